"""Where words may be divided, by the patterns of their language.

The patterns are Liang's ("Word Hy-phen-a-tion by Com-put-er", 1983) as the LibreOffice dictionaries carry them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.text.faces import SOFT_HYPHEN

LEFT, RIGHT = 2, 3
"""The fewest letters before and after a division, as TeX sets them for English."""

SHORTEST = 5
"""Words of fewer letters stay whole."""

_WORD = re.compile(r"^[^\w]*([^\W\d_]+)[^\w]*$")


@lru_cache(maxsize=20_000)
def divisions(word: str, language: str, *, names: bool = False) -> tuple[int, ...]:
    """Places inside `word` (text without spaces) where it may be divided, as indexes; none for unknown languages.

    Soft hyphens that the author wrote are the only places in a word that has them. Abbreviations, words with digits
    or signs in them, and names (words with a capital, German nouns apart) stay whole unless `names`.
    """
    if SOFT_HYPHEN in word:
        return tuple(index + 1 for index, character in enumerate(word[:-1]) if character == SOFT_HYPHEN)
    match = _WORD.match(word)
    if not match or len(match[1]) < SHORTEST:
        return ()
    letters, start = match[1], match.start(1)
    kept_whole = letters[1:] != letters[1:].lower() or (letters[0].isupper() and not language.startswith("de"))
    if kept_whole and not names:
        return ()
    return tuple(start + place for place in _patterns(language)(letters))


@lru_cache(maxsize=8)
def _patterns(language: str):  # type: ignore[no-untyped-def]
    import pyphen  # noqa: PLC0415 - it takes 60 ms, and most texts need no division

    name = pyphen.language_fallback(language.replace("-", "_"))
    if name is None:
        return lambda word: ()
    patterns = pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT)
    return lambda word: tuple(int(place) for place in patterns.positions(word))
