"""What people write comes out as written, and the same input gives the same bytes in every process."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from briefgen import build

ROOT = Path(__file__).parents[1]
HOSTILE = ["AT&T", "<b>bold</b>", "$75B to $100B", "=SUM(A1)", "${x}^2$", "&amp;", "%PDF-1.4", "_x0041_", "office fi"]
CONTENT = """
format: 1
title: {title}
date: 2026-01-15
sections:
  - id: hostile
    title: Hostile
    headline: {title}
    narrative: {texts}
    blocks:
      - {{type: bullets, items: {texts}}}
      - type: table
        title: A table
        columns: [{{title: "=A"}}, {{title: "<i>"}}]
        rows: {rows}
      - type: chart
        title: A chart
        kind: column
        unit: "%"
        categories: ["=1+1", "A&B"]
        series: [{{name: "=cmd", values: [1, 2]}}]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    quoted = [f"'{text.replace('{', '{{').replace('}', '}}')}'" for text in HOSTILE]
    rows = ", ".join(f"[{text}, {text}]" for text in quoted)
    content = CONTENT.format(title="'Text <b>is</b> data & more'", texts=f"[{', '.join(quoted)}]", rows=f"[{rows}]")
    (folder / "hostile.yaml").write_text(content, encoding="utf-8")
    build(folder / "hostile.yaml", folder, brand=ROOT / "assets/_brand.yml")
    return folder / "hostile"


def words_of_deck(path: Path) -> str:
    found: list[str] = []
    for slide in Presentation(path).slides:
        found += [
            element.text or ""
            for element in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
        ]
        found.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(found)


def test_the_deck_shows_text_as_written(built):
    shown = words_of_deck(built.with_suffix(".pptx"))
    assert [text for text in HOSTILE if text not in shown] == []


def test_a_category_is_never_a_formula(built):
    charts = [
        shape.chart
        for slide in Presentation(built.with_suffix(".pptx")).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    (chart,) = charts
    assert list(chart.plots[0].categories) == ["=1+1", "A&B"]


def test_the_brief_is_whole_and_names_the_title_as_written(built):
    with pikepdf.open(built.with_suffix(".pdf")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Text <b>is</b> data & more"
