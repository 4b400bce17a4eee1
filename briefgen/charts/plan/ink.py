"""A planned chart as shapes and text, for writers without native charts: the same bars where PowerPoint draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from briefgen.charts import combination
from briefgen.charts.marks import line_fill, marks, unit
from briefgen.charts.plan.lines import DOT, KEY, STROKE
from briefgen.charts.plan.lying import pieces
from briefgen.charts.sketch import GAP, ZERO_LINE
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import ChartData, ChartPlan, Color, Item, Segment, Shape
from briefgen.theme import Theme

AXIS_LINE = 0.75
CUT = 2 * PIXEL
"""The ground that shows between the pieces of a cut bar, in points."""

Point = tuple[float, float]


def drawn(data: ChartData, plan: ChartPlan, theme: Theme, *, from_right: bool = False) -> tuple[Item, ...]:
    """The marks of `plan` under its texts. A plan that runs from the right was mirrored, and so are its marks."""
    ink = _Ink(data, plan, theme)
    shapes = tuple(_FORMS[data.kind](ink))
    turned = tuple(_flipped(shape, plan.plot) for shape in shapes) if from_right else shapes
    return (*turned, *(text.frame for text in plan.texts))


@dataclass(frozen=True)
class _Ink:
    """A plan about to be drawn, from the left."""

    data: ChartData
    plan: ChartPlan
    theme: Theme

    @property
    def lying(self) -> bool:
        return self.plan.form == "lying"

    @property
    def pitch(self) -> float:
        """From category to category, in points."""
        return (self.plan.plot.height if self.lying else self.plan.plot.width) / max(len(self.data.categories), 1)

    def at(self, value: float, limits: tuple[float, float] | None = None) -> float:
        """Where a value stands on the page: from the left where bars lie, else from the top."""
        low, high = limits or self.plan.limits
        share, plot = (value - low) / (high - low), self.plan.plot
        return plot.x + share * plot.width if self.lying else plot.bottom - share * plot.height

    def centre(self, category: int) -> float:
        """Where a standing category stands; lines run from edge to edge of the plot."""
        plot = self.plan.plot
        if self.plan.form == "line":
            return plot.x + category * plot.width / max(len(self.data.categories) - 1, 1)
        return plot.x + (category + 0.5) * self.pitch

    def bar(self, category: int, start: float, end: float, lane: int = 0, lanes: int = 1) -> Rect:
        """The bar from one value to another, in its lane of the category."""
        low, high = sorted((self.at(start), self.at(end)))
        thick = self.plan.thickness
        if self.lying:
            top = self.plan.plot.y + (category + 0.5) * self.pitch + (lane - lanes / 2) * thick
            return Rect(low, top, high - low, thick)
        return Rect(self.centre(category) + (lane - lanes / 2) * thick, low, thick, high - low)

    def zero(self) -> Iterator[Shape]:
        """The line that bars stand on: seen where they stand on both sides of it, and under columns."""
        plot, zero = self.plan.plot, self.at(0.0)
        if self.lying:
            yield _line("zero line", [(zero, plot.y), (zero, plot.bottom)], Color.INK, AXIS_LINE)
        else:
            yield _line("zero line", [(plot.x, zero), (plot.right, zero)], Color.INK, AXIS_LINE)


def _bars(ink: _Ink) -> Iterator[Shape]:
    one, count = float(unit(ink.data)), pieces(ink.data)
    for mark in marks(ink.data, ink.theme):
        if mark.start == mark.end:
            continue
        box = ink.bar(mark.category, mark.start * one, mark.end * one, mark.lane, mark.lanes)
        yield Shape(mark.name, box, "rect", mark.fill)
        yield from _cuts(ink, mark.category, mark.end * one) if count else ()
    if not ink.lying or ink.plan.limits[0] < 0:
        yield from ink.zero()


def _cuts(ink: _Ink, category: int, value: float) -> Iterator[Shape]:
    """The ground between the pieces of a bar."""
    size = float(abs(ink.data.segment or Decimal(1)))
    for number in range(1, int(abs(value) / size + 1e-9) + 1):
        at = number * size if value > 0 else -number * size
        if abs(at - value) > size * 1e-6:
            edge, whole = ink.at(at), ink.bar(category, 0.0, value)
            ends = [(edge, whole.y), (edge, whole.bottom)] if ink.lying else [(whole.x, edge), (whole.right, edge)]
            yield _line(f"cut {category + 1}.{number}", ends, Color.PAPER, CUT)


def _stacks(ink: _Ink) -> Iterator[Shape]:
    one = float(unit(ink.data))
    for mark in marks(ink.data, ink.theme):
        if mark.start != mark.end:
            yield Shape(mark.name, ink.bar(mark.category, mark.start * one, mark.end * one), "rect", mark.fill)
    if ink.plan.limits[0] < 0:
        yield from ink.zero()


def _steps(ink: _Ink) -> Iterator[Shape]:
    one = float(unit(ink.data))
    found = marks(ink.data, ink.theme)
    boxes = [ink.bar(mark.category, mark.start * one, mark.end * one) for mark in found]
    if not ink.lying:
        for (mark, box), (_, following) in pairwise(zip(found, boxes, strict=True)):
            level = ink.at(mark.end * one)
            name = f"step {mark.category + 1}"
            yield _line(name, [(box.centre, level), (following.centre, level)], Color.MUTED, ZERO_LINE)
    for mark, box in zip(found, boxes, strict=True):
        yield Shape(mark.name, box, "rect", mark.fill)
    yield from ink.zero()


def _lines(ink: _Ink) -> Iterator[Shape]:
    data, plan = ink.data, ink.plan
    low, high = plan.limits
    if low <= 0 <= high:
        yield from ink.zero()
    several = len(data.series) > 1
    for index, series in enumerate(data.series):
        color = line_fill(index, data, ink.theme)
        points = [None if v is None else (ink.centre(i), ink.at(float(v))) for i, v in enumerate(series.values)]
        yield from _course(f"line {index + 1}", points, color, STROKE)
        for frame in plan.told("series", index).values() if several else ():
            middle = frame.rect.y + frame.paragraphs[0].leading / 2
            ends = [(frame.rect.x - KEY, middle), (frame.rect.x - GAP, middle)]
            yield _line(f"key {index + 1}", ends, color, STROKE)
        if data.highlight is not None and not several and (told := points[data.highlight]):
            yield _dot("highlight", told, DOT, Color.ACCENT)


def _both(ink: _Ink) -> Iterator[Shape]:
    yield from _bars(replace(ink, data=combination.columns_of(ink.data)))
    line, upper = ink.data.series[1], ink.plan.upper
    points = [None if v is None else (ink.centre(i), ink.at(float(v), upper)) for i, v in enumerate(line.values)]
    yield from _course("line 2", points, Color.INK, combination.STROKE)
    for number, point in enumerate(points, start=1):
        if point:
            yield _dot(f"point {number}", point, combination.DOT, Color.INK)


def _course(name: str, points: Sequence[Point | None], color: Color, width: float) -> Iterator[Shape]:
    """A line through the points, broken where one is missing; a dot for a point that stands alone."""
    first = 1
    for there, group in groupby(points, key=lambda point: point is not None):
        run = [point for point in group if point]
        if there and len(run) > 1:
            yield _line(f"{name} from {first}", run, color, width)
        elif there:
            yield _dot(f"{name} from {first}", run[0], 2 * width, color)
        first += len(run) or 1


def _line(name: str, points: Sequence[Point], color: Color, width: float) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    path: list[Segment] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Shape(name, rect, "line", stroke=color, stroke_width=width, path=tuple(path))


def _dot(name: str, at: Point, diameter: float, color: Color) -> Shape:
    return Shape(name, Rect(at[0] - diameter / 2, at[1] - diameter / 2, diameter, diameter), "ellipse", color)


def _flipped(shape: Shape, plot: Rect) -> Shape:
    """The shape on the other side of the plot's vertical axis."""
    edges = plot.x + plot.right
    path = tuple((kind, edges - x, y) for kind, x, y in shape.path)  # type: ignore[misc]  # lines are straight
    return replace(shape, rect=replace(shape.rect, x=edges - shape.rect.right), path=path)


_FORMS: Mapping[str, Callable[[_Ink], Iterator[Shape]]] = {
    "bar": _bars,
    "column": _bars,
    "stacked": _stacks,
    "waterfall": _steps,
    "line": _lines,
    "combination": _both,
}
