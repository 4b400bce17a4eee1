"""The source line under an exhibit: which sources, and what must be said of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.document.model import Block, Document, Section


def source_ids(section: Section | None, blocks: Sequence[Block], document: Document) -> list[str]:
    """The sources named by the blocks, else by their section, else by the document's first source."""
    named = [source for block in blocks for source in block.sources]
    if not named and section:
        named = list(section.sources)
    if not named:
        named = list(document.sources)[:1]
    return list(dict.fromkeys(named))


def source_line(ids: Iterable[str], document: Document, notes: Iterable[str] = ()) -> str:
    """Say "Source: publisher, date." and the notes, as sentences; empty without either."""
    texts = [document.sources[source].short for source in ids]
    sentences = [f"Source: {'; '.join(texts)}"] if texts else []
    sentences += [note for note in dict.fromkeys(notes) if note]
    return ". ".join(sentence.rstrip(".") for sentence in sentences) + ("." if len(sentences) > 1 else "")
