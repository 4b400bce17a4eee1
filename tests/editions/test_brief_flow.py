"""The brief's pages, chosen together: with blocks of known height, where every section and exhibit comes to stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editions.brief.elements import Element
from briefgen.editions.brief.flow import fill
from briefgen.editions.brief.grid import GRIDS, TOP
from briefgen.errors import LayoutError
from briefgen.geometry import Rect
from briefgen.layout.marks import box
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.layout.scale import BRIEF
from briefgen.scene import Color
from briefgen.text.lines import Typesetter
from tests.mocks import SETTING, THEME

BRIEF_SETTING = replace(SETTING, edition="brief", scale=BRIEF, type=Typesetter(THEME, robust=False))
FOOT = GRIDS["A4"].foot
PAGE = FOOT - TOP


@dataclass(frozen=True)
class Slab(LaidOut):
    """A block of a height, in parts of a page, that may be cut anywhere if it `splits`."""

    name: str
    part: float
    splits: bool = False

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        height = self.part * PAGE
        if height <= region.height + 0.01:
            return Fragment((box(self.name, region.resized(height=height), Color.INK),), height)
        if not self.splits or region.height < 0.05 * PAGE:
            return refusal(self, height - region.height, f"{self.name} needs room")
        rest = replace(self, part=self.part - region.height / PAGE)
        return Fragment((box(self.name, region, Color.INK),), region.height, rest)


def element(name: str, part: float, **how: object) -> Element:
    return Element(name, Slab(name, part, splits=bool(how.pop("splits", False))), **how)  # type: ignore[arg-type]


def section(name: str, *parts: float) -> tuple[str, list[Element]]:
    """A claim of a tenth of a page that keeps with what follows, and slabs."""
    slabs = [element(f"{name}{index}", part) for index, part in enumerate(parts, start=1)]
    return name, [element(name, 0.1, keeps=True), *slabs]


def pages(*sections: tuple[str, list[Element]]) -> list[list[str]]:
    """The names on every page, as they are placed."""
    return [[item.name for item in sheet.items] for sheet in fill(sections, BRIEF_SETTING)]


def test_a_claim_has_a_page_of_its_own_where_that_costs_none():
    assert pages(section("a", 0.6), section("b", 0.6)) == [["a", "a1"], ["b", "b1"]]


def test_sections_share_a_page_where_that_saves_one():
    assert pages(section("a", 0.3), section("b", 0.3)) == [["a", "a1", "b", "b1"]]


def test_a_page_is_not_left_mostly_empty_for_a_claims_sake():
    shared = pages(section("a", 0.1), section("b", 0.5), section("c", 0.8))
    assert shared == [["a", "a1", "b", "b1"], ["c", "c1"]]


def test_a_later_choice_may_change_an_earlier_one():
    found = pages(section("a", 0.3), section("b", 0.3), section("c", 0.05, 0.7), section("d", 0.1))
    assert len(found) == 2
    assert [name for page in found for name in page] == ["a", "a1", "b", "b1", "c", "c1", "c2", "d", "d1"]


def test_an_exhibit_that_does_not_fit_waits_and_prose_closes_up():
    text = [element("a", 0.1, keeps=True), element("a1", 0.5), element("exhibit", 0.5, floats=True), element("a2", 0.3)]
    assert pages(("a", text)) == [["a", "a1", "a2"], ["exhibit"]]


def test_a_claim_never_stands_alone_at_the_foot():
    first, (name, second) = section("a", 0.8), section("b", 0.3)
    assert pages(first, (name, second)) == [["a", "a1"], ["b", "b1"]]


def test_prose_goes_on_overleaf():
    assert pages(("a", [element("a1", 0.7), element("a2", 0.5, splits=True)])) == [["a1", "a2"], ["a2"]]


def test_what_no_page_holds_is_told():
    with pytest.raises(LayoutError, match="giant needs room"):
        pages(("a", [element("giant", 1.2)]))


SLABS = st.lists(st.tuples(st.floats(0.02, 0.9), st.booleans(), st.booleans()), min_size=1, max_size=5)


@settings(deadline=None)
@given(st.lists(SLABS, min_size=1, max_size=5))
def test_everything_stands_once_inside_the_page_and_nothing_overlaps(sections):
    content = []
    for number, slabs in enumerate(sections):
        elements = [element(f"{number}", 0.1, keeps=True)]
        elements += [
            element(f"{number}.{index}", part, splits=splits, floats=floats and not splits, before=5, after=5)
            for index, (part, splits, floats) in enumerate(slabs)
        ]
        content.append((f"{number}", elements))
    sheets = fill(content, BRIEF_SETTING)
    heights: dict[str, float] = {}
    for sheet in sheets:
        rects = sorted((item.rect for item in sheet.items), key=lambda rect: rect.y)
        assert all(upper.bottom <= lower.y + 0.01 for upper, lower in pairwise(rects))
        assert all(rect.y >= TOP - 0.01 and rect.bottom <= FOOT + 0.01 for rect in rects)
        for item in sheet.items:
            heights[item.name] = heights.get(item.name, 0.0) + item.rect.height
    wanted = {each.key: each.block.part * PAGE for _, elements in content for each in elements}
    assert heights == pytest.approx(wanted)
