"""One slide's blocks in a template: what the search compares and the cost judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment
from briefgen.layout.templates import Template
from briefgen.scene import Group, Item, Shape, Table, TextFrame


@dataclass(frozen=True)
class Placed:
    """A block where it stands. `order` is its place among the blocks as written; `rect` what it takes of `region`."""

    key: str
    order: int
    region: Rect
    rect: Rect
    fragment: Fragment

    @cached_property
    def used(self) -> float:
        """The area its content covers, in square points: as high as it stands, as wide as its ink reaches."""
        reach = max((_reach(item) for item in self.fragment.items), default=self.rect.x)
        width = min(max(reach - self.rect.x, 0.0), self.region.width)
        return width * min(self.rect.height, self.region.height)

    @cached_property
    def texts(self) -> tuple[TextFrame, ...]:
        return tuple(_frames(self.fragment.items))


@dataclass(frozen=True)
class Arrangement:
    """Blocks placed by a template at a level of the type scale; while it is being searched, the first of them only.

    `area` is all the room there was, `spare` what no region takes, in square points. `before` names the templates of
    the two slides before.
    """

    template: Template
    level: int
    forms: tuple[int, ...]
    """Each block's form, as its place among the block's own."""
    departure: float
    """How far the forms depart from the preferred ones, together."""
    area: Rect
    spare: float = 0.0
    placed: tuple[Placed, ...] = ()
    before: tuple[str, ...] = ()
    drop: float = 0.0
    """How far claim and content are lowered to the optical centre, in points."""

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for each in self.placed for item in each.fragment.items)


def _reach(item: Item) -> float:
    """The right edge of an item's ink: of its longest line, where it is text; a rule is none."""
    if isinstance(item, Group):
        return max((_reach(part) for part in item.items), default=item.rect.x)
    if isinstance(item, Shape) and item.outline == "line":
        return item.rect.x
    if isinstance(item, Table):
        cells = (cell for row in item.rows for cell in row.cells if cell)
        return max((_reach(cell.frame) for cell in cells), default=item.rect.right)
    if isinstance(item, TextFrame):
        return item.rect.x + item.reach
    return item.rect.right


def _frames(items: Iterable[Item]) -> Iterable[TextFrame]:
    for item in items:
        if isinstance(item, TextFrame):
            yield item
        elif isinstance(item, Group):
            yield from _frames(item.items)
