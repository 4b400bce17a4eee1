"""Setting paragraphs in lines and frames, in the one measure that both editions share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from briefgen.geometry import Rect
from briefgen.scene import Align, Anchor, Color, Line, Paragraph, Placeholder, Run, Span, Style, Tag, TextFrame
from briefgen.text.bidi import Stretch, cut, levels, starts_right, visual_order
from briefgen.text.faces import SOFT_HYPHEN
from briefgen.text.measures import ROUNDING, Measures, SetLine
from briefgen.text.pieces import joined, text_of, texts_of
from briefgen.text.rulers import Rulers
from briefgen.text.scripts import has_right_to_left
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Typesetter(Rulers):
    """Measures and breaks text for one edition: in every face of the envelope if `robust`, else in the brand's own."""

    memory: dict[Paragraph, Measures] = field(default_factory=dict, compare=False, repr=False)
    """What was measured of a paragraph is not measured again."""
    draft: bool = False
    """Whether frames are made to be compared only: they know their height and their reach, but not their lines."""

    def drafted(self) -> Typesetter:
        """The same typesetter, with the same memory, for frames that are thrown away."""
        return replace(self, draft=True)

    @property
    def _rulers(self) -> Rulers:
        """What measures alone need: what is remembered may not hold who remembers it, or both are freed late."""
        return Rulers(self.theme, self.robust, self.language, self.words)

    def _measures(self, paragraph: Paragraph) -> Measures:
        known = self.memory.get(paragraph)
        if known is None:
            known = self.memory[paragraph] = Measures(paragraph, self._rulers)
        return known

    def _breaks(self, paragraph: Paragraph, width: float) -> list[tuple[int, int]]:
        """The lines in the brand's own face, as ranges of pieces."""
        return self._measures(paragraph).lines(width - paragraph.indent + ROUNDING)

    def count(self, paragraph: Paragraph, width: float) -> int:
        """The lines to reserve for `paragraph` at `width`: the most that any face of the envelope needs."""
        return self._measures(paragraph).count(width - paragraph.indent + ROUNDING)

    def shown(self, paragraph: Paragraph, width: float) -> int:
        """The lines of `paragraph` at `width` in the brand's own face."""
        return len(self._breaks(paragraph, width))

    def counts(self, paragraph: Paragraph, width: float) -> tuple[int, ...]:
        """The lines that `paragraph` needs at `width` under each gauge."""
        return self._measures(paragraph).counts(width - paragraph.indent + ROUNDING)

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

    def reach(self, paragraph: Paragraph, width: float) -> float:
        """Where the longest line of `paragraph` at `width` ends, in points."""
        return _reach(paragraph, self._measures(paragraph), width)

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
            measures = self._measures(paragraph)
            first, leading = measures.first_baseline, measures.leading
            for spans, spaced in self._set_lines(paragraph, measures, width):
                result.append(Line(spans, top + first, index, spaced))
                top += leading
        return tuple(result)

    def _set_lines(self, paragraph: Paragraph, measures: Measures, width: float) -> tuple[SetLine, ...]:
        """The lines of `paragraph` alone, which stay the same wherever it stands."""
        known = measures.set_lines.get(width)
        if known is None:
            every = measures.pieces
            known = measures.set_lines[width] = tuple(
                (self._spans(paragraph, start, end, width), end == len(every) or bool(every[end - 1].space))
                for start, end in self._breaks(paragraph, width)
            )
        return known

    def first_baseline(self, paragraph: Paragraph) -> float:
        """From the top of a line to its baseline: capitals stand in the middle of the leading."""
        return self._measures(paragraph).first_baseline

    def _spans(self, paragraph: Paragraph, start: int, end: int, width: float) -> tuple[Span, ...]:
        every = self._measures(paragraph).pieces
        texts = texts_of(every[start:end])
        last = end == len(every)
        if not last and every[end - 1].division:
            run, text = texts[-1]
            texts[-1] = run, text.removesuffix(SOFT_HYPHEN) + SOFT_HYPHEN
        if texts and (self.runs_from_right(paragraph) or has_right_to_left(paragraph.text)):
            # Directions are resolved over the whole paragraph, then each line is put in order (UAX #9, 3.3 and 3.4).
            whole = "".join(text for _, text in texts_of(every))
            before = len("".join(text for _, text in texts_of(every[: start + 1]))) - len(text_of(every[start]))
            directions = levels(whole, int(self.runs_from_right(paragraph)))[before:]
            return self._placed(texts, directions, paragraph, width, last)
        return self._placed(texts, (), paragraph, width, last)

    def _placed(
        self,
        texts: Sequence[tuple[Run, str]],
        directions: Sequence[int],
        paragraph: Paragraph,
        width: float,
        last: bool = True,
    ) -> tuple[Span, ...]:
        """The spans of a line in the order they are read, each where it is seen.

        `directions` are the levels of the line's characters; none where all run from the left. The `last` line of
        justified text is only tightened.
        """
        parts = [(run, part, self.ruler(run)(part.text)) for run, part in _directed(texts, directions)]
        slack = width - paragraph.indent - sum(own for *_, own in parts)
        spaces = sum(part.text.count(" ") for _, part, _ in parts)
        spacing = slack / spaces if self._measures(paragraph).justified and spaces and (slack < 0 or not last) else 0.0
        parts = [(run, part, own + spacing * part.text.count(" ")) for run, part, own in parts]
        slack -= spacing * spaces
        before = {"start": 0.0, "center": slack / 2, "end": slack}[paragraph.align]
        x = slack - before if self.runs_from_right(paragraph) else paragraph.indent + before
        places = [0.0] * len(parts)
        for index in visual_order([part.level for _, part, _ in parts]):
            places[index] = x
            x += parts[index][2]
        return tuple(
            Span(run, part.text, place, own, part.from_right, spacing)
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
            measures = self._measures(each)
            count = measures.count(rect.width - each.indent + ROUNDING)
            reserved += count
            height += count * measures.leading + (each.space_before if index else 0.0)
            reach = max(reach, _reach(each, measures, rect.width))
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
        """The paragraph cut after `count` of its lines (in the brand's face): what stands before and after the cut.

        A word that is divided there goes on whole.
        """
        cut, every = self._breaks(paragraph, width)[count][0], self._measures(paragraph).pieces
        while cut and every[cut - 1].division:
            cut -= 1
        return joined(paragraph, every[:cut]), joined(paragraph, every[cut:])


def _reach(paragraph: Paragraph, measures: Measures, width: float) -> float:
    room = width - paragraph.indent + ROUNDING
    return width if paragraph.align != "start" else paragraph.indent + measures.reach(room)


def _directed(texts: Sequence[tuple[Run, str]], directions: Sequence[int]) -> Iterator[tuple[Run, Stretch]]:
    """Each run's text, cut where its direction changes."""
    start = 0
    for run, text in texts:
        parts = cut(text, directions[start : start + len(text)]) if directions else (Stretch(text, 0),)
        yield from ((run, part) for part in parts)
        start += len(text)


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
