"""A comparison for people, line by line: figures first, aligned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefgen.difference.comparison import Comparison
from briefgen.difference.model import (
    Aspect,
    BlockChange,
    DataChange,
    FigureChange,
    SectionChange,
    SourceChange,
    TextChange,
)
from briefgen.difference.shortening import shortened
from briefgen.difference.words import HEADINGS, SIGNS, arrow, pages_of, place_of, standing, summary

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What a terminal might obey: a record in a built file may hold it."""


def human(compared: Comparison) -> str:
    """The comparison in lines."""
    return "\n".join(_CONTROL.sub("\ufffd", line) for line in _lines(compared))


def _lines(compared: Comparison) -> Iterator[str]:
    found = compared.difference
    yield f"{compared.old.name} → {compared.new.name}"
    for name, heading in HEADINGS.items():
        if changes := getattr(found, name):
            yield from ("", heading)
            for change in changes:
                yield from _TOLD[type(change)](change)
    if found.limits:
        yield from ("", "Not compared", *(f"    {limit}" for limit in found.limits))
    yield from ("", summary(found))


def _figure(change: FigureChange) -> Iterator[str]:
    yield _head(change, f"{change.id}  {change.label}".rstrip())
    for aspect in change.aspects:
        cause = f", from {', '.join(change.because)}" if change.because and aspect.name == "value" else ""
        yield _row(aspect.name, _aspect(aspect) + cause)
    yield from (_row("says now" if not index else "", claim) for index, claim in enumerate(change.claims))
    if change.stands:
        yield _row("stood on" if change.kind == "gone" else "stands on", pages_of(change.stands))


def _source(change: SourceChange) -> Iterator[str]:
    yield _head(change, f"{change.id}  {change.label}".rstrip())
    yield from (_row(aspect.name, _aspect(aspect)) for aspect in change.aspects)


def _text(change: TextChange) -> Iterator[str]:
    yield _head(change, f"{change.where}  {change.part}".rstrip())
    old, new = shortened(change.old, change.new)
    if change.kind == "moved":
        yield f"      {new}"
        return
    yield from (f"    {sign} {said}" for sign, said in (("−", old), ("+", new)) if said)


def _data(change: DataChange) -> Iterator[str]:
    yield _head(change, f"{change.where}  {place_of(change)}: {arrow(*shortened(change.old, change.new))}".rstrip(": "))


def _section(change: SectionChange) -> Iterator[str]:
    yield _head(change, f"{change.id}  {change.title}".rstrip(), standing(change))


def _block(change: BlockChange) -> Iterator[str]:
    yield _head(change, f"{change.where}  {change.type}  {change.title}".rstrip(), standing(change))


_TOLD: Mapping[type, Callable[[Any], Iterator[str]]] = MappingProxyType(
    {
        FigureChange: _figure,
        SourceChange: _source,
        TextChange: _text,
        DataChange: _data,
        SectionChange: _section,
        BlockChange: _block,
    }
)


def _head(change: Any, said: str, aside: str = "") -> str:
    """The line that names what changed, and where in the file it stands."""
    line = f"line {change.line}" if getattr(change, "line", None) else ""
    notes = ", ".join(part for part in (aside, line) if part)
    return f"  {SIGNS[change.kind]} {said}" + (f"  ({notes})" if notes else "")


def _row(name: str, said: str) -> str:
    return f"      {name:13} {said}"


def _aspect(aspect: Aspect) -> str:
    return arrow(aspect.old, aspect.new)
