"""Checks: what must hold of a document's numbers before anything is laid out."""
