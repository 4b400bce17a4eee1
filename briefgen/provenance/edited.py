"""What a deck says now against its record of figures: the record tells what was built, and people edit decks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.provenance.model import Edited, Fact, Leaf, Plain, Provenance, Use
from briefgen.provenance.slides import ChartValues, SlideTexts, paired, plain

TITLE = " · title"
_NOT_DIGITS = re.compile(r"\D")
_NUMERAL = re.compile(r"\d[\d.,'’\s]*")


def as_it_is(record: Provenance, slides: Sequence[SlideTexts]) -> Provenance:
    """The record as far as the deck's slides bear it out, by the places where they are now; and what they say instead.

    A figure that no slide shows any more is none of the deck's.
    """
    matched = _matched(record, slides)
    pages = {old + 1: number + 1 for old, number in matched.items()}
    told: list[Use | Plain] = []
    numbers: tuple[Use | Plain, ...] = (*record.uses, *record.plains)
    edits = [
        Edited(0, leaf.title, "", leaf.title, "") for index, leaf in enumerate(record.pages) if index not in matched
    ]
    for each in numbers:
        page = pages.get(each.spot.page)
        if page is None:
            continue
        spot = replace(each.spot, page=page)
        now = _instead(each, slides[page - 1])
        if now is None:
            told.append(replace(each, spot=spot))
        else:
            edits.append(Edited(page, spot.shape, each.figure if isinstance(each, Use) else "", each.text, now))
    uses = tuple(each for each in told if isinstance(each, Use))
    leaves = {number: _leaf(record.pages[old], slides[number]) for old, number in matched.items()}
    return replace(
        record,
        pages=tuple(leaves.get(number, Leaf("", _first(slide))) for number, slide in enumerate(slides)),
        facts=tuple(_facts(record, uses)),
        uses=tuple(sorted(uses, key=lambda use: use.spot.page)),
        plains=tuple(each for each in told if isinstance(each, Plain)),
        edits=tuple(sorted(dict.fromkeys(edits), key=lambda edit: edit.page or len(slides) + 1)),
    )


def _matched(record: Provenance, slides: Sequence[SlideTexts]) -> dict[int, int]:
    """The slide of each page, from 0: that with most of its shapes, those in their own place first."""
    names: list[set[str]] = [set() for _ in record.pages]
    numbers: tuple[Use | Plain, ...] = (*record.uses, *record.plains)
    for each in numbers:
        names[each.spot.page - 1].add(each.spot.shape)
    alike: list[tuple[float, int, int]] = []
    for number, slide in enumerate(slides):
        shapes = {name for name, _ in slide.texts} | set(slide.charts)
        texts = {" ".join(said) for said in slide.texts.values()}
        for index, leaf in enumerate(record.pages):
            likeness = 2 * (plain(leaf.title) in texts) + len(names[index] & shapes)
            if likeness:
                alike.append((likeness, index, number))
    return paired(alike)


def _leaf(leaf: Leaf, slide: SlideTexts) -> Leaf:
    """The page with the claim that its slide makes now."""
    texts = {" ".join(said) for said in slide.texts.values()}
    titles = [" ".join(said) for (name, _), said in slide.texts.items() if name.endswith(TITLE)]
    return leaf if plain(leaf.title) in texts or len(titles) != 1 else replace(leaf, title=titles[0])


def _first(slide: SlideTexts) -> str:
    return next((text for texts in slide.texts.values() for text in texts), "")


def _facts(record: Provenance, uses: Sequence[Use]) -> Iterator[Fact]:
    """What is told of the figures that slides still show."""
    first: dict[tuple[str, str], str] = {}
    for use in uses:
        first.setdefault((use.figure, use.part), use.text)
    shown = {figure for figure, _ in first}
    for fact in record.facts:
        if fact.id in shown:
            inputs = tuple(each for each in fact.inputs if each in shown)
            value, change = (first.get((fact.id, part), "") for part in ("value", "change"))
            yield replace(fact, value=value, change=change, inputs=inputs)


def _instead(each: Use | Plain, slide: SlideTexts) -> str | None:
    """What the slide says where the record has a number; "" where the shape is gone, None where it says the number."""
    spot = each.spot
    if spot.shape in slide.charts:
        return _charted(each, slide.charts[spot.shape])
    if isinstance(each, Plain) and each.kind in ("count", "scale"):
        return None
    said = slide.texts.get((spot.shape, spot.cell))
    if said is None:
        return None if any(_says(each.text, texts) for texts in slide.texts.values()) else ""
    return None if _says(each.text, said) else " / ".join(said)


def _says(number: str, said: Sequence[str]) -> bool:
    """Whether a number stands in texts, and not as a part of another."""
    whole = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(plain(number))}(?!\d|[.,]\d)")
    return any(whole.search(text) for text in said)


def _charted(each: Use | Plain, chart: ChartValues) -> str | None:
    """As _instead, of a chart: its sheet has the point's number, in whichever scale; what is drawn follows it."""
    if each.spot.cell is None:
        return None
    index = each.spot.cell[1] - 1
    values = [value for series in chart.series for value in series.values[index : index + 1] if value is not None]
    numeral = _NUMERAL.search(each.text)
    if numeral is None or any(_shows(numeral.group(), value) for value in values):
        return None
    return ", ".join(f"{value:.15g}" for value in dict.fromkeys(values))


def _shows(numeral: str, value: float) -> bool:
    """Whether a value, rounded, has the digits of a numeral."""
    digits = _NOT_DIGITS.sub("", numeral).lstrip("0")
    exact = abs(Decimal(repr(value)))
    if not digits or not exact:
        return not digits.strip("0") and not exact
    rounded = f"{exact:.{len(digits) - 1}e}".partition("e")[0].replace(".", "")
    return rounded.rstrip("0") == digits.rstrip("0")


def sentences(record: Provenance) -> Iterator[str]:
    """What was edited since the deck was built, in words."""
    for edit in record.edits:
        if not edit.page:
            yield f"the slide “{edit.built}” is gone"
        elif not edit.now:
            yield f"slide {edit.page}: {edit.shape}, which said “{edit.built}”, is gone"
        else:
            yield f"slide {edit.page}: {edit.shape} says “{edit.now}”, where it was built with “{edit.built}”"
