"""Drawing a scene: one match over its items."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from briefgen.geometry import Rect
from briefgen.scene import (
    AS_IT_IS,
    Chart,
    Color,
    Group,
    Item,
    Node,
    Page,
    Picture,
    Row,
    Scene,
    Shape,
    Table,
    Tag,
    TextFrame,
)
from briefgen.theme import Theme
from briefgen.writers.pdf.fonts import FontSet
from briefgen.writers.pdf.order import ReadingOrder
from briefgen.writers.pdf.sheet import Sheet
from briefgen.writers.pdf.structure import Structure
from briefgen.writers.pdf.text import TextDrawing


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pages with their ink, and what the finish needs to know of them."""

    sheet: Sheet
    structure: Structure
    fonts: FontSet


def draw(scene: Scene, theme: Theme) -> Drawn:
    """Every page of `scene` with its content streams, tagged as its items ask."""
    structure, fonts, order = Structure(), FontSet(), ReadingOrder()
    sheet = Sheet(scene.width, scene.height, structure, theme)
    for index, page in enumerate(scene.pages):
        with sheet.page():
            PageDrawing(page, index, sheet, fonts, order).draw()
    return Drawn(sheet, structure, fonts)


@dataclass(frozen=True)
class PageDrawing:
    """One page being drawn. `whole`, where it is passed on, is the figure that everything inside belongs to."""

    page: Page
    index: int
    sheet: Sheet
    fonts: FontSet
    order: ReadingOrder

    @cached_property
    def text(self) -> TextDrawing:
        return TextDrawing(self.sheet, self.fonts, self.index)

    def draw(self) -> None:
        if not self.page.bare and self.sheet.theme.hex(self.page.ground).upper() != "#FFFFFF":
            self.sheet.shape(_ground(self.sheet, self.page.ground))
        for item in self.order.painted((*self.page.items, *self.page.chrome)):
            self.item(item)

    def item(self, item: Item, whole: Tag = ()) -> None:
        match item:
            case TextFrame():
                self.text.frame(item, whole or item.tag)
            case Shape():
                with self.sheet.tag(whole or item.tag):
                    self.sheet.shape(item)
            case Picture():
                figure = whole or self._figure(item.name, item.alt, item.tag, item.rect)
                with self.sheet.tag(figure):
                    self.sheet.picture(item)
            case Chart():
                figure = whole or self._figure(item.name, item.alt, item.tag, item.rect)
                self._items(item.drawing, figure)
            case Group() if item.reduced != AS_IT_IS:
                with self.sheet.reduced(item.reduced):
                    self._items(self.order.painted(item.items), whole)
            case Group():
                described = item.alt or (item.tag and item.tag[-1].kind == "Figure")
                figure = whole or (self._figure(item.name, item.alt, item.tag, item.rect) if described else ())
                self._items(item.items, figure)
            case Table():
                self._table(item, whole)
            case _:
                assert_never(item)

    def _items(self, items: tuple[Item, ...], whole: Tag) -> None:
        for item in items:
            self.item(item, whole)

    def _figure(self, name: str, alt: str | None, tag: Tag, area: Rect) -> Tag:
        """The path of the figure that an item with this description is: its own, or a new one under its tag.

        Without any description the item is decoration, an artifact.
        """
        own = tag[-1] if tag and tag[-1].kind == "Figure" else Node("Figure", f"{self.page.key}/{name}")
        described = Node("Figure", own.key, own.alt or alt, own.language, own.attributes, own.title)
        if not described.alt:
            return ()
        path = (*(tag[:-1] if own in tag else tag), described)
        element = self.sheet.structure.element(path)
        element.figure_area = element.figure_area or (self.index, self.sheet.area(area))
        return path

    def _table(self, table: Table, whole: Tag) -> None:
        if table.tag and not whole:
            self.sheet.structure.element(table.tag)
        top = table.rect.y
        for number, row in enumerate(table.rows, 1):
            again = row.header and self._is_drawn(row)
            for cell in row.cells:
                if cell is not None:
                    # The head repeated on a later page is decoration: its element has its text already.
                    self.text.frame(cell.frame, () if again else whole or cell.frame.tag)
            top += row.height
            if row.rule is not None and row.rule_width:
                self.sheet.shape(_rule(f"{table.name} · rule {number}", table.rect, top, row))

    def _is_drawn(self, row: Row) -> bool:
        return any(
            cell is not None and cell.frame.tag and self.sheet.structure.has(cell.frame.tag) for cell in row.cells
        )


def _ground(sheet: Sheet, color: Color) -> Shape:
    return Shape("ground", Rect(0, 0, sheet.width, sheet.height), "rect", fill=color)


def _rule(name: str, table: Rect, y: float, row: Row) -> Shape:
    """The line under a row, its centre along the row's lower edge."""
    line = Rect(table.x, y, table.width, 0)
    return Shape(
        name,
        line,
        "line",
        stroke=row.rule,
        stroke_width=row.rule_width,
        path=(("M", line.x, y), ("L", line.right, y)),
    )
