"""The brand's logo, fitted into its place, in the form that is seen on the fill behind it."""

from __future__ import annotations

from pathlib import Path

from briefgen.errors import MachineError
from briefgen.geometry import Rect
from briefgen.layout.protocol import Setting
from briefgen.scene import Color, Node, Picture

WIDEST = 6.0
"""A logo is at most so many times as wide as its place is high."""


def logo(setting: Setting, x: float, y: float, height: float, on: Color) -> Picture | None:
    """The logo with its upper left corner at (x, y), `height` points high, lower if it is very wide; None without one.

    Raises MachineError if the file cannot be read as a picture.
    """
    file = setting.theme.logo_on(on)
    if file is None:
        return None
    width, tall = pixel_size(file)
    factor = min(height / tall, WIDEST * height / width)
    name, alt = f"{setting.key} · logo", setting.theme.logo_alt
    area = Rect(x, y + height - tall * factor, width * factor, tall * factor)
    return Picture(name, area, file, alt, (*setting.tag, Node("Figure", f"{setting.key}/logo", alt=alt)))


def pixel_size(file: Path) -> tuple[int, int]:
    """Width and height of a picture file, in pixels. Raises MachineError if it cannot be read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as picture:
            return picture.size
    except (OSError, UnidentifiedImageError) as error:
        raise MachineError(f"The picture {file} cannot be read: {error}.") from error
