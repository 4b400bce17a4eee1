"""A comparison for a pull request, in GitHub's Markdown; every text of the content stands as it is, never as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefgen.difference.comparison import Comparison
from briefgen.difference.model import (
    BlockChange,
    DataChange,
    FigureChange,
    SectionChange,
    SourceChange,
    TextChange,
)
from briefgen.difference.shortening import shortened
from briefgen.difference.words import HEADINGS, arrow, pages_of, place_of, standing, summary

_ACTIVE = re.compile(r"[\\`*_\[\]<>#|~&$]")
_LINKING = re.compile(r"(?<=[@#])|(?<=:)(?=\w+:)|(?<=\bGH)(?=-\d)|(?<=\bhttp)(?=s?:)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where GitHub would make a link or a picture of a text, or call somebody."""

_NOTHING = "<!-- -->"


def markdown(compared: Comparison) -> str:
    """The comparison as Markdown."""
    return "\n".join(_lines(compared))


def _lines(compared: Comparison) -> Iterator[str]:
    found = compared.difference
    yield f"## {plain(compared.old.name)} → {plain(compared.new.name)}"
    yield from ("", plain(summary(found)))
    if found.figures:
        yield from (
            "",
            "### Figures",
            "",
            "| figure | what | was | is | from | stands on |",
            "|---|---|---|---|---|---|",
        )
        for change in found.figures:
            yield from _figure(change)
        claims = [(change.id, claim) for change in found.figures for claim in change.claims]
        yield from ("", *(f"- **{plain(name)}** says now: {plain(claim)}" for name, claim in claims)) if claims else ()
    for name, heading in HEADINGS.items():
        if name != "figures" and (changes := getattr(found, name)):
            yield from ("", f"### {heading}", "")
            yield from (f"- {_TOLD[type(change)](change)}" for change in changes)
    if found.limits:
        yield from ("", "### Not compared", "", *(f"- {plain(limit)}" for limit in found.limits))


def _figure(change: FigureChange) -> Iterator[str]:
    """A row for every aspect, the figure named in the first."""
    name = f"**{plain(change.id)}** {plain(change.label)}".rstrip()
    where = pages_of(change.stands)
    kind = "" if change.kind == "changed" else f" ({change.kind})"
    for index, aspect in enumerate(change.aspects):
        cause = ", ".join(change.because) if aspect.name == "value" else ""
        first = (name + kind, where) if index == 0 else ("", "")
        cells = (plain(aspect.name), plain(aspect.old or ""), plain(aspect.new or ""), plain(cause))
        yield f"| {first[0]} | {' | '.join(cells)} | {first[1]} |"


def _source(change: SourceChange) -> str:
    told = (f"{plain(each.name)} {plain(arrow(each.old, each.new))}" for each in change.aspects)
    return f"**{plain(change.id)}** {_kind(change)}: {'; '.join(told)}"


def _text(change: TextChange) -> str:
    old, new = (said and plain(said) for said in shortened(change.old, change.new))
    head = f"**{plain(change.where)}** {plain(change.part)}".rstrip()
    if change.kind != "changed":
        return f"{head} {_kind(change)}: {new or old}"
    return f"{head}<br>− {old}<br>\\+ {new}" if old and new else f"{head} changed"


def _data(change: DataChange) -> str:
    head = f"**{plain(change.where)}** {plain(place_of(change))}"
    if change.kind != "changed":
        return f"{head} {_kind(change)}"
    return f"{head}: {plain(arrow(*shortened(change.old, change.new)))}"


def _section(change: SectionChange) -> str:
    return f"**{plain(change.id)}** {_kind(change)}{_aside(standing(change))}: {plain(change.title)}"


def _block(change: BlockChange) -> str:
    said = f"**{plain(change.where)}** ({plain(change.type)}) {_kind(change)}{_aside(standing(change))}"
    return f"{said}: {plain(change.title)}" if change.title else said


_TOLD: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        SourceChange: _source,
        TextChange: _text,
        DataChange: _data,
        SectionChange: _section,
        BlockChange: _block,
    }
)


def _kind(change: Any) -> str:
    return str(change.kind)


def _aside(said: str) -> str:
    return f" ({plain(said)})" if said else ""


def plain(text: str) -> str:
    """The text as Markdown that shows it: nothing in it marks up, links or calls."""
    return re.sub(_ACTIVE, _escaped, _LINKING.sub("\0", " ".join(text.split()))).replace("\0", _NOTHING)


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match.group()}"
