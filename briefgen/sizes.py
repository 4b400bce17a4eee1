"""The sizes of text that each edition has unless a brand names its own, and the limits within which it may."""

from __future__ import annotations

from collections.abc import Mapping
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
