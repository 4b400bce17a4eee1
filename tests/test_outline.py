"""The shipped content's pages as readable outlines. `BRIEFGEN_REGENERATE=1 pytest` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.scene import Group, Item, Page, TextFrame

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "goldens"


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


@pytest.mark.parametrize("edition", ["deck", "brief"])
def test_the_shipped_content_is_laid_out_as_before(edition):
    proved = pipeline._proved(ROOT / "content/amazon-ai-landscape.yaml", edition, ROOT / "assets/_brand.yml")
    text = outline(next(iter(proved)).scene.pages)
    golden = GOLDENS / f"{edition}.txt"
    if os.environ.get("BRIEFGEN_REGENERATE"):
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
