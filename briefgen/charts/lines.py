"""Lines over categories: labelled at their ends, broken at gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from briefgen.charts.marks import line_fill, unit
from briefgen.charts.sketch import GAP, ZERO_LINE, Sketch, spread
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import Color, Item, Style

if TYPE_CHECKING:
    from briefgen.charts.canvas import Canvas
    from briefgen.charts.renderer import Edge

STROKE = 3 * PIXEL
DOT = 4 * STROKE
KEY = 12.0
LEAST_RISE = 48.0
LEAST_RUN = 72.0
WIDEST_LABEL = 0.35
"""The share of the chart that end labels take at most before they wrap."""

LEAST_SPREAD = Decimal(1) / 6
"""Values closer together than this share of the largest are drawn without zero, as spreadsheets do."""

Point = tuple[int, float]


def fits(sketch: Sketch, width: float) -> bool:
    """Whether the labels at the ends leave the lines enough of `width`."""
    words = (sketch.longest_word(series.name, sketch.styles.category) for series in sketch.data.series)
    return max(words, default=0.0) <= WIDEST_LABEL * width and width - _label_column(sketch, width) >= LEAST_RUN


def least_height(sketch: Sketch, width: float) -> float:
    """The height that holds the labels of all lines' ends, in points."""
    labels = sum(_height(lines) for lines in _end_labels(sketch, width))
    return max(LEAST_RISE, labels) + 2 * _margin(sketch) + _names_height(sketch)


def draw(sketch: Sketch, rect: Rect) -> tuple[Item, ...]:
    """The lines, the first category at the left edge."""
    from briefgen.charts.canvas import Canvas

    margin = _margin(sketch)
    height = rect.height - margin - _names_height(sketch)
    width = rect.width - _label_column(sketch, rect.width)
    plot = Rect(rect.x + DOT / 2, rect.y + margin, width - DOT, height - _below(sketch, height - margin))
    low, high = _limits(sketch)
    canvas = Canvas(rect, plot, (0, max(sketch.count - 1, 1)), (low, high), sketch.theme)
    if low == 0 or low < 0 < high:
        canvas.stroke("zero line", [(rect.x, 0), (plot.right, 0)], Color.INK, ZERO_LINE, page_x=True, above=False)
    for index, points in enumerate(_points(sketch)):
        for stretch in _stretches(points):
            _stroke(canvas, index, stretch, line_fill(index, sketch.data, sketch.theme))
    _told_values(sketch, canvas)
    _ends(sketch, canvas)
    _names(sketch, canvas, rect.bottom - _names_height(sketch) + GAP)
    return canvas.items()


def _margin(sketch: Sketch) -> float:
    """Room above the lines for a value that is told at its point, and below them at the most, in points."""
    return sketch.styles.value.leading + DOT / 2


def _below(sketch: Sketch, height: float) -> float:
    """Room below lines that take so much height at least, for a value under its point or at its line's end."""
    low, high = _limits(sketch)
    scale, points = max(height, 0.0) / (high - low), _points(sketch)
    told = points[0] if len(points) == 1 else ()
    under = (_margin(sketch) - (y - low) * scale for _, y in told)
    level = (sketch.styles.value.leading / 2 - (each[-1][1] - low) * scale for each in points if each)
    return max((DOT / 2, *under, *level))


def _points(sketch: Sketch) -> tuple[tuple[Point, ...], ...]:
    """Each series' points; gaps are left out."""
    one = unit(sketch.data)
    return tuple(
        tuple((index, float(value / one)) for index, value in enumerate(series.values) if value is not None)
        for series in sketch.data.series
    )


def _limits(sketch: Sketch) -> tuple[float, float]:
    values = [Decimal(str(y)) for points in _points(sketch) for _, y in points]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    if high - low >= LEAST_SPREAD * max(abs(low), abs(high)) or high == low:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return (float(low), float(high)) if high > low else (0.0, 1.0)


def _stretches(points: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """Runs of points without a gap between them."""
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1][0] - pair[0]):
        yield tuple(point for _, point in run)


def _stroke(canvas: Canvas, index: int, stretch: Sequence[Point], color: Color) -> None:
    name = f"line {index + 1} from {stretch[0][0] + 1}"
    if len(stretch) > 1:
        canvas.stroke(name, stretch, color, STROKE)
    else:
        canvas.dot(name, stretch[0], DOT, color)


def _told_values(sketch: Sketch, canvas: Canvas) -> None:
    """A lone line tells its highlighted point, with a dot, and its first one where the two stay apart."""
    highlight, all_points = sketch.data.highlight, _points(sketch)
    points = all_points[0] if len(all_points) == 1 else ()
    taken = canvas.plot.right + DOT / 2
    for place, point in sorted(enumerate(points), key=lambda pair: pair[1][0] != highlight):
        highlighted = point[0] == highlight
        if highlighted:
            canvas.dot("highlight", point, DOT, Color.ACCENT)
        if place == len(points) - 1 or not (highlighted or place == 0):
            continue
        around = [level for _, level in points[max(place - 1, 0) : place + 2]]
        width = sketch.width(sketch.data.series[0].labels[point[0]], sketch.styles.value)
        page_x = canvas.plot.x + point[0] / (canvas.x[1] - canvas.x[0]) * canvas.plot.width
        left = max(min(page_x - width / 2, canvas.plot.right + DOT / 2 - width), canvas.rect.x)
        if highlighted or left + width + GAP <= taken:
            _tell(sketch, canvas, point, left, above=sum(around) / len(around) <= point[1])
            taken = min(taken, left)


def _tell(sketch: Sketch, canvas: Canvas, point: Point, left: float, above: bool) -> None:
    """The value of a point, from `left` on, on the side that its line does not take."""
    x, y = point
    style = sketch.value_style(Color.ACCENT if x == sketch.data.highlight else Color.INK, inside=False)
    edge: Edge = "bottom" if above else "top"
    shift = -DOT / 2 if above else DOT / 2
    label = sketch.data.series[0].labels[x]
    canvas.text(f"value {x + 1}", label, style, (left, y), edge=edge, dy=shift, page_x=True)


def _end_labels(sketch: Sketch, width: float) -> tuple[tuple[tuple[str, Style], ...], ...]:
    """For each series the last value and, where there are several series, its name; lines with their styles."""
    labels = []
    for series, points in zip(sketch.data.series, _points(sketch), strict=True):
        value = ((series.labels[points[-1][0]], sketch.styles.value),) if points else ()
        several = len(sketch.data.series) > 1
        names = sketch.wrapped(series.name, sketch.styles.category, WIDEST_LABEL * width) if several else ()
        labels.append((*value, *((line, sketch.styles.category) for line in names)))
    return tuple(labels)


def _height(lines: Sequence[tuple[str, Style]]) -> float:
    return sum(style.leading for _, style in lines)


def _key_width(sketch: Sketch) -> float:
    """The stub of each line before its label, in points; a lone line needs none."""
    return KEY + GAP if len(sketch.data.series) > 1 else 0.0


def _label_column(sketch: Sketch, width: float) -> float:
    lines = [line for label in _end_labels(sketch, width) for line in label]
    return max((sketch.width(text, style) for text, style in lines), default=0.0) + GAP + _key_width(sketch)


def _ends(sketch: Sketch, canvas: Canvas) -> None:
    labels, points = _end_labels(sketch, canvas.rect.width), _points(sketch)
    low, high = canvas.y
    scale = canvas.plot.height / (high - low)
    sizes = [_height(lines) for lines in labels]
    # The value stands level with the line's end, its name below it.
    half = sketch.styles.value.leading / 2
    wanted = [canvas.plot.bottom - ((p[-1][1] if p else low) - low) * scale - half for p in points]
    bottom = canvas.rect.bottom - _names_height(sketch)
    left = canvas.plot.right + DOT / 2 + GAP
    for index, (lines, top) in enumerate(
        zip(labels, spread(wanted, sizes, canvas.rect.y, bottom), strict=True), start=1
    ):
        if _key_width(sketch) and lines:
            ends = [(left, top + half), (left + KEY, top + half)]
            canvas.stroke(
                f"key {index}", ends, line_fill(index - 1, sketch.data, sketch.theme), STROKE, page_x=True, page_y=True
            )
        y = top
        for number, (text, style) in enumerate(lines, start=1):
            at = (left + _key_width(sketch), y)
            canvas.text(f"end {index}.{number}", text, style, at, edge="top", page_x=True, page_y=True)
            y += style.leading


def _names_height(sketch: Sketch) -> float:
    details = any(sketch.data.details)
    return GAP + sketch.styles.category.leading + (sketch.styles.detail.leading if details else 0.0)


def _names(sketch: Sketch, canvas: Canvas, top: float) -> None:
    """Names on one line under their points; where they would touch, every second, third … counted from the last."""
    every = (range(sketch.count - 1, -1, -stride) for stride in range(1, sketch.count + 1))
    shown = next((indices for indices in every if _apart(sketch, canvas, indices)), ())
    details = sketch.data.details or ("",) * sketch.count
    below = top + sketch.styles.category.leading
    for index in shown:
        left, right = _name_span(sketch, canvas, index)
        for part, text, style, y in (
            ("name", sketch.data.categories[index], sketch.styles.category, top),
            ("detail", details[index], sketch.styles.detail, below),
        ):
            at = ((left + right) / 2, y)
            canvas.text(f"{part} {index + 1}", text, style, at, align="center", edge="top", page_x=True, page_y=True)


def _name_span(sketch: Sketch, canvas: Canvas, index: int) -> tuple[float, float]:
    """From where to where a category's name and detail reach, in page points: around its point, inside the chart."""
    detail = sketch.data.details[index] if sketch.data.details else ""
    half = (
        max(
            sketch.width(sketch.data.categories[index], sketch.styles.category),
            sketch.width(detail, sketch.styles.detail),
        )
        / 2
    )
    point = canvas.plot.x + index / canvas.x[1] * canvas.plot.width
    centre = max(min(point, canvas.rect.right - half), canvas.rect.x + half)
    return (centre - half, centre + half)


def _apart(sketch: Sketch, canvas: Canvas, indices: Sequence[int]) -> bool:
    spans = [_name_span(sketch, canvas, index) for index in indices]
    return all(following[1] + GAP <= span[0] for span, following in pairwise(spans))
