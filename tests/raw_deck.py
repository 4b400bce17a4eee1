"""The adversary of the benchmark: the same slides, written with python-pptx as its manual shows.

Same number of slides, shapes, paragraphs, runs, charts, tables, cells and pages of notes; same words, sizes, weights
and theme colours; in its quickest mode. What python-pptx has no call for, such as sections, descriptions and planned
charts, is left out, to its advantage.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import MSO_THEME_COLOR
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from briefgen.scene import Chart, Color, Group, Item, Page, Paragraph, Picture, Run, Scene, Shape, Table, TextFrame

COLORS = {
    Color.PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    Color.INK: MSO_THEME_COLOR.TEXT_1,
    Color.HAIRLINE: MSO_THEME_COLOR.BACKGROUND_2,
    Color.MUTED: MSO_THEME_COLOR.TEXT_2,
    Color.ACCENT: MSO_THEME_COLOR.ACCENT_1,
    Color.SECOND: MSO_THEME_COLOR.ACCENT_2,
    Color.TINT: MSO_THEME_COLOR.ACCENT_3,
}
KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
    "combination": XL_CHART_TYPE.COLUMN_CLUSTERED,  # python-pptx has none: its columns and its line are columns here
}


def write_raw(scene: Scene) -> bytes:
    """The scene as python-pptx writes it."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(scene.width), Pt(scene.height)
    layout = deck.slide_layouts[5]  # a title and nothing else
    for page in scene.pages:
        _slide(deck.slides.add_slide(layout), page)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _slide(slide: Any, page: Page) -> None:
    titles = [each for each in page.items if isinstance(each, TextFrame) and each.placeholder == "title"]
    slide.shapes.turbo_add_enabled = True
    title = slide.shapes.title
    if titles:
        _place(title, titles[0])
        _fill(title.text_frame, titles[0].paragraphs)
    else:
        title.text_frame.text = page.title
    _add(slide.shapes, [each for each in (*page.items, *page.chrome) if not any(each is title for title in titles[:1])])
    if page.notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(page.notes)


def _add(shapes: Any, items: Iterable[Item]) -> None:
    for item in items:
        match item:
            case Group() if not any(isinstance(each, Table | Chart) for each in item.items):
                group = shapes.add_group_shape()
                group.name = item.name
                _add(group.shapes, item.items)
            case Group():
                _add(shapes, item.items)
            case _:
                DRAWN[type(item)](shapes, item)


def _text(shapes: Any, frame: TextFrame) -> None:
    box = shapes.add_textbox(*_box(frame))
    box.name = frame.name
    box.text_frame.word_wrap = True
    _fill(box.text_frame, frame.paragraphs)


def _fill(frame: Any, paragraphs: Iterable[Paragraph]) -> None:
    for number, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        for run in paragraph.runs:
            _run(target.add_run(), run)


def _run(target: Any, run: Run) -> None:
    target.text = run.text
    target.font.size = Pt(round(run.style.size))
    target.font.bold = run.style.weight >= 600
    target.font.color.theme_color = COLORS[run.style.color]
    if run.link and run.link.startswith("http"):
        target.hyperlink.address = run.link


def _shape(shapes: Any, shape: Shape) -> None:
    if shape.outline == "line" and len(shape.path) == 2:
        (_, x1, y1), (_, x2, y2) = shape.path  # type: ignore[misc]
        drawn = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x1), Pt(y1), Pt(x2), Pt(y2))
    elif shape.outline in ("rect", "ellipse"):
        kind = MSO_SHAPE.RECTANGLE if shape.outline == "rect" else MSO_SHAPE.OVAL
        drawn = shapes.add_shape(kind, *_box(shape))
    else:
        points = [(Pt(each[-2]), Pt(each[-1])) for each in shape.path if each[0] != "Z"]
        builder = shapes.build_freeform(*points[0])
        builder.add_line_segments(points[1:], close=any(each[0] == "Z" for each in shape.path))
        drawn = builder.convert_to_shape()
    drawn.name = shape.name
    if shape.stroke and shape.stroke_width:
        drawn.line.width = Pt(shape.stroke_width)
        drawn.line.color.theme_color = COLORS[shape.stroke]
    if shape.fill and hasattr(drawn, "fill"):
        drawn.fill.solid()
        drawn.fill.fore_color.theme_color = COLORS[shape.fill]


def _picture(shapes: Any, picture: Picture) -> None:
    shapes.add_picture(str(picture.file.with_suffix(".png")), *_box(picture)).name = picture.name


def _chart(shapes: Any, chart: Chart) -> None:
    data = CategoryChartData()
    data.categories = chart.data.categories
    for series in chart.data.series:
        data.add_series(series.name, [None if value is None else float(value) for value in series.values])
    frame = shapes.add_chart(KINDS[chart.data.kind], *_box(chart), data)
    frame.name = chart.name
    frame.chart.has_legend = False
    plot = frame.chart.plots[0]
    plot.has_data_labels = True
    for series in plot.series:
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1


def _table(shapes: Any, table: Table) -> None:
    frame = shapes.add_table(len(table.rows), len(table.columns), *_box(table))
    frame.name = table.name
    for index, width in enumerate(table.columns):
        frame.table.columns[index].width = Pt(width)
    for row, target in zip(table.rows, frame.table.rows, strict=True):
        target.height = Pt(row.height)
        for cell, place in zip(row.cells, target.cells, strict=True):
            if cell:
                _fill(place.text_frame, cell.frame.paragraphs)


def _box(item: Item) -> tuple[int, int, int, int]:
    return Pt(item.rect.x), Pt(item.rect.y), Pt(item.rect.width), Pt(item.rect.height)


def _place(shape: Any, frame: TextFrame) -> None:
    shape.left, shape.top, shape.width, shape.height = _box(frame)


DRAWN: dict[type, Callable[[Any, Any], None]] = {
    TextFrame: _text,
    Shape: _shape,
    Picture: _picture,
    Chart: _chart,
    Table: _table,
}
