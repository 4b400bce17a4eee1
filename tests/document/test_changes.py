"""Changes computed from the value before, ranges, units written one way, and what a figure must not say at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.errors import ContentError

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
figures:
  old: {{label: Before, value: 80, unit: USD, scale: B}}
  new: {{label: Now, value: 100, unit: USD, scale: B, change: {{{change}}}}}
  other: {{label: Other, {other}}}
sections:
  - {{id: one, title: One, headline: A claim, blocks: [{{type: paragraph, text: "{{other}}"}}]}}
"""


def loaded(folder: Path, change: str = "value: 1", other: str = "value: 1, unit: USD"):
    path = folder / "content.yaml"
    path.write_text(CONTENT.format(change=change, other=other), encoding="utf-8")
    return load(path, BLOCKS).figures


@pytest.mark.parametrize(
    ("change", "short"),
    [
        ("from: old, precision: 0", "+25%"),
        ("from: old, precision: 2, unit: x", "1.25×"),
        ("from: 90, precision: 1", "+11.1%"),
        ("from: 125, precision: 0", "−20%"),
    ],
)
def test_a_change_is_computed_from_the_value_before(change, short, tmp_path):
    figure = loaded(tmp_path, change)["new"]
    assert figure.change.short == short
    assert figure.change.prior.value is not None


@pytest.mark.parametrize(
    ("other", "change", "said"),
    [
        ('value: 11.2, unit: "%"', "from: 9.8, unit: bps, precision: 0", "+140 bps"),
        ('value: 11.2, unit: "%"', "value: 140, from: 9.8, unit: bps", "+140 bps"),
        ("value: 120, unit: bps", "from: 100, unit: bps, precision: 0", "+20 bps"),
        ("value: 120, unit: USD, scale: M", "from: 108, unit: USD, precision: 0", "+$12M"),
        ("value: 120, unit: USD, scale: M", "value: 12, from: 108, unit: USD", "+$12M"),
        ("value: 120, unit: USD, scale: M", "value: 12, unit: USD, basis: YoY", "+$12M"),
        ("value: 1500, unit: people", "value: 120, from: 1380, unit: people", "+120"),
    ],
)
def test_a_change_may_be_in_points_or_in_its_figure_s_own_unit_and_scale(other, change, said, tmp_path):
    assert loaded(tmp_path, other=f"{other}, change: {{{change}}}")["other"].change.short == said


def test_what_a_change_is_computed_from_feeds_the_figure(tmp_path):
    assert loaded(tmp_path, "from: old, precision: 0")["new"].inputs == ("old",)


@pytest.mark.parametrize(
    ("other", "short", "long"),
    [
        ("range: [10, 12.5], unit: USD, scale: B", "$10–12.5B", "$10–12.5 billion"),
        ('range: [10, 12], unit: "%"', "10–12%", "10–12%"),
        ('range: [-3, 2], unit: "%"', "−3 to 2%", "−3 to 2%"),
        ("range: [2, 3], unit: x", "2–3×", "2–3×"),
        ("range: [1500, 2000], unit: people", "1,500–2,000", "1,500–2,000"),
        ('range: [10, 12], unit: GW, qualifier: "~"', "~10–12 GW", "about 10–12 GW"),
    ],
)
def test_a_range_is_written_from_its_least_to_its_most(other, short, long, tmp_path):
    figure = loaded(tmp_path, other=other)["other"]
    assert (figure.short, figure.long) == (short, long)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"change": "from: new, precision: 0"}, "needs itself"),
        ({"change": "from: olds, precision: 0"}, "Did you mean “old”?"),
        ({"change": "from: old"}, "has a precision"),
        ({"change": "value: 25, from: old, precision: 0"}, "has a precision"),
        ({"change": "from: 0, precision: 0"}, "divides by zero"),
        ({"change": "from: -80, precision: 0"}, "growth from a value below zero"),
        ({"change": "value: 1, unit: pp"}, "in pp is between figures in %"),
        ({"change": "value: 1, unit: EUR, from: 99"}, "is in %, x or USD, not in EUR"),
        ({"other": 'value: 1, unit: "%", scale: K'}, "has no scale"),
        ({"change": "value: 1, text: up"}, "either a value or a text"),
        ({"change": "basis: YoY"}, "what it is computed from"),
        ({"other": "value: 1, range: [1, 2], unit: USD"}, "exactly one of"),
        ({"other": "range: [2, 1], unit: USD"}, "before it begins"),
        ({"other": "value: 1, unit: USD, precision: 2"}, "Only what is computed"),
        ({"other": "value: 1, unit: USD, locator: p. 4"}, "name the source too"),
        ({"other": "value: 1, unit: USD, as_of: 2025-13-01"}, "is not a date"),
        ({"other": "value: 1, unit: $bn"}, "write unit: USD, scale: B"),
        ({"other": "value: 1, unit: EUR million"}, "write unit: EUR, scale: M"),
        ({"other": "value: 1, unit: percentage points"}, "is written pp"),
        ({"other": "value: 1, unit: €"}, "is written EUR"),
        ({"other": "value: 1, unit: EURO"}, "is written EUR"),
        ({"other": "value: 1, unit: USD, basis: guess"}, "“guess”"),
    ],
)
def test_a_mistake_is_found_with_what_would_be_right(given, said, tmp_path):
    with pytest.raises(ContentError) as caught:
        loaded(tmp_path, **given)
    told = " ".join(f"{each.message} {each.hint or ''}" for each in caught.value.findings)
    assert said in told


@pytest.mark.parametrize("unit", ["GPU", "FTE", "DAU", "chips", "PEN", "hours saved", "GWh", "bps", "USD"])
def test_units_that_are_written_as_they_are_here_stand(unit, tmp_path):
    assert loaded(tmp_path, other=f"value: 1, unit: {unit}")["other"].unit == unit
