"""Numbers in columns: which cells hold one, and what stands after its units, so that decimal points stand in line."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"(?P<whole>[+\-−–±~≈<>≤≥]?\s?[^\da-z\s.,+\-−–]{0,3}\s?[+\-−–]?(?:\d{1,3}(?:[,  ’]\d{3})+|\d+))"
    r"(?P<after>(?:[.,]\d+)?\s?[^\d\s]{0,3})"
)
"""A sign, a currency, digits in groups; then decimals and a unit of up to three characters."""

MISSING = frozenset({"", "–", "—", "-", "−", "n/a", "…"})
"""What stands for a value that there is none of."""


def after_units(text: str) -> str | None:
    """What a number's text has after its last whole digit (decimals, unit), None where it is not a number."""
    found = _NUMBER.fullmatch(text.strip())
    return found["after"] if found else None


def numeric(texts: Sequence[str]) -> bool:
    """Whether a column holds numbers: every value that is not missing is one."""
    told = [text for text in texts if text.strip() not in MISSING]
    return bool(told) and all(after_units(text) is not None for text in told)
