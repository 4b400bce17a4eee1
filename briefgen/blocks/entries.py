"""Entries: ruled rows of a name, what is said of it, and what it comes to. The form every diagram can fall back on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from briefgen.blocks.paragraph import cut_paragraphs
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, overrun, paragraph, rule, words
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Node, Paragraph

NARROW = 330.0
"""In a region narrower than this the name stands over its text, in points."""

MOST_AIR = 3
"""Rows open up by at most so many steps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A named row. `text` are paragraphs; `aside` is what the row comes to."""

    name: str
    text: tuple[Paragraph, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Entries(LaidOut):
    """Rows that split between entries and, where one is long, between its lines; its name is then said again."""

    entries: tuple[Entry, ...]

    room: ClassVar[Room] = "opens"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        columns = _columns(region, setting, self.entries)
        pad = setting.scale.step * (1.5 if setting.deck else 0.5)
        heights = [_height(entry, columns, setting) + 2 * pad for entry in self.entries]
        count = fitting(heights, region.height)
        shown, rest = list(self.entries[:count]), list(self.entries[count:])
        if rest:
            parts = _cut(rest[0], region.height - sum(heights[:count]) - 2 * pad, columns, setting)
            if parts:
                shown.append(parts[0])
                rest[0] = parts[1]
                heights[count:] = [_height(parts[0], columns, setting) + 2 * pad]
        if not shown:
            return refusal(self, heights[0] - region.height, f"the row “{self.entries[0].name[:40]}” needs room")
        spare = (region.height - sum(heights[: len(shown)])) / len(shown)
        air = max(0.0, min(spare, MOST_AIR * setting.scale.step)) if setting.deck and setting.airy and not rest else 0.0
        top = region.y
        edge = rule(f"{setting.key} · edge", region.x, top, region.width, setting.scale.rule)
        items: list[Item] = [edge] if setting.deck else []
        for index, (entry, height) in enumerate(zip(shown, heights, strict=False)):
            if index:
                line = f"{setting.key} · row rule {index}"
                items.append(rule(line, region.x, top, region.width, setting.scale.hairline, Color.HAIRLINE))
            key = f"{setting.key}/row-{len(self.entries) - index}"
            items.extend(_placed(entry, columns, top + pad + air / 2, setting.keyed(key)))
            top += height + air
        return Fragment(tuple(items), top - region.y, replace(self, entries=tuple(rest)) if rest else None)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand; without `beside` the text stands under the name."""

    name: Rect
    text: Rect
    aside: Rect
    beside: bool


def _columns(region: Rect, setting: Setting, entries: Sequence[Entry]) -> _Columns:
    """Twelfths: 3, 6 and 3, or 4 and 8 without asides; one under another in a narrow region or with too wide a word."""
    pitch = (region.width + setting.scale.gutter) / 12
    first, last = (3, 9) if any(entry.aside for entry in entries) else (4, 12)

    def cut(start: int, end: int) -> Rect:
        return Rect(region.x + start * pitch, region.y, (end - start) * pitch - setting.scale.gutter, 0)

    columns = _Columns(cut(0, first), cut(first, last), cut(9, 12), beside=True)
    names = [name for entry in entries for name in _name(entry, setting)]
    texts = [text for entry in entries for text in entry.text]
    asides = [aside for entry in entries for aside in _aside(entry, setting)]
    beside = ((names, columns.name), (texts, columns.text), (asides, columns.aside))
    if region.width < NARROW or any(overrun(setting, said, column.width) for said, column in beside):
        return _Columns(region, region, region, beside=False)
    return columns


def _name(entry: Entry, setting: Setting) -> tuple[Paragraph, ...]:
    return (paragraph(entry.name, setting.scale.name),)


def _aside(entry: Entry, setting: Setting) -> tuple[Paragraph, ...]:
    return (paragraph(entry.aside, colored(setting.scale.name, Color.ACCENT)),) if entry.aside else ()


def _heights(entry: Entry, columns: _Columns, setting: Setting) -> list[float]:
    parts = ((_name(entry, setting), columns.name), (entry.text, columns.text), (_aside(entry, setting), columns.aside))
    return [setting.type.height(text, column.width) for text, column in parts]


def _height(entry: Entry, columns: _Columns, setting: Setting) -> float:
    heights = _heights(entry, columns, setting)
    return max(heights) if columns.beside else sum(heights)


def _cut(entry: Entry, room: float, columns: _Columns, setting: Setting) -> tuple[Entry, Entry] | None:
    """The entry begun in `room` points, and the rest of it; None where nothing can be begun well."""
    name, _, aside = _heights(entry, columns, setting)
    room = room if columns.beside else room - name - aside
    if columns.beside and max(name, aside) > room:
        return None
    parts = cut_paragraphs(entry.text, columns.text.width, room, setting)
    return (replace(entry, text=parts[0]), replace(entry, text=parts[1], aside="")) if parts else None


def _placed(entry: Entry, columns: _Columns, top: float, setting: Setting) -> list[Item]:
    texts: Sequence[tuple[str, tuple[Paragraph, ...], Rect]] = (
        ("name", _name(entry, setting), columns.name),
        ("text", entry.text, columns.text),
        ("aside", _aside(entry, setting), columns.aside),
    )
    items: list[Item] = []
    for part, text, column in texts:
        if text:
            node = Node("P", f"{setting.key}/{part}")
            frame = words(setting, part, text, Rect(column.x, top, column.width, 0), node=node)
            items.append(frame)
            top += 0.0 if columns.beside else frame.rect.height
    return items
