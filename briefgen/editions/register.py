"""What both editions append: questions and answers, the author's appendix, the figure register, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.figures import Figure
from briefgen.document.model import Document, Section

from briefgen.blocks.faq import Faq, Question
from briefgen.blocks.table import Column, Table

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
    if document.figures and (appendix is None or appendix.register):
        yield Section.model_construct(
            id="register", title="Figures", headline="Figure register", blocks=(register(document),)
        )
    if document.sources:
        yield Section.model_construct(id="sources", title="Sources", headline="Sources", blocks=(sources(document),))


def register(document: Document) -> Table:
    """Every figure with its value, period, change and where it comes from."""
    columns = (
        Column(title="Figure"),
        Column(title="Value", align="end"),
        Column(title="Period"),
        Column(title="Change", align="end"),
        Column(title="Source"),
    )
    rows = tuple(_row(figure) for figure in document.figures.values())
    return Table(type="table", columns=columns, rows=rows)


def _row(figure: Figure) -> tuple[str, ...]:
    change = f"{figure.change.short} {figure.change.basis or ''}".strip() if figure.change else NONE
    value = f"{figure.short} {figure.unit_phrase}".strip() if figure.derived is False else figure.short
    origin = f"Derived: {figure.formula}" if figure.derived else (figure.source or NONE)
    return (figure.label, value, figure.period or NONE, change, origin)


def sources(document: Document) -> Table:
    """Every source with its publisher and date."""
    rows = tuple(
        (source.title, source.publisher, str(source.date), source.note or NONE) for source in document.sources.values()
    )
    columns = tuple(Column(title=title) for title in ("Title", "Publisher", "Date", "Used for"))
    return Table(type="table", columns=columns, rows=rows)
