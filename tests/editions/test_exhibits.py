"""What the brief calls its exhibits: by a number and a name, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

from mocks import THEME

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions import brief
from briefgen.layout.proof import text_frames
from briefgen.source import parse

METRICS = {"type": "metrics", "figures": ["a", "b"]}
CHART = {"type": "chart", "kind": "column", "measure": "Sales", "unit": "t", "categories": ["X", "Y"]}
CHART["series"] = [{"name": "Sales", "values": [1, 2]}]
FIGURES = {
    "a": {"label": "Staff", "value": 12, "unit": "people", "as_of": "2025-09-30", "source": "book"},
    "b": {"label": "Sales", "value": 34, "unit": "EUR", "period": "Q3 2025", "source": "book"},
}
SOURCES = {"book": {"title": "Books", "publisher": "Us", "date": "2025", "as_of": "2025-12-31"}}


def shown(*blocks: dict[str, object]) -> dict[str, str]:
    section = {"id": "s", "title": "S", "headline": "A claim", "blocks": blocks}
    content = {"format": 1, "title": "T", "date": "2026-01-15", "language": "en-GB", "sources": SOURCES}
    content |= {"figures": FIGURES, "summary": {"headline": "So", "figures": ["a", "b"]}, "sections": [section]}
    document = validate(parse(json.dumps(content).encode(), Path("brief.yaml")), BLOCKS)
    pages = brief.arrange(document, THEME).pages
    return {frame.name: frame.text for page in pages for frame in text_frames(page.items)}


def test_what_has_no_name_has_no_number_and_the_next_has_the_first() -> None:
    frames = shown(METRICS, {**METRICS, "title": "Two figures"})
    assert next(text for name, text in frames.items() if name.endswith("· finding")) == "Exhibit 1\u2003Two figures"


def test_a_chart_without_a_title_is_called_by_what_it_measures_once() -> None:
    frames = shown(CHART)
    assert frames["s/chart-1 · finding"] == "Exhibit 1\u2003Sales, t"
    assert "s/chart-1 · measure" not in frames


def test_a_figure_of_a_day_says_which_and_what_it_counts() -> None:
    frames = shown(METRICS)
    assert frames["s/metrics-1 · a label"] == "Staff, 30 Sept 2025\npeople"
    assert "Staff, people, 30 Sept 2025" in frames.values()
    assert "30 Sept 2025" in frames.values(), "the register"
