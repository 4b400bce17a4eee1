"""A number is a name where only names may be: years, periods and the cells of tables need no quotes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.errors import ContentError
from briefgen.source import parse

CONTENT = """
format: 1
title: T
date: 2026-02-12
figures:
  period: {{label: Sales, value: 5.0, unit: EUR, scale: M, period: {year}}}
sections:
  - id: s
    title: S
    headline: Sales are {{period}}
    blocks:
      - type: chart
        kind: waterfall
        unit: EUR M
        categories: [{before}, Growth, {year}]
        totals: [{before}, {year}]
        highlight: {year}
        series: [{{name: Sales, values: [3, 2, 5]}}]
      - type: table
        columns: [{{title: Year}}, {{title: Tonnes}}]
        rows: [[{before}, {cell}], [{year}, -3]]
"""


def read(**written):
    return parse(CONTENT.format(**written).encode(), Path("names.yaml"))


def test_digits_are_kept_as_they_are_written_and_values_stay_numbers():
    tree = read(before="2024", year="2025", cell="2.50")
    chart, table = tree.value["sections"][0]["blocks"]
    assert chart["categories"] == ["2024", "Growth", "2025"]
    assert table["rows"] == [["2024", "2.50"], ["2025", "-3"]]
    assert tree.value["figures"]["period"]["value"] == Decimal("5.0"), "a figure that is called as a key is none"
    assert chart["series"][0]["values"] == [3, 2, 5]


def test_quotes_make_no_difference():
    plain, quoted = read(before="2024", year="2025", cell="2.50"), read(before='"2024"', year='"2025"', cell='"2.50"')
    assert plain.value == quoted.value
    assert validate(plain, BLOCKS).figures["period"].period == "2025"


@pytest.mark.parametrize("cell", ["true", "012", "1e3"])
def test_what_is_no_plain_number_is_still_asked_about(cell):
    with pytest.raises(ContentError, match=r"in quotes|" + cell):
        validate(read(before="2024", year="2025", cell=cell), BLOCKS)
