"""OKLab and OKLCH, in which equal distances look about equal.

The matrices are those of Björn Ottosson, “A perceptual color space for image processing” (2020).
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from briefgen.colors.contrast import Channels, channels

NOTICEABLE = 0.02
"""The distance in OKLab at which a difference is just noticed (CSS Color 4, gamut mapping)."""


class Lab(NamedTuple):
    """Lightness 0 to 1, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


def lab(color: str) -> Lab:
    """The place of "#RRGGBB" in OKLab."""
    return lab_of(channels(color))


def lab_of(light: Channels) -> Lab:
    """The place in OKLab of linear red, green and blue."""
    red, green, blue = light
    long = _root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = _root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = _root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return Lab(
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _root(value: float) -> float:
    return float(abs(value) ** (1 / 3)) * (1 if value >= 0 else -1)


def distance(first: Lab, second: Lab) -> float:
    """How far apart two colours look; `NOTICEABLE` is the least that is seen."""
    return float(sum((x - y) ** 2 for x, y in zip(first, second, strict=True)) ** 0.5)


def lch(color: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue in degrees of "#RRGGBB"."""
    lightness, a, b = lab(color)
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def from_lch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of that lightness and hue, its chroma lowered as far as a screen needs to show it."""
    low, high = 0.0, chroma
    if _shown(_light(lightness, chroma, hue)):
        return _written(_light(lightness, chroma, hue))
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(_light(lightness, middle, hue)) else (low, middle)
    return _written(_light(lightness, low, hue))


def _light(lightness: float, chroma: float, hue: float) -> Channels:
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(light: Channels) -> bool:
    return all(-0.0001 <= value <= 1.0001 for value in light)


def _written(light: Channels) -> str:
    return "#" + "".join(f"{round(_encoded(min(max(value, 0.0), 1.0)) * 255):02X}" for value in light)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
