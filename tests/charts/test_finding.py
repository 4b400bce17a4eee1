"""What a chart says to those who cannot see it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from briefgen.blocks.chart import Chart
from briefgen.charts.finding import finding
from briefgen.numbers import ENGLISH as ENGLISH_NUMBERS
from briefgen.numbers import style_of
from briefgen.scene import ChartData, Series
from briefgen.vocabulary import ENGLISH, vocabulary


def data(kind: Any, *rows: list[float | None], **more: Any) -> ChartData:
    series = tuple(
        Series(f"S{n}", tuple(None if v is None else Decimal(str(v)) for v in row),
               tuple("" if v is None else f"{v}%" for v in row))
        for n, row in enumerate(rows, start=1)
    )  # fmt: skip
    return ChartData(kind, tuple("ABCD"[: len(rows[0])]), series, "%", **more)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (data("bar", [78, 20, 13]), "A (78%) is 6.0 times C (13%)"),
        (data("column", [5, -2]), "A is largest (5%), B smallest (-2%)"),
        (data("column", [5, 4.9]), "A is largest (5%), B smallest (4.9%)"),
        (data("bar", [3, 3, None]), "All are 3%"),
        (data("bar", [3]), ""),
        (data("bar", [3, 4], [1, 9]), "S2 in B is largest (9%)"),
        (data("line", [1, None, 4]), "Rises from 1% in A to 4% in C"),
        (data("line", [4, 1], [2, 2]), "S1 falls from 4% in A to 1% in B; S2 stays at 2% in B"),
        (data("line", [None, 1]), ""),
        (data("stacked", [1, 2], [5, 1]), "In B the largest part is S1 (2%)"),
        (data("waterfall", [50, 3, -7, 46], totals=frozenset({0, 3})), "The largest step is C (-7%)"),
        (data("combination", [1, 2], [5, 4]), "S1 rises from 1% in A to 2% in B; S2 falls from 5% in A to 4% in B"),
    ],
)
def test_the_finding_follows_from_the_data(shown, said):
    assert finding(shown, ENGLISH.spoken, ENGLISH_NUMBERS) == said


@pytest.mark.parametrize(
    ("language", "numbers", "said"),
    [
        ("de", "de", "Am größten: A (78%), 6,0-mal so groß wie C (13%)"),
        ("de", "de-CH", "Am größten: A (78%), 6.0-mal so groß wie C (13%)"),
        ("fr", "fr", "Maximum\u00a0: A (78%), soit 6,0 fois C (13%)"),
        ("es", "es", "Máximo: A (78%), 6,0 veces C (13%)"),
        ("it", "it", "Massimo: A (78%), 6,0 volte C (13%)"),
        ("pt", "pt", "Máximo: A (78%), 6,0 vezes C (13%)"),
        ("nl", "nl", "Het grootst: A (78%), 6,0 keer zo groot als C (13%)"),
        ("sv", "sv", "A (78%) is 6,0 times C (13%)"),
    ],
)
def test_it_is_said_in_the_language_with_numbers_as_the_document_writes_them(language, numbers, said):
    assert finding(data("bar", [78, 20, 13]), vocabulary(language).spoken, style_of(numbers)) == said


def chart(count: int) -> Chart:
    series = [{"name": "Size", "values": list(range(1, count + 1))}]
    names = [f"C{n}" for n in range(1, count + 1)]
    return Chart.model_validate({"type": "chart", "kind": "bar", "unit": "GW", "categories": names, "series": series})


def test_few_values_are_listed_after_the_finding():
    assert chart(2).alt(ENGLISH) == "Bar chart, GW: C2 (2) is 2.0 times C1 (1). C1 1; C2 2."


def test_many_values_are_left_to_the_sheet():
    assert chart(25).alt(ENGLISH) == "Bar chart, GW: C25 (25) is 25.0 times C1 (1)."
