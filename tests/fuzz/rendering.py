"""The judge: LibreOffice sets the deck, poppler says where every word stands, and both are held against the scene.

Nothing here asks briefgen's own measurer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.geometry import Rect
from briefgen.layout.proof import text_frames
from briefgen.scene import Chart, Group, Item, Page, Scene, TextFrame

XHTML = "{http://www.w3.org/1999/xhtml}"

SLACK = 3.0
"""How far outside its frame a word may reach, in points: side bearings and accents."""

SECONDS_A_DECK = 60


@dataclass(frozen=True)
class Word:
    """A word as the renderer set it, with its box in points."""

    text: str
    rect: Rect


@dataclass(frozen=True)
class Judged:
    """One frame as rendered: the lines reserved and shown, and what stands outside of it."""

    page: str
    frame: str
    reserved: int
    shown: int
    missing: tuple[str, ...] = ()
    """Words of the frame that do not stand in it, or that reach over its sides or the page's."""

    @property
    def faults(self) -> list[str]:
        where = f"{self.page}: {self.frame}"
        found = [f"{where} does not hold {list(self.missing)}"] if self.missing else []
        return [*found, f"{where} has {self.shown} lines for {self.reserved}"] if self.shown > self.reserved else found


def renderers_missing() -> str | None:
    """The first program of the judge that this machine lacks."""
    return next((name for name in ("soffice", "pdftotext") if shutil.which(name) is None), None)


def rendered(decks: Sequence[Path], folder: Path, fonts: dict[str, str]) -> dict[Path, list[list[Word]]]:
    """The words of every slide of every deck, set in one run of LibreOffice on the machine `fonts` describes."""
    folder.mkdir(parents=True, exist_ok=True)
    office = ["soffice", f"-env:UserInstallation=file://{folder.absolute()}/profile", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", folder, *decks],
        check=True,
        capture_output=True,
        timeout=60 + SECONDS_A_DECK * len(decks),
        env={**os.environ, **fonts},
    )
    return {deck: _words(folder / f"{deck.stem}.pdf") for deck in decks}


def _words(pdf: Path) -> list[list[Word]]:
    boxes = pdf.with_suffix(".xhtml")
    subprocess.run(["pdftotext", "-bbox", pdf, boxes], check=True, capture_output=True)
    return [[_word(word) for word in page.iter(f"{XHTML}word")] for page in ET.parse(boxes).iter(f"{XHTML}page")]


def _word(element: ET.Element) -> Word:
    left, top, right, bottom = (float(element.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(unicodedata.normalize("NFKC", element.text or ""), Rect(left, top, right - left, bottom - top))


def rows(words: Sequence[Word]) -> int:
    """How many lines the words stand on: their middles, apart by more than half a height."""
    count, last = 0, float("-inf")
    for word in sorted(words, key=lambda w: w.rect.middle):
        if word.rect.middle - last > word.rect.height * 0.45:
            count += 1
        last = word.rect.middle
    return count


def judge(scene: Scene, slides: Sequence[Sequence[Word]]) -> Iterator[Judged]:
    """Every text frame of the scene as it was rendered. Raises ValueError if slides are missing."""
    for page, words in zip(scene.pages, slides, strict=True):
        for frame in text_frames(_without_charts((*page.items, *page.chrome))):
            yield _judged(page, frame, words, Rect(0, 0, scene.width, scene.height))


def _without_charts(items: Sequence[Item]) -> Iterator[Item]:
    """The items whose text briefgen places; the text of a native chart is placed by the program that shows it."""
    for item in items:
        if isinstance(item, Group):
            yield from _without_charts(item.items)
        elif not isinstance(item, Chart):
            yield item


def _judged(page: Page, frame: TextFrame, words: Sequence[Word], bounds: Rect) -> Judged:
    area = frame.rect.inset(-SLACK, -SLACK)
    inside = [word for word in words if area.holds(Rect(word.rect.centre, word.rect.middle, 0, 0), 0)]
    said = unicodedata.normalize("NFKC", frame.text).split()
    shown = "".join(word.text for word in inside)
    missing = [word for word in said if word not in shown]
    asked = "".join(said)
    own = [word for word in inside if word.text in asked]
    reaching = [w.text for w in own if w.rect.x < area.x or w.rect.right > area.right or not bounds.holds(w.rect, 1)]
    return Judged(page.title, frame.name, frame.reserved, rows(inside), (*missing, *reaching))
