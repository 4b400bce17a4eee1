"""Colours made from colours: mixtures, and the nearest shade that reads."""

from __future__ import annotations

from math import atan2, degrees, hypot

from briefgen.colors.contrast import contrast
from briefgen.colors.oklab import from_lch, lab, lch

STEPS = 200


def mixed(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other`, mixed in OKLab."""
    if share in (0, 1):
        return other if share else color
    lightness, a, b = (x + (y - x) * share for x, y in zip(lab(color), lab(other), strict=True))
    return from_lch(lightness, hypot(a, b), degrees(atan2(b, a)))


def nearest_shade(color: str, against: str, ratio: float) -> str:
    """The shade of `color`, of the same hue and as near in lightness as can be, with `ratio` or more to `against`.

    Where no shade reaches it, black or white, whichever comes closer.
    """
    if contrast(color, against) >= ratio:
        return color
    lightness, chroma, hue = lch(color)
    for step in range(1, STEPS + 1):
        for other in (lightness - step / STEPS, lightness + step / STEPS):
            if 0 <= other <= 1 and contrast(shade := from_lch(other, chroma, hue), against) >= ratio:
                return shade
    return max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, against))
