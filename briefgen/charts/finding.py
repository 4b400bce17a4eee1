"""What a chart shows, in words, for those who cannot see it: computed from its data, said in its labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from briefgen.scene import ChartData, Series

LEAST_RATIO = Decimal("1.05")
"""Values closer than this are not said to be times each other."""


def finding(data: ChartData) -> str:
    """One sentence: what is largest, what rises, what a whole is made of. Empty where there is nothing to compare."""
    return _SAID[data.kind](data)


def _extremes(data: ChartData) -> str:
    """The largest bar against the smallest, as a multiple where both are positive."""
    if len(data.series) > 1:
        return _largest_of_all(data)
    told = _told(data.series[0], data.categories)
    if len(told) < 2:
        return ""
    high, low = max(told, key=lambda each: each[0]), min(told, key=lambda each: each[0])
    if high[0] == low[0]:
        return f"All are {high[2]}"
    if low[0] > 0 and high[0] / low[0] >= LEAST_RATIO:
        times = (high[0] / low[0]).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{high[1]} ({high[2]}) is {times:f} times {low[1]} ({low[2]})"
    return f"{high[1]} is largest ({high[2]}), {low[1]} smallest ({low[2]})"


def _largest_of_all(data: ChartData) -> str:
    """Of several series the largest value."""
    told = [(*each, series.name) for series in data.series for each in _told(series, data.categories)]
    if len(told) < 2:
        return ""
    _, category, label, name = max(told, key=lambda each: each[0])
    return f"{name} in {category} is largest ({label})"


def _courses(data: ChartData) -> str:
    """Where each line begins and ends."""
    return "; ".join(filter(None, (_course(series, data.categories, len(data.series) > 1) for series in data.series)))


def _course(series: Series, categories: Sequence[str], named: bool) -> str:
    told = _told(series, categories)
    if len(told) < 2:
        return ""
    (first, start, begun), (last, end, reached) = told[0], told[-1]
    goes = "stays at" if first == last else "rises from" if last > first else "falls from"
    way = begun if first == last else f"{begun} in {start} to {reached}"
    course = f"{goes} {way} in {end}"
    return f"{series.name} {course}" if named else course[:1].upper() + course[1:]


def _parts(data: ChartData) -> str:
    """The largest part of the last stack."""
    last = len(data.categories) - 1
    parts = [(s.values[last], s.name, s.labels[last]) for s in data.series if s.values[last] is not None]
    if len(parts) < 2:
        return ""
    _, name, label = max(parts, key=lambda each: each[0] or Decimal(0))
    return f"In {data.categories[last]} the largest part is {name} ({label})"


def _steps(data: ChartData) -> str:
    """The largest step up or down."""
    series = data.series[0]
    rows = enumerate(zip(series.values, data.categories, series.labels, strict=True))
    steps = [(abs(value), name, label) for index, (value, name, label) in rows if value and index not in data.totals]
    if not steps:
        return ""
    _, category, label = max(steps, key=lambda each: each[0])
    return f"The largest step is {category} ({label})"


def _both(data: ChartData) -> str:
    """What the columns show, and where the line goes."""
    columns, line = data.series
    first = _course(columns, data.categories, named=True)
    return "; ".join(filter(None, (first, _course(line, data.categories, named=True))))


def _told(series: Series, categories: Sequence[str]) -> list[tuple[Decimal, str, str]]:
    """The values that there are, each with its category and its label."""
    rows = zip(series.values, categories, series.labels, strict=True)
    return [(value, category, label) for value, category, label in rows if value is not None]


_SAID: Mapping[str, Callable[[ChartData], str]] = {
    "bar": _extremes,
    "column": _extremes,
    "line": _courses,
    "stacked": _parts,
    "waterfall": _steps,
    "combination": _both,
}
