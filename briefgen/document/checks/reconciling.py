"""Reconciliation: everything that must hold of a document's numbers, and the findings where it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefgen.document.checks import rules
from briefgen.document.checks.doubled import doubled
from briefgen.document.checks.rules import Placed
from briefgen.document.checks.statements import Rule
from briefgen.document.model import Block, Document
from briefgen.document.references import UnresolvedError
from briefgen.errors import Finding
from briefgen.positions import Location
from briefgen.source import Tree


def reconciled(document: Document, tree: Tree) -> tuple[Finding, ...]:
    """What does not hold, each at its place in the file."""
    placed = dict.fromkeys((*_problems(document),))
    found = (tree.finding(problem.message, tree.find(at, problem.fragment), problem.hint) for at, problem in placed)
    return (*found, *dict.fromkeys(doubled(document)))


def _problems(document: Document) -> Iterator[Placed]:
    figures, date = document.figures.values(), dt.date.fromisoformat(document.date)
    for rule in rules.rules(figures):
        yield from _problem(rule)
    yield from rules.compared(figures)
    yield from rules.dated(figures, document.sources, date, document.checks.max_age, document.checks.last_month)
    yield from _declared(document)
    for place, block in _blocks(document):
        for rule in block.rules(document.figures):
            yield from ((((*place, *at), problem)) for at, problem in _problem(rule))
        yield from (((*place, *at), problem) for at, problem in block.objections())


def _problem(rule: Rule) -> Iterator[Placed]:
    if (problem := rule.problem()) is not None:
        yield rule.claimed.place, problem


def _declared(document: Document) -> Iterator[Placed]:
    for index, check in enumerate(document.checks.rules):
        place: Location = ("checks", "rules", index)
        try:
            for rule in check.rules(document.figures):
                if (problem := rule.problem()) is not None:
                    yield place, problem
        except UnresolvedError as error:
            problems = (error.context or {}).get("problems", ())
            yield from ((place, problem) for problem in problems)


def _blocks(document: Document) -> Iterator[tuple[Location, Block]]:
    for number, section in enumerate(document.sections):
        yield from ((("sections", number, "blocks", index), block) for index, block in enumerate(section.blocks))
    if document.appendix:
        yield from ((("appendix", "blocks", index), block) for index, block in enumerate(document.appendix.blocks))
