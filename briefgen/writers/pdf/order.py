"""Painting in reading order: tools that know no structure copy and reflow text as it is painted.

The structure gathers what belongs to one element, wherever it stands; text of an element that others were painted
between is painted with the rest of its element, unless something lies there that would cover it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.scene import AS_IT_IS, Group, Item, Table, Tag, TextFrame

Position = tuple[int, ...]


@dataclass
class ReadingOrder:
    """Where elements stand in the structure of a file, by their first appearance on its pages so far."""

    children: dict[tuple[str, str], tuple[int, ReadingOrder]] = field(default_factory=dict)

    def painted(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """A page's `items`, groups that are only brackets opened, text and tables moved up to where they are read."""
        placed: list[tuple[Position, Item]] = []
        latest: Position = ()
        for item in _opened(items):
            position = self._of(item.tag) if item.tag else ()
            if isinstance(item, TextFrame | Table) and item.tag and position < latest:
                at = next(index for index, (other, _) in enumerate(placed) if other > position)
                if not any(_covers(other, item) for _, other in placed[at:]):
                    placed.insert(at, (position, item))
                    continue
            placed.append((position, item))
            latest = max(latest, position)
        return tuple(item for _, item in placed)

    def _of(self, tag: Tag) -> Position:
        level, position = self, []
        for node in tag:
            new = (len(level.children), ReadingOrder())
            index, level = level.children.setdefault((node.kind, node.key), new)
            position.append(index)
        return tuple(position)


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        figure = isinstance(item, Group) and (item.alt or (item.tag and item.tag[-1].kind == "Figure"))
        if isinstance(item, Group) and not figure and item.reduced == AS_IT_IS:
            yield from _opened(item.items)
        else:
            yield item


def _covers(item: Item, text: TextFrame | Table) -> bool:
    return not isinstance(item, TextFrame | Table) and item.rect.overlaps(text.rect)
