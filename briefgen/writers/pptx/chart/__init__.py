"""Charts: native ones, their data in a workbook inside the deck."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.charts.sketch import Sketch
from briefgen.layout.mirror import mirrored_plan
from briefgen.scene import Chart
from briefgen.writers.pptx.chart.bars import bars
from briefgen.writers.pptx.chart.columns import columns, waterfall
from briefgen.writers.pptx.chart.combination import combination
from briefgen.writers.pptx.chart.lines import lines
from briefgen.writers.pptx.chart.series import Canvas, Plot
from briefgen.writers.pptx.chart.stacks import stacked
from briefgen.writers.pptx.chart.workbook import workbook
from briefgen.writers.pptx.markup import NAMESPACES, NOTHING, Xml, document, tag, transform
from briefgen.writers.pptx.package import Relations
from briefgen.writers.pptx.sheet import Sheet
from briefgen.writers.pptx.text import chart_text

KINDS: Mapping[str, Callable[[Canvas], Plot]] = {
    "bar": bars,
    "column": columns,
    "line": lines,
    "stacked": stacked,
    "waterfall": waterfall,
    "combination": combination,
}
"""What writes each kind of chart."""

_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def chart_frame(chart: Chart, sheet: Sheet, place: Xml = NOTHING) -> Xml:
    """The chart's frame on the slide, in the placeholder `place`; part and workbook are added to the package."""
    name = _add_chart(chart, sheet)
    reference = tag("c:chart", xmlns_c=NAMESPACES["c"], r_id=sheet.relations.to("chart", name))
    properties = tag(
        "p:nvGraphicFramePr",
        sheet.identity(chart.name, chart.alt),
        tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
        tag("p:nvPr", place),
    )
    data = tag("a:graphicData", reference, uri=NAMESPACES["c"])
    return tag("p:graphicFrame", properties, transform(chart.rect, "p:xfrm"), tag("a:graphic", data))


def _add_chart(chart: Chart, sheet: Sheet) -> str:
    if chart.plan is None:
        raise ValueError(f"{chart.name} has no plan: a native chart is written as it was planned.")
    # Axes that run from the right flip what is drawn along them, so the plan is handed on as seen from the left.
    plan = mirrored_plan(chart.plan, 2 * chart.rect.centre) if chart.from_right else chart.plan
    sketch = Sketch(chart.data, chart.styles, sheet.theme)
    canvas = Canvas(sketch, plan, chart.rect, sheet.language, chart.from_right)
    plot = KINDS[chart.data.kind](canvas)
    relations = Relations()
    package = sheet.package
    figures = workbook(canvas.sheet, plot.categories, plot.columns, chart.facts)
    book = package.add(package.next_name("/ppt/embeddings/Workbook", "xlsx"), figures)
    data = document(
        "c:chartSpace",
        "c",
        "a",
        "r",
        children=(
            tag("c:date1904", val=0),
            tag("c:lang", val=sheet.language),
            tag("c:roundedCorners", val=0),
            _chart(plot, canvas),
            tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
            chart_text(chart.styles.category, sheet.language),
            tag("c:externalData", tag("c:autoUpdate", val=0), r_id=relations.to("package", book)),
        ),
    )
    return package.add(package.next_name("/ppt/charts/chart"), data, _TYPE, relations)


def _chart(plot: Plot, canvas: Canvas) -> Xml:
    inner = canvas.plan.plot
    shares = {
        "x": (canvas.rect.right - inner.right if canvas.from_right else inner.x - canvas.rect.x) / canvas.rect.width,
        "y": (inner.y - canvas.rect.y) / canvas.rect.height,
        "w": inner.width / canvas.rect.width,
        "h": inner.height / canvas.rect.height,
    }
    place = tag(
        "c:manualLayout",
        tag("c:layoutTarget", val="inner"),
        tag("c:xMode", val="edge"),
        tag("c:yMode", val="edge"),
        *(tag(f"c:{side}", val=f"{share:.5f}") for side, share in shares.items()),
    )
    area = tag("c:plotArea", tag("c:layout", place), *plot.groups, *plot.axes, tag("c:spPr", tag("a:noFill")))
    return tag(
        "c:chart",
        tag("c:autoTitleDeleted", val=1),
        area,
        tag("c:plotVisOnly", val=1),
        tag("c:dispBlanksAs", val="gap"),
    )
