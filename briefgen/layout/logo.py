"""The brand's logo, fitted into its place, in the form that is seen on the fill behind it."""

from __future__ import annotations

from briefgen.geometry import Rect
from briefgen.layout.protocol import Setting
from briefgen.pictures import fitted
from briefgen.scene import Color, Node, Picture
from briefgen.theme import Logo

WIDEST = 6.0
"""A logo is at most so many times as wide as its place is high."""


def logo(setting: Setting, x: float, y: float, height: float, on: Color) -> Picture | None:
    """The logo with its upper left corner at (x, y), `height` points high, or lower if it is very wide."""
    found = setting.theme.logo_on(on)
    if found is None:
        return None
    width, tall = fitted(found.file, WIDEST * height, height)
    area = Rect(x, y + height - tall, width, tall)
    alt = described(found, setting)
    node = Node("Figure", f"{setting.key}/logo", alt=alt)
    return Picture(f"{setting.key} · logo", area, found.file, alt, (*setting.tag, node))


def described(logo: Logo, setting: Setting) -> str:
    """What the logo shows: in the brand's words, or that it is the brand's logo."""
    known = setting.vocabulary.spoken
    return logo.alt or (known.logo.format(logo.brand) if logo.brand else known.logo_unnamed)
