"""What every plan is drafted on: the measured data, the area, and texts set at a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.charts.sketch import Sketch
from briefgen.geometry import Rect
from briefgen.scene import Align, ChartData, ChartText, Color, Paragraph, Run, Style, TextRole

Edge = str
"""Which edge of a text lies at its point: top, middle or bottom."""

NEAR = 3.0
"""Between a mark and its label, in points: the inset of the label's box."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """Why a chart cannot stand in its area, and the points it lacks there."""

    reason: str
    lacks: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A chart about to be planned. `whole` is what it is part of: the same where it is all."""

    sketch: Sketch
    whole: Sketch
    rect: Rect
    key: str

    @property
    def data(self) -> ChartData:
        return self.sketch.data

    @property
    def count(self) -> int:
        return self.sketch.count

    def text(
        self,
        role: TextRole,
        lines: Sequence[Paragraph],
        x: float,
        y: float,
        *,
        align: Align = "start",
        edge: Edge = "middle",
        series: int = 0,
        category: int = 0,
        on: Color = Color.PAPER,
    ) -> ChartText:
        """Lines that hang with an edge at (x, y), in page points; each paragraph is one line."""
        area = self.box(lines, x, y, align, edge)
        name = f"{self.key} · {role} {series + 1}.{category + 1}"
        return ChartText(role, series, category, self.sketch.type.frame(name, lines, area, on=on))

    def box(self, lines: Sequence[Paragraph], x: float, y: float, align: Align, edge: Edge) -> Rect:
        """The area such a text takes."""
        width = max((self.sketch.type.natural_width(line) for line in lines), default=0.0)
        height = sum(line.leading for line in lines)
        left = x - {"start": 0.0, "center": 0.5, "end": 1.0}[align] * width
        top = y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[edge] * height
        return Rect(left, top, width, height)


def line(text: str, style: Style, align: Align = "start") -> Paragraph:
    """One line in one style; white space in it is a single space."""
    return Paragraph((Run(" ".join(text.split()), style),), align)


@dataclass(frozen=True, slots=True)
class Ruler:
    """How values become page points along an axis: `origin` is where `low` stands; `turn` −1 for an upward axis."""

    low: float
    high: float
    origin: float
    length: float
    turn: int = 1

    @property
    def scale(self) -> float:
        """Points a unit."""
        return self.length / (self.high - self.low)

    def at(self, value: float) -> float:
        return self.origin + self.turn * (value - self.low) * self.scale


Reach = tuple[float, float]
"""A value and the room, in points, that its label needs beyond it."""


def limits_with_labels(reaches: Sequence[Reach], length: float) -> tuple[float, float]:
    """The limits of an axis `length` points long on which every bar from zero and its label fit."""
    up = [(0.0, 0.0), *((value, room) for value, room in reaches if value >= 0)]
    down = [(0.0, 0.0), *((-value, room) for value, room in reaches if value < 0)]
    scales = (max(length - a - b, length / 8) / (v + u) for v, a in up for u, b in down if v + u > 0)
    scale = min(scales, default=length)
    high = max(value + room / scale for value, room in up)
    low = max(value + room / scale for value, room in down)
    # Where rounding or few labels leave some of the length, it stays at the far end.
    return (-low, max(high, length / scale - low))
