"""Why a slide looks as it does: the layouts that would have held it, and what each of them costs."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.layout.arrangement import Arrangement
from briefgen.layout.cost import bill
from briefgen.layout.search import Problem, ranked


@dataclass(frozen=True, slots=True)
class Option:
    """One layout of a slide: its template, the level of the type scale, the blocks' forms, and its cost by term."""

    template: str
    level: int
    forms: tuple[str, ...]
    cost: float
    bill: tuple[tuple[str, float], ...]

    @property
    def said(self) -> str:
        """The option in one line."""
        forms = ", ".join(form for form in self.forms if form)
        terms = " + ".join(f"{name} {amount:.2f}" for name, amount in self.bill)
        return f"{self.cost:5.2f}  {self.template}, level {self.level}{f' ({forms})' if forms else ''}" + (
            f": {terms}" if terms else ""
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """The options of one claim, the cheapest first; none where its blocks need more than one slide."""

    claim: str
    options: tuple[Option, ...]


def explain(claim: str, problem: Problem, most: int = 4) -> Explanation:
    """The `most` cheapest layouts of a slide, all of them tried."""
    return Explanation(claim, tuple(_option(each, cost, problem) for each, cost in ranked(problem)[:most]))


def _option(arrangement: Arrangement, cost: float, problem: Problem) -> Option:
    pairs = zip(problem.parts, arrangement.forms, strict=True)
    forms = tuple(block.forms[form].name for (_, block), form in pairs)
    return Option(arrangement.template.name, arrangement.level, forms, cost, tuple(bill(arrangement)))
