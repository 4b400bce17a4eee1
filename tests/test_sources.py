"""Source lines: what they say, and where they lead."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from mocks import THEME
from pptx import Presentation

from briefgen.blocks import BLOCKS
from briefgen.brand import default_brand_path, load_brand
from briefgen.document.load import validate
from briefgen.document.model import Document
from briefgen.editions import brief, deck
from briefgen.editions.sources import source_line
from briefgen.layout.scale import DECK
from briefgen.source import parse
from briefgen.writers import pdf, pptx

SOURCES: dict[str, dict[str, Any]] = {
    "one": {"title": "Report", "publisher": "The Press", "date": "2025", "url": "https://example.org/a?b=1&c=2"},
    "two": {"title": "No. 2", "publisher": "Other Inc."},
}
CHART = {"type": "chart", "kind": "bar", "categories": ["A", "B"], "unit": "%", "title": "A finding",
         "series": [{"name": "S", "values": [1, 2]}], "source": ["one", "two"]}  # fmt: skip


def document() -> Document:
    section = {"id": "s", "title": "S", "headline": "A claim", "blocks": [CHART]}
    content = {"format": 1, "title": "T", "date": "2026-01-15", "sources": SOURCES, "sections": [section]}
    return validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS)


@pytest.mark.parametrize(
    ("ids", "notes", "said"),
    [
        (["one", "two"], [], "Source: [1] The Press, 2025; [2] Other Inc"),
        (["one"], ["Order is rank.", "Order is rank.", ""], "Source: [1] The Press, 2025. Order is rank."),
        ([], ["Order is rank."], "Order is rank"),
        ([], ["One", "Two."], "One. Two."),
        ([], [], ""),
    ],
)
def test_sources_and_notes_are_sentences(ids, notes, said):
    line = source_line(ids, document(), notes)
    assert line.text == said
    assert bool(line) is bool(said)


def test_only_a_source_with_an_address_leads_there():
    runs = source_line(["one", "two"], document(), ["A note."]).paragraph(DECK.small).runs
    assert [(run.text, run.link) for run in runs] == [
        ("Source: ", None),
        ("[1] The Press, 2025", "https://example.org/a?b=1&c=2"),
        ("; [2] Other Inc. A note.", None),
    ]


def test_a_line_without_addresses_is_one_run():
    assert len(source_line(["two"], document(), ["A note."]).paragraph(DECK.small).runs) == 1


def test_the_footer_of_a_slide_leads_to_the_source():
    slide = Presentation(io.BytesIO(pptx.write(deck.arrange(document(), THEME), THEME))).slides[1]
    (footer,) = [shape for shape in slide.placeholders if shape.placeholder_format.type == 15]
    links = {run.text: run.hyperlink.address for run in footer.text_frame.paragraphs[0].runs}
    assert links == {"Source: ": None, "[1] The Press, 2025": "https://example.org/a?b=1&c=2", "; [2] Other Inc": None}


def test_the_source_under_an_exhibit_leads_there_too():
    theme = load_brand(default_brand_path()).theme("brief")
    with pikepdf.open(io.BytesIO(pdf.write(brief.arrange(document(), theme), theme))) as file:
        annotations = [note for page in file.pages for note in page.get("/Annots", [])]
        targets = {str(note.A.URI) for note in annotations if note.A.get("/S") == "/URI"}
    assert targets == {"https://example.org/a?b=1&c=2"}


def test_a_document_of_one_source_needs_no_numbers():
    section = {"id": "s", "title": "S", "headline": "A claim", "blocks": [{"type": "paragraph", "text": "T"}]}
    content = {
        "format": 1,
        "title": "T",
        "date": "2026-01-15",
        "sources": {"one": SOURCES["one"]},
        "sections": [section],
    }
    alone = validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS)
    assert source_line(["one"], alone).text == "Source: The Press, 2025"
    assert source_line(["one", "two"], document(), numbered=False).text == "Source: The Press, 2025; Other Inc"
