"""Provenance: which figure stands where in what was built, and what every other number is."""
