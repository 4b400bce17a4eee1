"""How colours look to readers with protanopia, deuteranopia or tritanopia, and which they cannot tell apart.

The matrices are those of Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision
Deficiency” (IEEE TVCG 2009), at full severity; they act on linear light.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from briefgen.colors.contrast import Channels, channels
from briefgen.colors.oklab import Lab, distance, lab_of

Sight = Literal["full", "protanopia", "deuteranopia", "tritanopia"]
Matrix = tuple[Channels, Channels, Channels]

MATRICES: Mapping[Sight, Matrix] = MappingProxyType(
    {
        "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)

APART = 0.08
"""The least distance in OKLab of two marks that mean different things: four times what is just noticed."""


@lru_cache(maxsize=4096)
def seen(color: str, sight: Sight) -> Lab:
    """The place in OKLab of "#RRGGBB" as a reader with that sight sees it."""
    light = channels(color)
    red, green, blue = (
        min(max(sum(factor * value for factor, value in zip(row, light, strict=True)), 0.0), 1.0)
        for row in MATRICES[sight]
    )
    return lab_of((red, green, blue))


def difference(first: str, second: str, sight: Sight = "full") -> float:
    """How far apart two colours look to a reader with that sight."""
    return distance(seen(first, sight), seen(second, sight))


def least_difference(first: str, second: str) -> float:
    """How far apart two colours look to the reader who tells them apart worst."""
    return min(difference(first, second, sight) for sight in MATRICES)


def confused_by(first: str, second: str, least: float = APART) -> tuple[Sight, ...]:
    """The sights in which two colours are nearer than `least`."""
    return tuple(sight for sight in MATRICES if difference(first, second, sight) < least)
