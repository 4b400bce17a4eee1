"""The shipped content's pages as readable outlines. `BRIEFGEN_REGENERATE=1 pytest` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from outlines import outline

from briefgen import pipeline

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("edition", ["deck", "brief"])
def test_the_shipped_content_is_laid_out_as_before(edition):
    proved = pipeline._proved(ROOT / "content/amazon-ai-landscape.yaml", edition, ROOT / "assets/_brand.yml")
    text = outline(next(iter(proved)).scene.pages)
    golden = GOLDENS / f"{edition}.txt"
    if os.environ.get("BRIEFGEN_REGENERATE"):
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
