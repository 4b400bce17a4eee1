"""The source line under an exhibit: which sources, and what must be said of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.document.model import Block, Document, Section
from briefgen.scene import Paragraph, Run, Style


def source_ids(section: Section | None, blocks: Sequence[Block], document: Document) -> list[str]:
    """The sources named by the blocks, else by their section, else by the document's first source."""
    named = [source for block in blocks for source in block.sources]
    if not named and section:
        named = list(section.sources)
    if not named:
        named = list(document.sources)[:1]
    return list(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What stands under an exhibit, in pieces, each with the address it leads to, if any."""

    pieces: tuple[tuple[str, str | None], ...] = ()
    label: str = ""
    """How the pieces begin: the word that says what they are."""

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def bare(self) -> str:
        """Without the word that says what it is."""
        return self.text.removeprefix(self.label)

    def paragraph(self, style: Style) -> Paragraph:
        """The line in one style; pieces that lead nowhere apart are one run."""
        runs = groupby(self.pieces, key=lambda piece: piece[1])
        grouped = ((link, "".join(text for text, _ in run)) for link, run in runs)
        return Paragraph(tuple(Run(text, style, link) for link, text in grouped))


def source_line(
    ids: Iterable[str], document: Document, notes: Iterable[str] = (), *, numbered: bool = True
) -> SourceLine:
    """Say "Source: [1] publisher, date." and the notes, as sentences; empty without either. Sources lead to their url.

    The numbers are those of the list of sources; a document of one source has none.
    """
    order = list(document.sources) if numbered and len(document.sources) > 1 else []
    named = [(f"[{order.index(each) + 1}] " if each in order else "", document.sources[each]) for each in ids]
    texts = [(f"{number}{source.short}", source.url) for number, source in named]
    sources = [piece for text in texts for piece in (("; ", None), text)][1:]
    said = [note.rstrip(".") for note in dict.fromkeys(notes) if note]
    label = document.vocabulary.spoken.pair.format(document.vocabulary.source, "")
    pieces = [(label, None), *sources] if sources else []
    if pieces:
        text, link = pieces[-1]
        pieces[-1] = (text.rstrip("."), link)
    for note in said:
        pieces.append((f". {note}" if pieces else note, None))
    if len(said) + bool(sources) > 1:
        pieces.append((".", None))
    return SourceLine(tuple(pieces), label)
