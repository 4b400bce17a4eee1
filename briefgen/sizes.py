"""The sizes of text that each edition has unless a brand names its own, and the limits within which it may."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Literal

Density = Literal["read", "present"]
"""Whether slides are read at a desk, or shown to a room, where no text of theirs is under 14 points."""

Edition = Literal["deck", "brief"]

USUAL: Mapping[tuple[Edition, Density], Mapping[str, float]] = {
    ("deck", "present"): {"cover": 60, "figure": 40, "title": 28, "lead": 20, "body": 14, "small": 10},
    ("deck", "read"): {"cover": 54, "figure": 36, "title": 24, "lead": 18, "body": 12, "small": 10},
    ("brief", "present"): {
        "cover": 38,
        "figure": 23,
        "title": 23,
        "lead": 14,
        "prose": 10.25,
        "body": 8,
        "small": 8,
    },
}
"""In points, from the largest down. The density is the slides': a brief is always read."""

FLOOR: Mapping[Edition, float] = {"deck": 10, "brief": 8}
LEAST_BODY: Mapping[Density, float] = {"read": 12, "present": 14}
LEAST_PROSE = 9.0
LARGEST = 96.0


def usual(edition: Edition, density: Density) -> Mapping[str, float]:
    """The sizes of an edition by role."""
    return USUAL[edition, density if edition == "deck" else "present"]


SLIDE_HEIGHT = 540.0
"""The height of the slides that the sizes are made for, in points."""


def proportion(height: float) -> float:
    """What text of slides so high measures, of its usual size: shown to a room, a smaller slide is enlarged more."""
    return min(1.0, height / SLIDE_HEIGHT)


def in_proportion(sizes: Mapping[str, float], height: float) -> tuple[tuple[str, float], ...]:
    """The sizes on slides of this height, in whole points."""
    return tuple((role, ceil(size * proportion(height))) for role, size in sizes.items())
