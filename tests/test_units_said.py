"""Units and bases as people write them, in the language of the content."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.document.figures import Change
from briefgen.numbers import style_of, unit_in


@pytest.mark.parametrize(
    ("unit", "language", "written"),
    [
        ("EUR M", "en", "€M"),
        ("EUR M", "de", "Mio.\u00a0€"),
        ("USD B", "de", "Mrd.\u00a0$"),
        ("EUR M", "nl", "€\u00a0mln."),
        ("GBP", "en-GB", "GBP"),
        ("INR M", "en-IN", "INR M"),  # counted in lakhs there: a million has no letter of its own
        ("ABC M", "en", "ABC M"),
        ("MWh", "de", "MWh"),
    ],
)
def test_money_over_numbers_is_written_by_its_symbol(unit: str, language: str, written: str) -> None:
    assert unit_in(unit, style_of(language)) == written


@pytest.mark.parametrize(
    ("basis", "language", "told"),
    [
        ("YoY", "en", "+6% YoY"),
        ("yoy", "de", "+6\u00a0% ggü. Vorjahr"),
        ("QoQ", "fr", "+6\u00a0% sur un trimestre"),
        ("gegen Plan", "de", "+6\u00a0% gegen Plan"),
        ("YoY", "ja", "+6% YoY"),
        (None, "de", "+6\u00a0%"),
    ],
)
def test_a_change_says_its_basis_in_words(basis: str | None, language: str, told: str) -> None:
    assert Change(Decimal(6), basis=basis, style=style_of(language)).told == told
