"""What both editions append: questions and answers, the author's appendix, the figure register, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from briefgen.blocks.faq import Faq, Question
from briefgen.blocks.table import Column, Table
from briefgen.document.figures import Figure
from briefgen.document.formula import HUNDRED, Call, Expression, Operation, parse
from briefgen.document.model import Document, Section
from briefgen.document.periods import period_of
from briefgen.document.usage import used_in
from briefgen.numbers import MINUS, Style
from briefgen.vocabulary import Vocabulary

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


def worked(figure: Figure, document: Document) -> str:
    """The formula of a derived figure with values for names: "78% ÷ 13%". A share's "× 100" goes without saying."""
    expression = parse(figure.formula or "")
    match expression:
        case Operation(sign="*", left=left, right=Decimal() as right) if figure.unit == "%" and right == HUNDRED:
            expression = left
    return _Working(document.figures, figure.style, document.vocabulary).written(expression)


def across(figure: Figure, document: Document) -> str:
    """What lengths of time a derived figure sets against each other: "twelve months against a quarter"."""
    if not figure.across_periods:
        return ""
    known = document.vocabulary
    periods = (period_of(document.figures[part.partition(".")[0]].period) for part in figure.inputs)
    lengths = dict.fromkeys(known.length(period.months) for period in periods if period)
    return reduce(known.against.format, lengths) if lengths else ""


@dataclass(frozen=True, slots=True)
class _Working:
    """How formulas are written out: values for names, signs as people write them."""

    figures: Mapping[str, Figure]
    style: Style
    known: Vocabulary

    def written(self, expression: Expression) -> str:
        match expression:
            case Decimal():
                return f"{MINUS if expression < 0 else ''}{self.style.digits(abs(expression))}"
            case str():
                name, _, part = expression.partition(".")
                named = self.figures[name]
                return named.change.plain if part and named.change else named.short
            case Operation(sign="-", left=Decimal() as zero, right=right) if not zero:
                return f"{_SIGNS['-']}{self._operand(right, '*')}"
            case Operation(sign=sign, left=left, right=right):
                after = self._operand(right, "/" if sign in "-/" else sign)
                return f"{self._operand(left, sign)} {_SIGNS[sign]} {after}"
            case Call(function=function, arguments=arguments):
                return self._called(function, [self._operand(argument, "*") for argument in arguments])

    def _operand(self, part: Expression, sign: str) -> str:
        """A part of an operation, in parentheses where it binds less than the sign beside it."""
        looser = isinstance(part, Call) or (isinstance(part, Operation) and (sign == "/" or part.sign not in _TIGHT))
        text = self.written(part)
        return f"({text})" if looser and sign in _TIGHT else text

    def _called(self, function: str, said: Sequence[str]) -> str:
        match function:
            case "growth":
                return f"{said[0]} ÷ {said[1]} {_SIGNS['-']} 1"
            case "share":
                return f"{said[0]} ÷ {said[1]}"
            case "cagr":
                return self.known.growth.format(ratio=f"{said[0]} ÷ {said[1]}", years=said[2])
            case "difference":
                return f"{said[0]} {_SIGNS['-']} {said[1]}"
            case "mean":
                pairs = zip(said[::2], said[1::2], strict=True)
                return self.known.mean.format(
                    ", ".join(self.known.weighted.format(value=a, weight=b) for a, b in pairs)
                )
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
    change = figure.change.told if figure.change else NONE
    value = f"{figure.short} {figure.unit_phrase}".strip()
    claimed = document.vocabulary.bases.of(figure.basis) if figure.basis and figure.basis != "reported" else None
    origin = _derivation(figure, document) if figure.derived else _origin(figure, document)
    return (figure.label, value, _joined(figure.when, claimed), change, origin)


def _derivation(figure: Figure, document: Document) -> str:
    """How it was calculated."""
    return _joined(worked(figure, document), across(figure, document))


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
