"""Random charts through an independent renderer: every planned label stands where it was planned, no other appears.

`python -m tests.fuzz_charts --charts 300` is the large form; the suite runs a small one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from briefgen.blocks.chart_part import part
from briefgen.brand import load_brand
from briefgen.charts.plan import NoRoom, arranged, capacity
from briefgen.geometry import Rect
from briefgen.layout.proof import prove
from briefgen.layout.scale import DECK, muted
from briefgen.scene import Chart, ChartData, ChartStyles, Node, Page, Properties, Scene, Series
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme
from briefgen.writers.pptx import write
from tests.fuzz.rendering import Word, rendered

ROOT = Path(__file__).parents[1]
AREA = Rect(48, 144, 864, 342)
KINDS = ("bar", "column", "line", "stacked", "waterfall", "combination", "share")
WORDS = [
    "Cloud",
    "Retail",
    "Advertising",
    "Logistics",
    "Subscriptions",
    "Power",
    "Land",
    "Chips",
    "Europe",
    "Asia",
    "Data-centre",
    "Other",
]
ACROSS, DOWN = 8.0, 8.0
"""How far from its place a label may stand in the renderer, in points."""


@dataclass(frozen=True)
class Case:
    """A chart on a slide of its own."""

    data: ChartData
    chart: Chart


def cases(seed: int, count: int, theme: Theme) -> Iterator[Case]:
    """`count` random charts that have a plan; those without room are left out."""
    by = Typesetter(theme, robust=True)
    chance = random.Random(seed)
    found = 0
    while found < count:
        data = random_data(chance, KINDS[found % len(KINDS)])
        styles = ChartStyles(DECK.name, muted(DECK.body), DECK.figure if few(data) else DECK.name)
        area = chance.choice([AREA, AREA.resized(width=423), AREA.resized(width=560, height=250)])
        shown = capacity(data, area, styles, by)
        whole = None
        if shown < len(data.categories):
            whole, shown = data, capacity(data, area, styles, by, data)
            if not shown:
                continue
            data = part(data, 0, shown)
        plan = arranged(data, area, styles, by, whole, f"case {found}")
        if isinstance(plan, NoRoom):
            continue
        chart = Chart(f"case {found}", area, data, styles, "A chart", (), (Node("Figure", f"c{found}"),), plan=plan)
        yield Case(data, chart)
        found += 1


def few(data: ChartData) -> bool:
    return data.kind == "bar" and len(data.categories) <= 4 and len(data.series) == 1


def random_data(chance: random.Random, kind: str) -> ChartData:
    count = chance.choice([1, 2, 3, 4, 5, 6, 8, 12, 20, 40])
    rows = {"waterfall": 1, "combination": 2, "share": 3}.get(kind) or chance.choice([1, 1, 2, 3, 4])
    names = chance.choice([_years, _short, _long])(chance, count)
    size = chance.choice([Decimal("0.001"), Decimal(1), Decimal(100), Decimal(10) ** 6])
    signed = chance.random() < 0.3
    sizes = [size] * rows if kind != "combination" else [size, chance.choice([Decimal("0.1"), Decimal(1), Decimal(40)])]
    series = tuple(_series(chance, f"{WORDS[i]} no{i}", count, sizes[i], signed, kind) for i in range(rows))
    amounts: tuple[Series, ...] = ()
    if kind == "share":
        kind, amounts = (
            "stacked",
            tuple(replace(each, values=tuple(abs(v or size) for v in each.values)) for each in series),
        )
        series = tuple(_shares(each, amounts) for each in amounts)
    return ChartData(
        kind=kind,  # type: ignore[arg-type]
        categories=names,
        series=series,
        amounts=amounts,
        unit="",
        highlight=chance.choice([None, chance.randrange(count)]) if rows == 1 else None,
        details=tuple(f"note{i}" for i in range(count)) if chance.random() < 0.2 and kind in ("bar", "column") else (),
        totals=frozenset({0, count - 1}) if kind == "waterfall" else frozenset(),
        segment=Decimal(13) * size if kind == "bar" and rows == 1 and chance.random() < 0.2 else None,
    )


def _years(chance: random.Random, count: int) -> tuple[str, ...]:
    form = chance.choice(["{}", "{}Q1", "FY{}", "Q4 {}"])
    return tuple(form.format(1980 + i) for i in range(count))


def _short(chance: random.Random, count: int) -> tuple[str, ...]:
    return tuple(f"{chance.choice(WORDS)[:5]}{i}" for i in range(count))


def _long(chance: random.Random, count: int) -> tuple[str, ...]:
    return tuple(f"{' '.join(chance.choices(WORDS, k=3))} x{i}"[:40] for i in range(count))


def _series(chance: random.Random, name: str, count: int, size: Decimal, signed: bool, kind: str) -> Series:
    values: list[Decimal | None] = []
    for _ in range(count):
        value = Decimal(chance.randint(-99 if signed else 1, 99)) * size
        values.append(None if chance.random() < 0.05 and kind != "waterfall" else value)
    form = chance.choice(["{:,f}", "${:,.1f}B", "{:,f}%"])
    return Series(name, tuple(values), tuple("" if v is None else form.format(v) for v in values))


def _shares(series: Series, every: Sequence[Series]) -> Series:
    """What part of each category's sum a series is, in per cent."""
    wholes = (sum(Decimal(v or 0) for v in column) for column in zip(*(each.values for each in every), strict=True))
    parts = tuple(100 * Decimal(value or 0) / whole for value, whole in zip(series.values, wholes, strict=True))
    return Series(series.name, parts, tuple(f"{part:.0f}%" for part in parts))


def scene_of(found: Sequence[Case]) -> Scene:
    pages = tuple(Page(case.chart.name, f"Slide {i}", (case.chart,)) for i, case in enumerate(found))
    return Scene("deck", 960, 540, Properties("T", "", "", "2026-01-15", "en"), pages)


def faults(case: Case, words: Sequence[Word]) -> Iterator[str]:
    """What is not as planned on one slide."""
    left = list(words)
    area = case.chart.rect.inset(-3, -3)
    for frame in case.chart.texts:
        near = frame.rect.inset(-ACROSS, -DOWN)
        for said in frame.text.split():
            at = [w for w in left if w.text == said and near.holds(w.rect, 3)]
            if not at:
                there = [w for w in left if w.text == said]
                yield f"{frame.name}: “{said}” is not at {_corner(frame.rect)}; {[_corner(w.rect) for w in there]}"
                continue
            left.remove(min(at, key=lambda w: abs(w.rect.centre - frame.rect.centre)))
    yield from (f"“{w.text}” was not planned, at {_corner(w.rect)}" for w in left)
    yield from (f"“{w.text}” leaves the chart at {_corner(w.rect)}" for w in words if not area.holds(w.rect))
    for first, second in combinations(words, 2):
        if _core(first.rect).overlaps(_core(second.rect)):
            yield f"“{first.text}” lies on “{second.text}”"


def _core(rect: Rect) -> Rect:
    """A word's box without the air over and under its letters."""
    return rect.inset(0.5, rect.height * 0.2)


def _corner(rect: Rect) -> str:
    return f"{rect.x:.0f},{rect.y:.0f} {rect.width:.0f}×{rect.height:.0f}"


def run(seed: int, count: int, brand: str, folder: Path) -> list[str]:
    """The faults of `count` charts in one deck."""
    theme = load_brand(ROOT / f"assets/{brand}.yml").theme("deck")
    found = list(cases(seed, count, theme))
    scene = scene_of(found)
    prove(scene, theme)
    deck = folder / f"charts-{brand}.pptx"
    deck.write_bytes(write(scene, theme))
    slides = rendered([deck], folder, {})[deck]
    return [
        f"{brand} {seed} slide {number} {case.data.kind} {case.chart.plan.form} ({len(case.data.categories)}): {fault}"
        for number, (case, words) in enumerate(zip(found, slides, strict=True), start=1)
        for fault in faults(case, words)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    found: list[str] = []
    for brand in ("_brand", "evergreen"):
        with tempfile.TemporaryDirectory() as folder:
            place = asked.keep or Path(folder)
            found += run(asked.seed, asked.charts // 2, brand, place)
    sys.stdout.write("\n".join([*found, f"{asked.charts} charts, {len(found)} faults\n"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
