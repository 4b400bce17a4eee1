"""What DrawingML does to a colour (ISO/IEC 29500-1, 20.1.2.3): shares of light, saturation, tint and shade.

Channels run from 0 to 1, values of changes in thousandths of a per cent, hues in sixty-thousandths of a degree.
"""

from __future__ import annotations

from collections.abc import Callable
from colorsys import hls_to_rgb, rgb_to_hls

from briefgen.company.model import Changes

WHOLE = 100_000
CIRCLE = 21_600_000

Channels = tuple[float, float, float]


def changed(color: str, changes: Changes) -> str:
    """The "#RRGGBB" after all changes, one after the other; those of transparency change no colour."""
    channels = _channels(color)
    for name, value in changes:
        channels = _changed(channels, name, value)
    return hexed(channels)


def hexed(channels: Channels) -> str:
    """Channels as "#RRGGBB"."""
    return "#" + "".join(f"{round(_held(channel) * 255):02X}" for channel in channels)


def from_linear(share: float) -> float:
    """A channel of sRGB from its share of light."""
    share = _held(share)
    return 12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055


def _changed(channels: Channels, name: str, value: int) -> Channels:
    share = value / WHOLE
    match name:
        case "tint":
            return _each(channels, lambda c: from_linear(_linear(c) * share + 1 - share))
        case "shade":
            return _each(channels, lambda c: from_linear(_linear(c) * share))
        case "inv":
            return _each(channels, lambda c: from_linear(1 - _linear(c)))
        case "gray":
            light = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
            return light, light, light
        case "comp" | "hue" | "hueOff" | "hueMod" | "sat" | "satOff" | "satMod" | "lum" | "lumOff" | "lumMod":
            return _turned(channels, name, value)
        case _:
            return channels


def _turned(channels: Channels, name: str, value: int) -> Channels:
    """A change of hue, saturation or light, as hue, light and saturation span them."""
    hue, light, full = rgb_to_hls(*channels)
    if name == "comp":
        hue += 0.5
    elif name.startswith("hue"):
        hue = hue * value / WHOLE if name == "hueMod" else _set(hue, name, value / CIRCLE)
    elif name.startswith("sat"):
        full = _set(full, name, value / WHOLE)
    else:
        light = _set(light, name, value / WHOLE)
    red, green, blue = hls_to_rgb(hue % 1.0, _held(light), _held(full))
    return _held(red), _held(green), _held(blue)


def _set(old: float, name: str, value: float) -> float:
    """A measure after `…Mod` has multiplied it, `…Off` has added to it, or the plain name has replaced it."""
    return old * value if name.endswith("Mod") else old + value if name.endswith("Off") else value


def _each(channels: Channels, change: Callable[[float], float]) -> Channels:
    red, green, blue = (change(channel) for channel in channels)
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(color: str) -> Channels:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _held(value: float) -> float:
    return min(1.0, max(0.0, value))
