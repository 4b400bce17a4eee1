"""What fills placeholders: text in the outline, charts, tables and pictures in placeholders of their own kind."""

from __future__ import annotations

import io
from pathlib import Path

import deck_scenes as scenes
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from briefgen.geometry import Rect
from briefgen.layout.scale import DECK
from briefgen.scene import Group, Item, Paragraph, Picture, Run
from briefgen.writers.pptx import write

CONTENT = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE, PP_PLACEHOLDER.PICTURE}


def slide_of(*items: Item):
    return Presentation(io.BytesIO(write(scenes.scene(scenes.page("p", *items)), scenes.THEME))).slides[0]


def held(placeholders) -> list[tuple[PP_PLACEHOLDER, int]]:
    """The content placeholders with their indices."""
    formats = [one.placeholder_format for one in placeholders]
    return [(one.type, one.idx) for one in formats if one.type in CONTENT]


def points(*texts: str) -> tuple[Paragraph, ...]:
    styled = ((Run(text, DECK.body),) for text in texts)
    return tuple(Paragraph(runs, bullet="•", indent=14) for runs in styled)


def test_a_chart_a_table_and_a_picture_fill_placeholders_of_their_kind(tmp_path: Path) -> None:
    picture = Picture("logo", Rect(48, 430, 40, 40), scenes.picture_file(tmp_path), "The logo")
    slide = slide_of(scenes.chart(scenes.GROWTH, Rect(48, 144, 400, 200)), scenes.table(), picture)
    assert held(slide.placeholders) == [
        (PP_PLACEHOLDER.CHART, 200),
        (PP_PLACEHOLDER.TABLE, 300),
        (PP_PLACEHOLDER.PICTURE, 400),
    ]
    assert slide.slide_layout.name == "Exhibit: chart, table, picture"
    assert held(slide.slide_layout.placeholders) == held(slide.placeholders)


def test_what_fills_a_placeholder_stands_where_it_was_measured() -> None:
    chart = scenes.chart(scenes.GROWTH, Rect(48, 144, 400, 200))
    slide = slide_of(chart)
    for shape in (next(one for one in slide.shapes if one.has_chart), slide.slide_layout.placeholders[1]):
        assert (shape.left, shape.top) == (Pt(48), Pt(144))
        assert (shape.width, shape.height) == (Pt(400), Pt(200))


def test_several_texts_of_a_slide_follow_one_another_in_the_outline() -> None:
    texts = [
        scenes.frame(f"text {index}", f"Said {index}", Rect(48, 144 + 60 * index, 400, 0), placeholder="body")
        for index in range(3)
    ]
    slide = slide_of(*texts)
    assert held(slide.placeholders) == [(PP_PLACEHOLDER.BODY, 100 + index) for index in range(3)]
    assert [one.text_frame.text for one in list(slide.shapes)[1:4]] == ["Said 0", "Said 1", "Said 2"]
    assert slide.slide_layout.name == "Exhibit: 3 texts"


def test_a_slide_has_no_placeholder_that_it_leaves_empty() -> None:
    slide = slide_of(scenes.disc("disc", 100))
    assert held(slide.placeholders) == held(slide.slide_layout.placeholders) == []


def test_slides_of_one_template_that_hold_other_things_have_layouts_of_their_own() -> None:
    pages = scenes.page("p", scenes.chart(scenes.GROWTH)), scenes.page("q", scenes.table())
    slides = Presentation(io.BytesIO(write(scenes.scene(*pages), scenes.THEME))).slides
    assert [slide.slide_layout.name for slide in slides] == ["Exhibit: chart", "Exhibit: table"]


def test_text_in_a_group_fills_no_placeholder() -> None:
    slide = slide_of(Group("both", (scenes.disc("disc", 100), scenes.frame("text", "Text", Rect(48, 200, 90, 0)))))
    assert held(slide.placeholders) == []


def test_a_list_of_points_brings_its_levels_to_the_layout() -> None:
    first, second = points("First", "Second")
    frame = scenes.frame("points", (first, Paragraph(second.runs, bullet="–", indent=28, level=1)),
                         Rect(48, 144, 400, 0), placeholder="body")  # fmt: skip
    slide = slide_of(frame)
    body = next(one for one in slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.BODY)
    paragraphs = body.text_frame.paragraphs
    assert [paragraph.level for paragraph in paragraphs] == [0, 1]
    hanging = [(int(paragraph._p.pPr.get("marL")), int(paragraph._p.pPr.get("indent"))) for paragraph in paragraphs]
    assert hanging == [(Pt(14), -Pt(14)), (Pt(28), -Pt(14))], "a dash stands under the text of its point"
    style = slide.slide_layout.placeholders[1]._element.txBody.find("{*}lstStyle")
    assert [level.find("{*}buChar").get("char") for level in style] == ["•", "–", "–"]
