"""Roles as PowerPoint's references to the theme: what every slide, chart and layout carries instead of values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.scene import Color, FaceRole
from briefgen.writers.pptx.markup import Xml, emu, join, tag

SCHEME: Mapping[Color, str] = {
    Color.PAPER: "bg1",
    Color.INK: "tx1",
    Color.HAIRLINE: "bg2",
    Color.MUTED: "tx2",
    Color.ACCENT: "accent1",
    Color.SERIES_1: "accent2",
    Color.SERIES_2: "accent3",
    Color.SERIES_3: "accent4",
    Color.SECOND: "accent5",
    Color.TINT: "accent6",
}
"""The names that slides use; the master maps them to the slots of the theme.

The first four accents hold as marks on the ground: a chart that somebody adds in PowerPoint takes them in this order.
"""

SLOTS: Mapping[str, str] = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    "accent1": "accent1",
    "accent2": "accent2",
    "accent3": "accent3",
    "accent4": "accent4",
    "accent5": "accent5",
    "accent6": "accent6",
    "hlink": "hlink",
    "folHlink": "folHlink",
}


def typeface(face: FaceRole) -> str:
    """The reference to the theme's heading or body face."""
    return "+mj-lt" if face == "display" else "+mn-lt"


def script_typeface(script: Literal["ea", "cs"], face: FaceRole) -> Xml:
    """The reference to the theme's East Asian (ea) or complex-script (cs) face."""
    return tag(f"a:{script}", typeface=f"{typeface(face)[:4]}{script}")


def scheme(color: Color) -> Xml:
    """The reference to a role's colour."""
    return tag("a:schemeClr", val=SCHEME[color])


def solid(color: Color | None) -> Xml:
    """A fill in a role's colour, or none."""
    return tag("a:noFill") if color is None else tag("a:solidFill", scheme(color))


def outline(color: Color | None, width: float = 0.0, name: str = "a:ln") -> Xml:
    """A line `width` points thick with mitred corners, or none."""
    if color is None or not width:
        return tag(name, tag("a:noFill"))
    return tag(name, solid(color), tag("a:miter", lim=800000), w=emu(width))


def ground(color: Color) -> Xml:
    """A slide's background."""
    return tag("p:bg", tag("p:bgPr", join(solid(color), tag("a:effectLst"))))
