"""What both editions append: questions and answers, the author's appendix, the figure register, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce

from briefgen.blocks.faq import Faq, Question
from briefgen.blocks.table import Column, Table
from briefgen.document.figures import Figure
from briefgen.document.formula import HUNDRED, Call, Expression, Operation, parse
from briefgen.document.model import Document, Section
from briefgen.document.periods import period_of
from briefgen.document.usage import used_in

NONE = "–"


def appendix_sections(document: Document) -> Iterator[Section]:
    """The appended parts as sections, in reading order."""
    known = document.vocabulary
    if document.faq:
        items = tuple(Question(question=item.question, answer=item.answer) for item in document.faq)
        yield Section.model_construct(
            id="faq",
            title=known.questions,
            headline=known.questions_and_answers,
            blocks=(Faq(type="faq", items=items),),
        )
    appendix = document.appendix
    if appendix and appendix.blocks:
        yield Section.model_construct(
            id="appendix", title=known.appendix, headline=appendix.title, blocks=appendix.blocks
        )
    listed = tuple(_listed(document))
    if listed:
        yield Section.model_construct(id="register", title=known.figures, headline=listed[0].title or "", blocks=listed)


def _listed(document: Document) -> Iterator[Table]:
    if document.figures and (document.appendix is None or document.appendix.register):
        yield register(document)
    if document.sources:
        yield sources(document)


_SIGNS = {"/": "÷", "*": "×", "-": "\u2212", "+": "+"}
_TIGHT = "*/"
"""The signs that bind their operands closer than a sum."""


def worked(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """The formula of a derived figure with values for names: "78% ÷ 13%". A share's "× 100" goes without saying."""
    expression = parse(figure.formula or "")
    match expression:
        case Operation(sign="*", left=left, right=Decimal() as right) if figure.unit == "%" and right == HUNDRED:
            expression = left
    return _written(expression, figures)


def across(figure: Figure, document: Document) -> str:
    """What lengths of time a derived figure sets against each other: "twelve months against a quarter"."""
    if not figure.across_periods:
        return ""
    known = document.vocabulary
    periods = (period_of(document.figures[part.partition(".")[0]].period) for part in figure.inputs)
    lengths = dict.fromkeys(known.length(period.months) for period in periods if period)
    return reduce(known.against.format, lengths) if lengths else ""


def _written(expression: Expression, figures: Mapping[str, Figure]) -> str:
    match expression:
        case Decimal():
            return f"{expression:f}"
        case str():
            name, _, part = expression.partition(".")
            named = figures[name]
            return named.change.plain if part and named.change else named.short
        case Operation(sign="-", left=Decimal() as zero, right=right) if not zero:
            return f"{_SIGNS['-']}{_operand(right, '*', figures)}"
        case Operation(sign=sign, left=left, right=right):
            after = _operand(right, "/" if sign in "-/" else sign, figures)
            return f"{_operand(left, sign, figures)} {_SIGNS[sign]} {after}"
        case Call(function=function, arguments=arguments):
            return _called(function, arguments, figures)


def _operand(part: Expression, sign: str, figures: Mapping[str, Figure]) -> str:
    """A part of an operation, in parentheses where it binds less than the sign beside it."""
    looser = isinstance(part, Call) or (isinstance(part, Operation) and (sign == "/" or part.sign not in _TIGHT))
    text = _written(part, figures)
    return f"({text})" if looser and sign in _TIGHT else text


def _called(function: str, arguments: Sequence[Expression], figures: Mapping[str, Figure]) -> str:
    said = [_operand(argument, "*", figures) for argument in arguments]
    match function:
        case "growth":
            return f"{said[0]} ÷ {said[1]} {_SIGNS['-']} 1"
        case "share":
            return f"{said[0]} ÷ {said[1]}"
        case "cagr":
            return f"({said[0]} ÷ {said[1]}) over {said[2]} years, a year"
        case "difference":
            return f"{said[0]} {_SIGNS['-']} {said[1]}"
        case "mean":
            pairs = zip(said[::2], said[1::2], strict=True)
            return f"mean of {', '.join(f'{value} (weight {weight})' for value, weight in pairs)}"
    return " + ".join(said)


def register(document: Document) -> Table:
    """Every figure with its value, period, change, where it comes from and where it is used."""
    used, known = used_in(document), document.vocabulary
    heads = (
        Column(title=known.figure),
        Column(title=known.value, align="end"),
        Column(title=known.period, align="start"),
        Column(title=known.change, align="end"),
        Column(title=known.source, align="start"),
        Column(title=known.used_in),
    )
    lines = [
        (*_row(figure, document), ", ".join(used.get(figure.id, ())) or NONE) for figure in document.figures.values()
    ]
    return _table(known.figure_register, heads, lines)


def _table(title: str, heads: Sequence[Column], lines: Sequence[Sequence[str]]) -> Table:
    """A table without the columns that say nothing."""
    kept = [index for index in range(len(heads)) if any(line[index] != NONE for line in lines)]
    rows = tuple(tuple(line[index] for index in kept) for line in lines)
    return Table(type="table", title=title, columns=tuple(heads[index] for index in kept), rows=rows)


def _row(figure: Figure, document: Document) -> tuple[str, ...]:
    change = f"{figure.change.short} {figure.change.basis or ''}".strip() if figure.change else NONE
    value = f"{figure.short} {figure.unit_phrase}".strip()
    when = figure.short_period or figure.period or (figure.as_of.isoformat() if figure.as_of else "")
    claimed = figure.basis if figure.basis != "reported" else None
    origin = _derivation(figure, document) if figure.derived else _origin(figure, document)
    return (figure.label, value, _joined(when, claimed), change, origin)


def _derivation(figure: Figure, document: Document) -> str:
    """How it was calculated."""
    return _joined(worked(figure, document.figures), across(figure, document))


def _origin(figure: Figure, document: Document) -> str:
    """The number of its source, the place in it, and the cell it was read from."""
    numbers = {source: str(number) for number, source in enumerate(document.sources, start=1)}
    cell = figure.origin.words if figure.origin else None
    return _joined(numbers.get(figure.source or ""), figure.locator, cell)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part) or NONE


def sources(document: Document) -> Table:
    """Every source with its publisher and date."""
    lines = [
        (str(number), source.title, source.publisher, source.date, source.note or NONE)
        for number, source in enumerate(document.sources.values(), start=1)
    ]
    known = document.vocabulary
    heads = (known.source, known.title, known.publisher, known.date, known.used_for)
    columns = [Column(title=title, align="start") for title in heads]
    return _table(known.sources, columns, lines).model_copy(update={"joins": True})
