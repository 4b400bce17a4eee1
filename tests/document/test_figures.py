"""How figures are written."""

from decimal import Decimal

import pytest

from briefgen.document.figures import Change, Figure, Reference


def figure(value: str, unit: str, scale: str | None = None, qualifier: str | None = None) -> Figure:
    return Figure("f", "Label", Decimal(value), unit=unit, scale=scale, qualifier=qualifier)


@pytest.mark.parametrize(
    ("made", "short", "long", "phrase"),
    [
        (figure("115.9", "USD", "B"), "$115.9B", "$115.9 billion", ""),
        (figure("33.0", "USD", "B"), "$33.0B", "$33.0 billion", ""),
        (figure("3.8", "GW"), "3.8 GW", "3.8 GW", ""),
        (figure("100", "developers", "K", "+"), "100K+", "more than 100,000", "developers"),
        (figure("1.3", "sellers", "M", "+"), "1.3M+", "more than 1.3 million", "sellers"),
        (figure("6.0", "x"), "6.0×", "6.0×", ""),
        (figure("18.3", "%"), "18.3%", "18.3%", ""),
        (figure("12.8", "EUR", "B", "~"), "~€12.8B", "about €12.8 billion", ""),
        (figure("12000", "customers"), "12,000", "12,000", "customers"),
        (figure("-5.2", "USD", "M"), "\u2212$5.2M", "\u2212$5.2 million", ""),
        (figure("7", "CHF", "M"), "CHF 7M", "CHF 7 million", ""),
        (figure("0.5", "tonnes", "K"), "0.5K", "500", "tonnes"),
    ],
)
def test_a_figure_is_written_with_the_digits_it_was_declared_with(
    made: Figure, short: str, long: str, phrase: str
) -> None:
    assert (made.short, made.long, made.unit_phrase) == (short, long, phrase)


def test_a_figure_in_words_is_its_words() -> None:
    quick = Figure("quick", "Quick Suite", text="months to days")
    assert (quick.short, quick.long, quick.value) == ("months to days", "months to days", None)


@pytest.mark.parametrize(
    ("change", "short", "plain"),
    [
        (Change(Decimal(78)), "+78%", "78%"),
        (Change(Decimal("-5.5")), "\u22125.5%", "\u22125.5%"),
        (Change(Decimal(0)), "0%", "0%"),
        (Change(Decimal(2), unit="x"), "2×", "2×"),
        (Change(Decimal(3), unit="pp"), "+3 pp", "3 pp"),
        (Change(text="down"), "down", "down"),
    ],
)
def test_a_change_has_a_sign_unless_asked_for_plain(change: Change, short: str, plain: str) -> None:
    assert (change.short, change.plain) == (short, plain)


def test_figures_of_different_scale_compare_by_amount() -> None:
    assert figure("500", "chips", "K").amount == Decimal(500_000)
    assert figure("7", "chips").amount == Decimal(7)


def test_a_reference_shows_the_value_or_the_change() -> None:
    capex = Figure("capex", "Capex", Decimal("115.9"), unit="USD", scale="B", change=Change(Decimal(78)))
    value, change = Reference(capex), Reference(capex, "change")
    assert (value.key, value.short, value.unit, value.value) == ("capex", "$115.9B", "USD", Decimal("115.9"))
    assert (change.key, change.short, change.unit, change.value) == ("capex.change", "+78%", "%", Decimal(78))
