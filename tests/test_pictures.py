"""Three pages of the brief as small pictures, in both brands. `BRIEFGEN_REGENERATE=1 pytest` draws them anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from briefgen import build

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "goldens"
TOLERANCE = 3.0
"""Mean difference of a channel, of 255: rasterizers of other versions smooth edges otherwise."""


@pytest.mark.parametrize("page", [1, 3, 4])
@pytest.mark.parametrize("brand", ["_brand", "evergreen"])
def test_the_page_looks_as_before(brand, page, tmp_path):
    rasterizer = shutil.which("pdftoppm")
    if rasterizer is None:
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail("pdftoppm is not installed")
        pytest.skip("pdftoppm is not installed")
    content = ROOT / "content/amazon-ai-landscape.yaml"
    (brief,) = build(content, tmp_path, only="brief", brand=ROOT / f"assets/{brand}.yml")
    command = [
        rasterizer,
        "-r",
        "36",
        "-png",
        "-singlefile",
        "-f",
        str(page),
        "-l",
        str(page),
        brief,
        tmp_path / "page",
    ]
    subprocess.run(command, check=True)
    drawn = Image.open(tmp_path / "page.png").convert("RGB")
    golden = GOLDENS / f"brief-{brand.removeprefix('_')}-{page}.png"
    if os.environ.get("BRIEFGEN_REGENERATE"):
        drawn.save(golden, optimize=True)
    expected = Image.open(golden).convert("RGB")
    assert drawn.size == expected.size
    assert max(ImageStat.Stat(ImageChops.difference(drawn, expected)).mean) < TOLERANCE
