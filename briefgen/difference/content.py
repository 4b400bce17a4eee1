"""What changed between two parts of documents, down to the single value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from briefgen.difference.matching import Matching, matched
from briefgen.difference.model import DataChange, Kind, TextChange
from briefgen.difference.parts import Leaf, Listing, Part, Record, leaves, said_of

Sort = Literal["claim", "text", "data", "setting"]
Found = tuple[Sort, TextChange | DataChange]

NAMES = ("id", "name", "title", "question", "figure")
"""The keys by which an entry of a list is known."""


@dataclass(frozen=True, slots=True)
class At:
    """Where one is: in which section or block, and the way from there. `claims` are the keys that hold its claim."""

    where: str
    steps: tuple[str, ...] = ()
    claims: frozenset[str] = frozenset()

    def __truediv__(self, step: str) -> At:
        return replace(self, steps=(*self.steps, step))

    @property
    def part(self) -> str:
        return " ".join(self.steps)

    @property
    def claiming(self) -> bool:
        return len(self.steps) == 1 and self.steps[0] in self.claims


@dataclass(frozen=True, slots=True)
class Grid:
    """How a block's data are called: its rows, its columns, and in a row the list of values, if it is not the row."""

    rows: str
    columns: str
    values: str = ""

    def cells(self, row: Part) -> tuple[Part, ...]:
        """The values of a row."""
        held = row.fields.get(self.values) if isinstance(row, Record) else row
        return held.items if isinstance(held, Listing) else ()


GRIDS: Mapping[str, Grid] = MappingProxyType(
    {"table": Grid("rows", "columns"), "chart": Grid("series", "categories", "values")}
)
"""The blocks that hold data in rows and columns, by type."""


def compared(old: Part | None, new: Part | None, at: At) -> Iterator[Found]:
    """All that changed from the old part to the new one."""
    match old, new:
        case Record(), Record():
            for key in dict.fromkeys((*new.fields, *old.fields)):
                yield from compared(old.fields.get(key), new.fields.get(key), at / key)
        case Listing(), Listing():
            yield from _entries(old, new, at)
        case _ if old != new:
            kind: Kind = "added" if old is None else "gone" if new is None else "changed"
            yield _told(kind, old, new, at)


def block_compared(old: Record, new: Record, at: At) -> Iterator[Found]:
    """All that changed within a block, values by their row and column."""
    grid = GRIDS.get(type_of(new))
    apart = (grid.rows, grid.columns) if grid else ()
    yield from compared(without(old, *apart), without(new, *apart), at)
    if grid:
        yield from _grid(old, new, grid, at)


def type_of(block: Part) -> str:
    """The type of a block."""
    return said_of(block.fields.get("type")) if isinstance(block, Record) else ""


def without(record: Record, *keys: str) -> Record:
    """The record without some of its fields."""
    return replace(record, fields={key: part for key, part in record.fields.items() if key not in keys})


def name_of(part: Part) -> str | None:
    """What an entry is known by: its id or name, a row by its first cell, a choice by itself; mere text by nothing."""
    match part:
        case Record():
            known = (part.fields.get(key) for key in NAMES)
            return next((each.said for each in known if isinstance(each, Leaf)), None)
        case Listing(items=(Leaf(said=said), *_)):
            return said or None
        case Leaf(text=False):
            return part.said or None
    return None


def _told(kind: Kind, old: Part | None, new: Part | None, at: At) -> Found:
    read = any(leaf.text for part in (old, new) for leaf in leaves(part))
    line = (new or old or Leaf("")).line
    was, now = (None if part is None else said_of(part) for part in (old, new))
    sort: Sort = "claim" if at.claiming else "text" if read else "setting"
    return sort, TextChange(at.where, at.part, kind, was, now, line)


def _entries(old: Listing, new: Listing, at: At) -> Iterator[Found]:
    found = matched(old.items, new.items, name_of)
    for one, other in found.pairs:
        before, after = old.items[one], new.items[other]
        here = at / _step(after, other)
        if (one, other) in found.moved:
            yield _told("moved", None, after, here)
        yield from compared(before, after, here)
    yield from (_told("added", None, new.items[other], at / _step(new.items[other], other)) for other in found.added)
    yield from (_told("gone", old.items[one], None, at / _step(old.items[one], one)) for one in found.gone)


def _step(part: Part, index: int) -> str:
    name = name_of(part) if isinstance(part, Record) else None
    return f"“{name}”" if name else str(index + 1)


def _grid(old: Record, new: Record, grid: Grid, at: At) -> Iterator[Found]:
    """What changed in rows and columns: whole ones, their names, and the values where both met before."""
    (old_rows, new_rows), (old_columns, new_columns) = (
        tuple(_listing(block, key) for block in (old, new)) for key in (grid.rows, grid.columns)
    )
    columns = matched(old_columns.items, new_columns.items, _heading)
    rows = matched(old_rows.items, new_rows.items, name_of)
    for one, other in columns.pairs:
        named = at / grid.columns / str(other + 1)
        yield from compared(old_columns.items[one], new_columns.items[other], named)
    yield from _whole(columns, old_columns, new_columns, at, across=False)
    yield from _whole(rows, old_rows, new_rows, at, across=True)
    for one, other in rows.pairs:
        before, after = old_rows.items[one], new_rows.items[other]
        if isinstance(before, Record) and isinstance(after, Record):
            here = at / grid.rows / f"“{name_of(after)}”"
            yield from compared(without(before, grid.values), without(after, grid.values), here)
        cells = grid.cells(before), grid.cells(after)
        for left, right in columns.pairs:
            was, now = cells[0][left], cells[1][right]
            if was != now:
                column = _heading(new_columns.items[right]) or str(right + 1)
                place = (at.where, name_of(before) or str(other + 1), column)
                yield "data", DataChange(*place, "changed", _shown(was), _shown(now), now.line)


def _listing(block: Record, key: str) -> Listing:
    held = block.fields.get(key)
    return held if isinstance(held, Listing) else Listing(())


def _heading(part: Part) -> str | None:
    return part.said if isinstance(part, Leaf) else name_of(part)


def _shown(part: Part) -> str | None:
    return said_of(part) or None


def _whole(found: Matching, old: Listing, new: Listing, at: At, *, across: bool) -> Iterator[Found]:
    """Whole rows (`across`) or columns that came, went or moved."""

    def told(kind: Kind, part: Part, index: int, was: Part | None, now: Part | None) -> Found:
        name = _heading(part) or str(index + 1)
        before, after = (said_of(each) if each and across else None for each in (was, now))
        return "data", DataChange(
            at.where, name if across else "", "" if across else name, kind, before, after, part.line
        )

    for index in found.added:
        yield told("added", new.items[index], index, None, new.items[index])
    for index in found.gone:
        yield told("gone", old.items[index], index, old.items[index], None)
    for _, index in sorted(found.moved):
        yield told("moved", new.items[index], index, None, None)
