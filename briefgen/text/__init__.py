"""Faces, shaping and line breaking: the one measurer."""
