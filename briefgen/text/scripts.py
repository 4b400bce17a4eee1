"""Which scripts a text holds, where that changes how it is broken, shaped or named (ranges: Unicode's blocks)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages, by primary subtag (BCP 47), whose usual script runs from the right."""

EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3000-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"
FROM_RIGHT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"

_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
_FROM_RIGHT = re.compile(f"[{FROM_RIGHT}]")
_COMPLEX = re.compile(f"[{FROM_RIGHT}\u0900-\u109f\u1780-\u17ff]")
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


def is_right_to_left(language: str) -> bool:
    """Whether documents in `language` (a BCP 47 tag) run from the right."""
    return language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT


def has_east_asian(text: str) -> bool:
    """Whether `text` holds Chinese, Japanese or Korean characters or their punctuation."""
    return not text.isascii() and _EAST_ASIAN.search(text) is not None


@lru_cache(maxsize=50_000)
def seams(text: str) -> int:
    """How often East Asian and other characters stand side by side in `text`."""
    if not has_east_asian(text):
        return 0
    wide = [_EAST_ASIAN.match(character) is not None for character in text]
    return sum(before is not after for before, after in pairwise(wide))


@lru_cache(maxsize=50_000)
def has_right_to_left(text: str) -> bool:
    """Whether `text` holds characters of a script that runs from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def has_complex(text: str) -> bool:
    """Whether `text` holds what Office sets in its complex-script font."""
    return not text.isascii() and _COMPLEX.search(text) is not None


def is_ignorable(character: str) -> bool:
    """Whether a character is seen only in what it does to its neighbours (UAX #44, Default_Ignorable_Code_Point)."""
    return _IGNORABLE.match(character) is not None
