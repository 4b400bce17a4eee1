"""Lines chosen together: the cheapest of all, divided by the language, justified to the measure, like Typst's."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.scene import Paragraph, Run, Style
from briefgen.text.faces import SOFT_HYPHEN
from briefgen.text.hyphens import divisions, is_name
from briefgen.text.lines import Typesetter
from briefgen.text.total_fit import Ending, Spacing, demerits, lines
from tests import typst_lines
from tests.mocks import THEME

STYLE = Style("prose", "prose", 10, 14)
BY = Typesetter(THEME, robust=False, language="en-US")
PROSE = "Infrastructure arbitrage describes extraordinary capital intensity that few companies can match anywhere."

WORDS = st.lists(st.tuples(st.floats(3, 60), st.sampled_from([0.0, 3.0]), st.booleans()), min_size=1, max_size=9)


def set_in(text: str, width: float, *, divided: bool = True) -> list[str]:
    paragraph = Paragraph((Run(text, STYLE),), divided=divided)
    return ["".join(span.text for span in line.spans) for line in BY.lines((paragraph,), width)]


@given(words=WORDS, room=st.floats(65, 150), justified=st.booleans())
def test_no_other_way_to_break_costs_less(words, room, justified):
    owns = [own for own, _, _ in words]
    gaps = [gap for _, gap, _ in words]
    endings = [Ending(2.0, 140.0, dashed=True) if not gap and divides else Ending() for _, gap, divides in words]
    measured = (owns, gaps, [*endings[:-1], Ending()], room, Spacing(justified, 10))
    count = len(words)
    every = [(0, *inner, count) for size in range(count) for inner in combinations(range(1, count), size)]
    least = min(demerits(*measured, list(pairwise(cuts))) for cuts in every)
    assert demerits(*measured, lines(*measured)) == pytest.approx(least)


@given(words=st.lists(st.text("abcdefghi", min_size=1, max_size=12), min_size=1, max_size=40), width=st.floats(40, 400))
def test_nothing_is_lost_and_no_line_is_wider_than_its_measure(words, width):
    paragraph = Paragraph((Run(" ".join(words), STYLE),), divided=True)
    found = BY.lines((paragraph,), width)
    text = "".join("".join(span.text for span in line.spans) + " " * line.spaced for line in found)
    assert text.replace(SOFT_HYPHEN, "") == " ".join(words) + " "
    least, _ = BY.widest_piece(paragraph)
    assert all(span.x + span.width <= max(width, least) + 0.5 for line in found for span in line.spans)


def test_words_are_divided_where_a_narrow_measure_asks_for_it():
    divided = set_in(PROSE, 90)
    assert any(line.endswith(SOFT_HYPHEN) for line in divided)
    assert "".join(line + " " for line in divided).replace(SOFT_HYPHEN + " ", "").rstrip() == PROSE


def test_whole_words_stay_whole_without_division():
    assert not any(SOFT_HYPHEN in line for line in set_in(PROSE, 90, divided=False))


def test_a_wide_measure_divides_nothing():
    assert not any(
        SOFT_HYPHEN in line
        for line in set_in("The cat sat on the mat and saw how a bird flew over the wall. " * 5, 400)
    )


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("infrastructure,", "en-US", "in-fra-struc-ture,"),
        ("(independent)", "en-GB", "(in-de-pend-ent)"),
        ("Wettbewerbsvorteil", "de-DE", "Wett-be-werbs-vor-teil"),
        ("Trainium2", "en-US", "Trainium2"),
        ("10-K", "en-US", "10-K"),
        ("word", "en-US", "word"),
        ("infrastructure", "xx", "infrastructure"),
        (f"un{SOFT_HYPHEN}like", "en-US", f"un{SOFT_HYPHEN}-like"),
    ],
)
def test_languages_divide_their_words(word, language, parts):
    places = divisions(word, language)
    assert "-".join(word[a:b] for a, b in pairwise((0, *places, len(word)))) == parts


def test_names_are_told_by_capitals_nouns_in_german_are_not():
    assert is_name("Amazon", "en-US")
    assert not is_name("Infrastruktur", "de-DE")
    assert is_name("NVIDIA", "de-DE")


def test_justified_lines_end_at_their_measure_and_the_last_does_not():
    by = Typesetter(replace(THEME, manner=replace(THEME.manner, prose="justified")), robust=False, language="en-US")
    paragraph = Paragraph((Run(PROSE * 3, STYLE),), divided=True)
    *full, last = by.lines((paragraph,), 240)
    assert [line.spans[-1].x + line.spans[-1].width for line in full] == pytest.approx([240] * len(full))
    assert last.spans[-1].spacing == 0
    label = Paragraph((Run(PROSE * 3, STYLE),))
    assert all(span.spacing == 0 for line in by.lines((label,), 240) for span in line.spans)


def test_a_page_never_ends_in_a_divided_word():
    paragraph = Paragraph((Run(PROSE * 3, STYLE),), divided=True)
    for count in range(1, BY.shown(paragraph, 90)):
        head, rest = BY.split(paragraph, 90, count)
        assert re.sub(r"\s+", " ", f"{head.text} {rest.text}") == PROSE * 3


def test_a_deck_is_broken_as_office_programs_break():
    office = Typesetter(THEME, robust=True)
    first_fit = Paragraph((Run(PROSE, STYLE),))
    hyphenated = Paragraph((Run(PROSE, STYLE),), divided=True)
    assert office.lines((hyphenated,), 90) == office.lines((first_fit,), 90)


def test_paragraphs_are_set_as_by_typst():
    compared = typst_lines.compare()
    assert compared.paragraphs >= 100
    assert compared.share >= 0.8
    assert compared.ours <= compared.theirs
