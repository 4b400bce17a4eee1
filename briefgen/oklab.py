"""Colours as eyes compare them: Ottosson's OKLab, and how readers with a colour deficiency see (Machado 2009)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import atan2, cos, dist, hypot, radians, sin
from types import MappingProxyType

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)

DEFICIENCIES: Mapping[str, Matrix] = MappingProxyType(
    {
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
"""What becomes of linear red, green and blue where one kind of cone is missing (severity 1)."""


def distance(first: str, second: str, deficiency: str | None = None) -> float:
    """How far apart two colours "#RRGGBB" look; 0.02 is just seen, black and white are 1 apart."""
    return dist(lab(first, deficiency), lab(second, deficiency))


@lru_cache(maxsize=1024)
def lab(color: str, deficiency: str | None = None) -> Triple:
    """Lightness (0 to 1) and the two opponent axes, as seen with a deficiency if one is named."""
    linear = _linear(color)
    if deficiency:
        linear = _bounded(_times(DEFICIENCIES[deficiency], linear))
    red, green, blue = _times(TO_CONES, linear)
    return _times(TO_LAB, (red ** (1 / 3), green ** (1 / 3), blue ** (1 / 3)))


def lch(color: str) -> Triple:
    """Lightness, chroma and hue (radians)."""
    lightness, a, b = lab(color)
    return lightness, hypot(a, b), atan2(b, a)


def color_of(lightness: float, chroma: float, hue: float) -> str:
    """The "#RRGGBB" of a lightness, chroma and hue (degrees), less vivid where the screen has no such colour."""
    while chroma > 0:
        red, green, blue = linear = _from_lab((lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))))
        if min(linear) >= -0.0005 and max(linear) <= 1.0005:
            return _hex((red, green, blue))
        chroma -= 0.005
    return _hex(_from_lab((lightness, 0.0, 0.0)))


def _from_lab(values: Triple) -> Triple:
    first, second, third = _times(FROM_LAB, values)
    return _times(FROM_CONES, (first**3, second**3, third**3))


def _times(matrix: Matrix, values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def _bounded(values: Triple) -> Triple:
    first, second, third = (min(max(value, 0.0), 1.0) for value in values)
    return first, second, third


def _linear(color: str) -> Triple:
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def _hex(linear: Triple) -> str:
    curved = (c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in _bounded(linear))
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in curved)
