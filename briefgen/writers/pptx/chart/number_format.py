"""The spreadsheet format that shows values as their labels do, so that labels stay alive when values are edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_LABEL = re.compile(r"(?P<sign>[+\-−]?)(?P<before>[^\d+\-−]*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<after>[^\d]*)")
_THOUSANDS = 5
"""A trailing comma in a format divides by a thousand; so many of them are tried."""


class _Parts(NamedTuple):
    sign: str
    before: str
    number: str
    after: str

    @property
    def decimals(self) -> int:
        return len(self.number.partition(".")[2])


def number_format(values: Sequence[Decimal | None], labels: Sequence[str]) -> str | None:
    """The format under which every value reads as its label, or None if there is no single one.

    Sections and trailing commas are those of ECMA-376 Part 1, 18.8.31.
    """
    pairs = [(value, label) for value, label in zip(values, labels, strict=True) if value is not None]
    found = [_LABEL.fullmatch(label) for _, label in pairs]
    parts = [_Parts(*match.groups()) for match in found if match]
    if not pairs or len(parts) < len(pairs) or len({(p.before, p.after, p.decimals) for p in parts}) > 1:
        return None
    told = [(value, part) for (value, _), part in zip(pairs, parts, strict=True)]
    scale = next((s for s in range(_THOUSANDS) if all(_reads(v, part, Decimal(1000) ** s) for v, part in told)), None)
    if scale is not None:
        return _sections(told, "," * scale, _quoted(parts[0].after))
    if parts[0].after.startswith("%") and all(_reads(v, part, Decimal("0.01")) for v, part in told):
        return _sections(told, "", "%" + _quoted(parts[0].after[1:]))
    return None


def _reads(value: Decimal, part: _Parts, scale: Decimal) -> bool:
    shown = Decimal(part.number.replace(",", ""))
    step = Decimal(1).scaleb(-part.decimals)
    grouped = f"{shown:,f}" == part.number or shown < 1000
    return grouped and (abs(value) / scale).quantize(step, ROUND_HALF_UP) == shown


def _sections(told: Sequence[tuple[Decimal, _Parts]], commas: str, after: str) -> str | None:
    """Positive, negative and zero, each with the sign its labels have; None if the labels of one have several."""
    signs: list[str] = []
    for kind, default in ((1, ""), (-1, "-"), (0, "")):
        used = {part.sign for value, part in told if (value > 0) - (value < 0) == kind}
        if len(used) > 1 or (kind == -1 and used == {""}):
            return None
        signs.append(next(iter(used), default))
    first = told[0][1]
    digits = "#,##0" + ("." + "0" * first.decimals if first.decimals else "")
    body = _quoted(first.before) + digits + commas + after
    if signs == ["", "-", ""]:
        return body
    return ";".join(_quoted(sign) + body for sign in signs)


BARE = frozenset("+-$ ()")
"""Characters that a format shows as they are."""


def _quoted(literal: str) -> str:
    """Literal text inside a format, with marks around what would be read as a code."""
    pieces = (f"\\{c}" if c == '"' else c if c in BARE else f'"{c}"' for c in literal)
    return "".join(pieces).replace('""', "")
