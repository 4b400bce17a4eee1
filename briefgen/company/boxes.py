"""Placeholders: each with its frame and its text's look, as it inherits them from layout, master and presentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from briefgen.company.colors import Palette
from briefgen.company.model import Box, Fonts
from briefgen.company.placing import Placed, placed
from briefgen.company.styling import LEVELS, Cascade, body_property
from briefgen.company.xml import EMU, Element, child, label, local, number, whole

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr"}
)
"""What a layout's placeholder inherits from on the master, by its type; all others from the body."""

_STYLES: Mapping[str, str] = MappingProxyType({"title": "p:titleStyle", "body": "p:bodyStyle"})
_ANCHORS: Mapping[str, Literal["top", "middle", "bottom"]] = MappingProxyType({"ctr": "middle", "b": "bottom"})
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))


def family(kind: str) -> str:
    """The kind of the master's placeholder that one of this kind inherits from."""
    return _FAMILIES.get(kind, "body")


def placeholder(element: Element) -> Element | None:
    """What marks a shape as a placeholder."""
    properties = next((each for each in element if local(each).startswith("nv")), None)
    return child(properties, "p:nvPr", "p:ph")


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What the placeholders of one tree inherit from: the master's placeholders, its styles, the presentation's."""

    master: Element
    presentation: Element
    fonts: Fonts

    def boxes(self, tree: Element, palette: Palette) -> tuple[Box, ...]:
        """The placeholders of a master's or a layout's tree that have a frame, in the order they are painted."""
        parents = self._parents()
        found = (self._box(each, palette, parents) for each in placed(tree) if placeholder(each.element) is not None)
        return tuple(box for box in found if box is not None)

    def _parents(self) -> Mapping[str, Placed]:
        parents: dict[str, Placed] = {}
        tree = child(self.master, "p:cSld", "p:spTree")
        for each in () if tree is None else placed(tree):
            mark = placeholder(each.element)
            if mark is not None:
                parents.setdefault(family(mark.get("type", "obj")), each)
        return parents

    def _box(self, shape: Placed, palette: Palette, parents: Mapping[str, Placed]) -> Box | None:
        mark = placeholder(shape.element)
        kind = mark.get("type", "obj") if mark is not None else "obj"
        parent = parents.get(family(kind))
        placing = shape if shape.rect is not None else parent
        if placing is None or placing.rect is None:
            return None
        elements = (shape.element, *((parent.element,) if parent else ()))
        bodies = tuple(body for each in elements if (body := child(each, "p:txBody", "a:bodyPr")) is not None)
        left, top, right, bottom = (whole(body_property(bodies, key, str(emu)), emu) / EMU for key, emu in _INSETS)
        vertical = body_property(bodies, "vert", "horz")
        return Box(
            kind=kind,
            index=number(mark, "idx"),
            name=_name(shape.element),
            rect=placing.rect,
            rotation=placing.rotation,
            insets=(left, top, right, bottom),
            anchor=_ANCHORS.get(body_property(bodies, "anchor", "t"), "top"),
            vertical=None if vertical == "horz" else vertical,
            wraps=body_property(bodies, "wrap", "square") != "none",
            columns=max(1, whole(body_property(bodies, "numCol", "1"), 1)),
            autofit=_autofit(bodies),
            levels=tuple(self._cascade(elements, kind, palette).level(level) for level in range(1, LEVELS + 1)),
            filled=palette.of(child(shape.element, "p:spPr", "a:solidFill")),
            has_text=child(shape.element, "p:txBody") is not None,
        )

    def _cascade(self, elements: tuple[Element, ...], kind: str, palette: Palette) -> Cascade:
        style = _STYLES.get(family(kind), "p:otherStyle")
        lists = (
            *(child(each, "p:txBody", "a:lstStyle") for each in elements),
            child(self.master, "p:txStyles", style),
            child(self.presentation, "p:defaultTextStyle"),
        )
        return Cascade(tuple(each for each in lists if each is not None), palette, self.fonts)


def _name(element: Element) -> str:
    found = label(element)
    return "" if found is None else found.get("name", "")


def _autofit(bodies: tuple[Element, ...]) -> Literal["none", "shrink", "grow"]:
    for body in bodies:
        for element in body:
            match local(element):
                case "noAutofit":
                    return "none"
                case "normAutofit":
                    return "shrink"
                case "spAutoFit":
                    return "grow"
    return "none"
