"""`python -m tests.judge_briefs --documents 500`: random documents as PDF files before every gate there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from briefgen import pipeline
from briefgen.editions.handout import HANDOUTS
from briefgen.errors import ContentError
from briefgen.scene import Scene
from briefgen.wishes import Wishes
from briefgen.writers.pdf import write
from tests.decks import harder
from tests.fuzz.documents import draft
from tests.fuzz.dressing import dress
from tests.judges.briefs import GATES, Evidence, claims, faults

KINDS = ("brief", "brief", "brief", "slides", "notes")
"""What is made of a document: most are briefs; the deck becomes slides one a page, or three with notes."""


@dataclass(frozen=True)
class Verdict:
    """What was said of one document's file; `refused` if none was made, and why."""

    seed: int
    kind: str
    wishes: Wishes
    found: tuple[tuple[str, str], ...] = ()
    refused: str = ""
    pages: int = 0
    size: int = 0


def asked(seed: int) -> tuple[str, Wishes]:
    """What is made of the document of this seed, and how."""
    random = Random(f"{seed} asked")
    kind = random.choice(KINDS)
    attach = random.choice((None, "data", "source")) if kind == "brief" else None
    return kind, Wishes(random.choice(("ua1", "ua1", "ua2")), attach)


def verdict(seed: int, folder: Path) -> Verdict:
    """The file of this seed's document, made in `folder`, before every gate."""
    kind, wishes = asked(seed)
    document = harder(draft(seed))
    edition: pipeline.EditionName = "brief" if kind == "brief" else "deck"
    try:
        path, brand = document.write(folder), dress(document, folder)
        held = next(pipeline._proved(path, edition, brand, attach=wishes.attach))
    except ContentError as error:
        return Verdict(seed, kind, wishes, refused="; ".join(each.message for each in error.findings[:3]))
    scene = _as(kind, held)
    file = folder / f"seed-{seed}.pdf"
    file.write_bytes(write(scene, held.theme, wishes))
    found = tuple(faults(Evidence(file, claims(wishes), scene)))
    return Verdict(seed, kind, wishes, found, pages=len(scene.pages), size=file.stat().st_size)


def _as(kind: str, held: pipeline.Proved) -> Scene:
    if kind == "brief":
        return held.scene
    return HANDOUTS[3 if kind == "notes" else 1](held.scene, held.theme)


def campaign(seeds: Iterable[int], folder: Path, jobs: int = 1) -> Iterator[Verdict]:
    """The verdicts on the documents of `seeds`, in their order."""
    if jobs == 1:
        yield from (verdict(seed, folder) for seed in seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(verdict, seed, folder) for seed in seeds]
        yield from (each.result() for each in waiting)


def report(verdicts: list[Verdict]) -> str:
    """The table of what was judged."""
    made = [each for each in verdicts if not each.refused]
    by_gate = Counter(gate for each in made for gate in {gate for gate, _ in each.found})
    pages = sum(each.pages for each in made)
    rows = [("files", str(len(made)), ""), ("pages", str(pages), "")]
    rows += [(f"  {kind}", str(sum(each.kind == kind for each in made)), "") for kind in dict.fromkeys(KINDS)]
    rows += [(f"files with faults, {gate}", str(by_gate[gate]), "goal 0") for gate in GATES]
    rows += [("documents refused", str(len(verdicts) - len(made)), "")]
    rows += [("kB a page", f"{sum(each.size for each in made) / max(pages, 1) / 1000:.1f}", "")]
    return "\n".join(f"{name:<40}{value:>9}   {goal}".rstrip() for name, value, goal in rows)


@click.command()
@click.option("--documents", default=100, show_default=True, help="How many documents.")
@click.option("--seed", default=0, show_default=True, help="The first document's seed; the next follow.")
@click.option("--only-seed", type=int, help="Only this document.")
@click.option("--jobs", default=1, show_default=True, help="Processes to share the work.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep content and files in this folder.")
def main(documents: int, seed: int, only_seed: int | None, jobs: int, keep: Path | None) -> None:
    """Random PDF files before veraPDF, qpdf, outloud and readers of our own. Exits 1 if one finds a fault."""
    seeds = range(seed, seed + documents) if only_seed is None else [only_seed]
    with TemporaryDirectory() as temporary:
        verdicts = []
        for each in campaign(seeds, keep or Path(temporary), jobs):
            verdicts.append(each)
            if each.refused:
                click.echo(f"--only-seed {each.seed}: refused: {each.refused}")
            for gate, fault in each.found:
                click.echo(f"--only-seed {each.seed} ({each.kind}, {each.wishes.profile}): {gate}: {fault}")
    click.echo(report(verdicts))
    raise SystemExit(1 if any(each.found for each in verdicts) or all(each.refused for each in verdicts) else 0)


if __name__ == "__main__":
    main()
