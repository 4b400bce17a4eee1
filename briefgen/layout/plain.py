"""What leaves the house: a scene without speaker notes, or with nothing in it that its pages do not show.

Names and keys come from the content file, so that shapes can be found again; a plain scene has neutral ones instead,
equal for equal scenes. Alternative texts stay: they are for those who cannot see the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from briefgen.scene import (
    Chart,
    Group,
    Item,
    Line,
    Node,
    Page,
    Paragraph,
    Picture,
    Placeholder,
    Properties,
    Row,
    Run,
    Scene,
    Shape,
    Table,
    Tag,
    TextFrame,
)

PLACEHOLDER_NAMES: dict[Placeholder | None, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "footer": "Source",
    "slide-number": "Slide number",
    "date": "Date",
}


def without_notes(scene: Scene) -> Scene:
    """`scene` without what is written for the speaker."""
    return replace(scene, pages=tuple(replace(page, notes=()) for page in scene.pages))


def plain(scene: Scene) -> Scene:
    """`scene` with what its pages show and nothing else: no notes, names, keys, outer links, facts behind charts.

    Of the properties, title, date and language stay. Sections keep their names where a page shows them.
    """
    shown = {frame.text for page in scene.pages for frame in _frames((*page.items, *page.chrome))}
    cleaner = _Cleaner()
    pages = tuple(cleaner.page(page, shown) for page in scene.pages)
    said = scene.properties
    properties = Properties(said.title, "", "", said.date, said.language, shown_date=said.shown_date)
    return replace(scene, properties=properties, pages=pages, provenance=b"")


def _frames(items: Iterable[Item]) -> Iterator[TextFrame]:
    for item in items:
        if isinstance(item, TextFrame):
            yield item
        elif isinstance(item, Group):
            yield from _frames(item.items)


@dataclass
class _Cleaner:
    """Replaces names and keys; the same key is always replaced by the same number."""

    keys: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    """The new names of shapes, by which lines join them, on the page at hand."""

    def page(self, page: Page, shown: set[str]) -> Page:
        self.shapes.clear()
        return replace(
            page,
            key=self._key(page.key),
            items=tuple(map(self._item, page.items)),
            chrome=tuple(map(self._item, page.chrome)),
            section=page.section if page.section in shown else None,
            notes=(),
        )

    def _key(self, key: str) -> str:
        return self.keys.setdefault(key, str(len(self.keys) + 1))

    def _shape(self, name: str) -> str:
        return self.shapes.setdefault(name, f"Shape {len(self.shapes) + 1}")

    def _tag(self, tag: Tag) -> Tag:
        return tuple(self._node(node) for node in tag)

    def _node(self, node: Node) -> Node:
        return replace(node, key=self._key(node.key))

    def _item(self, item: Item) -> Item:
        match item:
            case TextFrame():
                return self._frame(item)
            case Shape():
                joins = item.joins and (self._shape(item.joins[0]), self._shape(item.joins[1]))
                name = "Line" if item.outline == "line" else self._shape(item.name)
                return replace(item, name=name, tag=self._tag(item.tag), joins=joins)
            case Picture():
                return replace(item, name="Picture", tag=self._tag(item.tag), bare=True)
            case Chart():
                drawing = tuple(map(self._item, item.drawing))
                return replace(item, name="Chart", facts=(), drawing=drawing, tag=self._tag(item.tag))
            case Table():
                rows = tuple(map(self._row, item.rows))
                return replace(item, name="Table", rows=rows, tag=self._tag(item.tag))
            case Group():
                name = "Diagram" if item.alt else "Group"
                return replace(item, name=name, items=tuple(map(self._item, item.items)), tag=self._tag(item.tag))
            case _:
                assert_never(item)

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(cell and replace(cell, frame=self._frame(cell.frame)) for cell in row.cells))

    def _frame(self, frame: TextFrame) -> TextFrame:
        return replace(
            frame,
            name=PLACEHOLDER_NAMES.get(frame.placeholder, "Text"),
            paragraphs=tuple(map(self._paragraph, frame.paragraphs)),
            lines=tuple(map(self._line, frame.lines)),
            tag=self._tag(frame.tag),
        )

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, runs=tuple(map(self._run, paragraph.runs)))

    def _line(self, line: Line) -> Line:
        return replace(line, spans=tuple(replace(span, run=self._run(span.run)) for span in line.spans))

    def _run(self, run: Run) -> Run:
        """The run with its link, if that leads to another page."""
        inner = run.link is not None and run.link.startswith("#")
        return replace(run, link=f"#{self._key(run.link[1:])}" if inner and run.link else None)
