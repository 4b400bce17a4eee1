"""What is measured of a paragraph: the widths of its pieces in every face of the envelope, and its breaks by them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from briefgen.scene import Paragraph, Span
from briefgen.text import total_fit
from briefgen.text.faces import metrics
from briefgen.text.pieces import Piece, divided, pieces, text_of
from briefgen.text.rulers import EXACT, Gauge, Rulers, Widths
from briefgen.text.total_fit import Ending, Spacing

DASHES = "-–—"

BOUND = 80.0
"""What it costs to part a number from what it counts or the month it dates; a divided word costs 135 or more."""

_NUMBER = re.compile(r"[^\w\s]*\d[\d.,]*[KMBT×%]?\+?")

ROUNDING = 0.001
"""A line may be longer than its room by so many points: sums of floats are not exact."""


class Advances(NamedTuple):
    """A paragraph's pieces under one gauge: their widths, the spaces after them, and all of it on one line."""

    owns: Sequence[float]
    gaps: Sequence[float]
    total: float


SetLine = tuple[tuple[Span, ...], bool]
"""A line's spans, and whether white space follows it."""


class Measures:
    """One paragraph measured: under each gauge once, and broken once at each width."""

    def __init__(self, paragraph: Paragraph, rulers: Rulers) -> None:
        self.total_fit = not rulers.robust
        self.justified = self.total_fit and paragraph.divided and rulers.theme.manner.prose == "justified"
        whole = pieces(paragraph)
        divides = self.total_fit and paragraph.divided
        self.pieces = tuple(divided(whole, rulers.language)) if divides else whole
        self.leading = paragraph.leading
        self._paragraph = paragraph
        self._rulers = rulers
        self.set_lines: dict[float, tuple[SetLine, ...]] = {}
        """The paragraph set at each width asked for."""
        self._counts: dict[float, int] = {}
        self._reaches: dict[float, float] = {}
        self._lines: dict[float, list[tuple[int, int]]] = {}

    @cached_property
    def first_baseline(self) -> float:
        largest = max((run.style for run in self._paragraph.runs), key=lambda style: style.size)
        cap = metrics(self._rulers.theme.face(largest)).cap_height * largest.size
        return (self._paragraph.leading + cap) / 2

    @cached_property
    def _advances(self) -> list[Advances]:
        """In the brand's own face and under every gauge, as breaking adds them up: without kerning across a break."""
        gauges = (*EXACT, *self._rulers.gauges)
        if not self.pieces:
            return [Advances((), (), 0.0)] * len(gauges)
        runs = {id(run): self._rulers.widths(run) for run in self._paragraph.runs}
        owns = list(zip(*(_piece_widths(piece, runs, gauges) for piece in self.pieces), strict=True))
        none = (0.0,) * len(gauges)
        gaps = list(zip(*(runs[id(p.space_run)][p.space] if p.space else none for p in self.pieces), strict=True))
        return [Advances(own, gap, sum(own) + sum(gap[:-1])) for own, gap in zip(owns, gaps, strict=True)]

    @property
    def exact(self) -> Advances:
        return self._advances[0]

    @property
    def reserved(self) -> list[Advances]:
        """Under every gauge that room is reserved for."""
        return self._advances[1:]

    def count(self, room: float) -> int:
        known = self._counts.get(room)
        if known is None:
            known = self._counts[room] = max(self.counts(room))
        return known

    def counts(self, room: float) -> tuple[int, ...]:
        """The lines needed under each gauge that room is reserved for."""
        if self.total_fit:
            return (len(self.lines(room)),)
        return tuple(len(broken(advances, room)) for advances in self.reserved)

    def lines(self, room: float) -> list[tuple[int, int]]:
        """The lines in the brand's own face, as ranges of pieces."""
        known = self._lines.get(room)
        if known is None:
            known = self._lines[room] = self._total_fit(room) if self.total_fit else broken(self.exact, room)
        return known

    def _total_fit(self, room: float) -> list[tuple[int, int]]:
        owns, gaps, total = self.exact
        if total <= room:
            return [(0, len(owns))]
        size = max(run.style.size for run in self._paragraph.runs)
        return total_fit.lines(owns, gaps, self._endings, room, Spacing(self.justified, size))

    @cached_property
    def _endings(self) -> list[Ending]:
        """What a line shows and costs that ends after each piece."""
        hyphens = {id(run): self._rulers.widths(run) for run in self._paragraph.runs}
        return [
            total_fit.divided(piece.division, hyphens[id(piece.space_run)]["-"][0])
            if piece.division
            else Ending(cost=BOUND if counts(piece) else 0.0, dashed=not piece.space and text_of(piece)[-1:] in DASHES)
            for piece in self.pieces
        ]

    def reach(self, room: float) -> float:
        """The longest line in the brand's own face, in points."""
        known = self._reaches.get(room)
        if known is None:
            owns, gaps, _ = self.exact
            ranges = self.lines(room)
            known = max((sum(owns[a:b]) + sum(gaps[a : b - 1]) for a, b in ranges), default=0.0)
            self._reaches[room] = known
        return known

    @cached_property
    def widest(self) -> tuple[float, str]:
        widths = zip(*(advances.owns for advances in self.reserved), strict=True)
        hyphens = (ending.hyphen for ending in self._endings) if self.total_fit else repeat(0.0)
        widest = max(
            ((max(own) + hyphen, index) for index, (own, hyphen) in enumerate(zip(widths, hyphens, strict=False))),
            default=None,
        )
        return (widest[0], text_of(self.pieces[widest[1]])) if widest else (0.0, "")


def counts(piece: Piece) -> bool:
    """Whether a piece is a number, and what follows it says of what."""
    return bool(piece.space) and _NUMBER.fullmatch(text_of(piece)) is not None


def _piece_widths(piece: Piece, runs: Mapping[int, Widths], gauges: Sequence[Gauge]) -> Sequence[float]:
    """A piece's widths, what renderers add between scripts inside it included."""
    if len(piece.parts) == 1 and not piece.seams:
        run, text = piece.parts[0]
        known = runs[id(run)]
        if not piece.head:
            return known[text]
        # A word's parts are as wide together as the word, kerned and with its ligatures.
        return [to - start for start, to in zip(known[piece.head], known[piece.head + text], strict=True)]
    widths = [sum(each) for each in zip(*(runs[id(run)][text] for run, text in piece.parts), strict=True)]
    size = piece.space_run.style.size
    return [width + piece.seams * gauge.seam * size for width, gauge in zip(widths, gauges, strict=True)]


def broken(advances: Advances, room: float) -> list[tuple[int, int]]:
    """Greedy lines as ranges of pieces. A piece wider than the line stands alone on one."""
    owns, gaps, total = advances
    if total <= room:
        return [(0, len(owns))]
    ranges, start, used, gap = [], 0, 0.0, 0.0
    for index, own in enumerate(owns):
        if index > start and used + gap + own > room:
            ranges.append((start, index))
            start, used, gap = index, 0.0, 0.0
        used += gap + own
        gap = gaps[index]
    ranges.append((start, len(owns)))
    return ranges
