"""What a text says beside a figure though the figure says it itself: "{revenue} billion" where {revenue} is $180.2B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.document.figures import Reference
from briefgen.document.model import Document
from briefgen.document.passages import Piece, passages
from briefgen.document.references import Problem
from briefgen.errors import Finding
from briefgen.numbers import CURRENCIES, MULTIPLES

_SPACE = r"[\s\u00a0]"
_PERCENT = re.compile(
    rf"{_SPACE}?%|(?:{_SPACE}|-)?(?:percent|per cent|percentage points?|basis points?|pp|bps|Prozent|Prozentpunkte?n?|"
    r"pour cent|points? de pourcentage|por ciento|per cento)(?!\w)",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"{_SPACE}?×|x(?!\w)|{_SPACE}times(?!\w)")
_SCALE = re.compile(
    rf"(?:bn|mn|[KMBT])(?!\w)|{_SPACE}(?:bn|mn|Mrd|Mio|thousand|(?:m|b|tr)illions?|Millionen|Milliarden?|milliards?|"
    r"millones|crore|lakh)(?!\w)"
)
_MONEY_BEFORE = re.compile(rf"(?:[$€£¥₹₩]|\b(?:USD|EUR|GBP|CHF|JPY|INR)){_SPACE}?$")
_MONEY_AFTER = re.compile(rf"{_SPACE}?(?:[€$£](?!\d)|(?:USD|EUR|GBP|CHF|dollars?|euros?)(?!\w))", re.IGNORECASE)


def doubled(document: Document) -> Iterator[Finding]:
    """References beside which a unit or a scale is written, each at its place."""
    tree = document.tree
    if tree is None:
        return
    for passage in passages(document):
        for before, piece in pairwise((Piece("", ""), *passage.pieces)):
            said = (piece, _said_before(before, piece, document)), (before, _said_after(before, piece, document))
            for known, found in said:
                if found:
                    problem = _problem(known, found.group().strip())
                    yield tree.finding(problem.message, tree.find(passage.location, known.written), problem.hint)


def _said_before(before: Piece, piece: Piece, document: Document) -> re.Match[str] | None:
    unit = _unit(piece, document)
    return _MONEY_BEFORE.search(before.text) if unit in CURRENCIES and not before.refers else None


def _said_after(before: Piece, piece: Piece, document: Document) -> re.Match[str] | None:
    """What is written on after a reference that the reference has said, or that makes its number another."""
    unit = _unit(before, document)
    if unit is None or piece.refers:
        return None
    patterns = [_SCALE]
    patterns += [_PERCENT] if unit in ("%", "pp", "bps") else []
    patterns += [_TIMES] if unit in MULTIPLES else []
    patterns += [_MONEY_AFTER] if unit in CURRENCIES else []
    return next((found for pattern in patterns if (found := pattern.match(piece.text))), None)


def _unit(piece: Piece, document: Document) -> str | None:
    """The unit of the number that a reference writes; None for words."""
    figure = document.figures.get(piece.figure or "")
    if figure is None or piece.part not in ("value", "change"):
        return None
    reference = Reference(figure, "change" if piece.part == "change" else "value")
    return None if reference.value is None else reference.unit or ""


def _problem(piece: Piece, said: str) -> Problem:
    message = f"“{said}” beside {piece.written}, which reads “{piece.text}”, says a unit or a scale twice, or another."
    return Problem(message, "Leave it to the figure: its unit and scale are declared.")
