"""Colours made from colours: mixtures, and the nearest shade that reads. All are "#RRGGBB"."""

from __future__ import annotations

from briefgen.theme import contrast

STEPS = 256


def mixed(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other`, channel by channel."""
    channels = ((int(color[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in channels)


def nearest_shade(color: str, against: str, ratio: float) -> str:
    """The shade of `color`, darkened or lightened as little as it takes, with at least `ratio` against `against`.

    Where no shade reaches it, black or white, whichever comes closer.
    """
    for step in range(STEPS + 1):
        for end in ("#000000", "#FFFFFF"):
            shade = mixed(color, end, step / STEPS)
            if contrast(shade, against) >= ratio:
                return shade
    return max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, against))
