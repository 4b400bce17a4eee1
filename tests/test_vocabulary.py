"""What briefgen says, in every language: all of it, with the same places for what is put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

import pytest

from briefgen.layout.templates import TEMPLATES
from briefgen.vocabulary import ENGLISH, VOCABULARIES, vocabulary
from briefgen.writers.pptx.placeholders import KINDS

OTHERS = [language for language in VOCABULARIES if language != "en"]
HIGH = re.compile(r"[^\u00a0\u202f\s][:;?!]")
"""High punctuation that touches what is before it."""


def said(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a vocabulary, with where it stands."""
    if is_dataclass(words):
        for each in fields(words):
            yield from said(getattr(words, each.name), f"{path}.{each.name}")
    elif isinstance(words, Mapping):
        for key, value in words.items():
            yield from said(value, f"{path}.{key}")
    elif isinstance(words, tuple):
        for number, each in enumerate(words):
            yield from said(each, f"{path}.{number}")
    else:
        yield path, words


def places(text: str) -> Counter[str | None]:
    """What is put in, by name, and how often."""
    return Counter(name for _, name, *_ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_all_that_english_says_with_the_same_places(language: str) -> None:
    ours, theirs = dict(said(ENGLISH)), dict(said(VOCABULARIES[language]))
    assert theirs.keys() == ours.keys()
    assert all(text.strip() for text in theirs.values())
    assert {path: places(text) for path, text in theirs.items()} == {path: places(text) for path, text in ours.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_was_left_in_english(language: str) -> None:
    theirs = dict(said(VOCABULARIES[language]))
    sentences = {path: text for path, text in said(ENGLISH) if len(re.findall(r"[a-z]+(?![a-z_]*\})", text)) > 1}
    assert len(sentences) > 40
    assert [path for path, text in sentences.items() if theirs[path] == text] == []


@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_template_of_a_slide_has_a_name_of_its_own(language: str) -> None:
    known = VOCABULARIES[language].filed
    assert {template.name for template in TEMPLATES} <= known.layouts.keys()
    assert len(set(known.layouts.values())) == len(known.layouts)
    assert set(known.held) == {holder for holder, kind in KINDS.items() if kind.repeats}


def test_french_sets_a_space_before_its_high_punctuation() -> None:
    assert [text for path, text in said(VOCABULARIES["fr"].spoken) if HIGH.search(text)] == []
    assert HIGH.search(ENGLISH.spoken.pair)


@pytest.mark.parametrize(("tag", "language"), [("de-AT", "de"), ("PT-br", "pt"), ("sv", "en")])
def test_a_tag_finds_its_language(tag: str, language: str) -> None:
    assert vocabulary(tag) is VOCABULARIES[language]
