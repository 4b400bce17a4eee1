"""The logical structure: elements in order of appearance, and the content that belongs to each.

It is collected while pages are drawn and knows nothing of files; `tagging` writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from briefgen.geometry import Rect
from briefgen.scene import Node, Tag


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content; `number` counts within the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A place on a page that can be followed. `target` as in Run.link; `text` is what is said of it."""

    page: int
    rect: Rect
    target: str
    text: str

    @property
    def inner(self) -> bool:
        """Whether it leads to a place in the file itself."""
        return self.target.startswith("#")

    @property
    def key(self) -> str:
        """What it leads to, if it is an inner one."""
        return self.target.removeprefix("#")


@dataclass(slots=True, eq=False)
class Element:
    """One element and its children so far."""

    node: Node
    parent: Element | None = None
    children: list[Element | Mark | LinkArea] = field(default_factory=list)
    figure_area: tuple[int, Rect] | None = None
    """Where a figure stands: a page and a rectangle."""


class Structure:
    """The tree of one file. Equal key and kind under one parent is one element, over pages too."""

    def __init__(self) -> None:
        self.root = Element(Node("Document", "document"))
        self._named: dict[str, list[Element]] = {}
        self.marks: list[list[Element]] = []
        """For each page, the element of each mark by its number."""
        self._elements: dict[tuple[Element, str, str], Element] = {}

    def __iter__(self) -> Iterator[Element]:
        """Every element, parents first, in order of appearance."""
        yield self.root
        yield from self._elements.values()

    def begin_page(self) -> None:
        """What is marked from now on stands on the next page."""
        self.marks.append([])

    def element(self, tag: Tag) -> Element:
        """The element at `tag`, made with its ancestors if it is new."""
        current = self.root
        for node in tag:
            place = (current, node.kind, node.key)
            if place not in self._elements:
                made = Element(node, current)
                self._elements[place] = made
                self._named.setdefault(node.key, []).append(made)
                current.children.append(made)
            current = self._elements[place]
        return current

    def mark(self, tag: Tag) -> Mark:
        """A new mark on the current page, owned by the element at `tag`."""
        element = self.element(tag)
        mark = Mark(len(self.marks) - 1, len(self.marks[-1]))
        self.marks[-1].append(element)
        element.children.append(mark)
        return mark

    def named(self, key: str, kinds: Collection[str] = ()) -> Element | None:
        """The first element with this key, of one of these kinds if any are given."""
        return next((element for element in self._named.get(key, ()) if not kinds or element.node.kind in kinds), None)

    def has(self, tag: Tag) -> bool:
        """Whether the element at `tag` exists already."""
        current = self.root
        for node in tag:
            found = self._elements.get((current, node.kind, node.key))
            if found is None:
                return False
            current = found
        return True
