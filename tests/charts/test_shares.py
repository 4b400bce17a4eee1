"""Charts of shares: stacks of a hundred per cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from briefgen.blocks.chart import Chart
from briefgen.vocabulary import ENGLISH


def chart(*rows: list[Any]) -> Chart:
    series = tuple({"name": f"Series {n}", "values": row} for n, row in enumerate(rows, start=1))
    names = tuple(f"C{n}" for n in range(len(rows[0])))
    return Chart.model_validate(
        {"type": "chart", "kind": "share", "categories": names, "series": series, "unit": "USD", "measure": "Revenue"}
    )


def test_every_stack_is_a_hundred_per_cent_of_its_category():
    data = chart([30, 10], [10, 20], [0, None]).data(ENGLISH)
    totals = [sum(series.values[index] or 0 for series in data.series) for index in (0, 1)]
    assert [abs(total - 100) < Decimal("1e-6") for total in totals] == [True, True]
    assert [series.labels for series in data.series] == [("75%", "33%"), ("25%", "67%"), ("0%", "")]
    assert data.amounts[0].values == (Decimal(30), Decimal(10))
    assert (data.kind, chart([1], [2]).subtitle) == ("stacked", "Revenue, %")


@pytest.mark.parametrize("rows", [([1, -1], [1, 3]), ([0], [0])])
def test_what_has_no_shares_is_refused(rows):
    with pytest.raises(ValidationError, match="has no shares"):
        chart(*rows)
