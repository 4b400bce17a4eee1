"""Breaking paragraphs into lines and frames, in the one measure that both editions share.

Breaks are allowed at spaces, after hyphens inside words and between CJK characters; a no-break space holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.geometry import Rect
from briefgen.scene import Align, Anchor, Color, Line, Paragraph, Placeholder, Run, Span, Style, Tag, TextFrame
from briefgen.text.faces import Face, advance, metrics
from briefgen.theme import Theme

FALLBACK_FAMILY = "Arimo"
"""Metrically equal to Arial, which replaces a missing brand face on nearly every machine."""

RENDERER_TOLERANCE = 1.006
"""Renderers differ from HarfBuzz by up to this at the 99th percentile."""

RAISED_SIZE = 0.58

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef"
_BREAKABLE = re.compile(rf"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[{_CJK}])(?=[{_CJK}])")
_WORD = re.compile(r"([^ \t\n]*)([ \t\n]*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a break inside, in one or more runs, and the white space after it ("" after a hyphen)."""

    parts: tuple[tuple[Run, str], ...]
    space: str
    space_run: Run


@dataclass(frozen=True, slots=True)
class Gauge:
    """One way a renderer may measure: in the brand's face or a stand-in, kerned or not, a little wide."""

    stand_in: str | None = None
    kerned: bool = True
    widening: float = 1.0


EXACT = (Gauge(),)
ENVELOPE = tuple(
    Gauge(family, kerned, RENDERER_TOLERANCE) for family in (None, FALLBACK_FAMILY) for kerned in (True, False)
)


def _fragments(word: str) -> Iterable[str]:
    """`word` cut after each place where a line may end inside it."""
    start = 0
    for match in _BREAKABLE.finditer(word):
        if match.end() > start:
            yield word[start : match.end()]
            start = match.end()
    yield word[start:]


@lru_cache(maxsize=20_000)
def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The paragraph's text in unbreakable pieces."""
    found: list[Piece] = []
    pending: list[tuple[Run, str]] = []
    for run in paragraph.runs:
        for word, space in _WORD.findall(run.text):
            *closed, last = _fragments(word)
            for fragment in closed:
                found.append(Piece((*pending, (run, fragment)), "", run))
                pending = []
            if last:
                pending.append((run, last))
            if space and (pending or found):
                if pending:
                    found.append(Piece(tuple(pending), " ", run))
                else:
                    found[-1] = replace(found[-1], space=" ", space_run=run)
                pending = []
    if pending:
        found.append(Piece(tuple(pending), "", pending[-1][0]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks text for one edition.

    `robust` reserves room for every face of the envelope, as a deck needs that is drawn on unknown machines;
    otherwise the brand's own face is exact, as in a file that embeds it.
    """

    theme: Theme
    robust: bool

    def width(self, text: str, style: Style, gauge: Gauge = EXACT[0]) -> float:
        """The width of `text` on one line, in points."""
        face = self.theme.face(style)
        if gauge.stand_in:
            face = Face(gauge.stand_in, 700 if style.weight >= 600 else 400)
        em = advance(face, text, gauge.kerned, style.tabular) + style.tracking * len(text)
        return em * style.size * gauge.widening

    def widest(self, text: str, style: Style) -> float:
        """The width to reserve for `text` on one line, in points."""
        return max(self.width(text, style, gauge) for gauge in self.gauges)

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """The faces that room is reserved for."""
        return ENVELOPE if self.robust else EXACT

    def _run_width(self, run: Run, text: str, gauge: Gauge) -> float:
        width = self.width(text, run.style, gauge)
        return width * RAISED_SIZE if run.raised else width

    def _piece_width(self, piece: Piece, gauge: Gauge) -> float:
        return sum(self._run_width(run, text, gauge) for run, text in piece.parts)

    def _breaks(self, paragraph: Paragraph, width: float, gauge: Gauge) -> list[tuple[int, int]]:
        """Greedy lines as ranges of pieces. A piece wider than the line stands alone on one."""
        room, ranges, start, used = width - paragraph.indent + 0.001, [], 0, 0.0
        gap = 0.0
        all_pieces = pieces(paragraph)
        for index, piece in enumerate(all_pieces):
            own = self._piece_width(piece, gauge)
            if index > start and used + gap + own > room:
                ranges.append((start, index))
                start, used, gap = index, 0.0, 0.0
            used += gap + own
            gap = self._run_width(piece.space_run, piece.space, gauge) if piece.space else 0.0
        ranges.append((start, len(all_pieces)))
        return ranges

    def count(self, paragraph: Paragraph, width: float, gauges: Sequence[Gauge] = ()) -> int:
        """The lines to reserve for `paragraph` at `width`: the most that any of `gauges`, or of the envelope, needs."""
        return max(len(self._breaks(paragraph, width, gauge)) for gauge in gauges or self.gauges)

    def widest_piece(self, paragraph: Paragraph) -> tuple[float, str]:
        """The width and the text of the widest unbreakable piece: the least width the paragraph can be set in."""
        return max(
            (
                (max(self._piece_width(piece, gauge) for gauge in self.gauges), "".join(t for _, t in piece.parts))
                for piece in pieces(paragraph)
            ),
            default=(0.0, ""),
        )

    def natural_width(self, paragraph: Paragraph) -> float:
        """The width that holds the whole paragraph on one line, in points."""
        return paragraph.indent + max(self._line_width(paragraph, gauge) for gauge in self.gauges)

    def _line_width(self, paragraph: Paragraph, gauge: Gauge) -> float:
        """The width of all pieces side by side, as breaking adds them up: without kerning across a break."""
        parts = pieces(paragraph)
        spaces = (self._run_width(p.space_run, p.space, gauge) for p in parts[:-1] if p.space)
        return sum(self._piece_width(piece, gauge) for piece in parts) + sum(spaces)

    def balanced_width(self, paragraph: Paragraph, width: float) -> float:
        """The least width, in whole points, that needs no more lines than `width`: lines of even length."""
        lines = self.count(paragraph, width)
        if lines == 1:
            return width
        low, high = int(width / 2), int(width)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self.count(paragraph, middle) <= lines else (middle + 1, high)
        return float(high)

    def height(self, paragraphs: Sequence[Paragraph], width: float) -> float:
        """The height to reserve for `paragraphs` at `width`, in points."""
        spaces = sum(p.space_before for p in paragraphs[1:])
        return spaces + sum(self.count(p, width) * p.leading for p in paragraphs)

    def lines(self, paragraphs: Sequence[Paragraph], width: float) -> tuple[Line, ...]:
        """The lines in the brand's own face, baselines measured from the top."""
        result: list[Line] = []
        top = 0.0
        for index, paragraph in enumerate(paragraphs):
            top += paragraph.space_before if index else 0.0
            for start, end in self._breaks(paragraph, width, EXACT[0]):
                spans = self._spans(paragraph, start, end, width)
                result.append(Line(spans, top + self.first_baseline(paragraph), index))
                top += paragraph.leading
        return tuple(result)

    def first_baseline(self, paragraph: Paragraph) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the leading."""
        largest = max((run.style for run in paragraph.runs), key=lambda style: style.size)
        cap = metrics(self.theme.face(largest)).cap_height * largest.size
        return (paragraph.leading + cap) / 2

    def _spans(self, paragraph: Paragraph, start: int, end: int, width: float) -> tuple[Span, ...]:
        texts: list[tuple[Run, str]] = []
        line = pieces(paragraph)[start:end]
        for index, piece in enumerate(line):
            texts.extend(piece.parts)
            if piece.space and index < len(line) - 1:
                texts.append((piece.space_run, piece.space))
        merged: list[tuple[Run, str]] = []
        for run, text in texts:
            if merged and merged[-1][0] is run:
                merged[-1] = (run, merged[-1][1] + text)
            else:
                merged.append((run, text))
        widths = [self._run_width(run, text, EXACT[0]) for run, text in merged]
        slack = width - paragraph.indent - sum(widths)
        x = paragraph.indent + {"start": 0.0, "center": slack / 2, "end": slack}[paragraph.align]
        spans = []
        for (run, text), own in zip(merged, widths, strict=True):
            spans.append(Span(run, text, x, own))
            x += own
        return tuple(spans)

    def frame(
        self,
        name: str,
        paragraphs: Sequence[Paragraph],
        rect: Rect,
        *,
        tag: Tag = (),
        placeholder: Placeholder | None = None,
        anchor: Anchor = "top",
        on: Color = Color.PAPER,
        fit: bool = True,
    ) -> TextFrame:
        """A frame at `rect`'s corner and width; its height is what the text needs, unless `fit` is False."""
        needed = self.height(paragraphs, rect.width)
        return TextFrame(
            name=name,
            rect=rect.resized(height=needed) if fit else rect,
            paragraphs=tuple(paragraphs),
            lines=self.lines(paragraphs, rect.width),
            reserved=sum(self.count(p, rect.width) for p in paragraphs),
            anchor=anchor,
            placeholder=placeholder,
            tag=tag,
            on=on,
        )

    def split(self, paragraph: Paragraph, width: float, count: int) -> tuple[Paragraph, Paragraph]:
        """The paragraph cut after `count` of its lines (in the brand's face): what stands before and after the cut."""
        ranges = self._breaks(paragraph, width, EXACT[0])
        cut = ranges[count][0]
        return _joined(paragraph, pieces(paragraph)[:cut]), _joined(paragraph, pieces(paragraph)[cut:])


def _joined(paragraph: Paragraph, parts: Sequence[Piece]) -> Paragraph:
    runs: list[Run] = []
    for index, piece in enumerate(parts):
        after = [(piece.space_run, piece.space)] if piece.space and index < len(parts) - 1 else []
        for run, text in [*piece.parts, *after]:
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(run, text=runs[-1].text + text)
            else:
                runs.append(replace(run, text=text))
    return replace(paragraph, runs=tuple(runs))


def single_line(
    name: str, text: str, style: Style, x: float, baseline: float, align: Align, theme: Theme, tag: Tag = ()
) -> TextFrame:
    """One line whose baseline stands at `baseline`; `x` is its start, centre or end, as `align` says (page points)."""
    typesetter = Typesetter(theme, robust=False)
    paragraph = Paragraph((Run(text, style),))
    width = typesetter.natural_width(paragraph)
    left = x - {"start": 0.0, "center": width / 2, "end": width}[align]
    top = baseline - typesetter.first_baseline(paragraph)
    return typesetter.frame(name, (paragraph,), Rect(left, top, width, style.leading), tag=tag)
