"""Settings that all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# Continuous integration must not fail by luck; `HYPOTHESIS_PROFILE=search` looks for new cases.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
