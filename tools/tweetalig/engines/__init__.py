"""Translation engines: what they promise, and where their models come from."""
