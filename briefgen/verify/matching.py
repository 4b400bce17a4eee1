"""Finding a slide's texts among the glyphs of its page: whole paragraphs first, then what is left word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.geometry import Rect
from briefgen.verify.export import Glyph, plain
from briefgen.writers.pptx.reading import Passage, Reserved, Slide

REACH = 3.0
"""How far around a frame its words are looked for first, in sizes."""


ROUNDING = 1.0
"""What the order drawn may cost more than nearness, in points."""


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

    def finds(self, text: str) -> Iterator[int]:
        """Where `text` stands unclaimed, places that do not overlap."""
        at = self.text.find(text)
        while at >= 0:
            free = all(self.free[at : at + len(text)])
            if free:
                yield at
            at = self.text.find(text, at + (len(text) if free else 1))

    def begins(self, at: int) -> Glyph:
        return self.glyphs[self.owner[at]]

    def claim(self, at: int, length: int) -> tuple[Glyph, ...]:
        self.free[at : at + length] = bytes(length)
        return tuple(self.glyphs[index] for index in dict.fromkeys(self.owner[at : at + length]))


@dataclass(frozen=True, slots=True)
class _Sought:
    """A passage of a frame, by the indices of both; `top` is where its first line should stand."""

    key: tuple[int, int]
    frame: Reserved
    passage: Passage
    top: float

    def distance(self, glyph: Glyph) -> float:
        """From a glyph to the passage's first line, in points."""
        aside = max(self.frame.rect.x - glyph.x, 0.0, glyph.x - self.frame.rect.right)
        return aside + abs(glyph.baseline - self.top - glyph.size)


def matched(slide: Slide, glyphs: Sequence[Glyph]) -> Matched:
    """What `glyphs` show of the slide's frames."""
    page = _Page(glyphs)
    texts: dict[str, list[_Sought]] = {}
    for sought in _sought(slide):
        texts.setdefault(plain(sought.passage.text), []).append(sought)
    found: dict[tuple[int, int], Shown] = {}
    longest_first = sorted(texts, key=len, reverse=True)
    for text in longest_first:
        found |= _whole(text, texts[text], page)
    for sought in (each for text in longest_first for each in texts[text] if each.key not in found):
        found[sought.key] = _wordwise(sought.frame, sought.passage, page)
    frames = tuple(
        (frame, tuple(found[index, p] for p in range(len(frame.passages)))) for index, frame in enumerate(slide.frames)
    )
    unclaimed = {page.owner[at] for at, free in enumerate(page.free) if free}
    return Matched(frames, tuple(page.glyphs[index] for index in sorted(unclaimed)))


def _sought(slide: Slide) -> Iterator[_Sought]:
    for index, frame in enumerate(slide.frames):
        top = frame.rect.y
        for number, passage in enumerate(frame.passages):
            yield _Sought((index, number), frame, passage, top)
            top += passage.leading


def _whole(text: str, soughts: Sequence[_Sought], page: _Page) -> dict[tuple[int, int], Shown]:
    """The passages that read `text` where it stands in one piece; those it stands nowhere for are left out."""
    if not text:
        return {sought.key: Shown(sought.passage, ()) for sought in soughts}
    places = list(page.finds(text))
    return {
        sought.key: Shown(sought.passage, page.claim(at, len(text))) for sought, at in _assigned(soughts, places, page)
    }


def _assigned(soughts: Sequence[_Sought], places: Sequence[int], page: _Page) -> list[tuple[_Sought, int]]:
    """Each passage with a place of the same text: the nearest, unless taking them in the order drawn is as near.

    A table's equal cells are told apart by their order when one of them has moved onto another's place.
    """

    def apart(pairs: Sequence[tuple[_Sought, int]]) -> float:
        return sum(sought.distance(page.begins(at)) for sought, at in pairs)

    nearest: list[tuple[_Sought, int]] = []
    left = list(places)
    for sought in soughts:
        if left:
            at = min(left, key=lambda place: sought.distance(page.begins(place)))
            nearest.append((sought, at))
            left.remove(at)
    in_order = list(zip(soughts, places, strict=False))
    return in_order if len(soughts) == len(places) and apart(in_order) <= apart(nearest) + ROUNDING else nearest


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
