"""Formulas compare like with like: units and periods, each mistake at its place; values against exact fractions."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.document.formula import evaluate, parse
from briefgen.document.periods import period_of
from briefgen.errors import ContentError

DECLARED = """
format: 1
title: A title
date: 2026-01-31
figures:
  revenue: {label: R, value: 180.2, unit: USD, scale: B, period: Q3 2025, change: {value: 13, basis: YoY}}
  cloud: {label: C, value: 33.0, unit: USD, scale: B, period: Q3 2025, change: {value: 20, basis: YoY}}
  capex: {label: X, value: 115.9, unit: USD, scale: B, period: Twelve months to 30 September 2025, change: {value: 78}}
  cash: {label: F, value: 14.8, unit: USD, scale: B, period: TTM}
  europe: {label: E, value: 9.1, unit: EUR, scale: B, period: Q3 2025}
  past: {label: C, value: 33.0, unit: USD, scale: B, period: Q3 2022}
  customers: {label: K, value: 250, unit: customers, scale: M}
  power: {label: P, value: 3.8, unit: GW, period: "30 September 2025"}
  margin: {label: M, value: 11.2, unit: "%", period: Q3 2025}
  lift: {label: L, value: 2, unit: pp, period: Q3 2025}
  zero: {label: Z, value: 0, unit: USD, period: Q3 2025}
  derived: {label: D, formula: FORMULA, unit: UNIT, precision: 2, MORE}
sections:
  - {id: one, title: One, headline: A claim, blocks: [{type: paragraph, text: "Text {derived}"}]}
"""


def computed(folder: Path, formula: str, unit: str, more: str = "note: Derived"):
    text = DECLARED.replace("FORMULA", f'"{formula}"').replace("UNIT", f'"{unit}"').replace("MORE", more)
    path = folder / "one.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return load(path, BLOCKS).figures["derived"]


@pytest.mark.parametrize(
    ("formula", "unit", "value"),
    [
        ("cloud / revenue * 100", "%", "18.31"),
        ("share(cloud, revenue)", "%", "18.31"),
        ("cloud / revenue", "x", "0.18"),
        ("revenue - cloud", "USD", "147200000000.00"),
        ("difference(revenue, cloud)", "USD", "147200000000.00"),
        ("growth(revenue, cloud)", "%", "446.06"),
        ("cagr(revenue, past, 3)", "%", "76.09"),
        ("sum(revenue, cloud, cloud)", "USD", "246200000000.00"),
        ("mean(margin, revenue, lift, cloud)", "%", "9.78"),
        ("margin + lift", "%", "13.20"),
        ("margin - revenue.change", "pp", "-1.80"),
        ("cloud.change / revenue.change", "x", "1.54"),
        ("revenue / customers", "USD", "720.80"),
        ("margin / 100 * revenue", "USD", "20182400000.00"),
        ("cash / capex * 100", "%", "12.77"),
        ("power * 1000", "GW", "3800.00"),
        ("-(cloud - revenue)", "USD", "147200000000.00"),
    ],
)
def test_sound_formulas_are_computed(tmp_path, formula, unit, value):
    assert computed(tmp_path, formula, unit).value == Decimal(value)


@pytest.mark.parametrize(
    ("formula", "unit", "said"),
    [
        ("revenue * cloud", "USD", "multiplies USD by USD"),
        ("revenue + europe", "USD", "adds USD and EUR, which have no common measure"),
        ("revenue / europe", "x", "mixes EUR and USD"),
        ("share(cloud, europe)", "%", "compares USD and EUR"),
        ("revenue + margin", "USD", "adds USD and %"),
        ("revenue - 5", "USD", "subtracts USD and a ratio"),
        ("cloud / revenue", "%", "a share in % is the ratio times 100"),
        ("cloud / revenue * 100", "USD", "comes to a ratio, and the figure's unit is USD"),
        ("revenue", "EUR", "comes to USD, and the figure's unit is EUR"),
        ("revenue / power", "USD", "comes to USD / GW, and the figure's unit is USD"),
        ("growth(revenue, margin)", "%", "compares USD and %"),
        ("mean(revenue, 2, margin, 1)", "USD", "averages USD and %"),
        ("sum(power, revenue)", "USD", "adds GW and USD"),
        ("capex / revenue", "x", "sets twelve months (capex) against a quarter (revenue)"),
        ("capex.change / revenue.change", "x", "sets twelve months (capex.change) against a quarter (revenue.change)"),
        ("cash - revenue", "USD", "sets twelve months (cash) against a quarter (revenue)"),
        ("revenue / zero", "x", "divides by zero"),
        ("growth(revenue, zero)", "%", "divides by zero"),
        ("cagr(revenue, cloud)", "%", "takes the new value, the old one and the years"),
        ("mean(revenue, 1, cloud)", "USD", "each followed by its weight"),
        ("median(revenue, cloud)", "USD", "no function “median”"),
        ("share(cloud, revenue", "%", "parenthesis of share is not closed"),
    ],
)
def test_what_compares_unlike_with_unlike_is_told_at_the_formula(tmp_path, formula, unit, said):
    with pytest.raises(ContentError) as caught:
        computed(tmp_path, formula, unit)
    (finding,) = caught.value.findings
    assert said in finding.message
    assert finding.place
    assert finding.place.line == 17


def test_a_quarter_against_a_year_is_taken_where_the_content_says_so(tmp_path):
    made = computed(tmp_path, "capex / revenue", "x", "across_periods: true")
    assert made.across_periods
    assert made.value == Decimal("0.64")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Q3 2025", 3),
        ("3Q25", 3),
        ("third quarter of 2025", 3),
        ("H1 2025", 6),
        ("2025", 12),
        ("FY2025", 12),
        ("FY 2025/26", 12),
        ("fiscal year 2025", 12),
        ("TTM", 12),
        ("Twelve months to 30 September 2025", 12),
        ("nine months ended 30 June 2025", 9),
        ("18 months to May 2025", 18),
        ("September 2025", 1),
        ("30 September 2025", 0),
        ("as of 2025-09-30", 0),
        *[
            (text, 3)
            for text in ("Q3 25", "Q3 FY25", "FY2025 Q3", "2025-Q3", "Q3/2025", "3. Quartal 2025", "T3 2025", "3T25")
        ],
        *[(text, 6) for text in ("1H25", "H1 FY25", "1. Halbjahr 2025", "first half 2025", "S1 2025")],
        *[(text, 9) for text in ("9M 2025", "Q1–Q3 2025", "neun Monate bis September 2025")],
        *[(text, 12) for text in ("FY25E", "2025A", "CY25", "GJ 2024/25", "Geschäftsjahr 2025", "FY24/25", "2025年度")],
        *[(text, 1) for text in ("Dezember 2025", "Dec-25")],
        *[(text, 0) for text in ("31. Dezember 2025", "31 décembre 2025", "31.12.2025", "December 31, 2025")],
        ("2023–2025", 36),
        *[(text, None) for text in ("since launch", "S", "T", "Q5 2025", "Version 2", "2x", "12")],
        ("", None),
    ],
)
def test_periods_are_understood_as_people_write_them(text, months):
    period = period_of(text)
    assert (period.months if period else None) == months


@pytest.mark.parametrize(
    "texts",
    [
        ("Q3 2025", "3Q25", "Q3/2025", "3. Quartal 2025", "2025年第3四半期"),
        ("FY 2025", "2025", "FY25E", "GJ 2024/25"),
        ("31 December 2025", "31. Dezember 2025", "31 décembre 2025", "December 31, 2025"),
    ],
)
def test_one_period_is_one_however_it_is_written(texts):
    assert len({period_of(text) for text in texts}) == 1


NUMBERS = st.decimals(-1000, 1000, places=2, allow_nan=False)
TREES = st.recursive(
    NUMBERS.map(lambda n: (f"({n:f})" if n < 0 else f"{n:f}", Fraction(n))),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(
        lambda parts: (f"({parts[0][0]} {parts[1]} {parts[2][0]})", _apply(parts[0][1], parts[1], parts[2][1]))
    ),
    max_leaves=8,
)


def _apply(left, sign, right):
    if left is None or right is None or (sign == "/" and not right):
        return None
    return {"+": left + right, "-": left - right, "*": left * right, "/": left / right if right else None}[sign]


@given(TREES)
def test_formulas_come_to_what_fractions_come_to(tree):
    text, exact = tree
    assume(exact is not None)
    assume(len(text) <= 200)
    found = evaluate(parse(text), lambda name: Decimal(0))
    assert abs(Fraction(found) - exact) <= abs(exact) * Fraction(1, 10**20) + Fraction(1, 10**20)


@given(st.lists(st.tuples(NUMBERS, st.decimals(1, 100, places=1)), min_size=1, max_size=6))
def test_a_weighted_mean_is_that_of_its_parts(pairs):
    text = f"mean({', '.join(f'0 - {abs(v):f}, {w:f}' if v < 0 else f'{v:f}, {w:f}' for v, w in pairs)})"
    assume(len(text) <= 200)
    exact = sum(Fraction(v) * Fraction(w) for v, w in pairs) / sum(Fraction(w) for _, w in pairs)
    assert abs(Fraction(evaluate(parse(text), lambda name: Decimal(0))) - exact) < Fraction(1, 10**20)
