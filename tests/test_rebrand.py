"""A rebrand by the theme part alone: every pixel of brand colour follows, in an independent renderer."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from lxml import etree
from machines import FACES, furnish

from briefgen import pipeline
from tests.fuzz.rendering import renderers_missing

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
THEME = "ppt/theme/theme1.xml"
BOTH = (("_brand", "evergreen"), ("evergreen", "_brand"))
PAIRS = BOTH if os.environ.get("BRIEFGEN_THOROUGH") else BOTH[:1]
"""From which brand to which: every run of the tests takes one way, a thorough one both."""

Pixels = np.ndarray
"""Colours as whole numbers, 0xRRGGBB, row by row."""


def theme_of(deck: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return archive.read(THEME)


def with_theme(deck: bytes, theme: bytes) -> bytes:
    """The deck with nothing but its theme part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, theme if entry.filename == THEME else source.read(entry))
    return stream.getvalue()


def recoloured(theme: bytes, other: bytes) -> bytes:
    """The theme with the colours of another, and its own faces."""
    root, giver = etree.fromstring(theme), etree.fromstring(other)
    own = root.find(".//{*}clrScheme")
    own.getparent().replace(own, giver.find(".//{*}clrScheme"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def planted(deck: bytes) -> bytes:
    """The deck with the accent as a value instead of a reference in its charts."""
    accent = f'<a:srgbClr val="{palette(theme_of(deck))["accent1"]:06X}"/>'.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if "charts/chart" in entry.filename:
                data = data.replace(b'<a:schemeClr val="accent1"/>', accent)
            target.writestr(entry, data)
    return stream.getvalue()


def palette(theme: bytes) -> dict[str, int]:
    """The colours of a theme by their slots."""
    scheme = etree.fromstring(theme).find(".//{*}clrScheme")
    return {etree.QName(slot).localname: int(slot[0].get("val"), 16) for slot in scheme}


def followers(theme: bytes, other: bytes) -> dict[int, set[int]]:
    """What becomes of every colour of a theme: the colours that another has in the same slots."""
    found: dict[int, set[int]] = {}
    theirs = palette(other)
    for slot, color in palette(theme).items():
        found.setdefault(color, set()).add(theirs[slot])
    return found


def rendered(decks: dict[str, bytes], folder: Path) -> dict[str, list[Pixels]]:
    """Every slide of every deck as LibreOffice shows it, in one run."""
    fonts = furnish(folder / "machine", tuple(FACES))
    files = [folder / f"{name}.pptx" for name in decks]
    for file, deck in zip(files, decks.values(), strict=True):
        file.write_bytes(deck)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*office, "--outdir", folder, *files], check=True, capture_output=True, timeout=300, env={**os.environ, **fonts}
    )
    return {name: [_pixels(page) for page in pypdfium2.PdfDocument(folder / f"{name}.pdf")] for name in decks}


def _pixels(page: pypdfium2.PdfPage) -> Pixels:
    blue, green, red = (page.render(scale=1.0).to_numpy()[..., each].astype(np.uint32) for each in range(3))
    return (red << 16) | (green << 8) | blue


def flat(pixels: Pixels) -> np.ndarray:
    """Where a pixel and all eight around it have one colour: inside of marks, away from smoothed edges."""
    height, width = pixels.shape
    inner = np.ones((height - 2, width - 2), dtype=bool)
    for down, across in product(range(3), range(3)):
        inner &= pixels[down : down + height - 2, across : across + width - 2] == pixels[1:-1, 1:-1]
    return np.pad(inner, 1)


def without_logo(brand: str, folder: Path) -> Path:
    """The brand without its logo: a picture keeps its colours, as it should."""
    written = (ROOT / f"assets/{brand}.yml").read_text(encoding="utf-8")
    plain, count = re.subn(r"^logo:\n(?: .*\n|\n)+", "", written, flags=re.MULTILINE)
    assert count == 1
    path = folder / f"{brand}.yml"
    path.write_text(plain, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def decks(tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("decks")
    found = {}
    for brand in PAIRS[0]:
        (file,) = pipeline.build(CONTENT, folder / brand, only="deck", brand=without_logo(brand, folder))
        found[brand] = file.read_bytes()
    return found


@pytest.fixture(scope="module")
def shown(decks, tmp_path_factory) -> dict[str, list[Pixels]]:
    if missing := renderers_missing():
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail(f"{missing} is not installed")
        pytest.skip(f"{missing} is not installed")
    themes = {brand: theme_of(deck) for brand, deck in decks.items()}
    swapped = {
        name: with_theme(decks[brand], theme)
        for brand, other in PAIRS
        for name, theme in (
            (f"{brand} recoloured", recoloured(themes[brand], themes[other])),
            (f"{brand} in the other theme", themes[other]),
        )
    }
    brand, other = PAIRS[0]
    swapped["planted"] = with_theme(planted(decks[brand]), recoloured(themes[brand], themes[other]))
    own = {brand: decks[brand] for brand, _ in PAIRS}
    return rendered(own | swapped, tmp_path_factory.mktemp("rendered"))


@pytest.mark.filterwarnings("default")  # fontTools warns of axes the families do not share
@pytest.mark.parametrize(("brand", "other"), PAIRS)
def test_slides_show_no_colour_but_the_themes(decks, shown, brand, other):
    colors = list(followers(theme_of(decks[brand]), theme_of(decks[other])))
    for number, slide in enumerate(shown[brand], start=1):
        strange = slide[flat(slide) & ~np.isin(slide, colors)]
        assert strange.size == 0, (number, {f"{color:06X}" for color in strange.tolist()})


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("brand", "other"), PAIRS)
def test_every_pixel_follows_the_colours_of_the_theme(decks, shown, brand, other):
    following = followers(theme_of(decks[brand]), theme_of(decks[other]))
    for number, (before, after) in enumerate(zip(shown[brand], shown[f"{brand} recoloured"], strict=True), start=1):
        inside = flat(before)
        for color, expected in following.items():
            found = set(after[inside & (before == color)].tolist())
            assert found <= expected, (number, f"{color:06X}", {f"{each:06X}" for each in found})


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("change", ["recoloured", "in the other theme"])
@pytest.mark.parametrize(("brand", "other"), PAIRS)
def test_nothing_is_left_of_the_old_colours(decks, shown, brand, other, change):
    theirs = set(palette(theme_of(decks[other])).values())
    gone = list(set(palette(theme_of(decks[brand])).values()) - theirs)
    for number, slide in enumerate(shown[f"{brand} {change}"], start=1):
        assert not np.isin(slide[flat(slide)], gone).any(), number
        assert np.isin(slide[flat(slide)], list(theirs)).all(), number


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("brand", "other"), PAIRS)
def test_charts_and_tables_are_among_what_follows(decks, shown, brand, other):
    colors = palette(theme_of(decks[brand]))
    with zipfile.ZipFile(io.BytesIO(decks[brand])) as archive:
        frames = [
            (number, kind, etree.fromstring(archive.read(f"ppt/slides/slide{number}.xml")))
            for number in range(1, len(shown[brand]) + 1)
            for kind in (b"c:chart", b"a:tbl")
            if b"<" + kind in archive.read(f"ppt/slides/slide{number}.xml")
        ]
    assert {kind for _, kind, _ in frames} == {b"c:chart", b"a:tbl"}
    for number, kind, root in frames:
        before, after = shown[brand][number - 1], shown[f"{brand} recoloured"][number - 1]
        for box in root.iterfind(".//{*}graphicFrame/{*}xfrm"):
            x, y = (int(box.find("{*}off").get(each)) // 12700 for each in "xy")
            width, height = (int(box.find("{*}ext").get(each)) // 12700 for each in ("cx", "cy"))
            inside = np.s_[y : y + height, x : x + width]
            marked = (
                flat(before)[inside] & (before[inside] != colors["lt1"])
                if kind == b"c:chart"
                else before[inside] != colors["lt1"]
            )
            assert marked.sum() > 100, number
            assert (before[inside][marked] != after[inside][marked]).mean() > 0.99, number


@pytest.mark.filterwarnings("default")
def test_a_colour_that_is_no_reference_is_found_out(decks, shown):
    brand, _ = PAIRS[0]
    accent = palette(theme_of(decks[brand]))["accent1"]
    left = [number for number, slide in enumerate(shown["planted"], start=1) if (slide[flat(slide)] == accent).any()]
    assert len(left) == 1
