"""Where a line may end inside a word: after hyphens, and between the characters of East Asian text.

The rules are those that UAX #14 (Unicode line breaking) and JIS X 4051 (Japanese composition, 6.1) have in common,
the strict forms of both. They allow a break only where renderers do too, so that a line never ends later than here.
Korean is broken at its spaces alone, as Hangul orthography has words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from briefgen.text.scripts import EAST_ASIAN, HANGUL, has_east_asian

Class = Literal["opening", "closing", "inseparable", "glue", "hangul", "ideograph", "word"]

CHARACTERS: Mapping[Class, str] = MappingProxyType(
    {
        # UAX #14 OP and PR; JIS X 4051 opening brackets (1) and prefixed abbreviations (12).
        "opening": "([{⟨⟪⟦¡¿〈《「『【〔〖〘〚〝﴾（［｛｟｢$£¥€₩№＄￡￥￦",
        # UAX #14 CL, CP, EX, IS, SY and PO; JIS X 4051 closing brackets (2), commas (3), full stops (4),
        # dividing marks (5), middle dots (6) and postfixed abbreviations (13).
        "closing": ")]}⟩⟫⟧〉》」』】〕〗〙〛〞〟﴿）］｝｠｣,.;:!?/、。，．：；！？・･｡､‼⁇⁈⁉％‰℃℉%°′″…‥‧／"
        # UAX #14 CJ and NS: small kana, the prolonged sound mark, iteration marks, Japanese hyphens; JIS (9) to (11).
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
        "ーｰ々〻ゝゞヽヾ〜～゠‐–~\u3000\u309b\u309c\uff9e\uff9f",
        # UAX #14 B2 and IN; JIS X 4051 inseparable characters (8): neither cut from what precedes them nor apart.
        "inseparable": "—―⸺⸻〳〴〵",
        # UAX #14 GL, WJ and ZWJ, and QU: quotation marks, whose side differs from language to language.
        "glue": "«»‹›“”„‟‘’‚‛\u00a0\u202f\u2007\u2060\ufeff\u200d\"'",
    }
)
"""The characters of every class with a rule of its own."""

COUNTERS = (
    "年月日時时分秒週周円元圓ドル万萬億亿兆千百十人個个件社台本回倍割歳岁点點號号名位次章頁页"
    "%％‰℃㎡㎞㎏年월일시분초원억만조명개"
)
"""What stands behind a number as its unit and is not parted from it (JIS X 4051, 6.1 f)."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_COUNTED = re.compile(rf"[0-9０-９][0-9０-９.,，．〜～~–]*[{COUNTERS}]+")
_CLASSES: Mapping[str, Class] = {character: kind for kind, members in CHARACTERS.items() for character in members}
_HANGUL = re.compile(f"[{HANGUL}]")
_WIDE = re.compile(f"[{EAST_ASIAN}]")


def fragments(word: str) -> Iterator[str]:
    """`word` (text without spaces) cut after each place where a line may end inside it."""
    if word.isalnum() and word.isascii():
        yield word
        return
    start = 0
    for end in _positions(word):
        yield word[start:end]
        start = end
    yield word[start:]


def _positions(word: str) -> tuple[int, ...]:
    hyphens = tuple(match.end() for match in _HYPHEN.finditer(word)) if "-" in word else ()
    return tuple(sorted({*hyphens, *_between_characters(word)})) if has_east_asian(word) else hyphens


def _between_characters(word: str) -> Iterator[int]:
    """Where a line may end between two characters of East Asian text."""
    kept = {place for match in _COUNTED.finditer(word) for place in range(match.start() + 1, match.end())}
    for index, (before, after) in enumerate(pairwise(word), start=1):
        if index not in kept and _parts(before, after):
            yield index


@lru_cache(maxsize=4096)
def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two neighbours, of which one at least is East Asian."""
    if not (_WIDE.match(before) or _WIDE.match(after)):
        return False
    first, second = character_class(before), character_class(after)
    if first in ("opening", "glue") or second in ("closing", "inseparable", "glue"):
        return False
    if first == "closing" and second == "word":
        # Allowed by UAX #14, but LibreOffice keeps punctuation and the Latin word after it on one line.
        return False
    return not (first == "hangul" or second == "hangul")


@lru_cache(maxsize=4096)
def character_class(character: str) -> Class:
    """How line breaking sees a character. Combining marks hold on to what they stand on (UAX #14, LB9)."""
    if character in _CLASSES:
        return _CLASSES[character]
    if unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf"):
        return "closing"
    if _HANGUL.match(character):
        return "hangul"
    return "ideograph" if _WIDE.match(character) else "word"
