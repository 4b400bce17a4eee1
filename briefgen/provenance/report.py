"""A figure's ways through an edition, for people and for tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from briefgen.document.model import Document
from briefgen.document.spelling import suggestion
from briefgen.errors import MachineError
from briefgen.provenance.carried import carried
from briefgen.provenance.edited import sentences
from briefgen.provenance.model import Fact, Provenance, Use
from briefgen.provenance.record import NUMBERS, told_of
from briefgen.provenance.tracing import fact

PAGE = {"deck": "slide", "brief": "page"}


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure in the editions of one document. `place` is where it is declared, as FILE:LINE:COLUMN."""

    figure: Fact
    editions: tuple[Provenance, ...]
    feeds: tuple[str, ...]
    formula: str = ""
    place: str = ""
    places: Mapping[Use, str] | None = None
    """Where the content puts each use, as LINE:COLUMN."""

    def uses(self, edition: Provenance) -> Iterator[Use]:
        """Where an edition shows the figure, or words of it that hold a number."""
        return (use for use in edition.uses if self.figure.id in (use.figure, *use.others) and told_of(use))


def traced_in_file(name: str, path: Path) -> Traced:
    """The figure `name` in a built deck or PDF. Raises MachineError if it cannot be read or tells of no such figure."""
    edition = carried(path)
    facts = {fact.id: fact for fact in edition.facts}
    _known(name, facts, path)
    return Traced(facts[name], (edition,), tuple(fact.id for fact in facts.values() if name in fact.inputs))


def traced_in_content(name: str, document: Document, editions: Sequence[Provenance]) -> Traced:
    """The figure `name` in the editions of a document. Raises MachineError if the document declares none."""
    _known(name, document.figures, document.path)
    figure, tree = document.figures[name], document.tree
    uses = [use for edition in editions for use in edition.uses if name in (use.figure, *use.others)]
    places = {use: tree.place(use.place) for use in uses} if tree else {}
    return Traced(
        fact(figure, document),
        tuple(editions),
        tuple(each.id for each in document.figures.values() if name in fact(each, document).inputs),
        figure.formula or "",
        str(tree.place(("figures", name), key=True)) if tree else "",
        {use: f"{place.line}:{place.column}" for use, place in places.items()},
    )


def _known(name: str, figures: Mapping[str, object], file: Path) -> None:
    if name not in figures:
        raise MachineError(f"{file} has no figure “{name}”. {suggestion(name, figures, 'figures')}")


def lines(found: Traced) -> Iterator[str]:
    """What was found, line by line."""
    fact = found.figure
    number = " ".join(part for part in (fact.value, fact.unit) if part)
    change = " ".join(part for part in (fact.change, fact.basis) if part)
    yield f"{fact.id}: " + ", ".join(part for part in (fact.label, number, change, fact.period) if part)
    said = (
        ("declared", found.place),
        ("source", fact.source),
        ("derived", f"{found.formula} (from {', '.join(fact.inputs)})" if found.formula else ", ".join(fact.inputs)),
        ("feeds", ", ".join(found.feeds)),
    )
    yield from (f"  {name:9}{text}" for name, text in said if text)
    for edition in found.editions:
        uses = [use for use in found.uses(edition) if use.part in NUMBERS]
        pages = {use.spot.page for use in uses}
        kind = PAGE[edition.edition]
        yield f"{edition.edition}: {_count(len(uses), 'place')} on {_count(len(pages), kind)}"
        for page, on_page in groupby(uses, key=lambda use: use.spot.page):
            yield f"  {kind} {page}  {edition.pages[page - 1].title}".rstrip()
            for use in on_page:
                yield f"    {use.text:14} {use.spot}{_doubt(use)}{_written(use, found)}"
        edits = list(sentences(edition))
        yield from ("edited since it was built:", *(f"  {edit}" for edit in edits)) if edits else ()


def _written(use: Use, found: Traced) -> str:
    at = (found.places or {}).get(use)
    return f"  (line {at.partition(':')[0]})" if at else ""


def _doubt(use: Use) -> str:
    return f"  (or {', '.join(use.others)}, written alike)" if use.others else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def as_object(found: Traced) -> Mapping[str, Any]:
    """What was found, as plain values."""
    fact = found.figure
    return {
        "figure": fact.id,
        **{name: getattr(fact, name) for name in ("label", "value", "change", "unit", "period", "basis", "source")},
        "declared": found.place or None,
        "formula": found.formula or None,
        "from": list(fact.inputs),
        "feeds": list(found.feeds),
        "editions": [_edition(found, edition) for edition in found.editions],
    }


def _edition(found: Traced, edition: Provenance) -> Mapping[str, Any]:
    uses = [
        {
            PAGE[edition.edition]: use.spot.page,
            "title": edition.pages[use.spot.page - 1].title,
            "shape": use.spot.shape,
            "cell": list(use.spot.cell) if use.spot.cell else None,
            "part": use.part,
            "text": use.text,
            "or": list(use.others),
            "place": (found.places or {}).get(use),
        }
        for use in found.uses(edition)
    ]
    edits = [asdict(edit) for edit in edition.edits]
    return {"edition": edition.edition, "pages": len(edition.pages), "uses": uses, "edits": edits}
