"""What both editions append: questions and answers, the author's appendix, the figure register, the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.blocks.faq import Faq, Question
from briefgen.blocks.table import Column, Table
from briefgen.document.figures import Figure
from briefgen.document.model import Document, Section

NONE = "–"


def appendix_sections(document: Document) -> Iterator[Section]:
    """The appended parts as sections, in reading order."""
    if document.faq:
        items = tuple(Question(question=item.question, answer=item.answer) for item in document.faq)
        yield Section.model_construct(
            id="faq", title="Questions", headline="Questions and answers", blocks=(Faq(type="faq", items=items),)
        )
    appendix = document.appendix
    if appendix and appendix.blocks:
        yield Section.model_construct(id="appendix", title="Appendix", headline=appendix.title, blocks=appendix.blocks)
    listed = tuple(_listed(document))
    if listed:
        yield Section.model_construct(id="register", title="Figures", headline=listed[0].title or "", blocks=listed)


def _listed(document: Document) -> Iterator[Table]:
    if document.figures and (document.appendix is None or document.appendix.register):
        yield register(document)
    if document.sources:
        yield sources(document)


_OPERAND = re.compile(r"[A-Za-z][\w-]*(?:\.change)?|\s*([-+*/])\s*")
_SIGNS = {"/": "÷", "*": "×", "-": "\u2212", "+": "+"}


def worked(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """The formula of a derived figure with values for names: "78% ÷ 13%". A share's "× 100" goes without saying."""
    formula = figure.formula or ""
    if figure.unit == "%":
        formula = re.sub(r"\s*\*\s*100\s*$", "", formula)

    def written(match: re.Match[str]) -> str:
        if match.group(1):
            return f" {_SIGNS[match.group(1)]} "
        name, _, part = match.group().partition(".")
        named = figures[name]
        return named.change.plain if part and named.change else named.short

    return _OPERAND.sub(written, formula)


def register(document: Document) -> Table:
    """Every figure with its value, period, change and where it comes from."""
    columns = (
        Column(title="Figure"),
        Column(title="Value", align="end"),
        Column(title="Period"),
        Column(title="Change", align="end"),
        Column(title="Source or derivation"),
    )
    rows = tuple(_row(figure, document) for figure in document.figures.values())
    return Table(type="table", title="Figure register", columns=columns, rows=rows)


def _row(figure: Figure, document: Document) -> tuple[str, ...]:
    change = f"{figure.change.short} {figure.change.basis or ''}".strip() if figure.change else NONE
    value = f"{figure.short} {figure.unit_phrase}".strip()
    numbers = {source: str(number) for number, source in enumerate(document.sources, start=1)}
    origin = worked(figure, document.figures) if figure.derived else numbers.get(figure.source or "", NONE)
    return (figure.label, value, figure.short_period or figure.period or NONE, change, origin)


def sources(document: Document) -> Table:
    """Every source with its publisher and date."""
    rows = tuple(
        (str(number), source.title, source.publisher, source.date, source.note or NONE)
        for number, source in enumerate(document.sources.values(), start=1)
    )
    columns = tuple(Column(title=title) for title in ("Source", "Title", "Publisher", "Date", "Used for"))
    return Table(type="table", title="Sources", joins=True, columns=columns, rows=rows)
