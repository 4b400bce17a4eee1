"""Link annotations: to addresses, and to places in the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefgen.errors import Finding, LayoutError
from briefgen.scene import Chart, Group, Item, Scene, Table, Tag
from briefgen.writers.pdf.structure import LinkArea

PRINTED = 4
"""The annotation flag that PDF/A asks of every annotation."""

URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is in an address; everything else is percent-encoded, as PDF wants addresses in ASCII."""


class Destination(NamedTuple):
    """A page's index and a height on it, from the top in points."""

    page: int
    y: float


def destinations(scene: Scene) -> dict[str, Destination]:
    """Where each key can be found: pages at their top, then elements where they first appear."""
    found = {page.key: Destination(index, 0.0) for index, page in reversed(list(enumerate(scene.pages)))}
    for index, page in enumerate(scene.pages):
        for tag, y in _tagged((*page.items, *page.chrome)):
            for node in tag:
                found.setdefault(node.key, Destination(index, y))
    return found


def annotation(pdf: Pdf, area: LinkArea, height: float, places: dict[str, Destination]) -> Dictionary:
    """The annotation for `area` on a page of `height`. Raises LayoutError when an inner link names no known key."""
    rect, inner = area.rect, area.target.startswith("#")
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(v, 3) for v in (rect.x, height - rect.bottom, rect.right, height - rect.y)]),
        Border=Array([0, 0, 0]),
        F=PRINTED,
        Contents=String(area.text if inner else f"{area.text} ({area.target})"),
    )
    if inner:
        link.A = Dictionary(S=Name.GoTo, D=_explicit(pdf, _place(area, places), height))
    else:
        link.A = Dictionary(S=Name.URI, URI=String(quote(area.target, safe=URI_CHARACTERS)))
    return link


def _place(area: LinkArea, places: dict[str, Destination]) -> Destination:
    key = area.target.removeprefix("#")
    if key not in places:
        message = (
            f"The link “{area.text}” on page {area.page + 1} leads to “{key}”, which no page or element is called."
        )
        raise LayoutError((Finding(message, hint="Link to the key of a section or block that this edition shows."),))
    return places[key]


def _explicit(pdf: Pdf, place: Destination, height: float) -> Object:
    page = pdf.pages[place.page].obj
    return Array([page, Name.XYZ, 0, round(height - place.y, 3), 0])


def _tagged(items: tuple[Item, ...]) -> Iterator[tuple[Tag, float]]:
    """The tags of all items, the inner ones too, each with the item's top."""
    for item in items:
        yield item.tag, item.rect.y
        match item:
            case Group():
                yield from _tagged(item.items)
            case Chart():
                yield from _tagged(item.drawing)
            case Table():
                yield from _tagged(tuple(cell.frame for row in item.rows for cell in row.cells if cell is not None))
