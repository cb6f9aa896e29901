"""Makes the bilingual site."""
