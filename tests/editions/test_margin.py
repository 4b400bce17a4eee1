"""The figures pulled out into the brief's margin stand beside the text that speaks of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mocks import THEME

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions import brief
from briefgen.layout.proof import text_frames
from briefgen.source import parse

FIGURES = {name: {"label": name.title(), "value": value, "unit": "%"} for name, value in (("a", 11), ("b", 22))}
SILENT = "This paragraph speaks of nothing, and takes its time: line after line until a figure would fit. " * 6


def beside(narrative: list[str], pulled: list[str]) -> dict[str, int]:
    """Which paragraph each pulled figure stands level with, from 0."""
    section = {"id": "s", "title": "S", "headline": "A claim", "narrative": narrative}
    section["pull"] = [{"figure": name, "text": f"of {name}"} for name in pulled]
    content = {"format": 1, "title": "T", "date": "2026-01-15", "figures": FIGURES, "sections": [section]}
    document = validate(parse(json.dumps(content).encode(), Path("brief.yaml")), BLOCKS)
    frames = {frame.name: frame for page in brief.arrange(document, THEME).pages for frame in text_frames(page.items)}
    tops = [frames[f"s/text-{index + 1} · prose"].rect.y for index in range(len(narrative))]
    return {frame.text: tops.index(frame.rect.y) for name, frame in frames.items() if name.endswith("· pull figure")}


@pytest.mark.parametrize(
    ("narrative", "pulled", "expected"),
    [
        ([SILENT, f"{SILENT} {{a}}.", f"{SILENT} {{b}}."], ["a", "b"], {"11%": 1, "22%": 2}),
        ([f"{SILENT} {{b}}.", f"{SILENT} {{a}}."], ["a", "b"], {"11%": 1, "22%": 0}),
        ([SILENT, SILENT], ["a", "b"], {"11%": 0, "22%": 1}),
        ([f"{SILENT} {{a}} and {{b}}.", SILENT], ["a", "b"], {"11%": 0, "22%": 1}),
        ([SILENT], ["a", "b"], {"11%": 0}),
    ],
    ids=["where they are spoken of", "in the order of the text", "of none: in order", "both at once", "no room left"],
)
def test_a_figure_stands_beside_the_paragraph_that_speaks_of_it(narrative, pulled, expected):
    assert beside(narrative, pulled) == expected
