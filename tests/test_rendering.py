"""An independent renderer shows the deck: every frame keeps its lines, with and without the brand's own face."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest
from machines import STAND_IN, furnish

from briefgen import pipeline
from briefgen.geometry import Rect
from briefgen.layout.proof import text_frames
from briefgen.scene import Scene

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
OWN = ("Inter", "Inter Display", "Source Serif 4", STAND_IN)
XHTML = "{http://www.w3.org/1999/xhtml}"
SLACK = 3.0
"""How far outside its frame a glyph may reach, in points: side bearings and accents."""


@dataclass(frozen=True)
class Word:
    text: str
    rect: Rect


def renderer(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return found


def deck_scene(brand: str) -> Scene:
    proved = pipeline._proved(CONTENT, "deck", ROOT / f"assets/{brand}.yml")
    return next(iter(proved)).scene


def rendered_words(deck: Path, folder: Path, fonts: dict[str, str]) -> list[list[Word]]:
    """The words of every slide as LibreOffice sets them, with their boxes in points."""
    office = [renderer("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command = [*office, "--convert-to", "pdf", "--outdir", folder, deck]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, **fonts})
    boxes = folder / "words.xhtml"
    subprocess.run(
        [renderer("pdftotext"), "-bbox", folder / f"{deck.stem}.pdf", boxes], check=True, capture_output=True
    )
    return [[_word(word) for word in page.iter(f"{XHTML}word")] for page in ET.parse(boxes).iter(f"{XHTML}page")]


def _word(element: ET.Element) -> Word:
    left, top, right, bottom = (float(element.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", Rect(left, top, right - left, bottom - top))


def rows(words: list[Word]) -> int:
    """How many lines the words stand on: their middles, apart by more than half a height."""
    count, last = 0, float("-inf")
    for word in sorted(words, key=lambda w: w.rect.middle):
        if word.rect.middle - last > word.rect.height * 0.45:
            count += 1
        last = word.rect.middle
    return count


@pytest.mark.filterwarnings("default")  # fontTools warns of axes the families do not share
@pytest.mark.parametrize("families", [OWN, (STAND_IN,)], ids=["faces present", "faces withheld"])
@pytest.mark.parametrize("brand", ["_brand", "evergreen"])
def test_every_frame_keeps_its_lines_and_its_place(brand, families, tmp_path):
    fonts = furnish(tmp_path / "machine", families)
    (deck,) = pipeline.build(CONTENT, tmp_path, only="deck", brand=ROOT / f"assets/{brand}.yml")
    scene = deck_scene(brand)
    slides = rendered_words(deck, tmp_path, fonts)
    assert len(slides) == len(scene.pages)
    faults = []
    for page, words in zip(scene.pages, slides, strict=True):
        bounds = Rect(0, 0, scene.width, scene.height)
        faults += [f"{page.title}: {word.text} leaves the slide" for word in words if not bounds.holds(word.rect, 1)]
        for frame in text_frames((*page.items, *page.chrome)):
            area = frame.rect.inset(-SLACK, -SLACK)
            inside = [word for word in words if area.holds(Rect(word.rect.centre, word.rect.middle, 0, 0), 0)]
            shown = " ".join(word.text for word in inside)
            missing = [word for word in frame.text.split() if word not in shown]
            if missing:
                faults.append(f"{page.title}: {frame.name} does not hold {missing}")
            elif rows(inside) > frame.reserved:
                faults.append(f"{page.title}: {frame.name} has {rows(inside)} lines for {frame.reserved}")
    assert faults == []
