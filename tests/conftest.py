"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# On a developer's machine every run tries other examples; CI tries the same ones each time, so
# that it fails for what a change did and for nothing else.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")
