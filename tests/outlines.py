"""Pages as readable outlines: every item with its place, its size, its name and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.scene import Group, Item, Page, TextFrame


def outline(pages: Iterable[Page]) -> str:
    return "\n".join(line for page in pages for line in _page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"{page.label} {page.template}: {page.title}"
    for item in page.items:
        yield from _item(item, 1)


def _item(item: Item, depth: int) -> Iterator[str]:
    x, y, width, height = (round(side) for side in (item.rect.x, item.rect.y, item.rect.width, item.rect.height))
    line = f"{'  ' * depth}{type(item).__name__} {x},{y} {width}×{height} {item.name}"
    if isinstance(item, TextFrame):
        yield f"{line}: {item.text!r}"
    elif isinstance(item, Group):
        shapes = [part for part in item.items if not isinstance(part, TextFrame)]
        yield f"{line} ({len(shapes)} shapes)"
        for part in item.items:
            if isinstance(part, TextFrame):
                yield from _item(part, depth + 1)
    else:
        yield line
