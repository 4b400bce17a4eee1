"""The gallery as golden cases: every block and every amount is laid out as before, in both editions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from gallery import AMOUNTS, BRANDS, FILES, content, firsts, picture, scene
from outlines import outline

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.layout.templates import TEMPLATES

GOLDENS = Path(__file__).parent / "goldens/gallery"
EDITIONS = ("deck", "brief")

UNSHOWN = {
    "Exhibit with two readings",
    "Narrow and wide",
    "Wide and narrow",
    "Reading with exhibit",
    "Two and one",
    "Two columns over row",
    "Three rows",
    "Three rows beside claim",
    "Two by two",
    "One and two",
    "One and three",
    "Four columns",
    "Four rows",
}
"""Templates that no gallery slide takes: others hold the same blocks for less."""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FILES)
def test_the_gallery_is_laid_out_as_before(name, edition):
    text = outline(scene(name, edition).pages)
    golden = GOLDENS / f"{name}-{edition}.txt"
    if os.environ.get("BRIEFGEN_REGENERATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FILES)
def test_the_gallery_holds_in_the_second_brand_too(name, edition):
    assert scene(name, edition, BRANDS[1]).pages


@pytest.mark.parametrize("amount", AMOUNTS)
def test_every_block_stands_in_the_gallery_at_every_amount(amount):
    shown = {block.type for section in load(content(amount), BLOCKS).sections for block in section.blocks}
    assert shown == set(BLOCKS)


def test_every_block_has_its_picture():
    titles = list(firsts(scene("typical", "deck")))
    shown = titles[: titles.index("Questions") + 1]
    assert all((content("typical").parent / picture(title)).exists() for title in shown)


def test_the_templates_shown_and_not_shown_are_all_there_are():
    pages = [page for name in FILES for brand in BRANDS for page in scene(name, "deck", brand).pages]
    shown = {page.template for page in pages} & {template.name for template in TEMPLATES}
    assert shown | UNSHOWN == {template.name for template in TEMPLATES}
    assert not shown & UNSHOWN
