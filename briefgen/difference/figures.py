"""What changed about the figures and the sources that two documents declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from briefgen.difference.model import Aspect, FigureChange, Kind, SourceChange
from briefgen.document.declared import Source
from briefgen.document.figures import Change, Figure
from briefgen.document.formula import parse
from briefgen.document.model import Document
from briefgen.document.passages import Passage, passages
from briefgen.source import Location

NUMBER = ("value", "upper", "text", "scale", "qualifier")
"""The fields that make a figure's number as it is written, told together."""

CHANGE = ("value", "text", "unit", "scale")
"""Likewise those of its change."""

_SILENT = frozenset({*NUMBER, "id", "change", "formula", "inputs", "basis", "origin", "style"})
"""Fields told in a way of their own, or by others."""

SHOWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "value": frozenset({"value"}),
        "unit": frozenset({"value", "unit"}),
        "change": frozenset({"change"}),
        "label": frozenset({"label"}),
        "period": frozenset({"period"}),
    }
)
"""Which part of a figure, as texts refer to it, reads otherwise when an aspect of it changes."""


def figure_changes(old: Document, new: Document) -> Iterator[FigureChange]:
    """The figures that changed, came or went, in the order of the new file, those gone last."""
    before, after = old.figures, new.figures
    aspects = {name: tuple(_aspects(before.get(name), after.get(name))) for name in (*after, *before)}
    claims = tuple(_claims(new))
    for name, changed in aspects.items():
        kind: Kind = "added" if name not in before else "gone" if name not in after else "changed"
        figure = after.get(name) or before[name]
        if changed:
            told = (new if name in after else old).tree
            yield FigureChange(
                name,
                kind,
                figure.label,
                changed,
                tuple(_causes(figure, changed, aspects)) if kind == "changed" else (),
                tuple(dict.fromkeys(_saying(name, changed, claims))) if kind == "changed" else (),
                line=told.place(("figures", name), key=True).line if told else None,
            )


def source_changes(old: Document, new: Document) -> Iterator[SourceChange]:
    """The sources that changed, came or went, likewise."""
    for name in dict.fromkeys((*new.sources, *old.sources)):
        before, after = old.sources.get(name), new.sources.get(name)
        aspects = tuple(_differing(*(_source(each) for each in (before, after))))
        if aspects:
            kind: Kind = "added" if before is None else "gone" if after is None else "changed"
            told = (new if after else old).tree
            line = told.place(("sources", name), key=True).line if told else None
            yield SourceChange(name, kind, (after or before or Source(title=name)).title, aspects, line)


def _source(source: Source | None) -> Mapping[str, tuple[Any, str | None]]:
    said = source.model_dump() if source else {}
    return {name: (value, value or None) for name, value in said.items()}


def _aspects(old: Figure | None, new: Figure | None) -> Iterator[Aspect]:
    yield from _differing(*(dict(_told(each)) if each else {} for each in (old, new)))


def _differing(
    old: Mapping[str, tuple[Any, str | None]], new: Mapping[str, tuple[Any, str | None]]
) -> Iterator[Aspect]:
    """The aspects whose meaning differs, each as it is written."""
    for name in dict.fromkeys((*new, *old)):
        (before, was), (after, now) = old.get(name, (None, None)), new.get(name, (None, None))
        if before != after and (was, now) != (None, None):
            yield Aspect(name, was, now)


def _told(figure: Figure) -> Iterator[tuple[str, tuple[Any, str | None]]]:
    """Each aspect of a figure: what it means, and how that is written."""
    yield "value", (_parts(figure, NUMBER), figure.short or None)
    change = figure.change or Change()
    yield "change", (_parts(change, CHANGE) if figure.change else None, change.short or None)
    yield "basis", (change.basis, change.basis)
    yield "change note", (change.note, change.note)
    prior = (change.prior.id or change.prior.short) if change.prior else None
    yield "change from", (prior, prior)
    yield "told as", (figure.basis, figure.basis)
    # The file's digest is left out: what changed in other cells of it is no change of this figure.
    cell = figure.origin.words if figure.origin else None
    yield "cell", (cell, cell)
    yield (
        "formula",
        (parse(figure.formula) if figure.formula else None, figure.formula and " ".join(figure.formula.split())),
    )
    for field in fields(Figure):
        if field.name not in _SILENT:
            value = getattr(figure, field.name)
            yield field.name.replace("_", " "), (value, _written(value))


def _parts(declared: Figure | Change, names: Sequence[str]) -> Sequence[str]:
    """What is declared, digit by digit: 33.0 and 33 are written in different ways."""
    values = (getattr(declared, name) for name in names)
    return [_written(value) or "" for value in values]


def _written(value: Any) -> str | None:
    if value is None or value is False or value in ("", ()):
        return None
    return "true" if value is True else f"{value:f}" if hasattr(value, "as_tuple") else str(value)


def _causes(figure: Figure, changed: Sequence[Aspect], aspects: Mapping[str, Sequence[Aspect]]) -> Iterator[str]:
    """The inputs that moved a derived figure's value."""
    if any(aspect.name == "value" for aspect in changed):
        for each in figure.inputs:
            name, _, part = each.partition(".")
            if any(aspect.name == (part or "value") for aspect in aspects.get(name, ())):
                yield each


def _claims(document: Document) -> Iterator[Passage]:
    return (each for each in passages(document) if is_claim(each.location))


def is_claim(location: Location) -> bool:
    """Whether a text is what the document, a section, the summary or a block claims."""
    match location:
        case ("title",) | ("claim",) | ("summary", "headline") | ("sections", _, "headline"):
            return True
        case (*_, "blocks", _, "title"):
            return True
    return False


def _saying(name: str, changed: Sequence[Aspect], claims: Sequence[Passage]) -> Iterator[str]:
    """The claims that read otherwise because a figure changed."""
    shown: Callable[[str], bool] = frozenset[str]().union(*(SHOWS.get(each.name, ()) for each in changed)).__contains__
    return (each.seen for each in claims if any(p.figure == name and shown(p.part) for p in each.pieces))
