"""A comparison for people, line by line: figures first, aligned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A change: what it is about, what is said of it in the same line and after that in parentheses, and the rest."""

    sign: str
    name: str
    said: str = ""
    notes: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()

    def lines(self, width: int) -> Iterator[str]:
        """The lines, with the name as wide as `width` terminal cells."""
        notes = ", ".join(note for note in self.notes if note)
        parts = (self.name + " " * (width - _width(self.name)), self.said, f"({notes})" if notes else "")
        yield f"{self.sign} {'  '.join(part for part in parts if part)}".rstrip()
        yield from (f"    {row}" for row in self.rows)


def human(compared: Comparison) -> str:
    """The comparison in lines."""
    return "\n".join(_CONTROL.sub("\ufffd", line) for line in _lines(compared))


def _lines(compared: Comparison) -> Iterator[str]:
    found = compared.difference
    yield f"{compared.old.name} → {compared.new.name}"
    for name, heading in HEADINGS.items():
        told = [_TELLERS[type(change)](change) for change in getattr(found, name)]
        width = max((_width(each.name) for each in told), default=0)
        yield from ("", heading) if told else ()
        yield from (f"  {line}" for each in told for line in each.lines(width))
    if found.limits:
        yield from ("", "Not compared", *(f"    {limit}" for limit in found.limits))
    yield from ("", summary(found))


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _figure(change: FigureChange) -> _Told:
    rows = [*_aspects(change.aspects, change.because)]
    rows += [_row("" if index else "says now", claim) for index, claim in enumerate(change.claims)]
    if change.stands:
        rows.append(_row("stood on" if change.kind == "gone" else "stands on", pages_of(change.stands)))
    return _Told(SIGNS[change.kind], change.id, change.label, (_line(change),), tuple(rows))


def _source(change: SourceChange) -> _Told:
    rows = tuple(_aspects(change.aspects))
    return _Told(SIGNS[change.kind], change.id, change.label, (_line(change),), rows)


def _text(change: TextChange) -> _Told:
    old, new = shortened(change.old, change.new)
    rows = (new or "",) if change.kind == "moved" else (*_signed("−", old), *_signed("+", new))
    return _Told(SIGNS[change.kind], change.where, change.part, (_line(change),), rows)


def _signed(sign: str, text: str | None) -> Iterator[str]:
    if text is not None:
        yield f"{sign} {text}"


def _data(change: DataChange) -> _Told:
    became = arrow(*shortened(change.old, change.new))
    said = f"{place_of(change)}: {became}" if became else place_of(change)
    return _Told(SIGNS[change.kind], change.where, said, (_line(change),))


def _section(change: SectionChange) -> _Told:
    return _Told(SIGNS[change.kind], change.id, change.title, (standing(change), _line(change)))


def _block(change: BlockChange) -> _Told:
    said = f"{change.type}: {change.title}" if change.title else change.type
    return _Told(SIGNS[change.kind], change.where, said, (standing(change), _line(change)))


_TELLERS: Mapping[type, Callable[[Any], _Told]] = MappingProxyType(
    {
        FigureChange: _figure,
        SourceChange: _source,
        TextChange: _text,
        DataChange: _data,
        SectionChange: _section,
        BlockChange: _block,
    }
)


def _aspects(aspects: Iterable[Aspect], because: Sequence[str] = ()) -> Iterator[str]:
    for aspect in aspects:
        cause = f", from {', '.join(because)}" if because and aspect.name == "value" else ""
        yield _row(aspect.name, arrow(aspect.old, aspect.new) + cause)


def _row(name: str, said: str) -> str:
    return f"{name:13} {said}"


def _line(change: Any) -> str:
    """Where it stands in the new file, or stood in the old one."""
    return f"{'was ' if change.kind == 'gone' else ''}line {change.line}" if change.line else ""
