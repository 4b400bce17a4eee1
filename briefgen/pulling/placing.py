"""Placing edits: which node of the content a changed text or value comes from, and how it is written there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from briefgen.blocks.chart import Chart
from briefgen.document.figures import Reference
from briefgen.document.model import Document
from briefgen.document.passages import Passage, Piece, passages, words
from briefgen.numbers import SCALES, parse, quantity
from briefgen.positions import Location
from briefgen.provenance.alignment import Stretch, aligned
from briefgen.provenance.showing import Shown
from briefgen.provenance.slides import plain
from briefgen.provenance.tracing import Tracer
from briefgen.pulling.comparing import ChartEdit, Compared
from briefgen.pulling.hunks import Changed, Hunk, changed, hunks
from briefgen.pulling.model import Edit, Placed, Unplaced
from briefgen.scene import Scene

GENERATED = "This text is made by briefgen; it follows from the content."
CROSSING = "The edit runs over texts from several places of the content."
SEVERAL = "The same words stand in several places of the content."


def place(compared: Compared, document: Document, scene: Scene) -> tuple[list[Placed], list[Unplaced]]:
    """What the edits change in the content, and those that change nothing in it."""
    desk = _Desk(document, Tracer(document, scene))
    every = [
        *(desk.text(edit, text) for edit, text in compared.texts),
        *(desk.note(edit) for edit in compared.notes),
        *(desk.chart(edit) for edit in compared.charts),
    ]
    unplaced = [*compared.unplaced, *(each for each in every if isinstance(each, Unplaced))]
    agreed, contrary = _agreed([each for each in every if isinstance(each, Placed)])
    return agreed, [*unplaced, *contrary]


def _agreed(placed: Sequence[Placed]) -> tuple[list[Placed], list[Unplaced]]:
    """One change a node, if all edits of it agree."""
    nodes: dict[tuple[Location, int | None], list[Placed]] = {}
    for each in placed:
        nodes.setdefault((each.location, each.paragraph), []).append(each)
    agreed = [found[0] for found in nodes.values() if len({each.text for each in found}) == 1]
    contrary = (each for found in nodes.values() if len({e.text for e in found}) > 1 for each in found)
    return agreed, [Unplaced(each.edit, "One text of the content was changed in two ways.") for each in contrary]


@dataclass(frozen=True)
class _Desk:
    document: Document
    tracer: Tracer

    def text(self, edit: Edit, shown: Shown) -> Placed | Unplaced:
        """A paragraph of a frame or a cell."""
        return self._placed(edit, self.tracer.stretches(replace(shown, text=edit.old)))

    def note(self, edit: Edit) -> Placed | Unplaced:
        """A paragraph of the speaker's notes."""
        whole = aligned(edit.old, (self.tracer.passages,))
        if len(whole) == 1 and (whole[0].start, whole[0].end) == (0, len(edit.old)):
            return self._placed(edit, whole)
        return self._placed(edit, aligned(edit.old, (self.tracer.general, self.tracer.passages)))

    def _placed(self, edit: Edit, stretches: Sequence[Stretch]) -> Placed | Unplaced:
        found = hunks(edit.old, edit.new)
        start, end = found[0].start, found[-1].end
        within = [each for each in stretches if each.start <= start and end <= each.end]
        if not within:
            touched = any(each.start < end and start < each.end for each in stretches)
            return Unplaced(edit, CROSSING if touched else GENERATED)
        if len(within) > 1:
            return Unplaced(edit, CROSSING)
        (stretch,) = within
        if any(other.location != stretch.passage.location for other in stretch.others):
            return Unplaced(edit, SEVERAL)
        shift = stretch.offset - stretch.start
        return self._rewritten(edit, stretch.passage, [each.moved(shift) for each in found])

    def _rewritten(self, edit: Edit, passage: Passage, found: Sequence[Hunk]) -> Placed | Unplaced:
        """A passage with hunks put in: its words may be changed in several places, or one of its figures alone."""
        if passage.location[0] == "date":
            return Unplaced(edit, "The document's date is written as a date in the content.")
        pieces = changed([*_merged(passage.pieces)], found)
        differ = [each for each in pieces or () if not each.same]
        figures = [each for each in differ if each.piece.refers]
        if pieces is None or (figures and len(differ) > 1):
            return Unplaced(edit, "The edit runs over a figure; change the words around it, or the figure alone.")
        if figures:
            return self._figure(edit, figures[0].piece, figures[0].text)
        return Placed(edit, passage.location, passage.paragraph, "".join(_written(each, passage) for each in pieces))

    def _figure(self, edit: Edit, piece: Piece, said: str) -> Placed | Unplaced:
        """A figure's number or words that were overwritten."""
        figure = self.document.figures[piece.figure or ""]
        if piece.part not in ("value", "change"):
            key = "unit" if piece.part == "unit" else piece.part
            return Placed(edit, ("figures", figure.id, key), None, said)
        reference = Reference(figure, "change" if piece.part == "change" else "value")
        if reason := _not_declared(reference):
            return Unplaced(edit, reason)
        at: Location = ("figures", figure.id, *(("change",) if reference.part == "change" else ()))
        if reference.value is None:
            return Placed(edit, (*at, "text"), None, said)
        value = _value(reference, said)
        if value is None:
            return Unplaced(edit, f"“{said}” is not written as {reference.key} is, which reads “{piece.text}”.")
        return Placed(edit, (*at, "value"), None, f"{value:f}", number=True)

    def chart(self, change: ChartEdit) -> Placed | Unplaced:
        """A value, a category or a name in a chart's sheet."""
        edit = Edit(change.spot, change.frame, change.old, change.new)
        found = self._charts.get(change.frame.removesuffix(" · chart"))
        if found is None:
            return Unplaced(edit, GENERATED)
        at, block = found
        if block.file:
            return Unplaced(edit, f"The chart's data come from {block.file}; change them there.")
        if change.series is None or change.category is None:
            return self._named(edit, change, at, block)
        value = Decimal(change.new) if change.new else None
        if value is None:
            return Unplaced(edit, "A value was taken away.")
        if not block.figures:
            place = (*at, "series", change.series, "values", change.category)
            return Placed(edit, place, None, f"{value.normalize():f}", number=True)
        reference = block.figures[change.category]
        if reason := _not_declared(reference):
            return Unplaced(edit, reason)
        mixed = len({each.scale for each in block.figures}) > 1
        scaled = value / (SCALES[reference.scale].worth if mixed and reference.scale else 1)
        part: Location = ("value",) if reference.part == "value" else ("change", "value")
        return Placed(edit, ("figures", reference.figure.id, *part), None, f"{scaled.normalize():f}", number=True)

    def _named(self, edit: Edit, change: ChartEdit, at: Location, block: Chart) -> Placed | Unplaced:
        if block.figures:
            if change.category is None:
                location: Location = (*at, "measure")
            else:
                location = ("figures", block.figures[change.category].figure.id, "label")
        elif change.category is not None:
            location = (*at, "categories", change.category)
        else:
            location = (*at, "series", change.series or 0, "name")
        passage = next((each for each in passages(self.document) if each.location == location), None)
        if passage is None and location[0] != "figures":
            return Unplaced(edit, GENERATED)
        if passage is None:
            return Placed(edit, location, None, change.new)
        if plain(passage.seen) != change.old:
            return Unplaced(edit, GENERATED)
        return self._rewritten(edit, passage, hunks(change.old, change.new))

    @cached_property
    def _charts(self) -> Mapping[str, tuple[Location, Chart]]:
        return dict(self._every_chart())

    def _every_chart(self) -> Iterator[tuple[str, tuple[Location, Chart]]]:
        for number, section in enumerate(self.document.sections):
            for index, (key, block) in enumerate(section.keyed()):
                if isinstance(block, Chart):
                    yield key, (("sections", number, "blocks", index), block)


def _written(each: Changed, passage: Passage) -> str:
    """A piece as the content file is to have it."""
    if each.same:
        return each.piece.written
    return words(each.text).written if passage.braced else each.text


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces as they are seen: no-break spaces are spaces."""
    return (replace(piece, text=piece.text.replace("\u00a0", " ")) for piece in pieces)


def _not_declared(reference: Reference) -> str:
    """Why a figure's number cannot be changed where it is shown; empty if it can."""
    figure = reference.figure
    if reference.part == "change":
        computed = figure.change is None or (figure.change.prior is not None and bool(figure.change.prior.id))
        return f"The change of “{figure.id}” is computed from the value before." if computed else ""
    if figure.derived:
        return f"“{figure.id}” is derived: {figure.formula}. Change what it is computed from."
    if figure.origin:
        return f"“{figure.id}” is read from {figure.origin.words}; change it there."
    return f"“{figure.id}” is a range." if figure.upper is not None else ""


def _value(reference: Reference, said: str) -> Decimal | None:
    """The value that is written as `said` in one of the forms of the figure; None if there is none."""
    figure = reference.figure
    read = parse(said, reference.unit if _is_written(reference) else None, figure.style)
    if read is None or read.upper is not None:
        return None
    worth = SCALES[reference.scale].worth if reference.scale else Decimal(1)
    value = read.amount / worth
    return next((each for each in (value, value.normalize()) if said in _forms(reference, each)), None)


def _is_written(reference: Reference) -> bool:
    """Whether the unit stands with the number."""
    return reference.part == "change" or not reference.figure.unit_phrase


def _forms(reference: Reference, value: Decimal) -> set[str]:
    figure = reference.figure
    if reference.part == "change" and figure.change:
        changed = replace(figure.change, value=value)
        return {plain(changed.short), plain(changed.plain)}
    exact = replace(figure, value=value)
    bare = quantity(value, figure.unit, figure.scale, style=figure.style)
    return {plain(exact.short), plain(exact.long), plain(bare)}
