"""One frame as a renderer shows it, against the room it reserves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from briefgen.geometry import Rect
from briefgen.verify.export import Glyph, words
from briefgen.verify.matching import Shown
from briefgen.verify.report import Kind
from briefgen.writers.pptx.reading import Passage, Reserved

DRIFT = 0.15
"""How far the first line may stand from its place, in sizes."""

BESIDE = 0.15
"""How far a line may reach over its frame's edge, in sizes: accents, overhangs and rounding."""

SIZE = 0.03
"""By what share a text may be drawn larger or smaller than it is set."""

CAP_HEIGHT = 0.72
"""Of Arial and its like, in sizes: capitals are taken to stand in the middle of their line."""


@dataclass(frozen=True, slots=True)
class Row:
    """The glyphs of one line, and the line's baseline."""

    glyphs: tuple[Glyph, ...]

    @property
    def baseline(self) -> float:
        return max(self.glyphs, key=lambda glyph: glyph.size).baseline

    @property
    def left(self) -> float:
        return min(glyph.x for glyph in self.glyphs)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Compared:
    """A frame as shown: how many lines, how far its first baseline drifts (in sizes), and what is wrong."""

    lines: int
    drift: float | None
    faults: tuple[tuple[Kind, str], ...]


def compared(frame: Reserved, passages: Sequence[Shown], slide: Rect) -> Compared:
    """Compare what is shown of a frame with what it reserves."""
    rows = [_rows(shown.glyphs) for shown in passages]
    count = sum(len(each) for each in rows)
    faults = [*_lost(passages), *_resized(passages)]
    if not frame.upright or not count:
        return Compared(count, None, tuple(faults))
    faults += _beyond([row for each in rows for row in each], frame, slide)
    over = _over(frame, passages, rows)
    if over:
        room = count - over
        faults.append(("lines", f"{_lines(count)} where there is room for {max(room, 0)}"))
        return Compared(count, None, tuple(faults))
    drift = _drift(frame, passages, rows) if passages[0].whole and rows[0] else None
    if drift is not None and max(map(abs, drift)) > DRIFT:
        aside, down = (share * passages[0].passage.size for share in drift)
        faults.append(("drift", f"its first line stands {_offset(aside, down)} from its place"))
    return Compared(count, abs(drift[1]) if drift else None, tuple(faults))


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The glyphs of a passage by line: a new one starts where text goes down by more than a raised mark does."""
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if not rows or glyph.baseline - rows[-1][0].baseline > 0.4 * glyph.size:
            rows.append([])
        rows[-1].append(glyph)
    return [Row(tuple(row)) for row in rows]


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _offset(aside: float, down: float) -> str:
    ways = ((down, "lower", "higher"), (aside, "right", "left"))
    return " and ".join(f"{abs(way):.1f} pt {more if way > 0 else less}" for way, more, less in ways if abs(way) >= 0.5)


def _quoted(words: Sequence[str]) -> str:
    shown = " ".join(words[:6])
    return f"“{shown}{' …' if len(words) > 6 else ''}”"


def _lost(passages: Sequence[Shown]) -> Iterator[tuple[Kind, str]]:
    missing = [word for shown in passages for word in shown.missing]
    if missing:
        yield "missing", f"{_quoted(missing)} not shown"
    strayed = [word for shown in passages for word in shown.strayed]
    if strayed:
        yield "outside", f"{_quoted(strayed)} shown elsewhere on the slide"


def _resized(passages: Sequence[Shown]) -> Iterator[tuple[Kind, str]]:
    for shown in passages:
        size = max((glyph.size for glyph in shown.glyphs), default=shown.passage.size)
        if abs(size / shown.passage.size - 1) > SIZE:
            yield "size", f"drawn in {size:.1f} pt, set in {shown.passage.size:g}"
            return


def _beyond(rows: Sequence[Row], frame: Reserved, slide: Rect) -> Iterator[tuple[Kind, str]]:
    """Lines that reach over the frame's edges, and glyphs that leave the slide."""
    for row in rows:
        text = words(row.glyphs)[:40].strip()
        spare = BESIDE * row.glyphs[0].size
        if row.left < slide.x - 1 or row.right > slide.right + 1 or not 0 < row.baseline < slide.bottom:
            yield "outside", f"the line “{text}” leaves the slide"
        elif frame.wraps and (row.left < frame.rect.x - spare or row.right > frame.rect.right + spare):
            over = max(frame.rect.x - row.left, row.right - frame.rect.right)
            yield "outside", f"the line “{text}” reaches {over:.1f} pt over the frame's edge"


def _height(passages: Sequence[Passage], counts: Sequence[int]) -> float:
    spaces = sum(passage.before for passage in passages[1:])
    return spaces + sum(passage.leading * count for passage, count in zip(passages, counts, strict=True))


def _over(frame: Reserved, passages: Sequence[Shown], rows: Sequence[Sequence[Row]]) -> int:
    """How many lines more are shown than the frame has room for."""
    counts = [
        max(len(each), 1 if not shown.passage.text.strip() else 0) for shown, each in zip(passages, rows, strict=True)
    ]
    leading = max(min((shown.passage.leading for shown in passages), default=1.0), 1.0)
    excess = _height(frame.passages, counts) - frame.rect.height
    return ceil((excess - 0.1 * leading) / leading) if excess > 0.1 * leading else 0


def _drift(frame: Reserved, passages: Sequence[Shown], rows: Sequence[Sequence[Row]]) -> tuple[float, float]:
    """How far the first line stands right of and below its place, in sizes."""
    passage, row = passages[0].passage, rows[0][0]
    free = frame.rect.height - _height(frame.passages, [len(each) for each in rows])
    top = frame.rect.y + {"t": 0.0, "ctr": free / 2, "b": free}.get(frame.anchor, 0.0)
    baseline = top + (passage.leading + CAP_HEIGHT * passage.size) / 2
    left = frame.rect.x + passage.indent
    aside = {
        "start": row.left - left,
        "end": row.right - frame.rect.right,
        "center": (row.left + row.right - left - frame.rect.right) / 2,
    }[passage.align]
    return aside / passage.size, (row.baseline - baseline) / passage.size
