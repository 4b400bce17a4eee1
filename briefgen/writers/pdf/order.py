"""Painting in reading order: tools that know no structure copy and reflow text as it is painted.

The structure gathers what belongs to one element, wherever it stands; text of an element that others were painted
between is painted with the rest of its element, unless something lies there that would cover it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.scene import AS_IT_IS, Group, Item, Table, Tag, TextFrame

Position = tuple[int, ...]


def in_reading_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """`items`, groups that are only brackets opened, text moved up to the rest of its element."""
    order = _Order()
    placed: list[tuple[Position, Item]] = []
    latest: Position = ()
    for item in _opened(items):
        position = order.of(item.tag) if item.tag else ()
        if isinstance(item, TextFrame) and item.tag and position < latest:
            at = next(index for index, (other, _) in enumerate(placed) if other > position)
            if not any(_covers(other, item) for _, other in placed[at:]):
                placed.insert(at, (position, item))
                continue
        placed.append((position, item))
        latest = max(latest, position)
    return tuple(item for _, item in placed)


@dataclass
class _Order:
    """Where elements stand in the structure, by their first appearance."""

    children: dict[tuple[str, str], tuple[int, _Order]] = field(default_factory=dict)

    def of(self, tag: Tag) -> Position:
        level, position = self, []
        for node in tag:
            index, level = level.children.setdefault((node.kind, node.key), (len(level.children), _Order()))
            position.append(index)
        return tuple(position)


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        figure = isinstance(item, Group) and (item.alt or (item.tag and item.tag[-1].kind == "Figure"))
        if isinstance(item, Group) and not figure and item.reduced == AS_IT_IS:
            yield from _opened(item.items)
        else:
            yield item


def _covers(item: Item, frame: TextFrame) -> bool:
    return not isinstance(item, TextFrame | Table) and item.rect.overlaps(frame.rect)
