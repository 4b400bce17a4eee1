"""Which page of an export shows which slide, by their words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefgen.verify.export import Sheet, plain
from briefgen.writers.pptx.reading import Slide

LIKE, CERTAIN = 0.5, 0.9
"""The share of letter pairs from which a page may be, and from which it surely is, that of a slide."""


def pairs(slides: Sequence[Slide], sheets: Sequence[Sheet]) -> Mapping[int, int]:
    """The index of the page that shows each slide, by the index of the slide; slides that none shows are left out.

    A page at a slide's own place is taken if it is surely its; the others are matched by likeness, the nearest first,
    and what then stands between equal neighbours is the same slide, however altered.
    """
    said = [_grams("".join(p.text for frame in slide.frames for p in frame.passages)) for slide in slides]
    shown = [_grams("".join(glyph.text for glyph in sheet.glyphs)) for sheet in sheets]
    found = {
        index: index for index in range(min(len(said), len(shown))) if _likeness(said[index], shown[index]) >= CERTAIN
    }
    if len(slides) != len(sheets):
        found = {}
    open_slides = [index for index in range(len(said)) if index not in found]
    open_sheets = [index for index in range(len(shown)) if index not in set(found.values())]
    scored = ((_likeness(said[s], shown[p]), s, p) for s in open_slides for p in open_sheets)
    candidates = sorted((-score, abs(s - p), s, p) for score, s, p in scored if score >= LIKE)
    taken = set(found.values())
    for _, _, slide, sheet in candidates:
        if slide not in found and sheet not in taken:
            found[slide] = sheet
            taken.add(sheet)
    return _filled(found, len(slides), len(sheets))


def _grams(text: str) -> Counter[str]:
    letters = plain(text)
    return Counter(map("".join, pairwise(letters)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """From 0 to 1: twice the letter pairs in common by all of both (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _filled(found: dict[int, int], slides: int, sheets: int) -> Mapping[int, int]:
    """With the slides added whose neighbours' pages leave exactly their place open."""
    filled = dict(found)
    for slide in range(slides):
        sheet = filled.get(slide - 1, -1) + 1 if slide == 0 or slide - 1 in filled else slide
        following = found.get(slide + 1, sheets if slide + 1 == slides else None)
        if slide not in filled and sheet not in filled.values() and following == sheet + 1:
            filled[slide] = sheet
    return filled


def displaced(found: Mapping[int, int]) -> frozenset[int]:
    """The slides that stand out of order: all but a longest run of pages that rise."""
    slides = sorted(found)
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for slide in slides:
        at = bisect_left(ends, found[slide])
        chain = (*(chains[at - 1] if at else ()), slide)
        ends[at : at + 1], chains[at : at + 1] = [found[slide]], [chain]
    return frozenset(slides) - frozenset(chains[-1] if chains else ())
