"""Directions against known lines and an independent implementation of UAX #9."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.text.bidi import levels, starts_right, stretches, visual_order

MIXED = st.text(st.sampled_from("abcXY אבגדה سشصض 0123٤٥ .,:;()[]+-%$/!?«»\u05b8\u0651"), max_size=24)


def seen(text: str, base: int) -> str:
    """The characters of `text` from left to right."""
    return "".join(text[index] for index in visual_order(levels(text, base)))


@settings(max_examples=400)
@given(MIXED, st.sampled_from([0, 1]))
def test_lines_are_ordered_as_the_standard_says(text, base):
    marks = "\u05b8\u0651"
    plain = "".join(character for character in text if character not in marks)
    assert seen(plain, base) == get_display(plain, base_dir="LR"[base])


def test_a_mark_runs_with_its_letter():
    assert levels("abא\u05b8", 0) == (0, 0, 1, 1)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("AWS", 1, (2, 2, 2)),
        ("ב-30%", 1, (1, 1, 2, 2, 2)),
        ("א (AWS) ב", 1, (1, 1, 1, 2, 2, 2, 1, 1, 1)),
        ("see אב.", 0, (0, 0, 0, 0, 1, 1, 0)),
    ],
)
def test_levels_of_known_lines(text, base, expected):
    assert levels(text, base) == expected


@pytest.mark.parametrize(
    ("text", "default", "from_right"),
    [
        ("Plain words", False, False),
        ("«السوق» grows", False, True),
        ("Grows in السوق", False, False),
        ("2026: השוק", False, True),
        ("Plain words", True, True),
    ],
)
def test_a_paragraph_starts_where_its_first_letter_or_its_document_says(text, default, from_right):
    assert starts_right(text, default) is from_right


@given(MIXED)
def test_stretches_are_the_text(text):
    assert "".join(stretch.text for stretch in stretches(text)) == text
