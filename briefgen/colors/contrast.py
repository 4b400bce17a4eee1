"""Luminance and contrast as WCAG 2.2 defines them."""

from __future__ import annotations

from functools import lru_cache

Channels = tuple[float, float, float]


def channels(color: str) -> Channels:
    """Red, green and blue of "#RRGGBB", 0 to 1 and linear in light (the sRGB transfer function undone)."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=4096)
def luminance(color: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1."""
    red, green, blue = channels(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
