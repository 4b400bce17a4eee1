"""The summary: one row a structure, with a sketch of the diagram that shows it later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from briefgen.blocks.arbitrage import Arbitrage
from briefgen.blocks.barbell import Barbell
from briefgen.blocks.entries import Entries, Entry
from briefgen.blocks.stack import Stack
from briefgen.document.model import Document, Summary
from briefgen.editions.deck.grid import columns
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import fitting, largest, overrun, paragraph, rule, words
from briefgen.layout.protocol import Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Color, Group, Item, Paragraph, Run

SKETCH_WIDTH = 216 * PIXEL
SKETCH_HEIGHT = SKETCH_WIDTH * 5 / 9
LEAST_ROW = 96 * PIXEL


class SummaryRows(LaidOut):
    """The summary's points as a block of rows; splits between points."""

    room: ClassVar[Room] = "opens"

    def __init__(self, summary: Summary, document: Document, pages: Mapping[str, int], start: int = 0) -> None:
        self.summary, self.document, self.pages, self.start = summary, document, pages, start

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        points = self.summary.points[self.start :]
        scale = setting.scale
        name_x, name_width = columns(4, 6, region)
        text_x, text_width = columns(7, 11, region)
        style = scale.text(setting.level)
        # A drawing beside one point of many would say that it weighs more.
        every = self.summary.points
        sketched = 2 * sum(self._diagram(point.section) is not None for point in every) > len(every)
        if not sketched:
            name_x, name_width = columns(1, 4, region)
            text_x, text_width = columns(5, 11, region)
        names = [largest(setting, point.title, (scale.lead, scale.name), name_width) for point in points]
        if overrun(setting, names, name_width):
            return self._listed(region, setting)
        name_style = min((name.runs[0].style for name in names), key=lambda style: style.size)
        texts = [(paragraph(point.title, name_style), paragraph(point.text, style)) for point in points]
        least = max(
            max(setting.type.height((name,), name_width), setting.type.height((text,), text_width)) + 4 * scale.step
            for name, text in texts
        )
        least = max(least, LEAST_ROW)
        count = fitting([least] * len(points), region.height)
        if not count:
            return refusal(self, least - region.height, "a point of the summary needs room")
        pitch = max(least, min(region.height / count, 152 * PIXEL))
        items: list[Item] = []
        for index in range(count):
            row = Rect(region.x, region.y + index * pitch, region.width, pitch)
            if index:
                items.append(rule(f"summary · rule {index}", row.x, row.y, row.width, scale.hairline, Color.HAIRLINE))
            section = points[index].section
            items.extend(self._sketch(section, row, setting) if sketched else ())
            top = row.y + 4 * scale.step
            number = self.start + index + 1
            name, text = texts[index]
            name_area, text_area = Rect(name_x, top, name_width, 0), Rect(text_x, top, text_width, 0)
            items.append(words(setting, f"point {number} name", name, name_area, placeholder="body"))
            items.append(words(setting, f"point {number} text", text, text_area, placeholder="body"))
            items.extend(self._reference(section, row, top + setting.type.first_baseline(text), setting, number))
        rest = SummaryRows(self.summary, self.document, self.pages, self.start + count) if count < len(points) else None
        return Fragment(tuple(items), count * pitch, rest)

    def _listed(self, region: Rect, setting: Setting) -> Fragment:
        """Where names find no column of their own: each over its text."""
        scale = setting.scale
        entries = tuple(Entry(point.title, (paragraph(point.text, scale.body),)) for point in self.summary.points)
        return Entries(entries[self.start :]).lay_out(region, setting)

    def _diagram(self, section: str | None) -> Stack | Arbitrage | Barbell | None:
        found = next((s for s in self.document.sections if s.id == section), None)
        blocks = found.blocks if found else ()
        return next((block for block in blocks if isinstance(block, Stack | Arbitrage | Barbell)), None)

    def _sketch(self, section: str | None, row: Rect, setting: Setting) -> list[Item]:
        diagram = self._diagram(section)
        if diagram is None:
            return []
        width = min(SKETCH_WIDTH, columns(1, 3, row)[1])
        height = min(SKETCH_HEIGHT * width / SKETCH_WIDTH, row.height - 4 * setting.scale.step)
        area = Rect(row.x, row.middle - height / 2, width, height)
        key = f"summary/{section}"
        shapes = tuple(diagram.sketch(area, setting.keyed(key)))
        return [Group(f"{key} · sketch", shapes)]

    def _reference(self, section: str | None, row: Rect, line: float, setting: Setting, number: int) -> list[Item]:
        """Where the point is shown in full, flush right, on the base line of the point's text."""
        page = self.pages.get(section or "")
        if page is None:
            return []
        x, width = columns(12, 12, row)
        text = Paragraph(
            (Run(setting.vocabulary.page.format(page), muted(setting.scale.body), link=f"#{section}"),), "end"
        )
        return [
            words(setting, f"point {number} page", text, Rect(x, line - setting.type.first_baseline(text), width, 0))
        ]
