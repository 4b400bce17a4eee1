"""Formulas: sums, differences, products and quotients of figures, and the functions below. Nothing else is evaluated.

sum     = product { ("+" | "-") product }
product = factor { ("*" | "/") factor }
factor  = number | name | function "(" sum { "," sum } ")" | "(" sum ")" | "-" factor
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException, DivisionByZero, DivisionUndefined, InvalidOperation, Overflow

MAX_LENGTH = 200

_TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-z][\w-]*(?:\.[a-z]+)?)|([-+*/(),]))")
_ARITHMETIC = Context(prec=34, traps=[DivisionByZero, InvalidOperation, Overflow])
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _ARITHMETIC.add,
    "-": _ARITHMETIC.subtract,
    "*": _ARITHMETIC.multiply,
    "/": _ARITHMETIC.divide,
}


class FormulaError(ValueError):
    """A formula that cannot be read or computed, as a sentence."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and the sign between them."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of expressions."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Decimal | str | Operation | Call
"""A number, the name of a figure, an operation, or a function of expressions."""

HUNDRED = Decimal(100)


def _ratio(of: Decimal, to: Decimal) -> Decimal:
    return _ARITHMETIC.divide(of, to)


def _growth(new: Decimal, old: Decimal) -> Decimal:
    if old < 0:
        raise FormulaError("The formula has growth from a value below zero, which no per cent tells: use a difference.")
    return _ARITHMETIC.multiply(_ARITHMETIC.subtract(_ratio(new, old), 1), HUNDRED)


def _compound(new: Decimal, old: Decimal, years: Decimal) -> Decimal:
    if new < 0 or old < 0:
        raise FormulaError("The formula has compound growth between values of which one is below zero: there is none.")
    root = _ARITHMETIC.power(_ratio(new, old), _ratio(Decimal(1), years))
    return _ARITHMETIC.multiply(_ARITHMETIC.subtract(root, 1), HUNDRED)


def _sum(*parts: Decimal) -> Decimal:
    total = Decimal(0)
    for part in parts:
        total = _ARITHMETIC.add(total, part)
    return total


def _mean(*pairs: Decimal) -> Decimal:
    weights = pairs[1::2]
    weighted = _sum(*map(_ARITHMETIC.multiply, pairs[::2], weights))
    return _ratio(weighted, _sum(*weights))


@dataclass(frozen=True, slots=True)
class Function:
    """What a formula may call. `most` arguments None: any number; `takes` says which."""

    compute: Callable[..., Decimal]
    least: int
    most: int | None
    takes: str


FUNCTIONS: Mapping[str, Function] = {
    "growth": Function(_growth, 2, 2, "the new value and the old one"),
    "share": Function(lambda part, whole: _ARITHMETIC.multiply(_ratio(part, whole), HUNDRED), 2, 2, "a part, a total"),
    "cagr": Function(_compound, 3, 3, "the new value, the old one and the years between"),
    "difference": Function(_ARITHMETIC.subtract, 2, 2, "two values"),
    "sum": Function(_sum, 1, None, "values"),
    "mean": Function(_mean, 2, None, "values, each followed by its weight"),
}
"""The functions, by their names. Growth, shares and compound growth are in per cent."""


def parse(text: str) -> Expression:
    """The expression `text` stands for. Raises FormulaError."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"A formula has at most {MAX_LENGTH} characters.")
    return _Reader(text).read()


def names(expression: Expression) -> Iterator[str]:
    """The figures an expression needs, in the order they are written, repeats included."""
    if isinstance(expression, str):
        yield expression
    elif isinstance(expression, Operation):
        yield from names(expression.left)
        yield from names(expression.right)
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from names(argument)


def calls(expression: Expression) -> Iterator[Call]:
    """The functions an expression calls, outer ones first."""
    if isinstance(expression, Operation):
        yield from calls(expression.left)
        yield from calls(expression.right)
    elif isinstance(expression, Call):
        yield expression
        for argument in expression.arguments:
            yield from calls(argument)


def evaluate(expression: Expression, value: Callable[[str], Decimal]) -> Decimal:
    """The expression's value to 34 digits. Raises FormulaError for a division by zero and like accidents."""
    if isinstance(expression, Decimal):
        return expression
    if isinstance(expression, str):
        return value(expression)
    if isinstance(expression, Call):
        compute: Callable[..., Decimal] = FUNCTIONS[expression.function].compute
        operands: Sequence[Decimal] = [evaluate(argument, value) for argument in expression.arguments]
    else:
        compute = _OPERATIONS[expression.sign]
        operands = (evaluate(expression.left, value), evaluate(expression.right, value))
    try:
        return compute(*operands)
    except (DivisionByZero, DivisionUndefined) as error:
        raise FormulaError("The formula divides by zero.") from error
    except DecimalException as error:
        if isinstance(expression, Operation) and expression.sign == "/" and operands[1] == 0:
            raise FormulaError("The formula divides by zero.") from error
        raise FormulaError("The formula leaves the range of numbers.") from error


class _Reader:
    """Reads tokens by recursive descent."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.next = 0

    def read(self) -> Expression:
        expression = self._sum()
        if self.next < len(self.tokens):
            raise FormulaError(f"The formula goes on with {self.tokens[self.next]!s} where it should end.")
        return expression

    def _take(self, *signs: str) -> str | None:
        if self.next < len(self.tokens) and self.tokens[self.next] in signs:
            self.next += 1
            return str(self.tokens[self.next - 1])
        return None

    def _sum(self) -> Expression:
        left = self._product()
        while sign := self._take("+", "-"):
            left = Operation(sign, left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._factor()
        while sign := self._take("*", "/"):
            left = Operation(sign, left, self._factor())
        return left

    def _factor(self) -> Expression:
        if self._take("-"):
            return Operation("-", Decimal(0), self._factor())
        if self._take("("):
            inner = self._sum()
            if not self._take(")"):
                raise FormulaError("The formula opens a parenthesis and does not close it.")
            return inner
        if self.next == len(self.tokens):
            raise FormulaError("The formula ends where a figure or a number should follow.")
        operand = self.tokens[self.next]
        if isinstance(operand, str) and operand in "+-*/(),":
            raise FormulaError(f"The formula has {operand} where a figure or a number should stand.")
        self.next += 1
        if isinstance(operand, str) and self._take("("):
            return self._call(operand)
        return operand

    def _call(self, name: str) -> Call:
        """The arguments of a function whose parenthesis is open."""
        function = FUNCTIONS.get(name)
        if function is None:
            raise FormulaError(f"There is no function “{name}”; there are {', '.join(FUNCTIONS)}.")
        arguments = [self._sum()]
        while self._take(","):
            arguments.append(self._sum())
        if not self._take(")"):
            raise FormulaError(f"The parenthesis of {name} is not closed.")
        odd = function is FUNCTIONS["mean"] and len(arguments) % 2
        if len(arguments) < function.least or len(arguments) > (function.most or len(arguments)) or odd:
            raise FormulaError(f"{name} takes {function.takes}.")
        return Call(name, tuple(arguments))


def _tokens(text: str) -> Iterator[Decimal | str]:
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if not match:
            character = text[position:].strip()[0]
            raise FormulaError(
                f"A formula cannot hold {character}; it takes figures, numbers, functions, + - * / and parentheses."
            )
        number, name, sign = match.groups()
        yield Decimal(number) if number else name or sign
        position = match.end()
