"""Series and axes: the parts that every kind of chart is put together from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.charts.sketch import Sketch
from briefgen.geometry import Rect
from briefgen.scene import ChartPlan, Color
from briefgen.vocabulary import vocabulary
from briefgen.vocabulary.words import Filed
from briefgen.writers.pptx.chart.labels import Labels
from briefgen.writers.pptx.chart.workbook import Column, cells, sheet_name, title_cell
from briefgen.writers.pptx.markup import NOTHING, Xml, tag, text
from briefgen.writers.pptx.roles import outline, solid
from briefgen.writers.pptx.text import chart_text

CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
"""Positive, as the schema wants them."""

SEEN = (CATEGORY_AXIS, VALUE_AXIS)
UNSEEN = (333333333, 444444444)
"""Pairs of axes: of categories and of values."""

Direction = Literal["bar", "col"]


@dataclass(frozen=True, slots=True)
class Canvas:
    """A chart about to be written: its data with their look, its plan, and the area it is drawn in."""

    sketch: Sketch
    plan: ChartPlan
    rect: Rect
    language: str
    from_right: bool = False
    """Whether categories, or bars, run from the right."""

    @property
    def count(self) -> int:
        return self.sketch.count

    @property
    def sheet(self) -> str:
        """The name of the sheet behind it."""
        return sheet_name(self.sketch.data.title, self.known.data)

    @property
    def known(self) -> Filed:
        """The words of its language for what stands in the sheet."""
        return vocabulary(self.language).filed

    @property
    def standing(self) -> bool:
        return self.plan.form != "lying"

    @property
    def direction(self) -> Direction:
        return "col" if self.standing else "bar"

    @property
    def pitch(self) -> float:
        """From category to category, in points."""
        return (self.plan.plot.width if self.standing else self.plan.plot.height) / self.count

    @property
    def gap(self) -> float:
        """The space between bars in thicknesses of a bar."""
        return self.pitch / self.plan.thickness - 1

    def shift(self, dx: float, dy: float) -> tuple[float, float]:
        """Points as shares of the chart."""
        return (dx / self.rect.width, dy / self.rect.height)

    def at(self, value: float) -> float:
        """Where a value stands on the page: from the left where bars lie, else from the top."""
        low, high = self.plan.limits
        share = (value - low) / (high - low)
        plot = self.plan.plot
        return plot.bottom - share * plot.height if self.standing else plot.x + share * plot.width

    def centre(self, category: int) -> float:
        """Where a standing category stands on the page; lines run from edge to edge of the plot."""
        plot = self.plan.plot
        if self.plan.form == "line":
            return plot.x + category * plot.width / max(self.count - 1, 1)
        return plot.x + (category + 0.5) * self.pitch


@dataclass(frozen=True, slots=True)
class Plot:
    """What a kind of chart comes to: its groups of series and its axes, and the sheet's columns."""

    groups: tuple[Xml, ...]
    axes: tuple[Xml, ...]
    columns: tuple[Column, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One series. `column` is its place in the sheet; a series without one has fixed values and no cells.

    `shape` is its look, `points` that of single points: for a line they are markers followed by the look.
    """

    order: int
    title: str
    values: tuple[Decimal | None, ...]
    column: int | None = None
    title_column: int | None = None
    shape: Xml = NOTHING
    marker: Xml = NOTHING
    """What a line has at every point; none by default."""
    points: Mapping[int, Xml] = field(default_factory=dict)
    labels: Labels | None = None
    format: str = "General"

    def markup(self, canvas: Canvas, categories: Sequence[str], *, line: bool = False) -> Xml:
        """The `c:ser` element of a bar or line chart."""
        labels = self.labels.turned() if self.labels and canvas.from_right else self.labels
        upright = NOTHING if line else tag("c:invertIfNegative", val=0)
        marker = (self.marker or tag("c:marker", tag("c:symbol", val="none"))) if line else NOTHING
        points = [tag("c:dPt", tag("c:idx", val=index), upright, shape) for index, shape in sorted(self.points.items())]
        return tag(
            "c:ser",
            tag("c:idx", val=self.order),
            tag("c:order", val=self.order),
            self._title(canvas.sheet),
            self.shape,
            marker if line else upright,
            *points,
            labels.markup(canvas.language) if labels else NOTHING,
            tag("c:cat", _strings(cells(canvas.sheet, 0, len(categories)), categories)),
            tag("c:val", self._numbers(canvas.sheet)),
            tag("c:smooth", val=0) if line else NOTHING,
        )

    def _title(self, sheet: str) -> Xml:
        column = self.column if self.column is not None else self.title_column
        if column is None:
            return tag("c:tx", tag("c:v", text(self.title)))
        return tag("c:tx", _strings(title_cell(sheet, column), [self.title]))

    def _numbers(self, sheet: str) -> Xml:
        points = [
            tag("c:pt", tag("c:v", Xml(f"{value:f}")), idx=index)
            for index, value in enumerate(self.values)
            if value is not None
        ]
        data = (tag("c:formatCode", text(self.format)), tag("c:ptCount", val=len(self.values)), *points)
        if self.column is None:
            return tag("c:numLit", *data)
        reference = text(cells(sheet, self.column, len(self.values)))
        return tag("c:numRef", tag("c:f", reference), tag("c:numCache", *data))


def _strings(reference: str, values: Sequence[str]) -> Xml:
    points = [tag("c:pt", tag("c:v", text(value)), idx=index) for index, value in enumerate(values)]
    return tag("c:strRef", tag("c:f", text(reference)), tag("c:strCache", tag("c:ptCount", val=len(values)), *points))


def filled(color: Color | None, edge: float = 0.0) -> Xml:
    """The look of a bar; an `edge`, in points, is in the colour of the ground."""
    return tag("c:spPr", solid(color), outline(Color.PAPER if edge else None, edge))


def bar_group(
    direction: Direction, series: Sequence[Xml], gap: float, *, stacked: bool = False, overlap: int = 100
) -> Xml:
    """Bars on the one pair of axes. `gap` is the space between categories in thicknesses of a bar."""
    return tag(
        "c:barChart",
        tag("c:barDir", val=direction),
        tag("c:grouping", val="stacked" if stacked else "clustered"),
        tag("c:varyColors", val=0),
        *series,
        tag("c:gapWidth", val=max(0, min(500, round(gap * 100)))),
        tag("c:overlap", val=overlap),
        tag("c:axId", val=CATEGORY_AXIS),
        tag("c:axId", val=VALUE_AXIS),
    )


def line_group(series: Sequence[Xml], on: tuple[int, int] = SEEN) -> Xml:
    """Lines on a pair of axes."""
    return tag(
        "c:lineChart",
        tag("c:grouping", val="standard"),
        tag("c:varyColors", val=0),
        *series,
        tag("c:marker", val=1),
        *(tag("c:axId", val=axis) for axis in on),
    )


def axes(canvas: Canvas, *, named: bool, zero: bool, between: bool = True) -> tuple[Xml, Xml]:
    """The axis of categories, with their names if `named` and a line if `zero`, and that of values, which is unseen."""
    low, high = canvas.plan.limits
    lying = canvas.plan.form == "lying"
    line = outline(Color.INK, 0.75) if zero else outline(None)
    rising = "maxMin" if lying and canvas.from_right else "minMax"
    side = "r" if canvas.from_right else "l"
    categories = tag(
        "c:catAx",
        tag("c:axId", val=CATEGORY_AXIS),
        tag("c:scaling", tag("c:orientation", val="maxMin" if lying or canvas.from_right else "minMax")),
        tag("c:delete", val=0),
        tag("c:axPos", val=side if lying else "b"),
        tag("c:numFmt", formatCode="General", sourceLinked=0),
        tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="low" if named else "none"),
        tag("c:spPr", tag("a:noFill"), line),
        chart_text(canvas.sketch.styles.category, canvas.language, upright=True),
        tag("c:crossAx", val=VALUE_AXIS),
        tag("c:crosses", val="autoZero"),
        tag("c:auto", val=0),
        tag("c:lblAlgn", val="ctr"),
        tag("c:lblOffset", val=100),
        # Which names stand was decided by the plan: no renderer may leave out or turn one.
        tag("c:tickLblSkip", val=1),
        tag("c:tickMarkSkip", val=1),
        tag("c:noMultiLvlLbl", val=1),
    )
    values = tag(
        "c:valAx",
        tag("c:axId", val=VALUE_AXIS),
        tag("c:scaling", tag("c:orientation", val=rising), tag("c:max", val=repr(high)), tag("c:min", val=repr(low))),
        tag("c:delete", val=1),
        tag("c:axPos", val="t" if lying else side),
        tag("c:numFmt", formatCode="General", sourceLinked=0),
        tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="nextTo"),
        tag("c:crossAx", val=CATEGORY_AXIS),
        tag("c:crosses", val="autoZero"),
        tag("c:crossBetween", val="between" if between else "midCat"),
    )
    return categories, values


def unseen_axes(canvas: Canvas, limits: tuple[float, float]) -> tuple[Xml, Xml]:
    """A second pair of axes, neither of which is seen, for what stands in a band of its own."""
    low, high = limits
    category, value = UNSEEN

    def axis(kind: str, own: int, other: int, scaling: Xml, side: str, *rest: Xml) -> Xml:
        return tag(
            f"c:{kind}",
            tag("c:axId", val=own),
            scaling,
            # LibreOffice forgets the scale of an axis that is deleted, so that of values is only not drawn.
            tag("c:delete", val=int(kind == "catAx")),
            tag("c:axPos", val=side),
            tag("c:majorTickMark", val="none"),
            tag("c:minorTickMark", val="none"),
            tag("c:tickLblPos", val="none"),
            tag("c:spPr", tag("a:noFill"), outline(None)),
            tag("c:crossAx", val=other),
            *rest,
        )

    across = tag("c:scaling", tag("c:orientation", val="maxMin" if canvas.from_right else "minMax"))
    ends = (tag("c:max", val=repr(high)), tag("c:min", val=repr(low)))
    rising = tag("c:scaling", tag("c:orientation", val="minMax"), *ends)
    return (
        axis("catAx", category, value, across, "b", tag("c:crosses", val="autoZero"), tag("c:noMultiLvlLbl", val=1)),
        axis("valAx", value, category, rising, "r", tag("c:crosses", val="max"), tag("c:crossBetween", val="between")),
    )


def dot(color: Color, diameter: float) -> Xml:
    """A disc at a point of a line."""
    return tag(
        "c:marker",
        tag("c:symbol", val="circle"),
        tag("c:size", val=round(diameter)),
        tag("c:spPr", solid(color), outline(None)),
    )
