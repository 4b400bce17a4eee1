"""Where words may be divided, by the patterns of their language.

The patterns are Liang's ("Word Hy-phen-a-tion by Com-put-er", 1983) as the LibreOffice dictionaries carry them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefgen.text.faces import SOFT_HYPHEN


class Division(NamedTuple):
    """A place where a word may be divided: the letters before and after, and whether it is a name."""

    before: int
    after: int
    name: bool = False


LEFT, RIGHT = 2, 3
"""The fewest letters before and after a division, as TeX sets them for English."""

SHORTEST = 5
"""Words of fewer letters stay whole."""

_WORD = re.compile(r"^[^\w]*([^\W\d_]+)[^\w]*$")


@lru_cache(maxsize=20_000)
def divisions(word: str, language: str) -> tuple[int, ...]:
    """Places inside `word` (text without spaces) where it may be divided, as indexes; none for unknown languages.

    Soft hyphens that the author wrote are the only places in a word that has them. Words with digits or signs in
    them stay whole.
    """
    if SOFT_HYPHEN in word:
        return tuple(index + 1 for index, character in enumerate(word[:-1]) if character == SOFT_HYPHEN)
    match = _WORD.match(word)
    if not match or len(match[1]) < SHORTEST:
        return ()
    letters, start = match[1], match.start(1)
    return tuple(start + place for place in _patterns(language)(letters))


def is_name(word: str, language: str) -> bool:
    """Whether `word` looks like a name or an abbreviation: it has capitals, and more than a German noun has."""
    told = word[1:] if language.startswith("de") else word
    return told != told.lower()


@lru_cache(maxsize=8)
def _patterns(language: str) -> Callable[[str], Sequence[int]]:
    import pyphen  # It takes 60 ms, and most texts need no division.

    name = pyphen.language_fallback(language.replace("-", "_"))
    if name is None:
        return lambda _: ()
    patterns = pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT)
    return lambda word: [int(place) for place in patterns.positions(word)]
