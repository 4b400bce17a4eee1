"""Random documents as analysts write them, built and judged by an independent renderer."""
