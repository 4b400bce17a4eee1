"""Native tables in the deck."""

from __future__ import annotations

import io
from itertools import pairwise

import deck_scenes as scenes
import pytest
from pptx import Presentation
from pptx.util import Pt

from briefgen.writers.pptx import write

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(params=[False, True], ids=["plain", "grouped"])
def frame(request: pytest.FixtureRequest):
    data = write(scenes.scene(scenes.page("t", scenes.table(grouped=request.param))), scenes.THEME)
    return next(one for one in Presentation(io.BytesIO(data)).slides[0].shapes if one.has_table)


def rule(cell, side: str) -> str | None:
    color = cell._tc.tcPr.find(f"{A}ln{side}/{A}solidFill/{A}schemeClr")
    return None if color is None else color.get("val")


def test_columns_and_rows_have_their_measured_sizes(frame) -> None:
    table = scenes.table()
    assert [column.width for column in frame.table.columns] == [Pt(width) for width in table.columns]
    assert [row.height for row in frame.table.rows] == [Pt(row.height) for row in table.rows]
    assert frame.table.first_row


def test_margins_put_the_text_where_it_was_measured(frame) -> None:
    cell = frame.table.cell(1, 1)
    assert (cell.margin_left, cell.margin_top, cell.margin_right) == (0, Pt(6), Pt(12))


def test_text_and_margins_never_make_a_row_higher(frame) -> None:
    for row in frame.table.rows:
        for cell in row.cells:
            lines = sum(paragraph.line_spacing or 0 for paragraph in cell.text_frame.paragraphs)
            assert cell.margin_top + cell.margin_bottom + lines <= row.height


def test_rules_are_said_alike_by_both_cells_that_share_them(frame) -> None:
    for column in range(3):
        cells = [frame.table.cell(row, column) for row in range(3)]
        assert [rule(one, "B") for one in cells[:-1]] == [rule(one, "T") for one in cells[1:]]
    assert rule(frame.table.cell(0, 2), "B") == "bg2"


def test_no_rule_runs_through_a_group_cell() -> None:
    data = write(scenes.scene(scenes.page("t", scenes.table(grouped=True))), scenes.THEME)
    table = next(one for one in Presentation(io.BytesIO(data)).slides[0].shapes if one.has_table).table
    covered = table.cell(2, 0)
    assert covered.text_frame.text == ""
    assert rule(covered, "T") is None
    assert rule(table.cell(2, 1), "T") == "bg2"
    assert covered._tc.txBody.find(f".//{A}endParaRPr").get("sz") == "1400"


def test_rounded_rows_sum_to_the_table(frame) -> None:
    tops = [0]
    for row in frame.table.rows:
        tops.append(tops[-1] + row.height)
    assert all(a < b for a, b in pairwise(tops))
    assert tops[-1] == frame.height
