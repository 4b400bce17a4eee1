"""What is drawn on layouts and masters beside their placeholders: logos, bands, lines, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from briefgen.company.boxes import placeholder
from briefgen.company.colors import opacity
from briefgen.company.cutting import first_blip, pictures_of
from briefgen.company.grounds import Painter
from briefgen.company.model import Drawing
from briefgen.company.placing import around, placed
from briefgen.company.xml import Element, child, label, local, name, number
from briefgen.geometry import Rect

OPAQUE = 0.9
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill")
_FULL = frozenset(
    {"rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect", "snip2SameRect", "flowChartProcess"}
)
"""Outlines that fill their box."""


def drawings(tree: Element, painter: Painter, part: str, *, on_master: bool) -> Iterator[Drawing]:
    """The drawings of a tree in `part` in the order they are painted; what shows nothing is left out."""
    for shape in placed(tree):
        if placeholder(shape.element) is None and shape.rect is not None:
            box = around(shape.rect, shape.rotation)
            if (found := _drawing(shape.element, box, painter, part)) is not None:
                yield replace(found, on_master=on_master)


def _drawing(element: Element, box: Rect, painter: Painter, part: str) -> Drawing | None:
    properties, relations = child(element, "p:spPr"), painter.package.relations.get(part, {})
    fill = next((each for each in properties if local(each) in _FILLS), None) if properties is not None else None
    kind, text = _kind(element), _text(element)
    picture = next((relations[key].target for key in pictures_of(element) if key in relations), None)
    if kind == "shape" and not (_shows(element, fill) or text or picture):
        return None
    named = label(element)
    holder = child(element, "p:blipFill") if kind == "picture" else fill
    raster = relations.get(first_blip(holder) or "")
    return Drawing(
        name="" if named is None else named.get("name", ""),
        rect=box,
        kind="picture" if picture else kind,
        hexes=_hexes(element, holder, painter, part),
        picture=raster.target if raster else picture,
        crop=_crop(holder),
        text=text,
        alt="" if named is None else named.get("descr", ""),
        link=child(named, "a:hlinkClick") is not None,
        solid=kind == "picture" or _outline(properties) in _FULL,
    )


def _kind(element: Element) -> Literal["shape", "picture", "line", "graphic"]:
    match local(element):
        case "pic":
            return "picture"
        case "cxnSp":
            return "line"
        case "graphicFrame" | "contentPart":
            return "graphic"
        case _:
            return "line" if _outline(child(element, "p:spPr")) == "line" else "shape"


def _outline(properties: Element | None) -> str:
    preset = child(properties, "a:prstGeom")
    return "" if preset is None else preset.get("prst", "")


def _shows(element: Element, fill: Element | None) -> bool:
    """Whether a shape has a fill or a line, of its own or by its style."""
    line = child(element, "p:spPr", "a:ln")
    style = child(element, "p:style")
    if fill is not None and local(fill) != "noFill" and opacity(fill) > 0.01:
        return True
    if fill is None and number(child(style, "a:fillRef"), "idx") > 0:
        return True
    if line is None:
        return number(child(style, "a:lnRef"), "idx") > 0
    return child(line, "a:noFill") is None and (len(line) > 0 or number(line, "w") > 0)


def _hexes(element: Element, fill: Element | None, painter: Painter, part: str) -> tuple[str, ...]:
    """The colours of a fill that covers, of the shape's own or by its style."""
    if fill is not None:
        ground = painter.painted(fill, part) if opacity(fill) >= OPAQUE else None
    else:
        reference = child(element, "p:style", "a:fillRef")
        ground = painter.referred(reference) if number(reference, "idx") > 0 else None
    return ground.hexes if ground and ground.exact else ()


def _crop(holder: Element | None) -> tuple[float, float, float, float]:
    source = child(holder, "a:srcRect")
    left, top, right, bottom = (number(source, side) / 100_000 for side in "ltrb")
    return left, top, right, bottom


def _text(element: Element) -> str:
    return " ".join("".join(each.text or "" for each in element.iter(name("a:t"))).split())
