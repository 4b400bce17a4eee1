"""A run of the fuzz: documents from seeds, their decks rendered in batches on two machines, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from briefgen import pipeline
from briefgen.errors import ContentError
from briefgen.scene import Scene
from briefgen.wishes import Wishes
from tests.fuzz.documents import draft
from tests.fuzz.dressing import dress
from tests.fuzz.rendering import Judged, judge, rendered
from tests.machines import FACES, STAND_IN, furnish

BATCH = 8
"""Decks in one run of the renderer: its start is paid once."""

MACHINES = {"faces present": tuple(FACES), "faces withheld": (STAND_IN,)}

MOST_LOOSE = 0.025
"""The share of frames that may use fewer lines than reserved, on each machine."""


@dataclass(frozen=True)
class Unlayoutable:
    """A document an edition refused, or failed at, and why."""

    seed: int
    edition: str
    reason: str


@dataclass
class Tally:
    """What a run counted. Frames are counted once a machine."""

    documents: int = 0
    slides: int = 0
    judged: dict[str, list[tuple[int, Judged]]] = field(default_factory=lambda: {name: [] for name in MACHINES})
    unlayoutable: list[Unlayoutable] = field(default_factory=list)

    @property
    def frames(self) -> int:
        return sum(len(found) for found in self.judged.values())

    def over(self, machine: str) -> list[tuple[int, Judged]]:
        """Frames that show more lines than they reserve."""
        return [(seed, frame) for seed, frame in self.judged[machine] if frame.shown > frame.reserved]

    def outside(self, machine: str) -> list[tuple[int, Judged]]:
        """Frames with words outside of them or of the page."""
        return [(seed, frame) for seed, frame in self.judged[machine] if frame.missing]

    def loose(self, machine: str) -> float:
        """The share of frames that show fewer lines than they reserve."""
        found = self.judged[machine]
        return sum(frame.shown < frame.reserved for _, frame in found) / max(len(found), 1)

    @property
    def refused(self) -> set[int]:
        """The seeds of the documents that no layout fits."""
        return {each.seed for each in self.unlayoutable}

    @property
    def holds(self) -> bool:
        """Whether every goal is met."""
        clean = not any(self.over(machine) or self.outside(machine) for machine in MACHINES)
        tight = all(self.loose(machine) <= MOST_LOOSE for machine in MACHINES)
        return clean and tight and not self.unlayoutable


def campaign(seeds: Iterable[int], folder: Path, most_frames: int | None = None) -> Tally:
    """Build, render and judge the documents of `seeds` until `most_frames` are judged."""
    tally = Tally()
    fonts = {name: furnish(folder / name.replace(" ", "-"), families) for name, families in MACHINES.items()}
    built = _built(seeds, folder, tally)
    for number in count():
        decks = {deck: (seed, scene) for seed, deck, scene in islice(built, BATCH)}
        if not decks:
            break
        with ThreadPoolExecutor(len(fonts)) as pool:
            runs = {
                name: pool.submit(rendered, list(decks), folder / f"{name.replace(' ', '-')}-{number}", environment)
                for name, environment in fonts.items()
            }
        for name, run in runs.items():
            for deck, slides in run.result().items():
                seed, scene = decks[deck]
                tally.judged[name].extend((seed, frame) for frame in judge(scene, slides))
        if most_frames is not None and tally.frames >= most_frames:
            break
    return tally


def _built(seeds: Iterable[int], folder: Path, tally: Tally) -> Iterator[tuple[int, Path, Scene]]:
    """The decks of the documents that can be laid out; the others are noted. The brief is proved beside."""
    for seed in seeds:
        tally.documents += 1
        document = draft(seed)
        file, brand = document.write(folder / "content"), dress(document, folder)
        scenes: dict[str, pipeline.Proved] = {}
        for edition in pipeline.EDITIONS:
            try:
                scenes[edition] = next(pipeline._proved(file, edition, brand))
            except ContentError as error:
                tally.unlayoutable.extend(Unlayoutable(seed, edition, each.message) for each in error.findings[:3])
            except Exception as error:  # noqa: BLE001 (whatever a document breaks is what the fuzz looks for)
                tally.unlayoutable.append(Unlayoutable(seed, edition, f"{type(error).__name__}: {error}"))
        if "deck" in scenes:
            deck = folder / "content" / f"seed-{seed}.pptx"
            deck.write_bytes(scenes["deck"].written("all", Wishes()))
            tally.slides += len(scenes["deck"].scene.pages)
            yield seed, deck, scenes["deck"].scene
