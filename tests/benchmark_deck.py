"""`python -m tests.benchmark_deck`: processor time of a deck, and of python-pptx writing the same, in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import click

from briefgen.brand import default_brand_path, load_brand
from briefgen.document.model import Document
from briefgen.editions.deck import arrange
from briefgen.layout.proof import prove
from briefgen.scene import Page, Scene
from briefgen.theme import Theme
from briefgen.writers.pptx import write
from tests.benchmark import long_document, typical_documents, uncollected
from tests.raw_deck import write_raw

GOALS = {100: 0.6, 1000: 0.1}
"""The most a deck of so many slides may cost, in costs of python-pptx."""

MOST_GROWTH = 1.2
"""A slide of the largest deck may cost so much more than one of the smallest."""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time for a deck of `slides`: python-pptx, and ours from the scene to the file."""

    slides: int
    raw: float
    ours: float
    whole: float
    """From content to file: arranged, proved and written."""

    @property
    def ratio(self) -> float:
        return self.ours / self.raw

    @property
    def held(self) -> bool:
        return self.ratio <= GOALS.get(self.slides, 1.0)


def seconds(work: Callable[[], Any]) -> float:
    start = process_time()
    work()
    return process_time() - start


def pages(documents: Sequence[Document], theme: Theme) -> tuple[Scene, list[Page]]:
    """The slides of the shipped document and of random ones, and the scene of the first."""
    scenes = [arrange(document, theme) for document in documents]
    return scenes[0], [page for scene in scenes for page in scene.pages]


def long_scene(scene: Scene, found: Sequence[Page], slides: int) -> Scene:
    """A scene of so many slides: those found, over and over, each under a key of its own."""
    several = islice(cycle(found), slides)
    return replace(scene, pages=tuple(replace(page, key=f"{page.key}-{n}") for n, page in enumerate(several)))


def cost(scene: Scene, document: Document, theme: Theme) -> Cost:
    """What a scene costs to write here and there, and what a document of as many slides costs from end to end."""

    def whole() -> None:
        arranged = arrange(document, theme)
        prove(arranged, theme)
        write(arranged, theme)

    with uncollected():
        ours = seconds(lambda: write(scene, theme))
        raw = seconds(lambda: write_raw(scene))
        return Cost(len(scene.pages), raw, ours, seconds(whole))


def costs(sizes: Sequence[int], documents: int) -> list[Cost]:
    """The costs of decks of several sizes, of the same slides."""
    theme = load_brand(default_brand_path()).theme("deck")
    with TemporaryDirectory() as temporary:
        first, found = pages(typical_documents(Path(temporary), documents), theme)
        a_section = len(arrange(long_document(8), theme).pages) / 8
        few = long_scene(first, found, 10)
        write(few, theme)  # both have imported what they need
        write_raw(few)
        return [cost(long_scene(first, found, n), long_document(round(n / a_section)), theme) for n in sizes]


@click.command()
@click.option("--slides", multiple=True, type=int, default=tuple(GOALS), show_default=True, help="Sizes of decks.")
@click.option("--documents", default=8, show_default=True, help="Random documents whose slides are written.")
def main(slides: tuple[int, ...], documents: int) -> None:
    """Processor time of the deck's writer. Exits 1 if a goal is missed."""
    found = costs(sorted(slides), documents)
    click.echo(f"{'slides':>8}{'python-pptx, s':>18}{'ours, s':>12}{'ratio':>10}{'goal':>8}{'content to file, s':>22}")
    for each in found:
        goal = f"≤ {GOALS[each.slides]:g}" if each.slides in GOALS else ""
        said = f"{each.slides:>8}{each.raw:>18.2f}{each.ours:>12.2f}{each.ratio:>10.3f}{goal:>8}{each.whole:>22.2f}"
        click.echo(said)
    growth = (found[-1].ours / found[-1].slides) / (found[0].ours / found[0].slides)
    click.echo(f"a slide of {found[-1].slides} over one of {found[0].slides}: {growth:.2f}, goal ≤ {MOST_GROWTH:g}")
    raise SystemExit(0 if all(each.held for each in found) and growth <= MOST_GROWTH else 1)


if __name__ == "__main__":
    main()
