"""Finding a slide's texts among the glyphs of its page: whole paragraphs first, then what is left word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.geometry import Rect
from briefgen.verify.export import Glyph, plain
from briefgen.writers.pptx.reading import Passage, Reserved, Slide

REACH = 3.0
"""How far around a frame its words are looked for first, in sizes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is shown: its glyphs in reading order, the words not found, and those found elsewhere."""

    passage: Passage
    glyphs: tuple[Glyph, ...]
    missing: tuple[str, ...] = ()
    strayed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.missing and not self.strayed


@dataclass(frozen=True, slots=True)
class Matched:
    """A slide's frames with what is shown of each of their passages, and the glyphs that belong to none."""

    frames: tuple[tuple[Reserved, tuple[Shown, ...]], ...]
    unknown: tuple[Glyph, ...]


@dataclass(slots=True)
class _Page:
    """The page's characters in one string; `owner`: the glyph each belongs to, `free`: whether it is unclaimed."""

    glyphs: Sequence[Glyph]
    text: str = ""
    owner: list[int] = field(default_factory=list)
    free: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.text = "".join(glyph.text for glyph in self.glyphs)
        self.owner = [index for index, glyph in enumerate(self.glyphs) for _ in glyph.text]
        self.free = bytearray(b"\1" * len(self.text))

    def finds(self, text: str, start: int = 0) -> Iterator[int]:
        """Where `text` stands unclaimed."""
        at = self.text.find(text, start)
        while at >= 0:
            if all(self.free[at : at + len(text)]):
                yield at
            at = self.text.find(text, at + 1)

    def begins(self, at: int) -> Glyph:
        return self.glyphs[self.owner[at]]

    def claim(self, at: int, length: int) -> tuple[Glyph, ...]:
        self.free[at : at + length] = bytes(length)
        return tuple(self.glyphs[index] for index in dict.fromkeys(self.owner[at : at + length]))


def matched(slide: Slide, glyphs: Sequence[Glyph]) -> Matched:
    """What `glyphs` show of the slide's frames."""
    page = _Page(glyphs)
    keys = [(f, p) for f, frame in enumerate(slide.frames) for p in range(len(frame.passages))]
    found: dict[tuple[int, int], Shown] = {}
    longest_first = sorted(keys, key=lambda key: -len(plain(slide.frames[key[0]].passages[key[1]].text)))
    for key in longest_first:
        frame = slide.frames[key[0]]
        if (shown := _whole(frame, key[1], page)) is not None:
            found[key] = shown
    for key in (key for key in longest_first if key not in found):
        frame = slide.frames[key[0]]
        found[key] = _wordwise(frame, frame.passages[key[1]], page)
    frames = tuple(
        (frame, tuple(found[index, p] for p in range(len(frame.passages)))) for index, frame in enumerate(slide.frames)
    )
    unclaimed = {page.owner[at] for at, free in enumerate(page.free) if free}
    return Matched(frames, tuple(page.glyphs[index] for index in sorted(unclaimed)))


def _whole(frame: Reserved, index: int, page: _Page) -> Shown | None:
    """The passage where it stands in one piece, nearest to its own place; None if it does nowhere."""
    passage = frame.passages[index]
    text = plain(passage.text)
    if not text:
        return Shown(passage, ())
    height = sum(each.leading for each in frame.passages[:index])
    near = min(page.finds(text), key=lambda at: _distance(page.begins(at), frame.rect.below(height)), default=None)
    return None if near is None else Shown(passage, page.claim(near, len(text)))


def _distance(glyph: Glyph, rect: Rect) -> float:
    """From a glyph to the first line of a frame."""
    aside = max(rect.x - glyph.x, 0.0, glyph.x - rect.right)
    return aside + abs(glyph.baseline - rect.y - glyph.size)


def _wordwise(frame: Reserved, passage: Passage, page: _Page) -> Shown:
    """The passage's words in order, in and around the frame first, then anywhere on the page."""
    if not passage.fixed:
        return Shown(passage, ())
    area = frame.rect.inset(-passage.size * REACH, -passage.size * REACH)
    glyphs: list[Glyph] = []
    missing: list[str] = []
    strayed: list[str] = []
    after = 0
    for word in passage.text.split():
        text = plain(word)
        places = [at for at in page.finds(text) if page.begins(at).starts] if text else []
        near = [at for at in places if area.holds(Rect(page.begins(at).x, page.begins(at).baseline, 0, 0))]
        at = next((at for at in near if at >= after), next(iter((*near, *places)), None))
        if at is None:
            missing.extend([word] if text else [])
            continue
        claimed = page.claim(at, len(text))
        if at in near:
            glyphs.extend(claimed)
            after = at
        else:
            strayed.append(word)
    return Shown(passage, tuple(glyphs), tuple(missing), tuple(strayed))
