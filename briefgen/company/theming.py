"""A theme part: its colours, its faces, and the grounds that masters refer to by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.company.colors import OFFICE, SLOTS, theme_color
from briefgen.company.model import Fonts
from briefgen.company.xml import Element, child

FIRST_GROUND = 1001
"""Grounds in a theme are numbered from here, its other fills from 1."""

OTHERWISE = "Calibri"
"""The family of a theme that names none: what PowerPoint takes then."""


@dataclass(frozen=True, slots=True)
class ThemePart:
    """What masters take from their theme."""

    part: str
    name: str
    colors: Mapping[str, str]
    fonts: Fonts
    fills: tuple[Element, ...]
    grounds: tuple[Element, ...]

    def fill(self, index: int) -> Element | None:
        """The fill that a reference by number means; None for 0 and 1000, which are none."""
        listed, first = (self.grounds, FIRST_GROUND) if index >= FIRST_GROUND else (self.fills, 1)
        return listed[index - first] if 0 <= index - first < len(listed) else None


def theme_part(root: Element, part: str) -> ThemePart:
    """Read a theme."""
    elements = child(root, "a:themeElements")
    scheme, fonts = child(elements, "a:clrScheme"), child(elements, "a:fontScheme")
    formats = child(elements, "a:fmtScheme")
    return ThemePart(
        part,
        root.get("name", ""),
        colors(scheme),
        _fonts(fonts),
        _listed(child(formats, "a:fillStyleLst")),
        _listed(child(formats, "a:bgFillStyleLst")),
    )


def colors(scheme: Element | None) -> Mapping[str, str]:
    """The slots of a colour scheme, each as "#RRGGBB"."""
    found = {slot: child(scheme, f"a:{slot}") for slot in SLOTS}
    return MappingProxyType(
        {slot: (theme_color(each) if each is not None else None) or OFFICE[slot] for slot, each in found.items()}
    )


def _listed(parent: Element | None) -> tuple[Element, ...]:
    return () if parent is None else tuple(parent)


def _fonts(scheme: Element | None) -> Fonts:
    def family(group: str, script: str) -> str:
        found = child(scheme, f"a:{group}Font", f"a:{script}")
        return "" if found is None else found.get("typeface", "").strip()

    return Fonts(
        family("major", "latin") or OTHERWISE,
        family("minor", "latin") or OTHERWISE,
        family("major", "ea"),
        family("minor", "ea"),
        family("major", "cs"),
        family("minor", "cs"),
    )
