"""What an unquoted scalar means. Where readers of YAML 1.1 and 1.2 disagree, it is refused rather than guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MAX_DIGITS = 40

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}

NAMES = frozenset({"period", "short_period", "categories", "totals", "highlight", "rows"})
"""The keys under which a number is a name, such as a year, or shown as it is written, such as a cell."""

_AMBIGUOUS = (
    (re.compile(r"(?i:yes|no|on|off|y|n)"), "a truth value to some readers and text to others"),
    (re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?"), "a number in base 60 to some readers"),
    (re.compile(r"[-+]?0[0-9]+"), "an octal number to some readers"),
    (re.compile(r"(?i:[-+]?0[xob][0-9a-f_]+)"), "a number in another base to some readers"),
    (re.compile(r"[-+]?[0-9][0-9.]*[eE][-+]?[0-9]+"), "a number to some readers and text to others"),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.|[0-9]+_[0-9_.]*)|\+[0-9][0-9.]*"), "a number to some readers"),
    (re.compile(r"(?i:[-+]?\.inf|\.nan)"), "not a finite number"),
    (re.compile(r"(?!(?:null|true|false)$)(?i:null|true|false)"), "a constant to some readers and text to others"),
)
"""Plain scalars that readers of YAML 1.1 and 1.2 disagree about, and what the disagreement is."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An unquoted scalar that has no one meaning, and why, as a sentence."""

    reason: str


def plain_value(text: str) -> str | Decimal | bool | Refused | None:
    """The value of an unquoted scalar. A number keeps its digits: 33.0 stays Decimal("33.0")."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text) if len(text) <= MAX_DIGITS else Refused(f"A number has at most {MAX_DIGITS} digits.")
    for pattern, disagreement in _AMBIGUOUS:
        if pattern.fullmatch(text):
            return Refused(f"{text} is {disagreement}.")
    return text
