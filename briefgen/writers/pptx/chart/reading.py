"""What the forms share: names and formats as the sheet has them, and the labels that the plan shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from briefgen.charts.marks import Mark
from briefgen.scene import Color, Paragraph, Style, TextFrame
from briefgen.writers.pptx.chart.labels import CATEGORY, VALUE, Label, Labels, Shown, Words
from briefgen.writers.pptx.chart.number_format import number_format
from briefgen.writers.pptx.chart.series import Canvas, Series
from briefgen.writers.pptx.markup import Xml, tag
from briefgen.writers.pptx.roles import outline


def axis_names(canvas: Canvas) -> tuple[str, ...]:
    """The categories as the sheet and the axis have them: with the plan's breaks where all are named on the axis."""
    told = canvas.plan.told("name")
    categories = canvas.sketch.data.categories
    if canvas.plan.names in {"over", "placed"}:
        return categories
    names = ("\n".join(p.text for p in told[i].paragraphs) if i in told else name for i, name in enumerate(categories))
    return tuple(names)


def names_series(canvas: Canvas, order: int) -> Series:
    """An unseen line on the plot's lower edge whose labels are the names that were placed."""
    low, high = canvas.plan.limits
    # A hair inside: on the very edge, rounding would drop the point with its label.
    level = Decimal(repr(low + (high - low) * 1e-6))
    told = canvas.plan.told("name")
    points = {
        index: Label(
            canvas.sketch.styles.category,
            shown=CATEGORY,
            position="b",
            shift=canvas.shift(frame.rect.centre - canvas.centre(index), 0),
        )
        for index, frame in told.items()
    }
    values = tuple(level if index in told else None for index in range(canvas.count))
    return Series(order, canvas.known.names, values, shape=unseen_line(), labels=Labels(points=points, position="b"))


def unseen_line() -> Xml:
    """The look of a line that only carries labels."""
    return tag("c:spPr", outline(None))


def common(fills: Sequence[Color]) -> Color:
    """The fill that most bars have: the series' own, from which single bars differ."""
    return Counter(fills).most_common(1)[0][0] if fills else Color.INK


def series_format(canvas: Canvas, index: int) -> str | None:
    """The number format that shows a series' labels, None if they have to be written out."""
    series = canvas.sketch.data.series[index]
    if canvas.sketch.data.number_format != "General":
        return canvas.sketch.data.number_format
    return number_format(series.values, series.labels)


def telling(canvas: Canvas, index: int, category: int, frame: TextFrame, shown: Shown = VALUE) -> Label:
    """The label of a value: shown by the series' format or by one of its own, written out where neither reads so."""
    style = frame.paragraphs[-1].runs[-1].style
    if series_format(canvas, index):
        return Label(style, shown=shown)
    series = canvas.sketch.data.series[index]
    form = number_format(series.values[category : category + 1], series.labels[category : category + 1])
    return Label(style, () if form else words(frame), shown, format=form)


def words(frame: TextFrame) -> Words:
    """A frame's text, to be written out."""
    return tuple(_runs(paragraph) for paragraph in frame.paragraphs)


def _runs(paragraph: Paragraph) -> tuple[tuple[str, Style], ...]:
    return tuple((run.text, run.style) for run in paragraph.runs)


def value_labels(canvas: Canvas, index: int) -> dict[int, Label]:
    """The labels of a series that differ from its rule: highlighted ones, and all where no format tells them."""
    usual = Label(canvas.sketch.styles.value) if series_format(canvas, index) else None
    told = canvas.plan.told("value", index)
    points = {category: telling(canvas, index, category, frame) for category, frame in told.items()}
    return {category: label for category, label in points.items() if label != usual}


def untold(canvas: Canvas, index: int) -> frozenset[int]:
    """The points of a series whose values the plan does not show."""
    told = canvas.plan.told("value", index)
    values = canvas.sketch.data.series[index].values
    return frozenset(i for i, value in enumerate(values) if value is not None and i not in told)


def fills(found: Sequence[Mark], usual: Color) -> dict[int, Color]:
    """The marks whose fill is not the usual one, by category."""
    return {mark.category: mark.fill for mark in found if mark.fill is not usual}
