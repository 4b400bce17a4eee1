"""Notes to the prose: where its figures come from, and how those were calculated that no source states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.document.figures import Figure
from briefgen.document.model import Document
from briefgen.document.references import Mention, mentions
from briefgen.editions.register import across, worked
from briefgen.geometry import Rect
from briefgen.layout.marks import running, words
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Node, Paragraph, Run, Style

PUNCTUATION = ".,;:!?)"
"""A note's mark stands after what closes its figure."""


@dataclass(frozen=True, slots=True)
class Note(LaidOut):
    """A note beside the prose, under the number that marks its place there."""

    number: int
    text: str

    @property
    def key(self) -> str:
        return f"note/{self.number}"

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        style = muted(setting.scale.small)
        said = Paragraph((self.mark(style), Run(f" {self.text}", style)))
        frame = words(setting, f"note {self.number}", said, region, node=Node("Note", self.key))
        height = frame.rect.height
        if height > region.height:
            return refusal(self, height - region.height, f"note {self.number} needs room in the margin")
        return Fragment((frame,), height)

    def mark(self, style: Style, link: str | None = None) -> Run:
        """The note's number, raised."""
        return Run(str(self.number), style, link, raised=True)


@dataclass(slots=True)
class Notes:
    """The notes of a document, numbered as they come. What a note has said is not said again in its section."""

    document: Document
    count: int = 0
    derived: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def begin_section(self) -> None:
        """Every section names its sources for itself."""
        self.sources.clear()

    def noted(self, text: str, style: Style) -> tuple[Paragraph, tuple[Note, ...]]:
        """`text` as running text with the marks of its notes, and the notes."""
        runs: list[Run] = []
        notes: list[Note] = []
        done = 0
        for mention in mentions(text):
            said = self._said_of(self.document.figures[mention.figure])
            if said:
                self.count += 1
                note = Note(self.count, said)
                place = _after(text, mention)
                runs += [Run(text[done:place], style), note.mark(style, f"#{note.key}")]
                notes.append(note)
                done = place
        if not notes:
            return running(text, style), ()
        rest = [Run(text[done:], style)] if text[done:] else []
        return replace(running(text, style), runs=(*runs, *rest)), tuple(notes)

    def _said_of(self, figure: Figure) -> str:
        """What is new to say of a figure: its calculation, or its source."""
        if figure.derived:
            new = figure.id not in self.derived
            self.derived.add(figure.id)
            return derivation(figure, self.document) if new else ""
        source = figure.source
        if source is None or source in self.sources:
            return ""
        self.sources.add(source)
        return _sentence(self.document.sources[source].short)


def derivation(figure: Figure, document: Document) -> str:
    """The formula with its figures' values, e.g. "78% ÷ 13% = 6.0×."; empty for a reported figure."""
    if not figure.derived:
        return ""
    said = f"{worked(figure, document)} = {figure.short}"
    lengths = "" if figure.note else across(figure, document)
    return " ".join((f"{said}, {lengths}." if lengths else f"{said}.", *_sentences(figure.note)))


def marks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The keys of the notes that are marked in `paragraphs`."""
    for each in paragraphs:
        yield from (run.link[1:] for run in each.runs if run.raised and run.link)


def _after(text: str, mention: Mention) -> int:
    place = mention.end
    while place < len(text) and text[place] in PUNCTUATION:
        place += 1
    return place


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _sentences(text: str | None) -> Iterator[str]:
    if text:
        yield _sentence(text)
