"""Numbers written by locale: as the CLDR has them, and read back to the value they were written from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.numbers import CURRENCIES, SCALES, parse, quantity, quantity_of, style_of

LOCALES = (
    *("en", "en-GB", "en-IN", "de", "de-CH", "de-AT", "fr", "fr-CH", "es", "es-MX", "it", "pt-BR", "pt-PT", "nl", "sv"),
    *("da", "nb", "fi", "pl", "cs", "hu", "ro", "tr", "el", "ru", "uk", "ar", "he", "fa", "hi", "bn", "ja", "zh", "ko"),
)
UNITS = (None, "%", "x", "GW", "pp", *CURRENCIES)


@pytest.mark.parametrize(
    ("tag", "value", "unit", "scale", "long", "text"),
    [
        ("en", "180.2", "USD", "B", False, "$180.2B"),
        ("en-US", "180.2", "USD", "B", True, "$180.2 billion"),
        ("en", "500", "chips", "K", False, "500K"),
        ("en", "500", "chips", "K", True, "500,000"),
        ("de", "180.2", "USD", "B", False, "180,2 Mrd. $"),
        ("de", "180.2", "USD", "B", True, "180,2 Milliarden $"),
        ("de", "500", "Chips", "K", False, "500.000"),
        ("de", "-12.5", "%", None, False, "−12,5 %"),
        ("de", "3.8", "GW", None, False, "3,8 GW"),
        ("de", "6.0", "x", None, False, "6,0×"),
        ("fr", "1234567.89", "EUR", None, False, "1 234 567,89 €"),
        ("fr", "180.2", "EUR", "M", False, "180,2 M €"),
        ("de-CH", "1234567.89", "CHF", None, False, "CHF 1’234’567.89"),
        ("en-IN", "1.2", "INR", "M", False, "₹12L"),
        ("en-IN", "180.2", "INR", "B", False, "₹18,020Cr"),
        ("en-IN", "1234567", "INR", None, False, "₹12,34,567"),
        ("ja", "1.3", "JPY", "M", False, "￥130万"),
        ("pt-BR", "180.2", "BRL", "B", True, "R$ 180,2 bilhões"),
        ("tr", "12.5", "%", None, False, "%12,5"),
    ],
)
def test_a_number_is_written_as_its_locale_has_it(tag, value, unit, scale, long, text):
    written = quantity(Decimal(value), unit, scale, long, style=style_of(tag))
    assert written.replace("\u00a0", " ").replace("\u202f", " ") == text


def test_ranges_and_round_amounts_follow_the_locale_too():
    german = style_of("de")
    assert quantity(Decimal(10), "USD", "M", upper=Decimal("12.5"), style=german) == "10–12,5\u00a0Mio.\u00a0$"
    assert quantity(Decimal(-3), "%", upper=Decimal(2), style=german) == "−3 bis 2\u00a0%"
    assert quantity_of(Decimal(100_000_000), "USD", german) == "100\u00a0Mio.\u00a0$"


@pytest.mark.parametrize(
    ("tag", "scale", "word"),
    [("en", "M", "million"), ("de", "M", "Millionen"), ("es", "B", "mil millones"), ("ja", "M", "× 1,000,000")],
)
def test_a_scale_has_a_word_by_itself_or_says_what_it_is_worth(tag, scale, word):
    assert style_of(tag).scale_word(scale) == word


def test_there_are_more_than_twenty_locales():
    assert len({style_of(tag).tag for tag in LOCALES}) == len(LOCALES) > 20


VALUES = st.decimals(-99999, 99999, places=2, allow_nan=False) | st.integers(-99999, 99999).map(Decimal)


@pytest.mark.parametrize("tag", LOCALES)
@given(VALUES, st.sampled_from(UNITS), st.sampled_from((None, *SCALES)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(tag, value, unit, scale, long):
    style = style_of(tag)
    text = quantity(value, unit, scale, long, style=style)
    found = parse(text, unit, style)
    assert found is not None, text
    assert found.amount == value * (SCALES[scale].worth if scale else 1), text
    assert found.upper is None


@pytest.mark.parametrize("tag", LOCALES)
@given(
    st.lists(st.integers(-9999, 9999), min_size=2, max_size=2, unique=True),
    st.sampled_from(UNITS),
    st.sampled_from((None, *SCALES)),
)
@settings(max_examples=30, deadline=None)
def test_a_range_is_read_back(tag, ends, unit, scale):
    least, most = (Decimal(each) for each in sorted(ends))
    text = quantity(least, unit, scale, upper=most, style=style_of(tag))
    found = parse(text, unit, style_of(tag))
    worth = SCALES[scale].worth if scale else 1
    assert found is not None, text
    assert (found.amount, found.upper) == (least * worth, most * worth), text


@pytest.mark.parametrize("text", ["", "B", "$", "12 13", "$180.2Q", "twelve", "180,2 Mrd. $"])
def test_what_is_no_number_of_the_style_is_not_read(text):
    assert parse(text, "USD", style_of("en")) is None


@pytest.mark.parametrize(
    ("tag", "text", "qualifier"),
    [
        ("en", "100K+", "+"),
        ("en", "more than 100,000", "+"),
        ("en", "~100K", "~"),
        ("de", "mehr als 100.000", "+"),
        ("de", "rund 100.000", "~"),
    ],
)
def test_a_qualifier_is_read_too(tag, text, qualifier):
    found = parse(text, None, style_of(tag))
    assert found is not None
    assert (found.amount, found.qualifier) == (Decimal(100_000), qualifier)


def test_a_tag_of_no_locale_is_refused():
    with pytest.raises(ValueError, match="no locale tlh"):
        style_of("tlh")
    assert style_of("de-XX").decimal == ","
