"""The proof: what must hold of a finished scene before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.certificate import Certificate, Entry, Where, entry_of
from briefgen.scene import Chart, Group, Item, Page, Scene, Style, Table, TextFrame
from briefgen.sizes import FLOOR, proportion
from briefgen.text.lines import Typesetter
from briefgen.text.segments import is_covered
from briefgen.theme import Theme

TEXT_CONTRAST, LARGE_TEXT_CONTRAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3: large is 18 pt, or 14 pt bold."""


Covered = dict[tuple[str, float, int], set[str]]
"""The characters known to be covered, by face, size and weight."""


def prove(scene: Scene, theme: Theme, where: Where | None = None) -> Certificate:
    """Check every frame of `scene`; raises LayoutError with all that does not hold, each naming its frame.

    With `where`, which finds a frame's content place, the certificate carries the evidence too.
    """
    typesetter = Typesetter(theme, robust=scene.edition == "deck", language=scene.properties.language)
    findings: list[Finding] = []
    entries: list[Entry] = []
    covered: Covered = {}
    bounds = Rect(0, 0, scene.width, scene.height)
    smallest = FLOOR[scene.edition] * (proportion(scene.height) if scene.edition == "deck" else 1)
    for page in scene.pages:
        frames = list(text_frames((*page.items, *page.chrome)))
        findings.extend(_outside(page, bounds))
        findings.extend(_overlaps(page, frames))
        for frame in frames:
            needed = typesetter.height(frame.paragraphs, frame.rect.width)
            findings.extend(_frame_faults(page, frame, needed, typesetter, smallest, covered))
            entries.append(entry_of(page, frame, needed, typesetter, where))
    if findings:
        raise LayoutError(tuple(findings))
    return Certificate(scene.edition, tuple(entries), scene.width, scene.height)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, groups' and charts' own items included, in reading order."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)
        elif isinstance(item, Chart):
            yield from walk((*item.drawing, *item.texts))
        elif isinstance(item, Table):
            yield from (cell.frame for row in item.rows for cell in row.cells if cell)


def text_frames(items: Iterable[Item]) -> Iterator[TextFrame]:
    """Every text frame with text in it."""
    return (item for item in walk(items) if isinstance(item, TextFrame) and item.text)


def _outside(page: Page, bounds: Rect) -> Iterator[Finding]:
    for item in walk((*page.items, *page.chrome)):
        if not isinstance(item, Group) and not bounds.holds(item.rect, 0.5):
            yield Finding(f"On “{page.title}”, {item.name} leaves the page.", subject=item.name)


def _overlaps(page: Page, frames: list[TextFrame]) -> Iterator[Finding]:
    """Pairs of text frames that share an area, found by a sweep over their tops."""
    open_frames: list[TextFrame] = []
    for frame in sorted(frames, key=lambda f: f.rect.y):
        open_frames = [other for other in open_frames if other.rect.bottom > frame.rect.y + 0.01]
        for other in open_frames:
            if other.rect.overlaps(frame.rect, 0.1):
                message = f"On “{page.title}”, the texts {other.name} and {frame.name} overlap."
                yield Finding(message, subject=frame.name)
        open_frames.append(frame)


def _frame_faults(
    page: Page, frame: TextFrame, needed: float, typesetter: Typesetter, smallest: float, covered: Covered
) -> Iterator[Finding]:
    found = _faults(f"On “{page.title}”, {frame.name}", frame, needed, typesetter, smallest, covered)
    yield from (replace(finding, subject=frame.name) for finding in found)


def _faults(
    where: str, frame: TextFrame, needed: float, typesetter: Typesetter, smallest: float, covered: Covered
) -> Iterator[Finding]:
    if needed > frame.rect.height + 0.1:
        yield Finding(f"{where} needs {needed - frame.rect.height:.1f} points more height than it has.")
    for paragraph in frame.paragraphs:
        width, word = typesetter.widest_piece(paragraph)
        lacks = width - (frame.rect.width - paragraph.indent)
        if lacks > 0.1:
            yield Finding(f"{where}: “{word}” is {lacks:.1f} points wider than its frame.", hint="Use a shorter word.")
        for run in paragraph.runs:
            style = run.style
            if style.size < smallest:
                yield Finding(f"{where} is set in {style.size:g} points, under the floor of {smallest:g}.")
            large = style.size >= 18 or (style.size >= 14 and style.weight >= 600)
            least = LARGE_TEXT_CONTRAST if large else TEXT_CONTRAST
            ratio = typesetter.theme.contrast(style.color, frame.on)
            if ratio < least:
                yield Finding(f"{where}: {style.color} on {frame.on} has a contrast of {ratio:.1f}, under {least}.")
            yield from _missing_glyphs(where, run.text, style, typesetter, covered)


def _missing_glyphs(where: str, text: str, style: Style, typesetter: Typesetter, covered: Covered) -> Iterator[Finding]:
    """A deck's viewer may take a missing character from the stand-in; a file that embeds its faces has only those."""
    known = covered.setdefault((style.face, style.size, style.weight), set())
    unknown = set(text) - known
    if not unknown:
        return
    faces = typesetter.faces(style)
    for character in sorted(unknown):
        if not character.isprintable() or is_covered(faces, character):
            known.add(character)
        else:
            others = "".join(f", {choice.family}" for choice in typesetter.theme.fallback)
            message = f"{where}: the face {faces[0].family}{others} has no “{character}” (U+{ord(character):04X})."
            yield Finding(
                message, hint="Write it another way, or name a face that has it under the brand's `fallback`."
            )
