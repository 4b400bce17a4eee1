"""Ways through the file: where keys lead, bookmarks, names for links from outside, and the pages' printed numbers.

In PDF 2.0 every way leads to an element of the structure, and says the place on its page besides (ISO 32000-2,
12.3.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from briefgen.scene import AS_IT_IS, Bookmark, Chart, Group, Item, Reduction, Scene, Table, Tag
from briefgen.writers.pdf.metadata import plain
from briefgen.writers.pdf.structure import Element, Structure

NAMED = frozenset({"H1", "H2", "H3", "Figure", "Table"})
"""The kinds of element that a link from outside may want to reach."""


class Destination(NamedTuple):
    """A page's index and a height on it, from the top in points; `key` is that of the element there, if it has one."""

    page: int
    y: float
    key: str | None = None


def destinations(scene: Scene) -> dict[str, Destination]:
    """Where each key can be found: pages at their top, then elements where they first appear."""
    found = {page.key: Destination(index, 0.0) for index, page in reversed(list(enumerate(scene.pages)))}
    for index, page in enumerate(scene.pages):
        for tag, y in _tagged((*page.items, *page.chrome)):
            for node in tag:
                found.setdefault(node.key, Destination(index, y, node.key))
    return found


@dataclass(frozen=True)
class Navigation:
    """Ways through `pdf`, whose elements' dictionaries are `objects`; structured ones name these elements too."""

    pdf: Pdf
    scene: Scene
    structure: Structure
    objects: Mapping[Element, Object]
    structured: bool

    @cached_property
    def places(self) -> dict[str, Destination]:
        return destinations(self.scene)

    @cached_property
    def _keys(self) -> dict[tuple[int, float], str | None]:
        """What stands first at a height of a page."""
        return {(place.page, place.y): place.key for place in reversed(self.places.values())}

    def write(self) -> None:
        """Give the file its outline, its named destinations and its page labels."""
        self._label_pages()
        self._name_places()
        if self.scene.bookmarks:
            with self.pdf.open_outline() as outline:
                outline.root.extend(self._entries(self.scene.bookmarks))
            self.pdf.Root.PageMode = Name.UseOutlines

    def action(self, place: Destination) -> Dictionary:
        """Going to `place`, at the reader's own magnification."""
        return Dictionary({"/S": Name.GoTo, **self._ways(place)})

    def _ways(self, place: Destination) -> dict[str, Array]:
        view = [Name.XYZ, 0, round(self.scene.height - place.y, 3), 0]
        ways = {"/D": Array([self.pdf.pages[place.page].obj, *view])}
        if self.structured:
            ways["/SD"] = Array([self.objects[self._element(place)], *view])
        return ways

    def _element(self, place: Destination) -> Element:
        """The element at `place`, else the first on its page, else all."""
        named = self.structure.named(place.key) if place.key else None
        marks = self.structure.marks[place.page]
        return named or (marks[0] if marks else self.structure.root)

    def _entries(self, bookmarks: Sequence[Bookmark]) -> Iterator[OutlineItem]:
        for bookmark in bookmarks:
            key = self._keys.get((bookmark.page, bookmark.y))
            place = Destination(bookmark.page, bookmark.y, key)
            entry = OutlineItem(plain(bookmark.title), action=self.action(place))
            entry.children.extend(self._entries(bookmark.children))
            yield entry

    def _name_places(self) -> None:
        """Names after the keys of claims, figures and tables, for links such as brief.pdf#nameddest=baseline."""
        named = {
            element.node.key.removesuffix("/claim"): self.places[element.node.key]
            for element in reversed(list(self.structure))
            if element.node.kind in NAMED and element.node.key in self.places
        }
        pairs = sorted((bytes(String(name)), self._ways(place)) for name, place in named.items())
        if pairs:
            names = [part for name, ways in pairs for part in (String(name), Dictionary(ways))]
            self.pdf.Root.Names = Dictionary(Dests=self.pdf.make_indirect(Dictionary(Names=Array(names))))

    def _label_pages(self) -> None:
        labels: list[int | Dictionary] = []
        for index, page in enumerate(self.scene.pages):
            label = Dictionary(P=String(page.label)) if page.label else Dictionary(S=Name.D, St=index + 1)
            labels += [index, label]
        self.pdf.Root.PageLabels = Dictionary(Nums=Array(labels))


def _tagged(items: tuple[Item, ...], reduced: Reduction = AS_IT_IS) -> Iterator[tuple[Tag, float]]:
    """The tags of all items, the inner ones too, each with the item's top."""
    for item in items:
        yield item.tag, item.rect.y * reduced.factor + reduced.dy
        match item:
            case Group():
                yield from _tagged(item.items, reduced if item.reduced == AS_IT_IS else item.reduced)
            case Chart():
                yield from _tagged(item.drawing, reduced)
            case Table():
                cells = tuple(cell.frame for row in item.rows for cell in row.cells if cell is not None)
                yield from _tagged(cells, reduced)
