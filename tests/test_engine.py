"""The layout engine against blocks whose sizes are known, and laws that hold for any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mocks import SETTING, THEME

from briefgen.blocks.bullets import Bullets
from briefgen.blocks.paragraph import ParagraphBlock
from briefgen.blocks.table import Column, Table
from briefgen.errors import LayoutError
from briefgen.geometry import Rect
from briefgen.layout.marks import box, paragraph, words
from briefgen.layout.proof import prove, text_frames
from briefgen.layout.protocol import LaidOut, Setting
from briefgen.layout.scale import BRIEF, DECK
from briefgen.scene import Color, Item, Page, Properties, Scene
from briefgen.text.lines import Typesetter

BODY = DECK.body
PROSE = st.lists(
    st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=9), min_size=1, max_size=60
).map(" ".join)


def placed(block: LaidOut, region: Rect, setting: Setting = SETTING) -> list[list[Item]]:
    """The block's items through as many regions as it needs."""
    pages = []
    rest: LaidOut | None = block
    while rest is not None:
        fragment = rest.lay_out(region, setting)
        assert fragment.items, fragment.reason
        pages.append(list(fragment.items))
        rest = fragment.rest
    return pages


def said(pages: list[list[Item]]) -> list[str]:
    return [word for items in pages for frame in text_frames(items) for word in frame.text.split()]


@given(PROSE, st.floats(100, 500), st.floats(100, 300))
def test_a_paragraph_split_anywhere_loses_no_word(text, width, height):
    assert said(placed(ParagraphBlock(text=text), Rect(0, 0, width, height), SETTING.leveled(1))) == text.split()


@given(st.lists(PROSE, min_size=1, max_size=6), st.floats(300, 800))
def test_bullets_split_anywhere_lose_no_word(items, width):
    pages = placed(Bullets(items=tuple(items)), Rect(0, 0, width, 320), SETTING.leveled(1))
    assert said(pages) == [word for item in items for word in item.split()]


@settings(deadline=None)
@given(st.lists(st.tuples(PROSE, PROSE), min_size=1, max_size=8))
def test_a_table_split_anywhere_keeps_its_rows_and_repeats_its_head(rows):
    pages = placed(Table(columns=(Column(title="Head"), Column(title="Side")), rows=tuple(rows)), Rect(0, 0, 864, 340))
    body = [[word for word in said([items]) if word not in ("Head", "Side")] for items in pages]
    assert all(said([items])[:2] == ["Head", "Side"] for items in pages)
    assert [word for page in body for word in page] == [
        w for row in rows for cell in row for w in cell.split() if w not in ("Head", "Side")
    ]


@given(PROSE, st.floats(80, 700))
def test_a_deck_reserves_at_least_the_lines_of_the_brands_own_face(text, width):
    frame = SETTING.type.frame("f", (paragraph(text, BODY),), Rect(0, 0, width, 0))
    assert frame.reserved >= len(frame.lines)
    assert frame.rect.height == pytest.approx(frame.reserved * BODY.leading)


@given(PROSE, st.floats(120, 600), st.floats(0, 200))
def test_a_wider_measure_never_needs_more_lines(text, width, more):
    content = paragraph(text, BODY)
    assert SETTING.type.count(content, width + more) <= SETTING.type.count(content, width)


@given(PROSE, st.floats(120, 600))
def test_balancing_a_claim_adds_no_line(text, width):
    content = paragraph(text, DECK.title)
    narrow = SETTING.type.balanced_width(content, width)
    assert narrow <= width
    assert SETTING.type.count(content, narrow) <= SETTING.type.count(content, width)


@given(PROSE)
def test_the_brief_draws_every_word_of_a_paragraph_inside_its_frame(text):
    setting = replace(SETTING, edition="brief", scale=BRIEF, type=Typesetter(THEME, robust=False))
    frame = words(setting, "f", text, Rect(0, 0, 320, 0), BRIEF.prose)
    assert " ".join("".join(span.text for span in line.spans) for line in frame.lines).split() == text.split()
    assert all(span.x + span.width <= 320.01 for line in frame.lines for span in line.spans)


def scene_of(*items: Item) -> Scene:
    page = Page("p", "A page", items)
    return Scene("deck", 960, 540, Properties("T", "", "", "2026-01-15", "en"), (page,))


def frame_at(x: float, y: float, text: str = "Some words", **how: object) -> Item:
    return words(SETTING, f"{x}/{y}", text, Rect(x, y, 200, 0), BODY, **how)  # type: ignore[arg-type]


def test_a_sound_page_is_proved_with_an_entry_a_frame():
    certificate = prove(scene_of(frame_at(50, 50), frame_at(50, 100)), THEME)
    assert [entry.slack for entry in certificate.entries] == [0, 0]


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ((frame_at(50, 50), frame_at(60, 55)), "overlap"),
        ((box("b", Rect(900, 500, 100, 100), Color.INK),), "leaves the page"),
        ((frame_at(50, 50, on=Color.INK),), "contrast"),
        ((frame_at(50, 50, "Donaudampfschifffahrtsgesellschaftskapitän"),), "wider than its frame"),
        ((words(SETTING, "s", "small", Rect(50, 50, 200, 0), replace(BODY, size=7)),), "under the floor"),
        ((replace(frame_at(50, 50), rect=Rect(50, 50, 200, 4)),), "more height"),
        ((frame_at(50, 50, "\U00013000"),), "has no"),
    ],
)
def test_the_proof_refuses(items, fault):
    with pytest.raises(LayoutError, match=fault):
        prove(scene_of(*items), THEME)
