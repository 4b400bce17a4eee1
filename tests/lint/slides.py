"""Slides, layouts, masters and notes: ids and names, titles, placeholders, reading order, boxes."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import FOOTERS, Opened, decorative, identity, kind, placeholder, shapes, words

TITLES = ("title", "ctrTitle")
EDGE = 2
"""How far a member may stand out of its group, in EMU: edges are rounded."""


def ids_are_unique(deck: Opened) -> Found:
    for part in deck.sheets:
        ids = Counter(int(each.get("id")) for each in deck.tree(part).iter("{*}cNvPr"))
        yield from ((part, f"has {count} shapes with the id {each}.") for each, count in ids.items() if count > 1)
        if min(ids) < 1:
            yield part, f"has a shape with the id {min(ids)}."


def names_are_unique(deck: Opened) -> Found:
    for part in deck.sheets:
        names = Counter(identity(each).get("name", "") for each in shapes(deck.tree(part)))
        yield from ((part, f"has {count} shapes named “{each}”.") for each, count in names.items() if count > 1)
        if not all(name.strip() for name in names):
            yield part, "has a shape without a name."


def every_slide_has_a_title_of_its_own(deck: Opened) -> Found:
    told: Counter[str] = Counter()
    for part in deck.slides:
        found = [
            words(shape)
            for shape in shapes(deck.tree(part))
            if (p := placeholder(shape)) is not None and p.get("type") in TITLES
        ]
        if len(found) != 1 or not found[0].strip():
            yield part, f"has the titles {found} instead of one."
        told.update(found[:1])
    yield from ((deck.presentation, f"has {n} slides titled “{title}”.") for title, n in told.items() if n > 1)


def placeholders_stand_on_the_layout(deck: Opened) -> Found:
    """A placeholder fills one of its layout's, and none is filled twice or left empty."""
    for part in deck.slides:
        (layout,) = deck.related(part, "slideLayout")[:1] or ("",)
        offered = {_key(each) for each in deck.tree(layout).iter("{*}ph")} if layout else set()
        taken = Counter(_key(each) for each in deck.tree(part).iter("{*}ph"))
        yield from ((part, f"fills the placeholder {each} {n} times.") for each, n in taken.items() if n > 1)
        yield from ((part, f"fills a placeholder {each}, which {layout} lacks.") for each in set(taken) - offered)
        for shape in shapes(deck.tree(part)):
            if placeholder(shape) is not None and kind(shape) == "sp" and not words(shape).strip():
                yield part, f"leaves the placeholder “{identity(shape).get('name')}” empty."


def _key(each: etree._Element) -> tuple[str, str]:
    said = each.get("type", "obj")
    return ("title" if said in TITLES else said, each.get("idx", "0"))


def footers_are_read_last(deck: Opened) -> Found:
    for part in deck.slides:
        begun = ""
        for shape in shapes(deck.tree(part)):
            place = placeholder(shape)
            if place is not None and place.get("type") in FOOTERS:
                begun = identity(shape).get("name")
            elif begun and not decorative(shape):
                yield part, f"reads “{identity(shape).get('name')}” after the footer “{begun}”."


def boxes_are_possible(deck: Opened) -> Found:
    """No negative sizes, no shape without any size, no group without a coordinate space around its members."""
    for part in deck.sheets:
        for shape in shapes(deck.tree(part)):
            name = identity(shape).get("name")
            box = shape.find("{*}xfrm") if kind(shape) == "graphicFrame" else shape.find("./*/{*}xfrm")
            if box is None:
                continue
            width, height = _pair(box, "ext", "cx", "cy")
            if min(width, height) < 0 or (width == height == 0):
                yield part, f"has “{name}” with a size of {width} by {height}."
            if kind(shape) == "grpSp":
                yield from ((part, said) for said in _members(shape, box, name))


def _members(group: etree._Element, box: etree._Element, name: str) -> list[str]:
    (left, top), (width, height) = _pair(box, "chOff", "x", "y"), _pair(box, "chExt", "cx", "cy")
    if (width == 0) != (_pair(box, "ext", "cx", "cy")[0] == 0):
        return [f"has the group “{name}” with an impossible scale."]
    found = []
    for member in group:
        inner = member.find("{*}xfrm") if kind(member) == "graphicFrame" else member.find("./{*}spPr/{*}xfrm")
        if inner is not None:
            (x, y), (w, h) = _pair(inner, "off", "x", "y"), _pair(inner, "ext", "cx", "cy")
            if x < left - EDGE or y < top - EDGE or x + w > left + width + EDGE or y + h > top + height + EDGE:
                found.append(f"has “{identity(member).get('name')}” outside of its group “{name}”.")
    return found


def _pair(box: etree._Element, name: str, *sides: str) -> tuple[int, int]:
    found = box.find(f"{{*}}{name}")
    first, second = (int(found.get(side)) if found is not None else 0 for side in sides)
    return first, second
