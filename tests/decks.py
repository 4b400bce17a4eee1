"""`python -m tests.decks --count 1000 --seed 0`: random decks before three judges that share no code with briefgen."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import click

from briefgen import pipeline
from briefgen.errors import ContentError
from briefgen.writers.pptx import write
from tests.fuzz.documents import Draft, draft
from tests.fuzz.dressing import FROM_THE_RIGHT, dress
from tests.judges.decks import JUDGES, SDK, present

SAID = {"text", "title", "label", "headline", "answer", "question", "caption"}
"""The keys whose words may be anything."""

HOSTILE = ("=SUM(A1)", "<b>", "AT&T", "]]>", "$x$", "+1", "@home", "-2+3", "%d", "'quoted'", "a\u00a0b")
"""Words that mean something in a spreadsheet, in markup or in an escape."""

PARTS = {
    "slides": r"ppt/slides/slide\d+\.xml",
    "charts": r"ppt/charts/chart\d+\.xml",
    "pages of notes": r"ppt/notesSlides/notesSlide\d+\.xml",
}


@dataclass(frozen=True)
class Verdict:
    """What the judges said of one document's deck; `refused` if no deck was built, and why."""

    seed: int
    faults: dict[str, list[str]] = field(default_factory=dict)
    parts: Counter[str] = field(default_factory=Counter)
    refused: str = ""
    seconds: float = 0.0
    digest: str = ""
    """SHA-256 of the deck."""


def harder(document: Draft) -> Draft:
    """The document with an agenda, dividers and hostile words here and there, and now and then read from the right."""
    random = Random(f"{document.seed} harder")
    content: dict[str, Any] = dict(document.content)
    if random.random() < 0.4:
        content["deck"] = {"agenda": random.random() < 0.8, "dividers": random.random() < 0.6}
    if random.random() < 0.05:
        content["language"] = random.choice(sorted(FROM_THE_RIGHT))
    return replace(document, content=_salted(content, random))


def _salted(value: Any, random: Random, key: str = "") -> Any:
    match value:
        case dict():
            return {name: _salted(each, random, name) for name, each in value.items()}
        case list():
            return [_salted(each, random, key) for each in value]
        case str() if key in SAID and random.random() < 0.05:
            return f"{random.choice(HOSTILE)} {value}"
    return value


def verdict(seed: int, folder: Path, judges: Sequence[str]) -> Verdict:
    """The deck of this seed's document, built in `folder` and judged by the judges of these names."""
    document = harder(draft(seed))
    start = process_time()
    try:
        held = next(iter(pipeline._proved(document.write(folder), "deck", dress(document, folder))))
    except ContentError as error:
        return Verdict(seed, refused="; ".join(each.message for each in error.findings[:3]))
    deck = folder / f"seed-{seed}.pptx"
    deck.write_bytes(write(held.scene, held.theme))
    spent = process_time() - start
    faults = {name: JUDGES[name](deck) for name in judges}
    with zipfile.ZipFile(deck) as archive:
        names = archive.namelist()
    parts = Counter({kind: sum(bool(re.fullmatch(form, name)) for name in names) for kind, form in PARTS.items()})
    return Verdict(seed, faults, parts, seconds=spent, digest=sha256(deck.read_bytes()).hexdigest())


def report(verdicts: Sequence[Verdict]) -> str:
    """The table of what was judged."""
    built = [each for each in verdicts if not each.refused]
    parts = sum((each.parts for each in built), Counter())
    rows = [("decks", str(len(built)), ""), *((kind, str(parts[kind]), "") for kind in PARTS)]
    rows += [(f"faults, {judge}", str(number), "goal 0") for judge, number in counted(built).items()]
    rows += [("documents refused", str(len(verdicts) - len(built)), "")]
    rows += [
        ("seconds a deck, without the judges", f"{sum(each.seconds for each in built) / max(len(built), 1):.2f}", "")
    ]
    whole = sha256("".join(each.digest for each in verdicts).encode()).hexdigest()
    rows += [("digest of all decks", whole[:9], "")]
    lines = [f"{name:<40}{value:>9}   {goal}".rstrip() for name, value, goal in rows]
    return "\n".join(lines)


def faults(each: Verdict) -> Iterator[str]:
    """What was said against one document's deck, with the option that repeats it."""
    if each.refused:
        yield f"--only-seed {each.seed}: refused: {each.refused}"
    for judge, found in each.faults.items():
        yield from (f"--only-seed {each.seed}: {judge}: {said}" for said in found)


def counted(verdicts: Iterable[Verdict]) -> Counter[str]:
    """The number of faults by judge, also of those who found none."""
    found: Counter[str] = Counter()
    for each in verdicts:
        for judge, faults in each.faults.items():
            found[judge] += len(faults)
    return found


def campaign(seeds: Iterable[int], folder: Path, judges: Sequence[str], jobs: int = 1) -> Iterator[Verdict]:
    """The verdicts on the documents of `seeds`, in their order."""
    if jobs == 1:
        yield from (verdict(seed, folder, judges) for seed in seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(verdict, seed, folder, judges) for seed in seeds]
        yield from (each.result() for each in waiting)


@click.command()
@click.option("--count", default=100, show_default=True, help="How many documents.")
@click.option("--seed", default=0, show_default=True, help="The first document's seed; the next follow.")
@click.option("--only-seed", type=int, help="Only this document.")
@click.option("--jobs", default=1, show_default=True, help="Processes to share the work.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep content and decks in this folder.")
@click.option("--require-all", is_flag=True, help="Fail if a judge is not installed.")
@click.option("--unjudged", is_flag=True, help="Only build: equal decks give an equal digest, in any process.")
def main(
    count: int, seed: int, only_seed: int | None, jobs: int, keep: Path | None, require_all: bool, unjudged: bool
) -> None:
    """Random decks before openxml-audit, the Open XML SDK and the lint. Exits 1 if one of them finds a fault."""
    try:
        asked = () if unjudged else tuple(present(require_all=require_all))
    except RuntimeError as error:
        raise click.ClickException(str(error)) from error
    if not unjudged and len(asked) < len(JUDGES):
        click.echo(f"The Open XML SDK does not judge: {SDK} is not installed (npm install --no-save @xarsh/{SDK}).")
    seeds = range(seed, seed + count) if only_seed is None else [only_seed]
    with TemporaryDirectory() as temporary:
        verdicts = []
        for each in campaign(seeds, keep or Path(temporary), asked, jobs):
            verdicts.append(each)
            for said in faults(each):
                click.echo(said)
    click.echo(report(verdicts))
    raise SystemExit(1 if sum(counted(verdicts).values()) or all(each.refused for each in verdicts) else 0)


if __name__ == "__main__":
    main()
