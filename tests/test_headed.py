"""A block that joins another's slide is called by its own title there; in the brief the exhibit's head says it."""

from __future__ import annotations

import json
from pathlib import Path

from mocks import THEME

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions import brief, deck
from briefgen.layout.proof import prove, text_frames
from briefgen.source import parse

TABLE = {"type": "table", "columns": [{"title": "Part"}, {"title": "What"}], "rows": [["A", "one"], ["B", "two"]]}


def shown(edition, *blocks):
    section = {"id": "s", "title": "S", "headline": "A claim", "blocks": blocks}
    content = {"format": 1, "title": "T", "date": "2026-01-15", "sections": [section]}
    scene = edition.arrange(validate(parse(json.dumps(content).encode(), Path("joins.yaml")), BLOCKS), THEME)
    prove(scene, THEME)
    return [[(frame.name, frame.text) for frame in text_frames(page.items)] for page in scene.pages]


def test_a_joined_block_stands_under_its_title_on_the_slide_of_the_one_before():
    _, slide = shown(deck, TABLE, {**TABLE, "title": "The second", "joins": True})
    assert ("s/table-2 · title", "The second") in slide
    assert ("s · title", "A claim") in slide


def test_a_title_that_is_the_claim_is_said_once():
    _, _, slide = shown(deck, TABLE, {**TABLE, "title": "The second"})
    assert [text for _, text in slide].count("The second") == 1


def test_the_brief_says_it_in_the_exhibits_head_alone():
    pages = shown(brief, TABLE, {**TABLE, "title": "The second", "joins": True})
    said = [text for page in pages for _, text in page if "The second" in text]
    assert said == ["Table 1\u2003The second"]


def test_a_slide_that_begins_with_it_is_called_by_it():
    sentence = "A sentence that takes the width of a slide, from its left edge to its right one, and more. "
    rows = [[f"Row {index}", sentence * 2] for index in range(6)]
    long, second = {**TABLE, "rows": rows}, {**TABLE, "rows": rows[:5], "title": "The second", "joins": True}
    _, first, other = shown(deck, long, second)
    assert [text for name, text in first if name == "s · title"] == ["A claim"]
    assert [(name, text) for name, text in other if name.endswith("title")] == [("s/table-2 · title", "The second")]
