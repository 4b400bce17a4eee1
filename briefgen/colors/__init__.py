"""Colours as numbers: contrast, perceptual distance, colour-blind sight, shades and sets. All are "#RRGGBB"."""
