"""Loose numbers: those in texts that are neither a figure nor known to be none.

Known to be none are years, dates and periods, names with digits in them (Trainium2, GB200, 10-K), what counts parts of
a text ("layer 2", "exhibit 3", a list's "1."), numbers alone in a cell of a table, which are its data, and what the
content lists as `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from briefgen.document.checks.known import KNOWN
from briefgen.document.checks.statements import swapped
from briefgen.document.figures import Figure
from briefgen.document.model import Document
from briefgen.document.passages import Passage, passages
from briefgen.document.references import Problem
from briefgen.errors import Finding
from briefgen.layout.numbers import after_units
from briefgen.numbers import CURRENCIES
from briefgen.source import Tree

NUMBER = re.compile(
    r"(?P<before>(?:[-+−~≈<>±]\s?)?(?:[$€£¥₹₩₪₫]\s?|[A-Z]{1,3}\$\s?)?)(?P<digits>\d+(?:[.,’'\u00a0\u202f]\d+)*)"
    r"(?P<after>\s?(?:%|‰|×|(?:[KMBTx]|bn|mn|pp|bps|Mrd\.?|Mio\.?|thousand|million|billion|trillion)\b))?"
)
"""A number with the sign, the currency and the scale or unit that belong to it."""

_ALONE = re.compile(rf"\s*\(?{NUMBER.pattern}\.?\s?[^\d\s()]{{0,3}}\)?\s*")
"""A cell that holds nothing but a number with its scale and its currency."""

_NAME = re.compile(r"\b(?P<letters>[^\W\d_]+)[-./]?\d[\w.+/-]*")


def loose(document: Document) -> tuple[Finding, ...]:
    """The loose numbers of a document that was read from a file, each with the figure it looks like."""
    tree = document.tree
    if tree is None or document.checks.loose == "allow":
        return ()
    return tuple(dict.fromkeys(_findings(document, tree)))


def _findings(document: Document, tree: Tree) -> Iterator[Finding]:
    looks = _looks(document.figures.values())
    for passage in passages(document):
        if not any(letter.isdigit() for letter in passage.text):
            continue
        for number in _numbers(passage, document.plain):
            problem = _problem(number, looks)
            found = tree.finding(problem.message, tree.find(passage.location, number), problem.hint)
            yield found if document.checks.loose == "refuse" else replace(found, severity="remark")


def _numbers(passage: Passage, plain: Iterable[str]) -> Iterator[str]:
    """The loose numbers of a text, as they are written in it."""
    text = _masked(passage, plain)
    if "rows" in passage.location and (after_units(text) is not None or _ALONE.fullmatch(text)):
        return
    for match in NUMBER.finditer(text):
        yield match.group().strip()


def _masked(passage: Passage, plain: Iterable[str]) -> str:
    """The text with what is no loose number replaced by marks that part words."""
    text = "".join("\u0000" * len(piece.text) if piece.refers else piece.text for piece in passage.pieces)
    for known in plain:
        text = text.replace(known, "\u0000" * len(known))
    for pattern in KNOWN:
        text = pattern.sub(_blank, text)
    return _NAME.sub(lambda match: match.group() if _is_money(match["letters"]) else _blank(match), text)


def _is_money(letters: str) -> bool:
    """Whether digits after these letters are an amount: "USD180", not "TOP500"."""
    return CURRENCIES.get(letters, letters).strip() != letters


def _blank(match: re.Match[str]) -> str:
    return "\u0000" * len(match.group())


Looks = Mapping[str, tuple[str, ...]]
"""The references to figures that are written with these digits."""


def _looks(figures: Iterable[Figure]) -> Looks:
    found: dict[str, tuple[str, ...]] = {}
    for figure in figures:
        ways = [(figure.short, figure.id), (figure.long, f"{figure.id}|long")]
        if figure.change:
            ways.append((figure.change.plain, f"{figure.id}.change"))
        for written, reference in ways:
            if digits := _digits(written):
                found[digits] = (*found.get(digits, ()), f"{{{reference}}}")
    return found


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _problem(number: str, looks: Looks) -> Problem:
    message = f"“{number}” is neither a figure nor said to be plain."
    digits = _digits(number)
    if known := looks.get(digits):
        return Problem(message, f"It looks like {' or '.join(known[:3])}: refer to that.")
    for other in _near(digits):
        if known := looks.get(other):
            return Problem(message, f"It looks like {known[0]} with digits swapped or mistaken: refer to that.")
    return Problem(message, f"Declare it as a figure, or add it to plain: [{number}], with the name it belongs to.")


@lru_cache(maxsize=512)
def _near(digits: str) -> tuple[str, ...]:
    """The digits with two neighbours swapped, or one mistaken; of short numbers none, since all are alike."""
    if len(digits) < 3:
        return ()
    exchanged = [f"{value:f}".zfill(len(digits)) for value in swapped(Decimal(digits))]
    mistaken = [f"{digits[:i]}{d}{digits[i + 1 :]}" for i in range(len(digits)) for d in "0123456789" if d != digits[i]]
    return (*exchanged, *mistaken)
