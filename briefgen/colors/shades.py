"""Colours made from colours: mixtures, and the nearest shade that reads."""

from __future__ import annotations

from collections.abc import Callable
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


def nearest(color: str, will_do: Callable[[str], bool]) -> str | None:
    """The shade of `color`, of the same hue and as near in lightness as can be, that will do; None if none does."""
    if will_do(color):
        return color
    lightness, chroma, hue = lch(color)
    places = (lightness + turn * step / STEPS for step in range(1, STEPS + 1) for turn in (-1, 1))
    shades = (from_lch(place, chroma, hue) for place in places if 0 <= place <= 1)
    return next((shade for shade in shades if will_do(shade)), None)


def nearest_shade(color: str, against: str, ratio: float) -> str:
    """The nearest shade of `color` with `ratio` or more to `against`.

    Where no shade reaches it, black or white, whichever comes closer.
    """
    found = nearest(color, lambda shade: contrast(shade, against) >= ratio)
    return found or max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, against))
