"""The certificate: what was proved of every text frame, and on request the measurements behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.errors import Place
from briefgen.scene import Line, Page, Style, TextFrame
from briefgen.text.lines import Typesetter
from briefgen.text.rulers import FALLBACK_FAMILY

Where = Callable[[str], Place | None]
"""The content place of a frame, by its name."""


@dataclass(frozen=True, slots=True)
class Need:
    """How many lines a frame's text needs in one face of the envelope. `widening`: how much wider it is taken."""

    family: str
    kerned: bool
    widening: float
    lines: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind an entry.

    `family`, `weight` and `size` are those of the frame's largest text. `spare`: the width left over on the tightest
    line in the brand's own face, in points. `needs`: one for each face that the frame was reserved for.
    """

    place: Place | None
    family: str
    weight: int
    size: float
    spare: float
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One text frame, proved: lines reserved and used in the brand's face, and the height left over, in points."""

    page: str
    title: str
    frame: str
    style: str
    reserved: int
    used: int
    slack: float
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of one edition, an entry a frame. `width` and `height` are the page's, in points."""

    edition: str
    entries: tuple[Entry, ...]
    width: float = 0.0
    height: float = 0.0


def entry_of(page: Page, frame: TextFrame, needed: float, typesetter: Typesetter, where: Where | None) -> Entry:
    """The entry of a frame whose text needs `needed` points of height; with its evidence if `where` is given."""
    return Entry(
        page.key,
        page.title,
        frame.name,
        _largest(frame).name,
        frame.reserved,
        len(frame.lines),
        frame.rect.height - needed,
        _evidence(frame, typesetter, where(frame.name)) if where else None,
    )


def _largest(frame: TextFrame) -> Style:
    return max((run.style for p in frame.paragraphs for run in p.runs), key=lambda style: style.size)


def _evidence(frame: TextFrame, typesetter: Typesetter, place: Place | None) -> Evidence:
    style = _largest(frame)
    face = typesetter.theme.face(style)
    counts = zip(*(typesetter.counts(paragraph, frame.rect.width) for paragraph in frame.paragraphs), strict=True)
    needs = tuple(
        Need(FALLBACK_FAMILY if gauge.stand_in else face.family, gauge.kerned, gauge.widening, sum(each))
        for gauge, each in zip(typesetter.gauges, counts, strict=True)
    )
    spare = min((_spare(line, frame) for line in frame.lines), default=frame.rect.width)
    return Evidence(place, face.family, style.weight, style.size, spare, needs)


def _spare(line: Line, frame: TextFrame) -> float:
    room = frame.rect.width - frame.paragraphs[line.paragraph].indent
    return room - sum(span.width for span in line.spans)
