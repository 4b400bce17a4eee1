"""`python -m tests.gallery`: docs/gallery drawn anew, every block at three amounts of content, in both brands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from briefgen import pipeline
from briefgen.scene import Scene

sys.path.insert(0, str(Path(__file__).parent))
from machines import FACES, furnish

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs/gallery"
AMOUNTS = ("sparse", "typical", "full")
BRANDS = ("_brand", "evergreen")
FILES = (*AMOUNTS, "templates")
SLIDE = (400, 225)
"""The size of a slide in a picture, in pixels."""

GAP = 8
COLORS = 96


def content(name: str) -> Path:
    """A gallery file."""
    return GALLERY / f"{name}.yaml"


def scene(name: str, edition: pipeline.EditionName, brand: str = "_brand") -> Scene:
    """One edition of a gallery file, proved."""
    return next(iter(pipeline._proved(content(name), edition, ROOT / f"assets/{brand}.yml"))).scene


def firsts(deck: Scene, template: str = "") -> dict[str, int]:
    """The first slide of every section, by the section's title."""
    found: dict[str, int] = {}
    for index, page in enumerate(deck.pages):
        if page.section and page.template != template:
            found.setdefault(page.section, index)
    return found


def drawn(brand: str, folder: Path, fonts: dict[str, str]) -> dict[str, list[Image.Image]]:
    """The slides of every gallery file in a brand, as LibreOffice draws them."""
    for name in FILES:
        pipeline.build(content(name), folder, only="deck", brand=ROOT / f"assets/{brand}.yml")
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    decks = [folder / f"{name}.pptx" for name in FILES]
    subprocess.run([*office, "--outdir", folder, *decks], check=True, capture_output=True, env={**os.environ, **fonts})
    return {name: list(pages(folder / f"{name}.pdf", folder)) for name in FILES}


def pages(file: Path, folder: Path, width: int = SLIDE[0]) -> Iterator[Image.Image]:
    """The pages of a PDF as pictures of that width."""
    stem = folder / f"{file.stem}-{file.parent.name}"
    subprocess.run(["pdftoppm", "-png", "-scale-to-x", str(width), "-scale-to-y", "-1", file, stem], check=True)
    for page in sorted(folder.glob(f"{stem.name}-*.png")):
        yield Image.open(page).convert("RGB")


def sheet(rows: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Pictures in rows, a gap apart, on a quiet ground."""
    width, height = rows[0][0].size
    columns = max(map(len, rows))
    size = (columns * (width + GAP) + GAP, len(rows) * (height + GAP) + GAP)
    whole = Image.new("RGB", size, "#D9DCE0")
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            whole.paste(picture, (GAP + across * (width + GAP), GAP + down * (height + GAP)))
    return whole.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def in_rows(pictures: Sequence[Image.Image], columns: int) -> list[Sequence[Image.Image]]:
    """The pictures, so many a row."""
    return [pictures[start : start + columns] for start in range(0, len(pictures), columns)]


def main() -> None:
    """Draw every picture and write the index."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fonts = furnish(folder / "machine", tuple(FACES))
        slides = {}
        for brand in BRANDS:
            (folder / brand).mkdir()
            slides[brand] = drawn(brand, folder / brand, fonts)
        titles = list(firsts(scene("typical", "deck")))
        for title in titles[: titles.index("Questions") + 1]:
            rows = [[slides[brand][a][firsts(scene(a, "deck", brand))[title]] for a in AMOUNTS] for brand in BRANDS]
            sheet(rows).save(GALLERY / picture(title), optimize=True)
        for brand in BRANDS:
            sheet(in_rows(slides[brand]["templates"], 4)).save(
                GALLERY / f"templates-{brand.strip('_')}.png", optimize=True
            )
            pipeline.build(content("typical"), folder / brand, only="brief", brand=ROOT / f"assets/{brand}.yml")
            brief = list(pages(folder / brand / "typical.pdf", folder, 300))
            sheet(in_rows(brief, 5)).save(GALLERY / f"brief-{brand.strip('_')}.png", optimize=True)
        (GALLERY / "README.md").write_text(index(titles[: titles.index("Questions") + 1]), encoding="utf-8")


def picture(title: str) -> str:
    """The file name of a block's picture."""
    return f"{title.lower().replace(' ', '-')}.png"


def index(titles: Sequence[str]) -> str:
    """The page that shows all pictures."""
    lines = [
        "# The gallery",
        "",
        "Every block with little, usual and much content, in both brands, as LibreOffice draws the decks built from",
        "`sparse.yaml`, `typical.yaml` and `full.yaml`. Where the right-hand slide is the first of several, the rest",
        "follows in the deck. The company is invented. `python -m tests.gallery` draws all pictures anew.",
        "",
    ]
    for title in titles:
        lines += [f"## {title}", "", f"![{title} at three amounts of content, in two brands]({picture(title)})", ""]
    for name, what in (("templates", "Templates, from `templates.yaml`"), ("brief", "The brief of `typical.yaml`")):
        lines += [f"## {what}", ""]
        lines += [line for brand in BRANDS for line in (f"![{what}]({name}-{brand.strip('_')}.png)", "")]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
