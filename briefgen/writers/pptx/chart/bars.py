"""Lying bars: names over the bars where there is room, else beside them; values at the ends; bars cut into pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.charts.marks import Mark, marks, series_fill
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST
from briefgen.geometry import PIXEL, Rect
from briefgen.scene import Color
from briefgen.writers.pptx.chart.labels import BOTH, CATEGORY, SERIES, Label, Labels
from briefgen.writers.pptx.chart.number_format import number_format
from briefgen.writers.pptx.chart.series import (
    Canvas,
    Plot,
    Reach,
    Series,
    axes,
    bar_group,
    filled,
    limits_with_labels,
)
from briefgen.writers.pptx.chart.workbook import Column, letter

CUT = 2 * PIXEL
LEAST_BAR = 20.0
"""Names stand over bars if these can still be so thick, in points."""

CLOSE = 4.0
"""Between a name and its bar, in points."""

WIDEST_COLUMN = 0.45
"""The share of the chart that names beside the bars take at most."""

MOST_PIECES = 24
"""A bar is not cut into more pieces: nobody counts them."""


def bars(canvas: Canvas) -> Plot:
    """One series of bars, or several side by side."""
    if len(canvas.sketch.data.series) > 1:
        return _grouped(canvas)
    thick = _thickness_under_names(canvas)
    above = thick >= LEAST_BAR
    column = 0.0 if above else names_column(canvas)
    pitch = canvas.height / canvas.count
    if not above:
        thick = min(pitch * BAR_SHARE, THICKEST)
    inner = Rect(column, 0, canvas.width - column, canvas.height)
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    limits = limits_with_labels(_reaches(canvas, found), inner.width)
    pieces = _pieces(canvas)
    categories = axis_names(canvas, detailed=not above)
    names = (_names(canvas, thick),) if above else ()
    series, columns = _cut(canvas, found, pieces) if pieces else _whole(canvas, found)
    return Plot(
        groups=(
            bar_group(
                "bar",
                [one.markup(canvas, categories) for one in (*names, *series)],
                pitch / thick - 1,
                stacked=bool(pieces),
            ),
        ),
        axes=axes(canvas, "bar", limits, named=not above, zero=limits[0] < 0),
        inner=inner,
        columns=columns,
        categories=categories,
    )


def axis_names(canvas: Canvas, *, detailed: bool) -> tuple[str, ...]:
    """The categories as the sheet and the axis have them; `detailed` adds each one's second line."""
    data = canvas.sketch.data
    if not detailed or not any(data.details):
        return data.categories
    pairs = zip(data.categories, data.details, strict=True)
    return tuple(f"{name}\n{detail}" if detail else name for name, detail in pairs)


def names_column(canvas: Canvas) -> float:
    """The width of the names beside the bars, in points."""
    return min(canvas.sketch.caption_width * 1.06 + 2 * GAP, WIDEST_COLUMN * canvas.width)


def common(fills: Sequence[Color]) -> Color:
    """The fill that most bars have: the series' own, from which single bars differ."""
    return Counter(fills).most_common(1)[0][0] if fills else Color.INK


def series_format(canvas: Canvas, index: int) -> str | None:
    """The number format that shows a series' labels, None if they have to be written out."""
    series = canvas.sketch.data.series[index]
    if canvas.sketch.data.number_format != "General":
        return canvas.sketch.data.number_format
    return number_format(series.values, series.labels)


def _thickness_under_names(canvas: Canvas) -> float:
    """How thick a bar in the middle of its row can be under a name, in points."""
    line = canvas.sketch.styles.category.leading
    return min(THICKEST, canvas.height / canvas.count - 2 * (line + CLOSE))


def _reaches(canvas: Canvas, found: Sequence[Mark]) -> list[Reach]:
    """Every bar's end and the width of its label, values being in units of the data."""
    data, style = canvas.sketch.data, canvas.sketch.styles.value
    labels = [(mark.label, mark.series, mark.lane, mark.category) for mark in found]
    reaches: list[Reach] = []
    for label, name, lane, category in labels:
        value = data.series[lane].values[category] or Decimal(0)
        beside = canvas.room(name, style) + GAP if name else 0.0
        reaches.append((float(value), canvas.room(label, style) + beside + 2 * GAP))
    return reaches


def _names(canvas: Canvas, thick: float) -> Series:
    """Bars of no length whose labels are the categories, moved up to stand over the real bars."""
    data, styles = canvas.sketch.data, canvas.sketch.styles
    shift = canvas.shift(0, -(thick + styles.category.leading) / 2 - CLOSE / 2)
    points = {
        index: Label(
            styles.category,
            words=((f"{data.categories[index]}  ", styles.category), (detail, styles.detail)) if detail else (),
            shown=CATEGORY,
            shift=shift,
        )
        for index, detail in enumerate(data.details or ("",) * canvas.count)
    }
    labels = Labels(styles.category, "inBase", CATEGORY, points=points, inset=0)
    return Series(0, "Names", (Decimal(0),) * canvas.count, shape=filled(None), labels=labels)


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


def _whole(canvas: Canvas, found: Sequence[Mark]) -> tuple[list[Series], tuple[Column, ...]]:
    source = canvas.sketch.data.series[0]
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    points = value_labels(canvas, found, 0)
    series = Series(
        order=1,
        title=source.name,
        values=source.values,
        column=1,
        shape=filled(fill),
        points={mark.category: filled(mark.fill) for mark in found if mark.fill is not fill},
        labels=Labels(canvas.sketch.styles.value, "outEnd", format=form, points=points),
        format=form or "General",
    )
    return [series], (Column(source.name, source.values, form or "General"),)


def _pieces(canvas: Canvas) -> int:
    """Into how many pieces the longest bar is cut; 0 if bars stay whole."""
    data = canvas.sketch.data
    largest = max((abs(value) for value in data.series[0].values if value is not None), default=Decimal(0))
    if not data.segment or data.kind not in ("bar", "column"):
        return 0
    count = -int(-largest // abs(data.segment))
    return count if 1 < count <= MOST_PIECES else 0


def _cut(canvas: Canvas, found: Sequence[Mark], pieces: int) -> tuple[list[Series], tuple[Column, ...]]:
    """The pieces, numbered where a bar is a whole number of them, and an unseen series that tells the whole value.

    The sheet holds the values themselves; the pieces are formulas that cut them.
    """
    data, styles = canvas.sketch.data, canvas.sketch.styles
    source, size = data.series[0], abs(data.segment or Decimal(1))
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    columns = [Column(source.name, source.values, form or "General")]
    series = []
    for piece in range(pieces):
        values = tuple(None if value is None else _part(value, piece, size) for value in source.values)
        cell = f"${letter(1)}"
        formulas = tuple(
            f"SIGN({cell}{row})*MAX(0,MIN(ABS({cell}{row})-{piece * size:f},{size:f}))"
            for row in range(2, canvas.count + 2)
        )
        columns.append(Column(str(piece + 1), values, formulas=formulas))
        numbered = {
            mark.category: Label(
                replace(styles.detail, color=canvas.sketch.theme.text_on(mark.fill), weight=600), shown=SERIES
            )
            for mark in found
            if _is_whole(source.values[mark.category], size) and values[mark.category]
        }
        series.append(
            Series(
                order=piece + 1,
                title=str(piece + 1),
                values=values,
                column=piece + 2,
                shape=filled(fill, CUT),
                points={mark.category: filled(mark.fill, CUT) for mark in found if mark.fill is not fill},
                labels=Labels(points=numbered, position="ctr"),
            )
        )
    points = value_labels(canvas, found, 0)
    whole = Labels(styles.value, "inBase", format=form, points=points)
    series.append(Series(pieces + 1, source.name, source.values, column=1, shape=filled(None), labels=whole))
    return series, tuple(columns)


def _part(value: Decimal, piece: int, size: Decimal) -> Decimal:
    """What of `value` falls into the piece with this index."""
    length = max(Decimal(0), min(abs(value) - piece * size, size))
    return length if value >= 0 else -length


def _is_whole(value: Decimal | None, size: Decimal) -> bool:
    return value is not None and value % size == 0


def _grouped(canvas: Canvas) -> Plot:
    """Several series: a lane each, every bar told by its series and its value."""
    data, styles = canvas.sketch.data, canvas.sketch.styles
    column = names_column(canvas)
    inner = Rect(column, 0, canvas.width - column, canvas.height)
    found = marks(data, canvas.sketch.theme)
    limits = limits_with_labels(_reaches(canvas, found), inner.width)
    lanes = len(data.series)
    pitch = canvas.height / canvas.count
    share = min(BAR_SHARE, lanes * THICKEST / pitch)
    categories = axis_names(canvas, detailed=True)
    series, columns = [], []
    for lane, source in enumerate(data.series):
        form = series_format(canvas, lane)
        points = {
            mark.category: Label(styles.value, ((f"{mark.label}  ", styles.value), (source.name, styles.detail)))
            for mark in found
            if mark.lane == lane and form is None
        }
        columns.append(Column(source.name, source.values, form or "General"))
        series.append(
            Series(
                order=lane,
                title=source.name,
                values=source.values,
                column=lane + 1,
                shape=filled(series_fill(lane, canvas.sketch.theme)),
                labels=Labels(styles.value, "outEnd", BOTH, form, points),
                format=form or "General",
            ).markup(canvas, categories)
        )
    return Plot(
        groups=(bar_group("bar", series, lanes * (1 / share - 1), overlap=0),),
        axes=axes(canvas, "bar", limits, named=True, zero=limits[0] < 0),
        inner=inner,
        columns=tuple(columns),
        categories=categories,
    )
