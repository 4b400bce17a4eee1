"""The data that a brief carries: as the content has it, named safely, harmless in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.editions.brief.attachments import attachments

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
sources: {report: {title: A report, publisher: Example, date: 1 May 2025}}
sections:
  - id: one
    title: One
    headline: A claim
    blocks:
      - {type: chart, kind: bar, title: "Größe / ../x", categories: [=A1+1, b], measure: Load, unit: GW, period: "2025",
         series: [{name: Load, values: [1.25, null]}]}
      - {type: table, title: "Größe / ../x", columns: [{title: Name}, {title: Change}, {title: Note}],
         rows: [["@home", "+13% YoY", "-2+3"]]}
      - {type: table, title: "数字", columns: [{title: Name}], rows: [[one]]}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "My content.yaml"
    file.write_text(CONTENT, encoding="utf-8")
    return file


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_chart_carries_its_values_and_what_they_mean(content):
    chart = attachments(load(content, BLOCKS), "data")[0]
    assert (chart.relation, chart.media_type, chart.description) == (
        "Data",
        "text/csv",
        "Data of Exhibit 1: Größe / ../x",
    )
    assert rows(chart.data) == [
        ["Category", "Load"],
        ["'=A1+1", "1.25"],
        ["b", ""],
        [],
        ["Title", "Größe / ../x"],
        ["Measure", "Load"],
        ["Unit", "GW"],
        ["Period", "2025"],
        ["Source", "Example, 1 May 2025"],
    ]


def test_a_table_carries_its_rows_and_nothing_that_calculates(content):
    table = attachments(load(content, BLOCKS), "data")[1]
    assert rows(table.data)[:2] == [["Name", "Change", "Note"], ["'@home", "+13% YoY", "'-2+3"]]


def test_files_are_named_safely_and_apart(content):
    names = [each.name for each in attachments(load(content, BLOCKS), "source")]
    assert names[:3] == ["exhibit-1-groe-x.csv", "table-1-groe-x.csv", "table-2.csv"]
    assert names[-1] == "my-content.yaml"
    assert len(set(names)) == len(names)


def test_the_content_file_is_carried_as_it_is(content):
    found = attachments(load(content, BLOCKS), "source")[-1]
    assert (found.relation, found.key, found.data) == ("Source", None, content.read_bytes())
