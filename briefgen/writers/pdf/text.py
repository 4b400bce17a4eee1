"""Drawing text frames: each span where the measurer put it, words kept apart, links made to be followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.geometry import Rect
from briefgen.scene import Line, Node, Run, Span, Tag, TextFrame
from briefgen.text.bidi import starts_right
from briefgen.text.rulers import RAISED_SIZE, tracking
from briefgen.text.segments import segments
from briefgen.writers.pdf.fonts import FontSet
from briefgen.writers.pdf.operators import text_object
from briefgen.writers.pdf.sheet import Sheet
from briefgen.writers.pdf.structure import LinkArea

RAISE = 1 / 3
"""How far a note mark stands above the baseline, in em of its run's size."""

LINK_ASCENT, LINK_DESCENT = 0.8, 0.25
"""A link's area above and below the baseline, in em."""


def bulleted(frame: TextFrame) -> Iterator[tuple[Line, str | None]]:
    """The frame's lines, and the bullet before each, if any."""
    for index, group in groupby(frame.lines, key=lambda line: line.paragraph):
        bullet = frame.paragraphs[index].bullet
        for line in group:
            yield line, bullet
            bullet = None


@dataclass(frozen=True, slots=True)
class TextDrawing:
    """Draws text on `sheet` in `fonts`, on the page with index `page`."""

    sheet: Sheet
    fonts: FontSet
    page: int

    def frame(self, frame: TextFrame, tag: Tag) -> None:
        """Draw `frame`; its text belongs to the element at `tag`.

        In a list item the first bullet is the item's label. Links in an artifact lead nowhere: nobody could reach them.
        """
        with self.sheet.tag(tag):
            links = 0
            previous: str | None = None
            for line, bullet in bulleted(frame):
                if bullet is not None and line.spans:
                    self._bullet(bullet, line, frame, tag)
                for index, span in enumerate(line.spans):
                    links += span.run.link is not None and span.run.link != previous
                    previous = span.run.link
                    last = index == len(line.spans) - 1
                    self._span(span, line, frame, tag, links, spaced=last and line.spaced)

    def _bullet(self, bullet: str, line: Line, frame: TextFrame, tag: Tag) -> None:
        run = line.spans[0].run
        paragraph = frame.paragraphs[line.paragraph]
        from_right = starts_right(paragraph.text, self.sheet.theme.from_right)
        edge = frame.rect.width - paragraph.mark if from_right else paragraph.mark
        span = Span(Run(bullet, replace(run.style, tracking=0.0)), bullet, edge, 0.0, from_right)
        label = (*tag[:-1], Node("Lbl", tag[-1].key)) if tag and tag[-1].kind == "LBody" else tag
        # A second bullet in the same item marks a point below it, and reads where it stands.
        path = tag if self.sheet.structure.has(label) else label
        with self.sheet.tag(path):
            self._show(span, line, frame, spaced=True)

    def _span(self, span: Span, line: Line, frame: TextFrame, tag: Tag, number: int, *, spaced: bool) -> None:
        if span.run.link is None or not tag:
            self._show(span, line, frame, spaced=spaced)
            return
        path = (*tag, Node("Link", f"{self.page}/{frame.name}/{number}"))
        with self.sheet.tag(path):
            self._show(span, line, frame, spaced=spaced)
        size = span.run.style.size
        top = frame.rect.y + line.baseline - LINK_ASCENT * size
        area = Rect(frame.rect.x + span.x, top, span.width, (LINK_ASCENT + LINK_DESCENT) * size)
        link = LinkArea(self.page, self.sheet.area(area), span.run.link, " ".join(span.run.text.split()))
        self.sheet.structure.element(path).children.append(link)

    def _show(self, span: Span, line: Line, frame: TextFrame, *, spaced: bool) -> None:
        # The measurer drops the space a line was broken at; a reader that joins the lines needs it back.
        style, text = span.run.style, span.text + " " * spaced
        if not text:
            return
        baseline = frame.rect.y + line.baseline - (style.size * RAISE if span.run.raised else 0.0)
        size = style.size * RAISED_SIZE if span.run.raised else style.size
        x, y = frame.rect.x + span.x + (span.width if span.from_right else 0.0), self.sheet.height - baseline
        tracked = tracking(style, span.run.text)
        for segment in segments(self.sheet.theme.face_list(style), text, span.from_right):
            font = self.fonts.use(segment.face)
            spacing = span.spacing / size
            placed = font.place(segment.text, tracked, spacing, tabular=style.tabular, from_right=span.from_right)
            x -= placed.extent * size if span.from_right else 0.0
            self.sheet.text(text_object(placed.words, font.name, size, x, y), style.color)
            x += 0.0 if span.from_right else placed.extent * size
