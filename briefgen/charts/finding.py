"""What a chart shows, in words, for those who cannot see it: computed from its data, said in its labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from briefgen.numbers import Style
from briefgen.scene import ChartData, Series
from briefgen.vocabulary.words import Spoken

LEAST_RATIO = Decimal("1.05")
"""Values closer than this are not said to be times each other."""


def finding(data: ChartData, known: Spoken, style: Style) -> str:
    """One sentence: what is largest, what rises, what a whole is made of. Empty where there is nothing to compare."""
    return _SAID[data.kind](data, known, style)


def _extremes(data: ChartData, known: Spoken, style: Style) -> str:
    """The largest bar against the smallest, as a multiple where both are positive."""
    if len(data.series) > 1:
        return _largest_of_all(data, known)
    told = _told(data.series[0], data.categories)
    if len(told) < 2:
        return ""
    high, low = max(told, key=lambda each: each[0]), min(told, key=lambda each: each[0])
    if high[0] == low[0]:
        return known.findings.equal.format(high[2])
    ends = {"high": high[1], "high_value": high[2], "low": low[1], "low_value": low[2]}
    if low[0] > 0 and high[0] / low[0] >= LEAST_RATIO:
        times = (high[0] / low[0]).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return known.findings.times.format(**ends, times=style.digits(times))
    return known.findings.extremes.format(**ends)


def _largest_of_all(data: ChartData, known: Spoken) -> str:
    """Of several series the largest value."""
    told = [(*each, series.name) for series in data.series for each in _told(series, data.categories)]
    if len(told) < 2:
        return ""
    _, category, label, name = max(told, key=lambda each: each[0])
    return known.findings.largest.format(series=name, category=category, value=label)


def _courses(data: ChartData, known: Spoken, _style: Style) -> str:
    """Where each line begins and ends."""
    named = len(data.series) > 1
    return known.apart.join(filter(None, (_course(each, data.categories, known, named=named) for each in data.series)))


def _course(series: Series, categories: Sequence[str], known: Spoken, *, named: bool) -> str:
    told = _told(series, categories)
    if len(told) < 2:
        return ""
    (first, start, begun), (last, end, reached) = told[0], told[-1]
    words = known.findings
    goes = words.stays if first == last else words.rises if last > first else words.falls
    course = goes.format(begun=begun, start=start, reached=reached, end=end)
    return words.course.format(series=series.name, course=course) if named else course[:1].upper() + course[1:]


def _parts(data: ChartData, known: Spoken, _style: Style) -> str:
    """The largest part of the last stack."""
    last = len(data.categories) - 1
    parts = [(s.values[last], s.name, s.labels[last]) for s in data.series if s.values[last] is not None]
    if len(parts) < 2:
        return ""
    _, name, label = max(parts, key=lambda each: each[0] or Decimal(0))
    return known.findings.part.format(category=data.categories[last], series=name, value=label)


def _steps(data: ChartData, known: Spoken, _style: Style) -> str:
    """The largest step up or down."""
    series = data.series[0]
    rows = enumerate(zip(series.values, data.categories, series.labels, strict=True))
    steps = [(abs(value), name, label) for index, (value, name, label) in rows if value and index not in data.totals]
    if not steps:
        return ""
    _, category, label = max(steps, key=lambda each: each[0])
    return known.findings.step.format(category=category, value=label)


def _both(data: ChartData, known: Spoken, _style: Style) -> str:
    """What the columns show, and where the line goes."""
    courses = (_course(series, data.categories, known, named=True) for series in data.series)
    return known.apart.join(filter(None, courses))


def _told(series: Series, categories: Sequence[str]) -> list[tuple[Decimal, str, str]]:
    """The values that there are, each with its category and its label."""
    rows = zip(series.values, categories, series.labels, strict=True)
    return [(value, category, label) for value, category, label in rows if value is not None]


_SAID: Mapping[str, Callable[[ChartData, Spoken, Style], str]] = {
    "bar": _extremes,
    "column": _extremes,
    "line": _courses,
    "stacked": _parts,
    "waterfall": _steps,
    "combination": _both,
}
