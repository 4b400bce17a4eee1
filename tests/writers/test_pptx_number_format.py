"""The number format that shows values as their labels do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.writers.pptx.chart.number_format import number_format

TOLD = [
    (("78", "20"), ("+78%", "+20%"), '+#,##0"%";-#,##0"%";#,##0"%"'),
    (("78", "-20", "0"), ("+78%", "−20%", "0%"), '+#,##0"%";"−"#,##0"%";#,##0"%"'),
    (("115900000000",), ("$115.9B",), '$#,##0.0,,,"B"'),
    (("1234.5", "2"), ("1,234.5", "2.0"), "#,##0.0"),
    (("0.785",), ("79%",), "#,##0%"),
    (("12", None), ("12 GW", ""), '#,##0 "GW"'),
    (("-3",), ("-3",), "#,##0"),
]
UNTOLD = [
    (("115900", "800"), ("$115.9B", "$800M")),
    (("12",), ("13",)),
    (("1234",), ("1234",)),
    (("5", "7"), ("+5", "7")),
    (("-5",), ("5",)),
    (("5",), ("five",)),
    (("1.5",), ("1,5",)),
    ((None,), ("",)),
]


def decimals(values: tuple[str | None, ...]) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(("values", "labels", "expected"), TOLD)
def test_one_format_tells_all_labels(values, labels, expected: str) -> None:
    assert number_format(decimals(values), labels) == expected


@pytest.mark.parametrize(("values", "labels"), UNTOLD)
def test_labels_that_no_format_tells(values, labels) -> None:
    assert number_format(decimals(values), labels) is None


def test_a_mark_in_a_unit_is_kept_as_text() -> None:
    assert number_format([Decimal(5)], ['5"']) == '#,##0\\"'
