"""What a chart or a table says of a figure, by its name and its period: is it what the figure says?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefgen.document.checks.statements import Quantity, Rule, same, told
from briefgen.document.figures import Figure
from briefgen.document.periods import period_of

Index = Mapping[str, list[Figure]]
"""Figures by their labels."""


def by_label(figures: Iterable[Figure]) -> Index:
    """The figures that are one number, by their labels."""
    named: dict[str, list[Figure]] = {}
    for figure in figures:
        if told(figure) is not None and figure.qualifier is None:
            named.setdefault(folded(figure.label), []).append(figure)
    return named


def meant(named: Index, name: str, when: str) -> Iterator[Figure]:
    """The figures of a name and a period."""
    return (figure for figure in named.get(folded(name), ()) if _is_of(figure, when))


def disagreement(figures: Iterable[Figure], said: Callable[[Figure], Quantity | None]) -> Iterator[Rule]:
    """The rule that fails if a number is none of the figures it may be: reported, adjusted, forecast ones.

    `said` gives the number in a figure's unit, None where it is in another.
    """
    rules = []
    for figure in figures:
        known, quantity = told(figure), said(figure)
        if known and quantity:
            rules.append(same(quantity, known))
    if rules and all(rule.problem() for rule in rules):
        yield rules[0]


def _is_of(figure: Figure, when: str) -> bool:
    """Whether a figure is of the period that is named."""
    if not when or not figure.period:
        return False
    one, other = period_of(figure.period), period_of(when)
    same_time = one is not None and other is not None and one.end is not None and one == other
    return same_time or folded(when) in (folded(figure.period), folded(figure.short_period or ""))


def folded(text: str) -> str:
    """A name as it is compared."""
    return " ".join(text.casefold().split())
