"""An independent renderer shows the deck: every frame keeps its lines, with and without the brand's own face."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from machines import STAND_IN, furnish

from briefgen import pipeline
from briefgen.scene import Scene
from tests.fuzz.rendering import judge, rendered, renderers_missing

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
OWN = ("Inter", "Inter Display", "Source Serif 4", STAND_IN)


def require_renderers() -> None:
    if missing := renderers_missing():
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail(f"{missing} is not installed")
        pytest.skip(f"{missing} is not installed")


def deck_scene(brand: str) -> Scene:
    proved = pipeline._proved(CONTENT, "deck", ROOT / f"assets/{brand}.yml")
    return next(iter(proved)).scene


@pytest.mark.filterwarnings("default")  # fontTools warns of axes the families do not share
@pytest.mark.parametrize("families", [OWN, (STAND_IN,)], ids=["faces present", "faces withheld"])
def test_every_frame_keeps_its_lines_and_its_place(families, tmp_path):
    require_renderers()
    fonts = furnish(tmp_path / "machine", families)
    decks = {}
    for brand in ("_brand", "evergreen"):
        (deck,) = pipeline.build(CONTENT, tmp_path / brand, only="deck", brand=ROOT / f"assets/{brand}.yml")
        decks[brand] = deck.rename(tmp_path / f"{brand}.pptx")
    slides = rendered(list(decks.values()), tmp_path / "rendered", fonts)
    for brand, deck in decks.items():
        assert [fault for frame in judge(deck_scene(brand), slides[deck]) for fault in frame.faults] == []
