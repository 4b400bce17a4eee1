"""Where shapes stand: their frames through groups, and the boxes around what is turned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

from briefgen.company.xml import EMU, Element, child, label, name, number, truth
from briefgen.geometry import Rect

DEGREE = 60_000
"""Angles are written in sixty-thousandths of a degree."""

MAX_DEPTH = 32
_SHAPES = frozenset(name(f"p:{kind}") for kind in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"))
_GROUP = name("p:grpSp")
_ALTERNATIVES = name("mc:AlternateContent")


@dataclass(frozen=True, slots=True)
class Scale:
    """How a group's inside lies on the slide: x → x * `across` + `left`, and likewise down."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0
    rotation: float = 0.0

    def laid(self, rect: Rect) -> Rect:
        return Rect(
            rect.x * self.across + self.left,
            rect.y * self.down + self.top,
            rect.width * self.across,
            rect.height * self.down,
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape that is seen. `rect` None: it has no frame of its own."""

    element: Element
    rect: Rect | None
    rotation: float


def placed(tree: Element, scale: Scale | None = None, depth: int = 0) -> Iterator[Placed]:
    """The shapes of a tree in the order they are painted, groups opened; hidden ones are left out."""
    scale = scale or Scale()
    for element in tree:
        if element.tag == _ALTERNATIVES:
            yield from placed(_chosen(element), scale, depth)
        elif element.tag == _GROUP and depth < MAX_DEPTH:
            if not _hidden(element):
                yield from placed(element, _inside(element, scale), depth + 1)
        elif element.tag in _SHAPES and not _hidden(element):
            rect, rotation = frame(element)
            yield Placed(element, None if rect is None else scale.laid(rect), (rotation + scale.rotation) % 360)


def frame(element: Element) -> tuple[Rect | None, float]:
    """A shape's own frame in points and its turn in degrees."""
    transform = (
        child(element, "p:xfrm") if element.tag == name("p:graphicFrame") else child(element, "p:spPr", "a:xfrm")
    )
    return _extent(transform, "a:off", "a:ext"), number(transform, "rot") / DEGREE


def around(rect: Rect, rotation: float) -> Rect:
    """The box around a frame that is turned about its centre."""
    angle = radians(rotation)
    width = abs(rect.width * cos(angle)) + abs(rect.height * sin(angle))
    height = abs(rect.width * sin(angle)) + abs(rect.height * cos(angle))
    return Rect(rect.centre - width / 2, rect.middle - height / 2, width, height)


def _chosen(alternatives: Element) -> Element:
    """What older programs show, which is what every program can."""
    fallback = alternatives.find(name("mc:Fallback"))
    return fallback if fallback is not None and len(fallback) else alternatives.find(name("mc:Choice"))


def _hidden(element: Element) -> bool:
    return truth(label(element), "hidden", otherwise=False)


def _extent(transform: Element | None, corner: str, size: str) -> Rect | None:
    offset, extent = child(transform, corner), child(transform, size)
    if offset is None or extent is None:
        return None
    x, y = number(offset, "x") / EMU, number(offset, "y") / EMU
    return Rect(x, y, abs(number(extent, "cx")) / EMU, abs(number(extent, "cy")) / EMU)


def _inside(group: Element, scale: Scale) -> Scale:
    transform = child(group, "p:grpSpPr", "a:xfrm")
    outer, inner = _extent(transform, "a:off", "a:ext"), _extent(transform, "a:chOff", "a:chExt")
    if outer is None or inner is None:
        return scale
    laid = scale.laid(outer)
    across = laid.width / inner.width if inner.width else scale.across
    down = laid.height / inner.height if inner.height else scale.down
    turn = scale.rotation + number(transform, "rot") / DEGREE
    return Scale(across, down, laid.x - inner.x * across, laid.y - inner.y * down, turn)
