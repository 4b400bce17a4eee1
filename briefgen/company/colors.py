"""Reading colours: of a theme's slots, by name, by system, or literally, each resolved to the "#RRGGBB" it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb
from dataclasses import dataclass, replace
from types import MappingProxyType

from briefgen.company.model import Reference
from briefgen.company.transforms import CIRCLE, WHOLE, changed, from_linear, hexed
from briefgen.company.xml import Element, local, number

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""The colours of a theme."""

PLAIN_MAP: Mapping[str, str] = MappingProxyType(
    {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **{slot: slot for slot in SLOTS[4:]}}
)
"""The colour map of a master that says none."""

OFFICE: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            SLOTS,
            (
                "#000000",
                "#FFFFFF",
                "#44546A",
                "#E7E6E6",
                "#4472C4",
                "#ED7D31",
                "#A5A5A5",
                "#FFC000",
                "#5B9BD5",
                "#70AD47",
                "#0563C1",
                "#954F72",
            ),
            strict=True,
        )
    )
)
"""What a slot is that a broken theme leaves out: Office's own colour."""

_SYSTEM: Mapping[str, str] = MappingProxyType(
    {"window": "#FFFFFF", "windowText": "#000000", "highlight": "#0078D7", "highlightText": "#FFFFFF"}
)
_COLORS = frozenset({"srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"})
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SHORT = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
_GREY = "#808080"


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colours as one layout sees them. `placeholder`: what stands for the colour that a style leaves open."""

    colors: Mapping[str, str]
    color_map: Mapping[str, str]
    placeholder: Reference | None = None

    def with_placeholder(self, color: Reference | None) -> Palette:
        return replace(self, placeholder=color)

    def slot(self, name: str) -> str:
        """The "#RRGGBB" of a name that slides use (`tx1`) or of a theme's slot (`dk1`)."""
        return self.colors.get(self.color_map.get(name, name), _GREY)

    def reference(self, element: Element) -> Reference:
        """The colour that a colour element stands for."""
        kind, said = local(element), element.get("val", "")
        changes = tuple((local(change), number(change, "val", WHOLE)) for change in element)
        if kind == "schemeClr":
            if said == "phClr":
                base = self.placeholder or Reference(None, _GREY)
                return Reference(base.slot, changed(base.hex, changes), base.changes + changes)
            return Reference(said, changed(self.slot(said), changes), changes)
        return Reference(None, changed(_literal(element, kind, said), changes))

    def of(self, parent: Element | None) -> Reference | None:
        """The colour in an element that holds one, such as a plain fill."""
        if parent is None:
            return None
        found = next((each for each in parent if local(each) in _COLORS), None)
        return None if found is None else self.reference(found)


def opacity(parent: Element | None) -> float:
    """How much a plain fill covers, 0 to 1."""
    for element in () if parent is None else parent.iter():
        if local(element) == "alpha":
            return number(element, "val", WHOLE) / WHOLE
    return 1.0


def theme_color(parent: Element) -> str | None:
    """The colour of one slot of a theme, which refers to no other."""
    found = next((each for each in parent if local(each) in _COLORS), None)
    return None if found is None else Palette(OFFICE, {}).reference(found).hex


def _literal(element: Element, kind: str, said: str) -> str:
    match kind:
        case "srgbClr":
            return _hex(said)
        case "sysClr":
            return _SYSTEM.get(said) or _hex(element.get("lastClr", ""))
        case "prstClr":
            return _named(said)
        case "scrgbClr":
            red, green, blue = (from_linear(number(element, name) / WHOLE) for name in "rgb")
            return hexed((red, green, blue))
        case _:
            hue, light, full = number(element, "hue") / CIRCLE, number(element, "lum"), number(element, "sat")
            return hexed(hls_to_rgb(hue % 1.0, light / WHOLE, full / WHOLE))


def _hex(said: str) -> str:
    return f"#{said.upper()}" if _HEX.fullmatch(said) else _GREY


def _named(said: str) -> str:
    """A colour by its name on the web, which DrawingML also shortens: `dkBlue`."""
    from PIL import ImageColor

    short = next((pair for pair in _SHORT if said.startswith(pair[0]) and said[len(pair[0]) :][:1].isupper()), None)
    full = short[1] + said[len(short[0]) :] if short else said
    known = ImageColor.colormap.get(full.lower(), _GREY)
    return known.upper() if isinstance(known, str) else _GREY
