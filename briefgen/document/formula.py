"""Formulas: sums, differences, products and quotients of figures, with parentheses. Nothing else is evaluated.

sum     = product { ("+" | "-") product }
product = factor { ("*" | "/") factor }
factor  = number | name | "(" sum ")" | "-" factor
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow

MAX_LENGTH = 200

_TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-z][\w-]*(?:\.[a-z]+)?)|([-+*/()]))")
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


Expression = Decimal | str | Operation
"""A number, the name of a figure, or an operation."""


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


def evaluate(expression: Expression, value: Callable[[str], Decimal]) -> Decimal:
    """The expression's value to 34 digits. Raises FormulaError for a division by zero and like accidents."""
    if isinstance(expression, Decimal):
        return expression
    if isinstance(expression, str):
        return value(expression)
    left, right = evaluate(expression.left, value), evaluate(expression.right, value)
    try:
        return _OPERATIONS[expression.sign](left, right)
    except DecimalException as error:
        reason = "divides by zero" if expression.sign == "/" and right == 0 else "leaves the range of numbers"
        raise FormulaError(f"The formula {reason}.") from error


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
        if isinstance(operand, str) and operand in "+-*/()":
            raise FormulaError(f"The formula has {operand} where a figure or a number should stand.")
        self.next += 1
        return operand


def _tokens(text: str) -> Iterator[Decimal | str]:
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if not match:
            character = text[position:].strip()[0]
            raise FormulaError(
                f"A formula cannot hold {character}; it takes figures, numbers, + - * / and parentheses."
            )
        number, name, sign = match.groups()
        yield Decimal(number) if number else name or sign
        position = match.end()
