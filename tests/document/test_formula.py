"""Formulas: arithmetic over figures, and nothing else."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.formula import FormulaError, evaluate, names, parse

VALUES = {"capex": Decimal("115.9"), "capex.change": Decimal(78), "free-cash": Decimal("14.8"), "zero": Decimal(0)}


def computed(text: str) -> Decimal:
    return evaluate(parse(text), VALUES.__getitem__)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("8 / 4 / 2", "1"),
        ("5 - 2 - 1", "2"),
        ("-(2 - 5)", "3"),
        ("capex.change * 2", "156"),
        ("capex - free-cash", "101.1"),
        ("0.1 + 0.2", "0.3"),
    ],
)
def test_arithmetic_is_decimal_and_associates_to_the_left(text: str, value: str) -> None:
    assert computed(text) == Decimal(value)


def test_the_names_of_a_formula_are_what_it_needs() -> None:
    assert list(names(parse("(capex.change + free-cash) / capex * 100"))) == ["capex.change", "free-cash", "capex"]


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "(1", "1)", "1 2", "* 2", "2 ** 3", "__import__('os')", "capex[0]", "1e9", "a if b", "1.", "(" * 100],
)
def test_what_is_no_formula_is_said_so(text: str) -> None:
    with pytest.raises(FormulaError):
        computed(text)


def test_division_by_zero_is_said_so() -> None:
    with pytest.raises(FormulaError, match="divides by zero"):
        computed("1 / zero")


def test_a_formula_has_a_limit() -> None:
    with pytest.raises(FormulaError, match="at most"):
        parse("1+" * 200 + "1")


@given(st.text(alphabet="01a.+-*/() ", max_size=200))
def test_any_text_is_a_formula_or_refused(text: str) -> None:
    with contextlib.suppress(FormulaError):
        assert evaluate(parse(text), lambda _: Decimal(2)).is_finite()
