"""Connectors: lines whose ends are tied to shapes, so that they follow when these are moved."""

from __future__ import annotations

from math import dist, sqrt

from briefgen.geometry import Rect
from briefgen.scene import Segment, Shape
from briefgen.writers.pptx.markup import NOTHING, Xml, join, tag
from briefgen.writers.pptx.sheet import Sheet

Point = tuple[float, float]

NEAR = 0.5
"""A line ends at a site no farther than this from its end, in points."""

UP, LEFT, DOWN, RIGHT = 16200000, 10800000, 5400000, 0
"""The directions in which a line leaves a site, in 60,000ths of a degree, clockwise from the right."""


def bends(shape: Shape) -> bool:
    """Whether a line turns once on its way."""
    return len(shape.path) == 3


def ends(shape: Shape) -> tuple[Point, Point]:
    """Where a line begins and ends."""
    return _point(shape.path[0]), _point(shape.path[-1])


def _point(segment: Segment) -> Point:
    """Where a segment ends; one that closes a path has no point of its own."""
    return (segment[-2], segment[-1]) if segment[0] != "Z" else (0.0, 0.0)


def ties(shape: Shape, sheet: Sheet) -> Xml:
    """The shapes that a line joins, as the connector's start and end; nothing for an end that reaches no site."""
    if shape.joins is None:
        return NOTHING
    names = ("a:stCxn", "a:endCxn")
    return join(
        *(
            tag(name, id=sheet.number(joined), idx=index)
            for name, joined, end in zip(names, shape.joins, ends(shape), strict=True)
            if joined in sheet.shapes and (index := _site(sheet.shapes[joined], end)) is not None
        )
    )


def _site(shape: Shape, end: Point) -> int | None:
    """The index of the site of `shape` at the end of a line."""
    near = [(dist(site, end), index) for index, site in enumerate(sites(shape))]
    distance, index = min(near, default=(NEAR + 1, 0))
    return index if distance <= NEAR else None


def sites(shape: Shape) -> tuple[Point, ...]:
    """The points where lines may be tied to a shape, in PowerPoint's order: those of its outline, then its own."""
    rect = shape.rect
    if shape.outline == "rect":
        return ((rect.centre, rect.y), (rect.x, rect.middle), (rect.centre, rect.bottom), (rect.right, rect.middle))
    if shape.outline == "ellipse":
        return (*_around(rect), *shape.sites)
    corners = (_point(segment) for segment in shape.path if segment[0] != "Z") if shape.fill else ()
    return (*corners, *shape.sites)


def _around(rect: Rect) -> tuple[Point, ...]:
    """The eight sites of an ellipse, from the top against the clock (presetShapeDefinitions, ellipse)."""
    x, y = rect.centre, rect.middle
    across, down = rect.width / 2, rect.height / 2
    slant = sqrt(0.5)
    turns = ((0, -1), (-slant, -slant), (-1, 0), (-slant, slant), (0, 1), (slant, slant), (1, 0), (slant, -slant))
    return tuple((x + dx * across, y + dy * down) for dx, dy in turns)


def direction(shape: Shape, site: Point) -> int:
    """Where a line leaves a site: away from the middle of the shape."""
    dx, dy = site[0] - shape.rect.centre, site[1] - shape.rect.middle
    if abs(dx) >= abs(dy):
        return RIGHT if dx >= 0 else LEFT
    return DOWN if dy > 0 else UP
