"""`python -m tests.benchmark`: what layout and proof of a slide cost in processor time, and how that grows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, TypeVar

import click

from briefgen.blocks import BLOCKS
from briefgen.brand import default_brand_path, load_brand
from briefgen.document import load
from briefgen.document.model import Document
from briefgen.editions.deck import arrange, deck_of
from briefgen.editions.deck.slides import Deck, slot_slides
from briefgen.editions.deck.slots import slots
from briefgen.editions.register import appendix_sections
from briefgen.errors import ContentError
from briefgen.layout.proof import prove
from briefgen.text import faces, pieces, segments
from tests.fuzz.documents import draft

SHIPPED = Path(__file__).parents[1] / "content" / "amazon-ai-landscape.yaml"

MOST_MILLISECONDS = 8.0
"""Processor time a typical slide's layout may take, at the 95th percentile, with warm caches."""

MOST_GROWTH = 1.2
"""A slide of a deck of a thousand may cost so much more than one of a hundred."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Timing:
    """Milliseconds of processor time a slide, at the median and the 95th percentile."""

    median: float
    high: float


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result, and the processor time it took, in milliseconds."""
    start = process_time()
    result = work()
    return result, (process_time() - start) * 1000


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection in between, which would fall on whatever runs then."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def forget() -> None:
    """Empty every cache of the measurer."""
    for module in (faces, pieces, segments):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def typical_documents(folder: Path, number: int) -> list[Document]:
    """The shipped content, and documents of the fuzz's typical amount that have a layout."""
    theme = load_brand(default_brand_path()).theme("deck")
    found = [load(SHIPPED, BLOCKS)]
    seed = 0
    while len(found) <= number:
        document = load(draft(seed, "typical").write(folder), BLOCKS)
        seed += 1
        try:
            prove(arrange(document, theme), theme)
        except ContentError:
            continue
        found.append(document)
    return found


def a_slide(documents: list[Document], *, cold: bool) -> tuple[Timing, Timing]:
    """Layout and proof a slide: layout claim by claim through each deck, proof by the deck."""
    theme = load_brand(default_brand_path()).theme("deck")
    layout: list[float] = []
    proof: list[float] = []
    with uncollected():
        for document in documents:
            scene = arrange(document, theme)
            _, proving = timed(lambda scene=scene: prove(scene, theme))  # type: ignore[misc]
            proof += [proving / len(scene.pages)] * len(scene.pages)
            if cold:
                forget()
            layout += by_claim(deck_of(document, theme))
    return _timing(layout), _timing(proof)


def by_claim(deck: Deck) -> Iterator[float]:
    """Milliseconds a slide, for every slide of the sections and of what is appended; paragraphs are measured anew."""
    for section in (*deck.document.sections, *appendix_sections(deck.document)):
        for slot in slots(section):
            pages, spent = timed(lambda slot=slot: slot_slides(slot, None, deck, 1, ()))  # type: ignore[misc]
            yield from [spent / len(pages)] * len(pages)


def _timing(values: list[float]) -> Timing:
    parts = quantiles(values, n=20)
    return Timing(parts[9], parts[18])


def long_document(sections: int) -> Document:
    """The shipped content's sections over and over, under claims of their own."""
    document = load(SHIPPED, BLOCKS)
    few = [section for section in document.sections if section.blocks][:4]
    copies = []
    for number in range(sections):
        section = few[number % len(few)]
        update = {"id": f"s{number}", "headline": f"{section.headline} in case {number}"}
        copies.append(section.model_copy(update=update))
    update_all: dict[str, Any] = {"sections": tuple(copies), "summary": None, "faq": (), "appendix": None}
    return document.model_copy(update=update_all)


def growth(small: int = 100, large: int = 1000) -> tuple[float, float]:
    """How much longer a slide takes in a deck of `large` slides than in one of `small`: layout, and proof."""
    theme = load_brand(default_brand_path()).theme("deck")
    a_section = len(arrange(long_document(8), theme).pages) / 8
    costs = []
    arrange(long_document(8), theme)  # both decks find the caches warm
    for slides in (small, large):
        document = long_document(round(slides / a_section))
        with uncollected():
            scene, spent = timed(lambda document=document: arrange(document, theme))  # type: ignore[misc]
            _, proving = timed(lambda scene=scene: prove(scene, theme))  # type: ignore[misc]
        costs.append((spent / len(scene.pages), proving / len(scene.pages)))
    return costs[1][0] / costs[0][0], costs[1][1] / costs[0][1]


@click.command()
@click.option("--documents", default=20, show_default=True, help="Typical random documents beside the shipped one.")
def main(documents: int) -> None:
    """Processor time of layout and proof. Exits 1 if a goal is missed."""
    rows = []
    with TemporaryDirectory() as temporary:
        content = typical_documents(Path(temporary), documents)
        for name, cold in (("cold caches", True), ("warm caches", False)):
            layout, proof = a_slide(content, cold=cold)
            goal = "" if cold else f"goal p95 ≤ {MOST_MILLISECONDS:g}"
            rows.append((f"layout a slide, ms, p50 / p95, {name}", f"{layout.median:.1f} / {layout.high:.1f}", goal))
            rows.append((f"proof a slide, ms, p50 / p95, {name}", f"{proof.median:.1f} / {proof.high:.1f}", ""))
            missed = not cold and layout.high > MOST_MILLISECONDS
    laid_out, proved = growth()
    rows.append(("a slide of 1,000 over one of 100, layout", f"{laid_out:.2f}", f"goal ≤ {MOST_GROWTH:g}"))
    rows.append(("a slide of 1,000 over one of 100, proof", f"{proved:.2f}", f"goal ≤ {MOST_GROWTH:g}"))
    for name, value, goal in rows:
        click.echo(f"{name:<48}{value:>14}   {goal}".rstrip())
    raise SystemExit(1 if missed or max(laid_out, proved) > MOST_GROWTH else 0)


if __name__ == "__main__":
    main()
