"""What changed between two states of a document, by meaning: figures, claims, texts, data, structure."""
