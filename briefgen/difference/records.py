"""The difference between two built files, as far as their records of figures tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from briefgen.difference.forms import one_number
from briefgen.difference.matching import Matching, matched
from briefgen.difference.model import Aspect, DataChange, Difference, FigureChange, Kind, SectionChange, TextChange
from briefgen.difference.parts import Leaf, Part, Record
from briefgen.difference.stands import PAGE, stands
from briefgen.provenance.model import Fact, Provenance
from briefgen.provenance.record import NUMBERS

ASPECTS: Mapping[str, str] = MappingProxyType(
    {name: name for name in ("value", "change", "label", "unit", "period", "basis", "source")} | {"inputs": "from"}
)
"""What a record tells of a figure, and how it is called here."""

ONE_FORM = (*NUMBERS, "label", "unit", "basis", "source")
"""What a deck and a brief tell in the same words; a period has two forms, and each edition shows inputs as it needs."""

TOLD = (
    "Built files tell their figures and the titles of their pages. "
    "Whether other texts differ is known only where these are the same; `pull` tells edited words."
)
RUNNING_HEADS = "The pages of a brief are called by their running heads; what its sections claim is not told."
TWO_EDITIONS = (
    "A deck and a brief show different things: only figures that both show are compared, and no titles or other texts."
)


def record_difference(old: Provenance, new: Provenance) -> Difference:
    """What differs between two built files. Two editions of one document have the figures that both show compared."""
    figures = tuple(_figures(old, new))
    if old.edition != new.edition:
        return Difference(figures, texts=tuple(_edits(old, new)), limits=(TWO_EDITIONS,))
    pages = _matched_pages(old, new)
    found = Difference(
        figures,
        claims=tuple(_titles(old, new, pages)),
        texts=tuple(_edits(old, new)),
        data=tuple(_numbers(old, new, pages)),
        sections=tuple(_pages(old, new, pages)),
        limits=(TOLD, RUNNING_HEADS) if old.edition == "brief" else (TOLD,),
    )
    if not found.same or old.state == new.state:
        return found
    other = TextChange(new.edition, "texts beside figures and titles", "changed", None, None)
    return Difference(texts=(other,), limits=found.limits)


def _figures(old: Provenance, new: Provenance) -> Iterator[FigureChange]:
    before, after = ({fact.id: fact for fact in each.facts} for each in (old, new))
    alike = old.edition == new.edition
    names = [name for name in dict.fromkeys((*after, *before)) if alike or (name in before and name in after)]
    forms = _forms(old), _forms(new)
    aspects = {
        name: tuple(each for each in _aspects(before.get(name), after.get(name), alike) if _differs(each, name, *forms))
        for name in names
    }
    moved = {name for name, changed in aspects.items() if any(each.name in NUMBERS for each in changed)}
    for name, changed in aspects.items():
        kind: Kind = "added" if name not in before else "gone" if name not in after else "changed"
        fact = after.get(name) or before[name]
        if changed or kind != "changed":
            because = tuple(each for each in fact.inputs if each in moved) if kind == "changed" else ()
            shown = stands(name, (old if kind == "gone" else new,))
            yield FigureChange(name, kind, fact.label, changed, because if name in moved else (), stands=shown)


def _forms(edition: Provenance) -> Mapping[tuple[str, str], Sequence[str]]:
    """In which forms each figure's value and change are written."""
    found: dict[tuple[str, str], list[str]] = {}
    for use in edition.uses:
        found.setdefault((use.figure, use.part), []).append(use.text)
    return found


def _differs(
    aspect: Aspect,
    figure: str,
    old: Mapping[tuple[str, str], Sequence[str]],
    new: Mapping[tuple[str, str], Sequence[str]],
) -> bool:
    """Whether it is more than another form of the same number, which stands first now."""
    key = figure, aspect.name
    return aspect.name not in NUMBERS or not one_number(old.get(key, ()), new.get(key, ()))


def _aspects(old: Fact | None, new: Fact | None, alike: bool) -> Iterator[Aspect]:
    """What is told otherwise; where the editions are not `alike`, only what both tell, and tell in the same words."""
    for name, called in ASPECTS.items():
        was, now = (_told(each, name) for each in (old, new))
        if was != now and (alike or (was and now and name in ONE_FORM)):
            yield Aspect(called, was or None, now or None)


def _told(fact: Fact | None, name: str) -> str:
    said = getattr(fact, name) if fact else ""
    return said if isinstance(said, str) else ", ".join(said)


def _matched_pages(old: Provenance, new: Provenance) -> Matching:
    """Slides by their keys, pages by their running heads."""
    return matched(_parts(old), _parts(new), _key)


def _parts(edition: Provenance) -> list[Part]:
    keyed = edition.edition == "deck"
    return [
        Record({"title": Leaf(leaf.title, text=True)} | ({"key": Leaf(leaf.key)} if keyed else {}))
        for leaf in edition.pages
    ]


def _key(part: Part) -> str | None:
    key = part.fields.get("key") if isinstance(part, Record) else None
    return key.said if isinstance(key, Leaf) else None


def _titles(old: Provenance, new: Provenance, found: Matching) -> Iterator[TextChange]:
    for one, other in found.pairs:
        was, now = old.pages[one].title, new.pages[other].title
        if was != now:
            yield TextChange(_page(new, other), "title", "changed", was or None, now or None)


def _edits(old: Provenance, new: Provenance) -> Iterator[TextChange]:
    """What people changed in one of two decks and not in the other: what it was built with, and what it says."""
    before, after = ({edit for edit in each.edits if edit.page} for each in (old, new))
    for edit in new.edits:
        if edit in after - before:
            yield TextChange(_page(new, edit.page - 1), edit.shape, "changed", edit.built, edit.now or None)
    for edit in old.edits:
        if edit in before - after:
            yield TextChange(_page(old, edit.page - 1), edit.shape, "changed", edit.now or None, edit.built)


def _pages(old: Provenance, new: Provenance, found: Matching) -> Iterator[SectionChange]:
    def told(kind: Kind, index: int) -> SectionChange:
        after = _page(new, index - 1) if index else ""
        return SectionChange(_page(new, index), kind, new.pages[index].title, after)

    yield from (told("added", index) for index in found.added)
    yield from (SectionChange(_page(old, index), "gone", old.pages[index].title) for index in found.gone)
    yield from (told("moved", index) for _, index in sorted(found.moved, key=lambda pair: pair[1]))


def _page(edition: Provenance, index: int) -> str:
    return f"{PAGE[edition.edition]} {index + 1}"


def _numbers(old: Provenance, new: Provenance, found: Matching) -> Iterator[DataChange]:
    """Numbers that are no figures, of the same shapes, where there are as many as before."""
    before, after = _plains(old), _plains(new)
    for one, other in found.pairs:
        for place, numbers in after.get(other, {}).items():
            earlier = before.get(one, {}).get(place, [])
            for was, now in zip(earlier, numbers, strict=True) if len(earlier) == len(numbers) else ():
                if was != now:
                    yield DataChange(_page(new, other), *place, "changed", was, now)


def _plains(edition: Provenance) -> Mapping[int, Mapping[tuple[str, str], list[str]]]:
    """The numbers written in the content, by the page's index and by shape and cell."""
    found: dict[int, dict[tuple[str, str], list[str]]] = {}
    for plain in edition.plains:
        if plain.kind in ("written", "data"):
            cell = ".".join(map(str, plain.spot.cell or ()))
            found.setdefault(plain.spot.page - 1, {}).setdefault((plain.spot.shape, cell), []).append(plain.text)
    return found
