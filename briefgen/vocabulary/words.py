"""What a language has to say: every word and sentence that briefgen itself sets, none with a default.

Braces stand for what is put in, numbers and names as the document writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ChartKind = Literal["bar", "column", "line", "stacked", "share", "waterfall", "combination"]
Doubt = Literal["adjusted", "estimate", "forecast"]
"""What a number claims that claims less than to be reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What kind of truth a number claims."""

    adjusted: str
    estimate: str
    forecast: str

    def of(self, doubt: Doubt) -> str:
        return {"adjusted": self.adjusted, "estimate": self.estimate, "forecast": self.forecast}[doubt]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Against which time before a change is measured."""

    year: str
    quarter: str
    month: str

    def of(self, basis: str) -> str:
        """A basis that is known by its letters in words, any other as it is."""
        return {"yoy": self.year, "qoq": self.quarter, "mom": self.month}.get(basis.lower(), basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNames:
    """What each kind of chart is called."""

    bar: str
    column: str
    line: str
    stacked: str
    share: str
    waterfall: str
    combination: str

    def of(self, kind: ChartKind) -> str:
        names: Mapping[ChartKind, str] = {
            "bar": self.bar,
            "column": self.column,
            "line": self.line,
            "stacked": self.stacked,
            "share": self.share,
            "waterfall": self.waterfall,
            "combination": self.combination,
        }
        return names[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a chart's data show. Names may be of any number and gender, categories years or places."""

    times: str
    """The largest value against the smallest: `high` ({high_value}), `low` ({low_value}), `times` a ratio."""
    extremes: str
    """The largest value and the smallest, where no ratio is told."""
    equal: str
    largest: str
    """The largest `value` of several series: which series, at which category."""
    rises: str
    """From the value `begun` at the category `start` to `reached` at `end`."""
    falls: str
    stays: str
    course: str
    """Which of several lines so rises or falls."""
    part: str
    """The largest part of the stack at a category."""
    step: str
    """The largest step of a waterfall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Alternative texts: what is said of drawings to those who cannot see them."""

    apart: str
    """What stands between the entries of a list."""
    arbitrage: str
    barbell: str
    """A barbell and its two ends."""
    chart: str
    """What a chart is and its `subject`, and what is `shown`."""
    charts: ChartNames
    discs: str
    """Discs whose areas show figures."""
    dots: str
    findings: Findings
    locator: str
    """Which layer of a stack is lit."""
    logo: str
    logo_unnamed: str
    """The logo of a brand that says no name."""
    pair: str
    """A name, and what is said of it."""
    row: str
    """A table of one row."""
    rows: str
    stack: str
    tally: str
    """Rows of strokes that count figures out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What files carry beside their pages: the sheets behind charts, attachments, prompts of layouts."""

    above_zero: str
    as_shown: str
    base: str
    """What lies unseen under a step of a waterfall."""
    basis: str
    """What a change is measured against."""
    below_zero: str
    category: str
    chart: str
    claim: str
    """What a title is to hold."""
    data: str
    data_of: str
    end: str
    held: Mapping[str, tuple[str, str]] = field(hash=False)
    """What the placeholders of a layout hold, one or several, by the kind of placeholder."""
    layouts: Mapping[str, str] = field(hash=False)
    """What the templates of slides are called in the menu of layouts."""
    line: str
    """A numbered line between the steps of a waterfall."""
    made_from: str
    """What the content file is to a document."""
    measure: str
    names: str
    notes: str
    picture: str
    start: str
    subtitle: str
    text: str
    top: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The fixed words of one language: those on pages, those said aloud, those in files."""

    agenda: str
    about: str
    against: str
    """Two lengths of time in one ratio."""
    appendix: str
    bases: Bases
    since: Since
    change: str
    continued: str
    cover: str
    date: str
    executive_brief: str
    executive_summary: str
    exhibit: str
    figure: str
    figure_register: str
    figures: str
    growth: str
    """A growth a year, from the ratio of two values and the years between."""
    in_this_brief: str
    key_figures: str
    less_than: str
    mean: str
    """A mean of values."""
    more_than: str
    on_top: str
    one_dot: str
    one_line: str
    page: str
    part: str
    """Which slide of several that show one thing."""
    period: str
    publisher: str
    questions: str
    questions_and_answers: str
    quoted: str
    rounded: str
    source: str
    sources: str
    summary: str
    table: str
    title: str
    together: str
    """What two poles make."""
    up_to: str
    """A range over zero."""
    used_for: str
    used_in: str
    value: str
    weighted: str
    """A value of a mean with its weight."""
    lengths: Mapping[int, str] = field(hash=False)
    """How long something was measured, by its months."""
    months: str
    spoken: Spoken
    filed: Filed

    def length(self, months: int) -> str:
        """A length of time: "a quarter"."""
        return self.lengths.get(months, self.months.format(months))
