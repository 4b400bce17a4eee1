"""The agenda: a row a section, its claim and the slide where it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from briefgen.document.model import Section
from briefgen.editions.deck.grid import columns
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, paragraph, rule, words
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Color, Item, Node, Paragraph, Placeholder, Run

LARGEST_ROW = 72.0
"""Rows open up to this, in points."""


@dataclass(frozen=True)
class Agenda(LaidOut):
    """The sections as rows; splits between them. `starts` are the numbers of their first slides."""

    sections: tuple[Section, ...]
    starts: Mapping[str, int]
    first: int = 1

    room: ClassVar[Room] = "opens"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        name, claim = columns(1, 4, region), columns(5, 11, region)
        rows = [
            (self._name(index, s, setting), (paragraph(s.headline, scale.body),))
            for index, s in enumerate(self.sections)
        ]
        tallest = max(max(setting.type.height(n, name[1]), setting.type.height(c, claim[1])) for n, c in rows)
        least = tallest + 3 * scale.step
        count = fitting([least] * len(rows), region.height)
        if not count:
            return refusal(self, least - region.height, "a row of the agenda needs room")
        pitch = max(least, min(region.height / count, LARGEST_ROW)) // scale.step * scale.step
        items: list[Item] = []
        for index, section in enumerate(self.sections[:count]):
            top = region.y + index * pitch
            if index:
                line = f"agenda · rule {index}"
                items.append(rule(line, region.x, top, region.width, scale.hairline, Color.HAIRLINE))
            row = region.below(top + 1.5 * scale.step - region.y)
            items.extend(self._row(section, rows[index], row, setting))
        rest = replace(self, sections=self.sections[count:], first=self.first + count)
        return Fragment(tuple(items), count * pitch, rest if rest.sections else None)

    def _name(self, index: int, section: Section, setting: Setting) -> tuple[Paragraph, ...]:
        number = Run(f"{self.first + index}  ", muted(setting.scale.name))
        return (Paragraph((number, Run(section.title, setting.scale.name, link=f"#{section.id}"))),)

    def _row(
        self, section: Section, texts: tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]], row: Rect, setting: Setting
    ) -> list[Item]:
        key = f"{setting.key}/{section.id}"
        page = Paragraph((Run(str(self.starts[section.id]), muted(setting.scale.body), link=f"#{section.id}"),), "end")
        parts: tuple[tuple[str, tuple[Paragraph, ...], tuple[float, float], Placeholder | None], ...] = (
            ("name", texts[0], columns(1, 4, row), "body"),
            ("claim", texts[1], columns(5, 11, row), "body"),
            ("page", (page,), columns(12, 12, row), None),
        )
        return [
            words(
                setting,
                f"{section.id} {part}",
                text,
                Rect(x, row.y, width, 0),
                node=Node("P", f"{key}/{part}"),
                placeholder=placeholder,
            )
            for part, text, (x, width), placeholder in parts
        ]
