"""Breaking paragraphs into lines and frames, in the one measure that both editions share.

Breaks are allowed at spaces and where `breaks` finds them inside words; a no-break space holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import ceil
from typing import NamedTuple

from briefgen.geometry import Rect
from briefgen.scene import Align, Anchor, Color, Line, Paragraph, Placeholder, Run, Span, Style, Tag, TextFrame
from briefgen.text.bidi import Stretch, cut, levels, starts_right, visual_order
from briefgen.text.breaks import fragments
from briefgen.text.faces import Face, advance, metrics
from briefgen.text.scripts import has_east_asian, has_right_to_left, seams
from briefgen.text.segments import Faces, extent
from briefgen.theme import Theme

FALLBACK_FAMILY = "Arimo"
"""Metrically equal to Arial, which replaces a missing brand face on nearly every machine."""

RENDERER_TOLERANCE = 1.006
"""Renderers differ from HarfBuzz by up to this at the 99th percentile."""

SEAM = 0.3
"""LibreOffice parts East Asian from other text by a fifth of the font's height: 0.29 em in Noto Sans CJK."""

UNKNOWN_FACE = 1.17
"""How much wider than its fallback face a viewer's own may set Arabic: DejaVu Sans Bold is 16 % wider than Noto's."""

RAISED_SIZE = 0.58

ROUNDING = 0.001
"""A line may be longer than its room by so many points: sums of floats are not exact."""

_WORD = re.compile(r"([^ \t\n]*)([ \t\n]*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a break inside, in one or more runs, and the white space after it ("" after a hyphen)."""

    parts: tuple[tuple[Run, str], ...]
    space: str
    space_run: Run
    seams: int = 0
    """How often East Asian and other text meet between its parts and at its end."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One way a renderer may measure: in the brand's face or a stand-in, kerned or not, a little wide."""

    stand_in: str | None = None
    kerned: bool = True
    widening: float = 1.0
    seam: float = 0.0
    """What is put between East Asian and other text where they meet, in em."""


EXACT = (Gauge(),)
ENVELOPE = tuple(
    Gauge(family, kerned, RENDERER_TOLERANCE, SEAM) for family in (None, FALLBACK_FAMILY) for kerned in (True, False)
)


@lru_cache(maxsize=20_000)
def _parted(text: str) -> tuple[tuple[str, str], ...]:
    """The unbreakable pieces of a text and the white space after each."""
    found: list[tuple[str, str]] = []
    for word, space in _WORD.findall(text):
        *closed, last = fragments(word)
        found.extend((fragment, "") for fragment in closed)
        if last:
            found.append((last, " " if space else ""))
        elif space and found:
            found[-1] = (found[-1][0], " ")
    return tuple(found)


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The paragraph's text in unbreakable pieces."""
    if len(paragraph.runs) == 1:
        run = paragraph.runs[0]
        single = [Piece(((run, text),), space, run) for text, space in _parted(run.text)]
        return tuple(_seamed(single)) if has_east_asian(run.text) else tuple(single)
    found: list[Piece] = []
    pending: list[tuple[Run, str]] = []
    for run in paragraph.runs:
        for word, space in _WORD.findall(run.text):
            *closed, last = fragments(word)
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
    return tuple(_seamed(found)) if has_east_asian(paragraph.text) else tuple(found)


def _seamed(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with their seams counted."""
    for piece, following in zip(found, (*found[1:], None), strict=True):
        after = piece.space or (following.parts[0][1][0] if following else "")
        inside = sum(seams(text) for _, text in piece.parts)
        yield replace(piece, seams=seams(_text(piece) + after) - inside)


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures and breaks text for one edition.

    `robust` reserves room for every face of the envelope, as a deck needs that is drawn on unknown machines;
    otherwise the brand's own face is exact, as in a file that embeds it.
    """

    theme: Theme
    robust: bool
    memory: dict[Paragraph, _Measures] = field(default_factory=dict, compare=False, repr=False)
    """What was measured of a paragraph is not measured again."""
    words: dict[tuple[object, ...], _Widths] = field(default_factory=dict, compare=False, repr=False)
    """The widths of words, by all that a style says of width."""
    draft: bool = False
    """Whether frames are made to be compared only: they know their height and their reach, but not their lines."""

    def drafted(self) -> Typesetter:
        """The same typesetter, with the same memory, for frames that are thrown away."""
        return replace(self, draft=True)

    def width(self, text: str, style: Style, gauge: Gauge = EXACT[0]) -> float:
        """The width of `text` on one line, in points."""
        return self.ruler(Run(text, style), gauge)(text)

    def ruler(self, run: Run, gauge: Gauge) -> Callable[[str], float]:
        """What measures parts of `run` on one line, in points."""
        style = run.style
        face, tabular, kerned = self._face(style, gauge), style.tabular, gauge.kerned
        tracked = tracking(style, run.text) if style.tracking else 0.0
        factor = style.size * gauge.widening * (RAISED_SIZE if run.raised else 1.0)

        def measured(text: str) -> float:
            if text.isascii():
                em = advance(face, text, kerned, tabular)
            else:
                em = extent(self._faces(style, gauge), text, kerned, tabular)
                em += seams(text) * gauge.seam if gauge.seam else 0.0
                em *= UNKNOWN_FACE if gauge.stand_in and has_right_to_left(text) else 1.0
            return (em + tracked * len(text)) * factor

        return measured

    def _face(self, style: Style, gauge: Gauge) -> Face:
        return _stand_in(gauge.stand_in, style) if gauge.stand_in else self.theme.face(style)

    def _faces(self, style: Style, gauge: Gauge) -> Faces:
        """The face that sets `style` under `gauge`, and those for what it lacks."""
        own = self.faces(style)
        return (_stand_in(gauge.stand_in, style), *own[1:]) if gauge.stand_in else own

    def faces(self, style: Style) -> Faces:
        """The face that sets `style`, and those for what it lacks; in a deck the viewer's own stand-in is the last."""
        last = (_stand_in(FALLBACK_FAMILY, style),) if self.robust else ()
        return (*self.theme.face_list(style), *last)

    def widest(self, text: str, style: Style) -> float:
        """The width to reserve for `text` on one line, in points."""
        return max(self.widths(Run(text, style))[text][1:])

    def widths(self, run: Run) -> _Widths:
        """The widths of words set as `run` is: in the brand's own face, then under every gauge."""
        style = run.style
        tracked = tracking(style, run.text) if style.tracking else 0.0
        key = (style.face, style.size, style.weight, tracked, style.tabular, run.raised)
        known = self.words.get(key)
        if known is None:
            known = self.words[key] = _Widths([self.ruler(run, gauge) for gauge in (*EXACT, *self.gauges)])
        return known

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """Every way that room is reserved for."""
        return ENVELOPE if self.robust else EXACT

    def _measures(self, paragraph: Paragraph) -> _Measures:
        known = self.memory.get(paragraph)
        if known is None:
            known = self.memory[paragraph] = _Measures(paragraph, self)
        return known

    def _breaks(self, paragraph: Paragraph, width: float) -> list[tuple[int, int]]:
        """The lines in the brand's own face, as ranges of pieces."""
        return _broken(self._measures(paragraph).exact, width - paragraph.indent + ROUNDING)

    def count(self, paragraph: Paragraph, width: float) -> int:
        """The lines to reserve for `paragraph` at `width`: the most that any face of the envelope needs."""
        return self._measures(paragraph).count(width - paragraph.indent + ROUNDING)

    def counts(self, paragraph: Paragraph, width: float) -> tuple[int, ...]:
        """The lines that `paragraph` needs at `width` under each gauge."""
        room = width - paragraph.indent + ROUNDING
        return tuple(len(_broken(advances, room)) for advances in self._measures(paragraph).reserved)

    def counter(self, paragraph: Paragraph) -> Callable[[float], int]:
        """What counts the lines to reserve for `paragraph` at a width, for one that is asked about at many."""
        measures, indent = self._measures(paragraph), paragraph.indent
        return lambda width: measures.count(width - indent + ROUNDING)

    def widest_piece(self, paragraph: Paragraph) -> tuple[float, str]:
        """The width and the text of the widest unbreakable piece: the least width the paragraph can be set in."""
        return self._measures(paragraph).widest

    def natural_width(self, paragraph: Paragraph) -> float:
        """The width that holds the whole paragraph on one line, in points."""
        return paragraph.indent + max(advances.total for advances in self._measures(paragraph).reserved)

    def balanced_width(self, paragraph: Paragraph, width: float) -> float:
        """The least width, in whole points, that holds every word and needs no more lines than `width`."""
        lines = self.count(paragraph, width)
        if lines == 1:
            return width
        high = int(width)
        low = min(max(int(width / 2), ceil(self.widest_piece(paragraph)[0] + paragraph.indent)), high)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self.count(paragraph, middle) <= lines else (middle + 1, high)
        return float(high) if self.count(paragraph, high) <= lines else width

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
            first, leading = self.first_baseline(paragraph), paragraph.leading
            for start, end in self._breaks(paragraph, width):
                result.append(Line(self._spans(paragraph, start, end, width), top + first, index))
                top += leading
        return tuple(result)

    def first_baseline(self, paragraph: Paragraph) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the leading."""
        return self._measures(paragraph).first_baseline

    def _spans(self, paragraph: Paragraph, start: int, end: int, width: float) -> tuple[Span, ...]:
        every = pieces(paragraph)
        texts = _texts(every[start:end])
        if texts and (self.runs_from_right(paragraph) or has_right_to_left(paragraph.text)):
            # Directions are resolved over the whole paragraph, then each line is put in order (UAX #9, 3.3 and 3.4).
            whole = "".join(text for _, text in _texts(every))
            before = len("".join(text for _, text in _texts(every[: start + 1]))) - len(_text(every[start]))
            return self._placed(texts, levels(whole, int(self.runs_from_right(paragraph)))[before:], paragraph, width)
        return self._placed(texts, (), paragraph, width)

    def _placed(
        self, texts: Sequence[tuple[Run, str]], directions: Sequence[int], paragraph: Paragraph, width: float
    ) -> tuple[Span, ...]:
        """The spans of a line in the order they are read, each where it is seen.

        `directions` are the levels of the line's characters; none where all run from the left.
        """
        parts = [(run, part, self.ruler(run, EXACT[0])(part.text)) for run, part in _directed(texts, directions)]
        slack = width - paragraph.indent - sum(own for *_, own in parts)
        before = {"start": 0.0, "center": slack / 2, "end": slack}[paragraph.align]
        x = slack - before if self.runs_from_right(paragraph) else paragraph.indent + before
        places = [0.0] * len(parts)
        for index in visual_order([part.level for _, part, _ in parts]):
            places[index] = x
            x += parts[index][2]
        return tuple(
            Span(run, part.text, place, own, part.from_right)
            for (run, part, own), place in zip(parts, places, strict=True)
        )

    def runs_from_right(self, paragraph: Paragraph) -> bool:
        """Whether `paragraph` starts at the right."""
        return starts_right(paragraph.text, self.theme.from_right)

    def whole_line(self, paragraph: Paragraph, width: float) -> Line:
        """The paragraph unbroken on one line, hyphens or not."""
        from_right = self.runs_from_right(paragraph)
        mixed = from_right or has_right_to_left(paragraph.text)
        directions = levels(paragraph.text, int(from_right)) if mixed else ()
        spans = self._placed([(run, run.text) for run in paragraph.runs], directions, paragraph, width)
        return Line(spans, self.first_baseline(paragraph), 0)

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
        reserved, height, reach = 0, 0.0, 0.0
        for index, each in enumerate(paragraphs):
            measures, room = self._measures(each), rect.width - each.indent + ROUNDING
            count = measures.count(room)
            reserved += count
            height += count * measures.leading + (each.space_before if index else 0.0)
            reach = max(reach, each.indent + measures.reach(room) if each.align == "start" else rect.width)
        return TextFrame(
            name=name,
            rect=rect.resized(height=height) if fit else rect,
            paragraphs=tuple(paragraphs),
            lines=() if self.draft else self.lines(paragraphs, rect.width),
            reserved=reserved,
            reach=reach,
            anchor=anchor,
            placeholder=placeholder,
            tag=tag,
            on=on,
        )

    def split(self, paragraph: Paragraph, width: float, count: int) -> tuple[Paragraph, Paragraph]:
        """The paragraph cut after `count` of its lines (in the brand's face): what stands before and after the cut."""
        ranges = self._breaks(paragraph, width)
        cut = ranges[count][0]
        return _joined(paragraph, pieces(paragraph)[:cut]), _joined(paragraph, pieces(paragraph)[cut:])


class _Advances(NamedTuple):
    """A paragraph's pieces under one gauge: their widths, the spaces after them, and all of it on one line."""

    owns: Sequence[float]
    gaps: Sequence[float]
    total: float


class _Widths(dict[str, tuple[float, ...]]):
    """The widths of words under several rulers, each measured when it is first asked for."""

    def __init__(self, rulers: Sequence[Callable[[str], float]]) -> None:
        super().__init__()
        self._rulers = rulers

    def __missing__(self, text: str) -> tuple[float, ...]:
        widths = self[text] = tuple(ruler(text) for ruler in self._rulers)
        return widths


class _Measures:
    """One paragraph measured: under each gauge once, and broken once at each width."""

    def __init__(self, paragraph: Paragraph, typesetter: Typesetter) -> None:
        self.pieces = pieces(paragraph)
        self.leading = paragraph.leading
        self._paragraph = paragraph
        self._typesetter = typesetter
        self._counts: dict[float, int] = {}
        self._reaches: dict[float, float] = {}

    @cached_property
    def first_baseline(self) -> float:
        largest = max((run.style for run in self._paragraph.runs), key=lambda style: style.size)
        cap = metrics(self._typesetter.theme.face(largest)).cap_height * largest.size
        return (self._paragraph.leading + cap) / 2

    @cached_property
    def _advances(self) -> list[_Advances]:
        """In the brand's own face and under every gauge, as breaking adds them up: without kerning across a break."""
        gauges = (*EXACT, *self._typesetter.gauges)
        if not self.pieces:
            return [_Advances((), (), 0.0)] * len(gauges)
        runs = {id(run): self._typesetter.widths(run) for run in self._paragraph.runs}
        owns = list(zip(*(_piece_widths(piece, runs, gauges) for piece in self.pieces), strict=True))
        none = (0.0,) * len(gauges)
        gaps = list(zip(*(runs[id(p.space_run)][p.space] if p.space else none for p in self.pieces), strict=True))
        return [_Advances(own, gap, sum(own) + sum(gap[:-1])) for own, gap in zip(owns, gaps, strict=True)]

    @property
    def exact(self) -> _Advances:
        return self._advances[0]

    @property
    def reserved(self) -> list[_Advances]:
        """Under every gauge that room is reserved for."""
        return self._advances[1:]

    def count(self, room: float) -> int:
        known = self._counts.get(room)
        if known is None:
            known = self._counts[room] = max(len(_broken(advances, room)) for advances in self.reserved)
        return known

    def reach(self, room: float) -> float:
        """The longest line in the brand's own face, in points."""
        known = self._reaches.get(room)
        if known is None:
            owns, gaps, _ = self.exact
            ranges = _broken(self.exact, room)
            known = max((sum(owns[a:b]) + sum(gaps[a : b - 1]) for a, b in ranges), default=0.0)
            self._reaches[room] = known
        return known

    @cached_property
    def widest(self) -> tuple[float, str]:
        widths = zip(*(advances.owns for advances in self.reserved), strict=True)
        widest = max(((max(owns), index) for index, owns in enumerate(widths)), default=None)
        return (widest[0], _text(self.pieces[widest[1]])) if widest else (0.0, "")


def _piece_widths(piece: Piece, runs: Mapping[int, _Widths], gauges: Sequence[Gauge]) -> Sequence[float]:
    """A piece's widths, what renderers add between scripts inside it included."""
    if len(piece.parts) == 1 and not piece.seams:
        run, text = piece.parts[0]
        return runs[id(run)][text]
    widths = [sum(each) for each in zip(*(runs[id(run)][text] for run, text in piece.parts), strict=True)]
    size = piece.space_run.style.size
    return [width + piece.seams * gauge.seam * size for width, gauge in zip(widths, gauges, strict=True)]


def _broken(advances: _Advances, room: float) -> list[tuple[int, int]]:
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


def _stand_in(family: str, style: Style) -> Face:
    return Face(family, 700 if style.weight >= 600 else 400)


def tracking(style: Style, text: str) -> float:
    """The tracking of a run, in em. Scripts that run from the right join or point their letters and have none."""
    return 0.0 if style.tracking and has_right_to_left(text) else style.tracking


def _text(piece: Piece) -> str:
    return "".join(text for _, text in piece.parts)


def _texts(line: Sequence[Piece]) -> list[tuple[Run, str]]:
    """The line's text by runs, with the spaces between its pieces."""
    merged: list[tuple[Run, str]] = []
    for index, piece in enumerate(line):
        after = [(piece.space_run, piece.space)] if piece.space and index < len(line) - 1 else []
        for run, text in (*piece.parts, *after):
            if merged and merged[-1][0] is run:
                merged[-1] = (run, merged[-1][1] + text)
            else:
                merged.append((run, text))
    return merged


def _directed(texts: Sequence[tuple[Run, str]], directions: Sequence[int]) -> Iterator[tuple[Run, Stretch]]:
    """Each run's text, cut where its direction changes."""
    start = 0
    for run, text in texts:
        parts = cut(text, directions[start : start + len(text)]) if directions else (Stretch(text, 0),)
        yield from ((run, part) for part in parts)
        start += len(text)


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
