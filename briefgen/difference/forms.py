"""One number in several forms: “$43.0M” beside “$43.0 million”, “100K+” beside “more than 100,000”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from briefgen.numbers import MINUS, SCALES
from briefgen.vocabulary import ENGLISH

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORTHS = {word: scale.worth for letter, scale in SCALES.items() for word in (letter, scale.word)}
_SCALE = re.compile(rf"\s?({'|'.join(sorted(_WORTHS, key=len, reverse=True))})\b")


def one_number(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether two sets of forms may be those of one number, digits included where the forms are of one kind."""
    before, after = ({_seen(each) for each in forms if each} for forms in (old, new))
    if before & after or not (before and after):
        return bool(before) == bool(after)
    if {_shape(each) for each in before} & {_shape(each) for each in after}:
        return False
    return bool({_meant(each) for each in before} & {_meant(each) for each in after} - {None})


def _seen(form: str) -> str:
    return form.replace("\u00a0", " ")


def _shape(form: str) -> str:
    """What stands around the digits."""
    return re.sub(r"[\d.,]", "", form)


def _meant(form: str) -> tuple[Decimal, str] | None:
    """The amount in single units, and whether it is more, less or about that; None for words."""
    number = _NUMBER.search(form)
    if number is None:
        return None
    scale = _SCALE.match(form, number.end())
    amount = Decimal(number.group().replace(",", "")) * (_WORTHS[scale.group(1)] if scale else 1)
    return -amount if MINUS in form[: number.start()] else amount, _qualifier(form)


_QUALIFIERS = {"+": ENGLISH.more_than, "~": ENGLISH.about, ">": ENGLISH.more_than, "<": ENGLISH.less_than}


def _qualifier(form: str) -> str:
    for sign, words in _QUALIFIERS.items():
        word = words.format("")
        if form.startswith((word, sign)) and not (sign == "+" and form.startswith(sign)):
            return word
    return ENGLISH.more_than.format("") if form.endswith("+") else ""
