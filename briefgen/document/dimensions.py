"""What a formula comes to: its unit, from the units of its figures, and whether it compares like with like.

A number in a formula has no unit, but 100 may stand for 100 %, so that a share is a ratio times 100. What is counted
(customers, chips) is no unit of measure: revenue over customers is money.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal

from briefgen.document.formula import Call, Expression, FormulaError, Operation
from briefgen.numbers import CURRENCIES, is_symbol

Dimension = frozenset[tuple[str, int]]
"""Units with their powers: money is {("USD", 1)}, a ratio is empty."""

RATIO: Dimension = frozenset()
PERCENT: Dimension = frozenset({("%", 1)})
_HUNDRED = Decimal(100)


def dimension_of(unit: str | None) -> Dimension:
    """The dimension of a figure's unit; points are per cent, and what is counted has none."""
    if unit in ("x", "×") or unit is None or not is_symbol(unit):
        return RATIO
    return PERCENT if unit in ("%", "pp") else frozenset({(unit, 1)})


def check(expression: Expression, unit: Callable[[str], str | None], wanted: str | None) -> None:
    """Whether the expression comes to the unit `wanted`. `unit` gives that of a name. Raises FormulaError if not."""
    found = _dimensions(expression, unit)
    asked = dimension_of(wanted)
    if asked in found:
        return
    come = min(found, key=lambda each: (len(each), sorted(each)))
    if asked == PERCENT and RATIO in found:
        raise FormulaError("The formula comes to a ratio; a share in % is the ratio times 100.")
    raise FormulaError(f"The formula comes to {_named(come)}, and the figure's unit is {wanted}.")


def check_points(
    expression: Expression, unit: Callable[[str], str | None], label: Callable[[str], str | None], wanted: str | None
) -> None:
    """Whether a result in % or points is told as what it is. `label` gives that of a name. Raises FormulaError if not.

    What lies between two values of one label, such as two margins, is in points; other differences may be shares.
    """
    if wanted == "pp" and not _in_points(expression, unit):
        raise FormulaError("The formula comes to per cent; points are a difference of two figures in %.")
    match expression:
        case Operation(sign="-", left=str(one), right=str(other)) | Call("difference", (str(one), str(other))):
            if wanted == unit(one) == unit(other) == "%" and label(one) == label(other):
                raise FormulaError("The formula comes to a difference of two figures in %, which is in points: pp.")


def _in_points(expression: Expression, unit: Callable[[str], str | None]) -> bool:
    match expression:
        case str():
            return unit(expression) == "pp"
        case Operation(sign="-") if expression.left == Decimal(0):
            return _in_points(expression.right, unit)
        case Operation(sign="-") | Call("difference"):
            return True
        case Operation(sign="+"):
            return _in_points(expression.left, unit) and _in_points(expression.right, unit)
        case Operation():
            return _in_points(expression.left, unit) or _in_points(expression.right, unit)
        case Call("mean"):
            return all(_in_points(each, unit) for each in expression.arguments[::2])
        case Call("sum"):
            return all(_in_points(each, unit) for each in expression.arguments)
    return False


def _dimensions(expression: Expression, unit: Callable[[str], str | None]) -> frozenset[Dimension]:
    """All that the expression may come to."""
    match expression:
        case Decimal():
            return frozenset({RATIO, PERCENT}) if expression == _HUNDRED else frozenset({RATIO})
        case str():
            return frozenset({dimension_of(unit(expression))})
        case Operation(sign="+" | "-") if expression.left == Decimal(0):
            return _dimensions(expression.right, unit)
        case Operation(sign="+" | "-"):
            return _alike("adds" if expression.sign == "+" else "subtracts", (expression.left, expression.right), unit)
        case Operation(sign=sign):
            left, right = _dimensions(expression.left, unit), _dimensions(expression.right, unit)
            power = 1 if sign == "*" else -1
            return frozenset(_checked(_product(a, b, power)) for a in left for b in right)
        case Call():
            return _called(expression, unit)


def _called(call: Call, unit: Callable[[str], str | None]) -> frozenset[Dimension]:
    arguments = call.arguments
    if call.function == "mean":
        _alike("averages with", arguments[1::2], unit)
        return _alike("averages", arguments[::2], unit)
    same = _alike(_VERBS[call.function], arguments[:2] if call.function == "cagr" else arguments, unit)
    return same if call.function in ("sum", "difference") else frozenset({PERCENT})


_VERBS: Mapping[str, str] = {
    "sum": "adds",
    "difference": "subtracts",
    "growth": "compares",
    "share": "compares",
    "cagr": "compares",
}


def _alike(verb: str, parts: tuple[Expression, ...], unit: Callable[[str], str | None]) -> frozenset[Dimension]:
    """What all parts can be. Raises FormulaError if they have no unit in common."""
    every = [_dimensions(part, unit) for part in parts]
    common = frozenset.intersection(*every)
    if not common:
        said = list(dict.fromkeys(_named(min(each, key=len)) for each in every))
        raise FormulaError(f"The formula {verb} {' and '.join(said)}, which have no common measure.")
    return common


def _product(left: Dimension, right: Dimension, power: int) -> Dimension:
    powers = Counter(dict(left))
    for name, exponent in right:
        powers[name] += exponent * power
    return frozenset((name, exponent) for name, exponent in powers.items() if exponent)


def _checked(dimension: Dimension) -> Dimension:
    """Refuse what nobody means: money times money, one currency over another."""
    money = [(name, power) for name, power in dimension if name in CURRENCIES]
    if any(abs(power) > 1 for _, power in money):
        raise FormulaError(f"The formula multiplies {money[0][0]} by {money[0][0]}.")
    if len(money) > 1:
        raise FormulaError(f"The formula mixes {' and '.join(sorted(name for name, _ in money))}.")
    return dimension


def _named(dimension: Dimension) -> str:
    if not dimension:
        return "a ratio"
    over = [name for name, power in sorted(dimension) for _ in range(power) if power > 0]
    under = [name for name, power in sorted(dimension) for _ in range(-power) if power < 0]
    return " × ".join(over or ["1"]) + (f" / {' / '.join(under)}" if under else "")
