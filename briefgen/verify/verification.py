"""The comparison of a deck with its export, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from briefgen.errors import MachineError
from briefgen.geometry import Rect
from briefgen.verify.export import Glyph, Sheet, plain, read_export, words
from briefgen.verify.frames import compared
from briefgen.verify.matching import Matched, matched
from briefgen.verify.origins import Origins, origins
from briefgen.verify.pairing import displaced, pairs
from briefgen.verify.report import Fault, Report
from briefgen.writers.pptx.reading import Reserved, Slide, read_deck

LEAST_SHARE = 0.5
"""The share of slides that must be found in a PDF for it to be an export of the deck."""


def verify(deck: Path, export: Path) -> Report:
    """Compare the PDF that a renderer made of a deck with the room the deck reserves.

    Raises MachineError for files that cannot be read, and for a PDF that is no export of the deck.
    """
    read = read_deck(deck)
    sheets = read_export(export, read.width, read.height)
    slides = [slide for slide in read.slides if not slide.hidden or len(sheets) >= len(read.slides)]
    found = pairs(slides, sheets)
    if not slides or len(found) < LEAST_SHARE * len(slides):
        counts = f"{len(slides)} slides and {len(sheets)} pages"
        raise MachineError(f"{export} is no export of {deck}: of {counts}, {len(found)} belong together.")
    return compare(slides, sheets, found, origins(deck))


def compare(
    slides: Sequence[Slide], sheets: Sequence[Sheet], found: Mapping[int, int], known: Origins | None = None
) -> Report:
    """Compare slides with pages, `found` being the index of the page that shows each slide."""
    faults = list(_slides(slides, sheets, found))
    frames, lines, drifts = 0, 0, []
    for index in sorted(found):
        slide, sheet = slides[index], sheets[found[index]]
        seen = matched(slide, sheet.glyphs)
        for frame, passages in seen.frames:
            result = compared(frame, passages, Rect(0, 0, sheet.width, sheet.height))
            frames, lines = frames + 1, lines + result.lines
            drifts += [] if result.drift is None else [result.drift]
            faults += [Fault(slide.number, slide.title, frame.name, kind, said) for kind, said in result.faults]
        faults += _unknown(slide, seen)
    return Report(len(found), frames, lines, tuple(sorted(drifts)), _sorted(faults, known or Origins()))


def _sorted(faults: Sequence[Fault], known: Origins) -> tuple[Fault, ...]:
    placed = (replace(fault, place=known.of(fault.frame)) for fault in faults)
    return tuple(sorted(placed, key=lambda fault: fault.slide))


def _slides(slides: Sequence[Slide], sheets: Sequence[Sheet], found: Mapping[int, int]) -> Iterator[Fault]:
    """Slides that no page shows, that stand elsewhere, and pages that show no slide."""
    for index, slide in enumerate(slides):
        if index not in found:
            yield Fault(slide.number, slide.title, None, "slide", "no page shows this slide")
    for index in sorted(displaced(found)):
        slide = slides[index]
        yield Fault(slide.number, slide.title, None, "order", f"out of order, on page {found[index] + 1}")
    for page in sorted(set(range(len(sheets))) - set(found.values())):
        yield Fault(page + 1, "", None, "page", f"page {page + 1} shows no slide of the deck")


def _unknown(slide: Slide, seen: Matched) -> Iterator[Fault]:
    """Words that the deck does not say: outside charts, pictures and marks, and not the layout's own."""
    furniture = plain(slide.furniture)
    said: dict[str | None, list[str]] = {}
    for glyphs in _words(seen.unknown):
        text = "".join(glyph.text for glyph in glyphs)
        point = Rect(glyphs[0].x, glyphs[0].baseline - glyphs[0].size / 4, 0, 0)
        if not any(map(str.isalnum, text)) or text in furniture or any(area.holds(point, 2) for area in slide.drawn):
            continue
        frame = next((frame for frame in slide.frames if frame.rect.holds(point, 2)), None)
        if frame is None or not _is_mark(glyphs[0], frame):
            said.setdefault(frame.name if frame else None, []).append(words(glyphs))
    for name, found in said.items():
        yield Fault(
            slide.number, slide.title, name, "unknown", f"shows “{' '.join(found[:6])}”, which the deck does not say"
        )


def _is_mark(glyph: Glyph, frame: Reserved) -> bool:
    """Whether it stands where the numbers of a numbered list stand."""
    return any(passage.bulleted and glyph.x < frame.rect.x + passage.indent - 1 for passage in frame.passages)


def _words(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    number = 0

    def word(glyph: Glyph) -> int:
        nonlocal number
        number += glyph.starts
        return number

    for _, group in groupby(glyphs, key=word):
        yield tuple(group)
