"""More colours than a brand names, for series of charts: made in OKLCH, read on the ground, apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from briefgen.oklab import DEFICIENCIES, color_of, distance
from briefgen.theme import contrast

LEAST_CONTRAST = 3.0
"""What a mark needs against its ground (WCAG 2.2, 1.4.11)."""

APART = 0.08
"""Colours nearer than this in OKLab are taken for one another; four times what is just seen."""

HUES = range(0, 360, 15)
CHROMAS = (0.12, 0.07)
LIGHTNESSES = (0.30, 0.38, 0.46, 0.54, 0.62, 0.70, 0.78, 0.86)


def apart(first: str, second: str) -> float:
    """How far apart two colours look to the reader who tells them apart worst."""
    return min(distance(first, second, kind) for kind in (None, *DEFICIENCIES))


def more_colors(number: int, taken: Sequence[str], ground: str) -> tuple[str, ...]:
    """Colours of at least 3:1 against `ground`, each the farthest there is from those taken before it."""
    every = {color_of(*each) for each in product(LIGHTNESSES, CHROMAS, HUES)}
    legible = sorted(color for color in every if contrast(color, ground) >= LEAST_CONTRAST)
    chosen = list(taken)
    for _ in range(number):
        chosen.append(max(legible, key=lambda color: min(apart(color, other) for other in chosen)))
    return tuple(chosen[len(taken) :])
