"""Hypothesis keeps no clock: a machine under load is not a failure."""

from hypothesis import settings

settings.register_profile("briefgen", deadline=None)
settings.load_profile("briefgen")
