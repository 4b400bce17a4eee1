"""Comparing what was built, as the content has it now, with what a deck says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from briefgen.provenance.showing import Shown, shown
from briefgen.provenance.slides import ChartValues, Key, SlideTexts, paired, plain
from briefgen.pulling.model import Edit, Spot, Unplaced
from briefgen.scene import Chart, Group, Item, Page, Scene

NOTES = "notes"
CLOSE = 1e-9
"""Two values that differ by less than this share are one, stored with other digits."""

LEAST_RENAMED = 0.6
"""A shape of another name whose text is less alike is another shape."""

LEAST_ALIKE = 0.25
"""A slide that has less than this share of a page's texts is none of it."""


@dataclass
class Built:
    """A page as it was built: its paragraphs by shape and cell with what is known of each, its charts, its notes."""

    texts: dict[Key, list[Shown]] = field(default_factory=dict)
    charts: dict[str, tuple[Chart, ChartValues]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartEdit:
    """A value, a category or a series' name that is not what was built. Indices count from 0; None: the name."""

    spot: Spot
    frame: str
    series: int | None
    category: int | None
    old: str
    new: str


@dataclass
class Compared:
    """What differs."""

    texts: list[tuple[Edit, Shown]] = field(default_factory=list)
    notes: list[Edit] = field(default_factory=list)
    charts: list[ChartEdit] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def compare(scene: Scene, own: Sequence[SlideTexts], slides: Sequence[SlideTexts]) -> Compared:
    """Every text, note and chart value in which a deck differs from the scene; `own` is the scene's own deck."""
    pages = _built(scene, own)
    found = Compared()
    matched = _matched(pages, slides)
    for index, page in enumerate(pages):
        number = matched.get(index)
        if number is None:
            title = scene.pages[index].title
            found.unplaced.append(_alone(Spot(0, f"the slide “{title}”"), title, "", "The slide is gone."))
        else:
            _compare_page(page, slides[number], number + 1, found)
    for number, slide in enumerate(slides):
        if number not in matched.values():
            said = next((text for texts in slide.texts.values() for text in texts), "")
            new = f"A slide that briefgen did not make; it begins “{said}”."
            found.unplaced.append(_alone(Spot(number + 1, "the whole slide"), "", said, new))
    return found


def is_of(scene: Scene, own: Sequence[SlideTexts], slides: Sequence[SlideTexts]) -> bool:
    """Whether a deck was built from the scene's content, however it was edited: half of its pages or slides are met."""
    matched = _matched(_built(scene, own), slides)
    return 2 * len(matched) >= min(len(own), len(slides))


def _built(scene: Scene, own: Sequence[SlideTexts]) -> list[Built]:
    pages = [Built(notes=tuple(map(plain, page.notes))) for page in scene.pages]
    for text in shown(scene):
        if not text.drawn and not text.mark and plain(text.text):
            pages[text.spot.page - 1].texts.setdefault((text.spot.shape, text.spot.cell), []).append(text)
    for page, built, slide in zip(scene.pages, pages, own, strict=True):
        built.texts = {key: texts for key, texts in built.texts.items() if key in slide.texts}
        built.charts = {chart.name: (chart, slide.charts[chart.name]) for chart in _charts(page)}
    return pages


def _charts(page: Page) -> Iterator[Chart]:
    def within(items: Sequence[Item]) -> Iterator[Chart]:
        for item in items:
            if isinstance(item, Chart):
                yield item
            elif isinstance(item, Group):
                yield from within(item.items)

    yield from within(page.items)


def _matched(pages: Sequence[Built], slides: Sequence[SlideTexts]) -> dict[int, int]:
    """The slide of each page: that with most of its shapes and texts, those in their own place first."""
    alike: list[tuple[float, int, int]] = []
    for index, page in enumerate(pages):
        own = {(key, tuple(plain(each.text) for each in texts)) for key, texts in page.texts.items()}
        keys = set(page.texts) | {(name, None) for name in page.charts}
        for number, slide in enumerate(slides):
            same_keys = len(keys & (slide.texts.keys() | {(name, None) for name in slide.charts}))
            same = len(own & set(slide.texts.items()))
            share = (same + same_keys) / max(1, len(own) + len(keys))
            if share >= LEAST_ALIKE:
                alike.append((share, index, number))
    return paired(alike)


def _compare_page(page: Built, slide: SlideTexts, number: int, found: Compared) -> None:
    renamed = _renamed(page, slide)
    for key, texts in page.texts.items():
        spot, known = Spot(number, *key), renamed.get(key, key)
        if known not in slide.texts:
            said = " ".join(plain(text.text) for text in texts)
            found.unplaced.append(_alone(spot, said, "", "The shape is gone."))
        else:
            _compare_texts(spot, texts, slide.texts[known], found)
    for key, new in slide.texts.items():
        if key not in page.texts and key not in renamed.values() and new:
            reason = "The shape is not one that briefgen made."
            found.unplaced.append(_alone(Spot(number, *key), "", " ".join(new), reason))
    for name, (chart, built) in page.charts.items():
        if name in slide.charts:
            _compare_chart(chart, built, slide.charts[name], Spot(number, name), found)
        else:
            found.unplaced.append(_alone(Spot(number, name), "the chart", "", "The chart is gone."))
    _compare_notes(page, slide, number, found)


def _renamed(page: Built, slide: SlideTexts) -> dict[Key, Key]:
    """The shapes that a program gave names of its own, as some do with placeholders: by what they say."""
    lost = [key for key in page.texts if key not in slide.texts]
    strange = [key for key in slide.texts if key not in page.texts]
    pairs = []
    for key in lost:
        said = "\n".join(plain(text.text) for text in page.texts[key])
        for other in strange:
            ratio = SequenceMatcher(None, said, "\n".join(slide.texts[other]), autojunk=False).ratio()
            pairs.append((ratio, key, other))
    renamed: dict[Key, Key] = {}
    for ratio, key, other in sorted(pairs, key=lambda pair: -pair[0]):
        if ratio >= LEAST_RENAMED and key not in renamed and other not in renamed.values():
            renamed[key] = other
    return renamed


def _compare_texts(spot: Spot, texts: Sequence[Shown], new: Sequence[str], found: Compared) -> None:
    old = [plain(text.text) for text in texts]
    if old == list(new):
        return
    if len(old) != len(new):
        edit = Edit(spot, texts[0].frame, " / ".join(old), " / ".join(new))
        found.unplaced.append(Unplaced(edit, "Paragraphs were added or taken away."))
        return
    for text, before, after in zip(texts, old, new, strict=True):
        if before != after:
            found.texts.append((Edit(spot, text.frame, before, after), text))


def _compare_notes(page: Built, slide: SlideTexts, number: int, found: Compared) -> None:
    old, new = [each for each in page.notes if each], list(slide.notes)
    if old == new:
        return
    spot = Spot(number, NOTES)
    if len(old) != len(new):
        edit = Edit(spot, NOTES, " / ".join(old), " / ".join(new))
        reason = "The notes are not in the deck." if not new else "Paragraphs were added or taken away."
        found.unplaced.append(Unplaced(edit, reason))
        return
    for before, after in zip(old, new, strict=True):
        if before != after:
            found.notes.append(Edit(spot, NOTES, before, after))


def _compare_chart(chart: Chart, built: ChartValues, new: ChartValues, spot: Spot, found: Compared) -> None:
    """A chart against the same as it was written: the names first, then the values of the content's own series."""
    data, name = chart.data, chart.name
    if len(new.categories) != len(built.categories) or len(new.series) != len(built.series):
        edit = Edit(spot, name, ", ".join(built.categories), ", ".join(new.categories))
        found.unplaced.append(Unplaced(edit, "Categories or series were added or taken away."))
        return
    for index, (before, after) in enumerate(zip(built.categories, new.categories, strict=True)):
        if before != after:
            found.charts.append(ChartEdit(spot, name, None, index, before, after))
    rows = {plain(series.name): row for row, series in enumerate(data.series)}
    computed = data.kind == "waterfall" or bool(data.amounts)
    seen: set[int] = set()
    for was, now in zip(built.series, new.series, strict=True):
        row = rows.get(was.name) if not computed else None
        own = row is not None and row not in seen and _told(data.series[row].values, was.values)
        if own and row is not None:
            seen.add(row)
            if was.name != now.name:
                found.charts.append(ChartEdit(spot, name, row, None, was.name, now.name))
        for index, (old, given) in enumerate(zip(was.values, now.values, strict=False)):
            if _same(old, given):
                continue
            place = Spot(spot.slide, spot.shape, (new.series.index(now) + 1, index + 1))
            said = "" if given is None else repr(given)
            if own and row is not None:
                value = data.series[row].values[index]
                found.charts.append(ChartEdit(place, name, row, index, "" if value is None else f"{value:f}", said))
            else:
                edit = Edit(place, name, "" if old is None else f"{old:g}", said)
                found.unplaced.append(Unplaced(edit, "What this series shows is computed from the content's values."))


def _told(values: Sequence[Decimal | None], written: Sequence[float | None]) -> bool:
    """Whether a native series holds the values of the content."""
    told = [None if value is None else float(value) for value in values]
    return len(told) == len(written) and all(map(_same, told, written))


def _same(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return (old or 0.0) == (new or 0.0)
    return abs(old - new) <= CLOSE * max(1.0, abs(old))


def _alone(spot: Spot, old: str, new: str, reason: str) -> Unplaced:
    return Unplaced(Edit(spot, spot.shape, old, new), reason)
