"""The two editions: what a document becomes."""
