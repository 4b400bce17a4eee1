"""Hypothesis keeps no clock: a machine under load is not a failure. No test meets drawings of an earlier run."""

import os
from tempfile import mkdtemp

from hypothesis import settings

settings.register_profile("briefgen", deadline=None)
settings.load_profile("briefgen")

os.environ["XDG_CACHE_HOME"] = mkdtemp(prefix="briefgen-tests-")
