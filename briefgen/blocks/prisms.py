"""Prisms in parallel projection, stacked: thickness shows rank in the stack, not data."""

from __future__ import annotations

from briefgen.geometry import Rect
from briefgen.layout.marks import outline, polygon
from briefgen.layout.protocol import Setting
from briefgen.scene import Color, Item, Shape

DEPTH_TO_WIDTH = 132 / 270
"""The footprint's drawn depth over its width."""

THICKEST_TO_THINNEST = 128 / 24
GAP_SHARE = 50 / 316
"""The gap between prisms as a share of the height that prisms and gaps divide among them."""

EDGE = 1.75
"""Weight of the visible edges, in points."""


def prisms(area: Rect, number: int, setting: Setting, lit: int | None = None) -> tuple[list[Item], list[float]]:
    """`number` prisms filling `area`, as `layered` has them, shape by shape."""
    layers, corners = layered(area, number, setting, lit)
    return [shape for layer in layers for shape in layer], corners


def layered(area: Rect, number: int, setting: Setting, lit: int | None = None) -> tuple[list[list[Shape]], list[float]]:
    """The shapes of `number` prisms filling `area`, foundation first, and the y of each one's right side, top first.

    A prism's first shape is its hull. With `lit`, only that layer (0 the foundation) keeps its colour and the rest are
    outlines, as a locator.
    """
    depth = min(area.width * DEPTH_TO_WIDTH, area.height / 2)
    room = area.height - depth
    gap = room * min(GAP_SHARE, 0.4 / max(number - 1, 1))
    ratios = [THICKEST_TO_THINNEST ** (index / max(number - 1, 1)) for index in range(number)]
    unit = (room - gap * (number - 1)) / sum(ratios)
    tops, corners = [], []
    top = area.y
    for ratio in ratios:
        tops.append(top)
        corners.append(top + depth / 2 + ratio * unit / 2)
        top += ratio * unit + gap
    layers: list[list[Shape]] = []
    for index in reversed(range(number)):
        layer = number - 1 - index
        shown = lit in (None, layer)
        colors = (layer_fill(layer, number, setting), Color.PAPER) if shown else (Color.PAPER, Color.HAIRLINE)
        name = f"{setting.key} · layer {layer + 1}"
        layers.append(_prism(name, area, tops[index], depth, ratios[index] * unit, *colors))
    return layers, corners


def layer_fill(layer: int, number: int, setting: Setting) -> Color:
    """Foundation, middle and surface keep their fills; further layers alternate the middle with the quiet fill."""
    foundation, middle, surface = setting.theme.fills
    if layer == 0:
        return foundation
    if layer == number - 1:
        return surface
    return middle if layer % 2 else Color.HAIRLINE


def _prism(name: str, area: Rect, top: float, depth: float, thickness: float, fill: Color, edge: Color) -> list[Shape]:
    left, right, centre = area.x, area.right, area.centre
    middle, front = top + depth / 2, top + depth
    hull = [
        (centre, top),
        (right, middle),
        (right, middle + thickness),
        (centre, front + thickness),
        (left, middle + thickness),
        (left, middle),
    ]
    return [
        polygon(name, hull, fill, edge, EDGE),
        outline(
            f"{name} edge",
            [("M", left, middle), ("L", centre, front), ("L", right, middle)],
            stroke=edge,
            weight=EDGE,
        ),
        outline(
            f"{name} front edge",
            [("M", centre, front), ("L", centre, front + thickness)],
            stroke=edge,
            weight=EDGE,
        ),
    ]
