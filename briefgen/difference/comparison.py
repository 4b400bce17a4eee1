"""From what OLD and NEW are called to what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.difference.documents import difference
from briefgen.difference.model import Difference, FigureChange, Kind, Named
from briefgen.difference.records import record_difference
from briefgen.difference.sides import Built, Content, EditionName, opened
from briefgen.difference.stands import stands
from briefgen.errors import MachineError
from briefgen.provenance.model import Provenance
from briefgen.provenance.record import read, written


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, and what differs."""

    old: Named
    new: Named
    difference: Difference


def compare(old: str, new: str) -> Comparison:
    """Compare two files, each a content file, REV:path, or a deck or PDF that was built.

    Raises ContentError with the findings of a content file, MachineError if the two cannot be compared.
    """
    with opened(old) as before, opened(new) as after:
        if isinstance(before, Content) and isinstance(after, Content):
            found = _of_contents(before, after)
        else:
            found = record_difference(*_records(before, after))
        return Comparison(before.named, after.named, found)


def _of_contents(old: Content, new: Content) -> Difference:
    """The difference between the documents, and where the figures in it stand: the editions are laid out for that.

    Brands of two names are two brands: the setting that names them says so, and their keys are not set side by side.
    """
    one_brand = old.brand and new.brand and old.brand.path.name == new.brand.path.name
    brands = (old.brand_parts, new.brand_parts) if one_brand else (None, None)
    found = difference(old.document, new.document, brands)
    kinds = {change.kind for change in found.figures}
    sides: Mapping[bool, Content] = {gone: side for gone, side in ((False, new), (True, old)) if _asked(kinds, gone)}
    editions: dict[bool, list[Provenance]] = {}
    limits = [*old.limits, *new.limits]
    for gone, side in sides.items():
        laid_out = [side.edition(name) for name in ("deck", "brief")]
        editions[gone] = [each for each in laid_out if isinstance(each, Provenance)]
        limits += [each for each in laid_out if isinstance(each, str)]
    figures = tuple(_standing(change, editions[change.kind == "gone"]) for change in found.figures)
    return replace(found, figures=figures, limits=tuple(limits))


def _asked(kinds: set[Kind], gone: bool) -> bool:
    return "gone" in kinds if gone else bool(kinds - {"gone"})


def _standing(change: FigureChange, editions: list[Provenance]) -> FigureChange:
    return replace(change, stands=stands(change.id, editions))


def _records(old: Content | Built, new: Content | Built) -> Iterator[Provenance]:
    """The records of two sides of which one at least was built; a content file is laid out as the other side was."""
    built = next(side.record for side in (new, old) if isinstance(side, Built))
    return (_record(side, built.edition) for side in (old, new))


def _record(side: Content | Built, edition: EditionName) -> Provenance:
    if isinstance(side, Built):
        return side.record
    laid_out = side.edition(edition)
    if isinstance(laid_out, str):
        raise MachineError(laid_out)
    return read(written(laid_out))
