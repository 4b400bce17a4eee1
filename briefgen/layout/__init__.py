"""The layout engine: the block protocol, the search and the proof."""
