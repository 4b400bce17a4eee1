"""What the forms of bars share: names and formats as the sheet has them, and the labels that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.charts.marks import Mark
from briefgen.charts.sketch import GAP
from briefgen.scene import Color
from briefgen.writers.pptx.chart.labels import Label
from briefgen.writers.pptx.chart.number_format import number_format
from briefgen.writers.pptx.chart.series import ROOM, Canvas

WIDEST_COLUMN = 0.45
"""The share of the chart that names beside the bars take at most."""


def axis_names(canvas: Canvas, *, detailed: bool) -> tuple[str, ...]:
    """The categories as the sheet and the axis have them; `detailed` adds each one's second line."""
    data = canvas.sketch.data
    if not detailed or not any(data.details):
        return data.categories
    pairs = zip(data.categories, data.details, strict=True)
    return tuple(f"{name}\n{detail}" if detail else name for name, detail in pairs)


def names_column(canvas: Canvas) -> float:
    """The width of the names beside the bars, in points."""
    return min(canvas.sketch.caption_width * ROOM + 2 * GAP, WIDEST_COLUMN * canvas.width)


def common(fills: Sequence[Color]) -> Color:
    """The fill that most bars have: the series' own, from which single bars differ."""
    return Counter(fills).most_common(1)[0][0] if fills else Color.INK


def series_format(canvas: Canvas, index: int) -> str | None:
    """The number format that shows a series' labels, None if they have to be written out."""
    series = canvas.sketch.data.series[index]
    if canvas.sketch.data.number_format != "General":
        return canvas.sketch.data.number_format
    return number_format(series.values, series.labels)


def value_labels(canvas: Canvas, found: Sequence[Mark], index: int) -> dict[int, Label]:
    """The labels of a series that differ from its rule: highlighted ones, and all where no format tells them."""
    form = series_format(canvas, index)
    points = {}
    for mark in found:
        style = canvas.sketch.value_style(mark.fill, inside=False)
        if form is None or style != canvas.sketch.styles.value:
            words = ((mark.label, style),) if form is None else ()
            points[mark.category] = Label(style, words)
    return points
