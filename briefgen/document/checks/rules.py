"""What always holds of a document's figures: changes and the values they lie between, one value a fact, dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from briefgen.document.checks.statements import Rule, grown, same, told
from briefgen.document.declared import Source
from briefgen.document.figures import Change, Figure, Reference
from briefgen.document.periods import Period, period_of
from briefgen.document.references import Problem
from briefgen.positions import Location

Placed = tuple[Location, Problem]

_APART: Mapping[str, int] = MappingProxyType(
    {"yoy": 12, "year on year": 12, "year over year": 12, "qoq": 3, "quarter on quarter": 3, "mom": 1}
)
"""How many months lie between what a change compares, by its basis."""


def rules(figures: Iterable[Figure]) -> Iterator[Rule]:
    """Changes and what they lead from, and facts told twice."""
    told_of: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    every = tuple(figures)
    for figure in every:
        for prior in _priors(figure, every):
            if (rule := _change(figure, prior)) is not None:
                yield rule
        if figure.qualifier is None and told(figure) is not None:
            told_of[_fact(figure)].append(figure)
    for first, *others in told_of.values():
        for other in others:
            one, again = told(first), told(other)
            if one and again:
                yield same(again, one)


def _fact(figure: Figure) -> tuple[str, ...]:
    """What two figures have in common that tell the same fact."""
    period = period_of(figure.period)
    when = repr(period) if period and period.end else (figure.period or "").lower()
    return (*_subject(figure), str(figure.as_of or ""), when)


def _subject(figure: Figure) -> tuple[str, ...]:
    """What two figures have in common that tell the same of different times."""
    said = (figure.label, figure.unit or "", figure.basis or "reported")
    return tuple(" ".join(each.lower().split()) for each in said)


def _priors(figure: Figure, every: Sequence[Figure]) -> Iterator[Figure]:
    """What its change leads from: as it says, else what is told of the same, as much earlier as its basis says."""
    change = figure.change
    if change is None or change.prior is not None:
        yield from (change.prior,) if change and change.prior else ()
        return
    apart, period = _APART.get((change.basis or "").lower()), period_of(figure.period)
    if apart is None or period is None or period.end is None:
        return
    before = replace(period, end=period.end - apart)
    yield from (each for each in every if _subject(each) == _subject(figure) and period_of(each.period) == before)


def _change(figure: Figure, prior: Figure) -> Rule | None:
    if figure.qualifier or prior.qualifier:
        return None
    claimed = told(Reference(figure, "change"), f"the change of “{figure.id}”")
    new = told(figure)
    old = told(prior, f"“{prior.id}”" if prior.id else "the value before")
    return grown(claimed, new, old) if claimed and new and old else None


def dated(
    figures: Iterable[Figure], sources: Mapping[str, Source], date: dt.date, max_age: int | None, last: int = 12
) -> Iterator[Placed]:
    """Figures that are too old for the document's date, or not yet true on it. `last`: the month in which years end."""
    for figure in figures:
        place: Location = ("figures", figure.id)
        source = sources.get(figure.source or "")
        day = figure.as_of or (source.as_of if source else None)
        most = figure.max_age if figure.max_age is not None else max_age
        if day and day > date:
            yield (*place, "as_of"), Problem(f"“{figure.id}” is as of {day}, after the document's date, {date}.")
        elif day and most is not None and (date - day).days > most:
            age = f"“{figure.id}” is as of {day}, {(date - day).days} days before the document's date"
            yield (*place, "as_of"), Problem(f"{age}; no more than {most} are allowed.", "Take a newer figure.")
        elif figure.max_age is not None and day is None:
            message = f"“{figure.id}” has a max_age, but neither it nor its source says as_of."
            yield (*place, "max_age"), Problem(message, "Say as_of: the day it stands for.")
        period = period_of(figure.period)
        if figure.as_of and period and not period.months and period.end not in (None, _month(figure.as_of)):
            message = f"“{figure.id}” is of {figure.period}, but as of {figure.as_of}."
            yield (*place, "as_of"), Problem(message, "It stands for one day: mend one of them.")
        if figure.basis == "reported" and period and _ends_after(period, date, last):
            message = f"“{figure.id}” is reported for {figure.period}, which had not ended on {date}."
            hint = "Say basis: forecast or estimate, or mend the period"
            fiscal = (
                "; for fiscal years that end before December say checks: {year_ends: June}" if last == DECEMBER else ""
            )
            yield (*place, "period"), Problem(message, f"{hint}{fiscal}.")


DECEMBER = 12


def _ends_after(period: Period, date: dt.date, last: int) -> bool:
    if period.end is None:
        return False
    return period.end - (DECEMBER - last if period.counted else 0) > _month(date)


def _month(day: dt.date) -> int:
    """Counted from the year 0, as periods count."""
    return day.year * DECEMBER + day.month


def compared(figures: Iterable[Figure]) -> Iterator[Placed]:
    """Changes whose two values are not what the basis of the change says: lengths that differ, the wrong distance."""
    for figure in figures:
        if figure.change and figure.change.prior and figure.change.prior.id:
            yield from _compared(figure, figure.change, figure.change.prior)


def _compared(figure: Figure, change: Change, prior: Figure) -> Iterator[Placed]:
    place: Location = ("figures", figure.id, "change", "from")
    new, old = period_of(figure.period), period_of(prior.period)
    if new is None or old is None:
        return
    if new.months != old.months and not figure.across_periods:
        message = f"The change of “{figure.id}” sets {new.words} against {old.words} (“{prior.id}”)."
        yield place, Problem(message, "Use values of one length of time.")
    if new.end and old.end and new.end < old.end:
        message = f"The change of “{figure.id}” leads from “{prior.id}”, which is of {prior.period}: later than it."
        yield place, Problem(message, "A change leads from the earlier value.")
        return
    apart = _APART.get((change.basis or "").lower())
    if apart and new.end and old.end and new.end - old.end != apart:
        months = new.end - old.end
        message = f"The change of “{figure.id}” is {change.basis}, but “{prior.id}” lies {months} months before it."
        yield place, Problem(message, f"Compare with the value {apart} months before.")
