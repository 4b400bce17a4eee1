"""Bars cut into pieces of one size, to show "n times": stacked series that follow from the values by formula."""

from __future__ import annotations

from decimal import Decimal

from briefgen.charts.marks import marks
from briefgen.charts.plan.lying import pieces
from briefgen.geometry import PIXEL
from briefgen.writers.pptx.chart.labels import SERIES, Label, Labels
from briefgen.writers.pptx.chart.reading import common, series_format, value_labels
from briefgen.writers.pptx.chart.series import Canvas, Series, filled
from briefgen.writers.pptx.chart.workbook import Column, letter

CUT = 2 * PIXEL


def cut(canvas: Canvas) -> tuple[list[Series], tuple[Column, ...]] | None:
    """The pieces, numbered as planned, and an unseen series that tells the whole value; None if bars stay whole.

    The sheet holds the values themselves; the pieces are formulas that cut them.
    """
    found = marks(canvas.sketch.data, canvas.sketch.theme)
    count = pieces(canvas.sketch.data)
    if not count:
        return None
    data, styles = canvas.sketch.data, canvas.sketch.styles
    source, size = data.series[0], abs(data.segment or Decimal(1))
    form = series_format(canvas, 0)
    fill = common([mark.fill for mark in found])
    columns = [Column(source.name, source.values, form or "General")]
    series = []
    for piece in range(count):
        values = tuple(None if value is None else _part(value, piece, size) for value in source.values)
        cell = f"${letter(1)}"
        formulas = tuple(
            f"SIGN({cell}{row})*MAX(0,MIN(ABS({cell}{row})-{piece * size:f},{size:f}))"
            for row in range(2, canvas.count + 2)
        )
        columns.append(Column(str(piece + 1), values, formulas=formulas))
        numbered = {
            category: Label(frame.paragraphs[0].runs[0].style, shown=SERIES)
            for category, frame in canvas.plan.told("piece", piece).items()
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
    points = value_labels(canvas, 0)
    whole = Labels(styles.value, "inBase", format=form, points=points)
    series.append(Series(count + 1, source.name, source.values, column=1, shape=filled(None), labels=whole))
    return series, tuple(columns)


def _part(value: Decimal, piece: int, size: Decimal) -> Decimal:
    """What of `value` falls into the piece with this index."""
    length = max(Decimal(0), min(abs(value) - piece * size, size))
    return length if value >= 0 else -length
