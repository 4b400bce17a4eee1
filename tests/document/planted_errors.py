"""A sound document with one mistake at a time: what is written instead of what, and the cause a finding must name."""

from __future__ import annotations

from typing import NamedTuple

BASE = """\
format: 1
title: A sound document
date: 2026-01-31
sources:
  filing: {title: Annual report, date: January 2026, as_of: 2025-12-31}
checks:
  max_age: 120
  rules:
    - {total: revenue, parts: [cloud, shops, adverts]}
    - {shares: [share-cloud, share-shops, share-adverts]}
    - {same: [revenue, revenue-filed]}
    - {formula: opening + inflow - outflow, gives: closing}
figures:
  revenue: {label: Revenue, value: 180.2, unit: USD, scale: B, period: FY 2025, basis: reported, source: filing, change: {value: 13, from: revenue-before, basis: YoY}}
  revenue-before: {label: Revenue, value: 159.5, unit: USD, scale: B, period: FY 2024}
  revenue-filed: {label: Net sales, value: 180200, unit: USD, scale: M, period: FY 2025}
  cloud: {label: Cloud, value: 33.0, unit: USD, scale: B, period: FY 2025}
  shops: {label: Shops, value: 129.5, unit: USD, scale: B, period: FY 2025}
  adverts: {label: Adverts, value: 17.7, unit: USD, scale: B, period: FY 2025}
  share-cloud: {label: Cloud share, value: 18.3, unit: "%", period: FY 2025}
  share-shops: {label: Shops share, value: 71.9, unit: "%", period: FY 2025}
  share-adverts: {label: Adverts share, value: 9.8, unit: "%", period: FY 2025}
  margin-before: {label: Margin, value: 9.8, unit: "%", period: Q4 2024}
  margin: {label: Margin, value: 11.2, unit: "%", period: Q4 2025, change: {value: 1.4, unit: pp, from: 9.8, basis: YoY}}
  quarter: {label: Quarterly revenue, value: 48.0, unit: USD, scale: B, period: Q4 2025, change: {value: 4.3, from: quarter-before, basis: QoQ}}
  quarter-before: {label: Quarterly revenue, value: 46.0, unit: USD, scale: B, period: Q3 2025}
  quarter-de: {label: Quartalsumsatz, value: 48.0, unit: USD, scale: B, period: 4. Quartal 2025}
  output: {label: Output, value: 12.4, unit: TWh, period: FY 2025}
  staff: {label: Staff, value: 1500, unit: people, period: 31 December 2025, as_of: 2025-12-31}
  opening: {label: Opening cash, value: 20.0, unit: EUR, scale: M, period: 1 January 2025}
  inflow: {label: Inflow, value: 14.5, unit: EUR, scale: M, period: FY 2025}
  outflow: {label: Outflow, value: 9.5, unit: EUR, scale: M, period: FY 2025}
  closing: {label: Closing cash, value: 25.0, unit: EUR, scale: M, period: 31 December 2025}
  guidance: {label: Guidance, range: [190, 200], unit: USD, scale: B, period: FY 2026, basis: forecast}
  pace: {label: Growth, formula: "growth(revenue, revenue-before)", unit: "%", precision: 0}
  per-head: {label: Revenue per head, formula: revenue / staff, unit: USD, precision: 0}
sections:
  - id: one
    title: One
    headline: Revenue reached {revenue}
    blocks:
      - type: chart
        id: bridge
        title: From one year to the next
        kind: waterfall
        unit: USD M
        categories: [Opening, Price, Volume, Costs, Closing]
        series: [{name: Cash, values: [20.0, 9.0, 5.5, -9.5, 25.0]}]
        totals: [Opening, Closing]
      - type: chart
        id: mix
        title: What it consists of
        kind: stacked
        unit: "%"
        categories: ["2023", "2024", "2025"]
        series:
          - {name: Cloud, values: [16, 17, 18]}
          - {name: Shops, values: [75, 74, 72]}
          - {name: Adverts, values: [9, 9, 10]}
      - type: chart
        id: years
        title: Revenue by year
        kind: column
        unit: USD B
        categories: ["2024", "2025"]
        series: [{name: Revenue, values: [159.5, 180.2]}]
      - type: chart
        id: parts
        title: Parts of one year
        kind: bar
        figures: [cloud, shops, adverts]
      - type: chart
        id: moves
        title: Changes on one basis
        kind: bar
        figures: [revenue.change, margin]
      - type: table
        id: staffing
        title: Where people work
        columns: [{title: Place}, {title: People}, {title: "Cost, USD M"}, {title: Growth}]
        rows:
          - [Berlin, "400", "41.2", "3%"]
          - [Paris, "600", "62.9", "5%"]
          - [Rome, "500", "48.4", "2%"]
          - [Total, "1,500", "152.5", "4%"]
      - type: chart
        id: power
        title: What was generated
        kind: column
        unit: GWh
        categories: ["2025"]
        series: [{name: Output, values: [12400]}]
      - type: table
        id: told
        title: What was told before
        columns: [{title: What}, {title: "2024"}, {title: "FY 2025, USD B"}]
        rows:
          - [Revenue, "$159.5B", "180.2"]
          - [Net sales, n/a, "180"]
      - type: table
        id: flows
        title: What came in and went out
        columns: [{title: What}, {title: Amount}]
        rows:
          - [Sales, "50"]
          - [Grants, "(20)"]
          - [Sum, "30"]
"""


class Mistake(NamedTuple):
    """`wrong` stands for `right`; a finding's message or hint has `cause`, and is at the line of `at`, or of `wrong`."""

    name: str
    right: str
    wrong: str
    cause: str
    at: str = ""


PLANTED = (
    # Totals
    Mistake("wrong total", "revenue: {label: Revenue, value: 180.2", "revenue: {label: Revenue, value: 184.9", "add up to $180.2B"),
    Mistake("transposed digits in a total", "value: 180.2, unit: USD, scale: B, period: FY 2025, basis", "value: 108.2, unit: USD, scale: B, period: FY 2025, basis", "swapped: $180.2B"),
    Mistake("transposed digits in a part", "label: Shops, value: 129.5", "label: Shops, value: 192.5", "swapped: $129.5B", "- {total: revenue"),
    Mistake("a part left out", "parts: [cloud, shops, adverts]", "parts: [cloud, shops]", "add up to $162.5B"),
    Mistake("a part twice", "parts: [cloud, shops, adverts]", "parts: [cloud, shops, adverts, cloud]", "add up to $213.2B"),
    Mistake("a part in the wrong scale", "label: Adverts, value: 17.7, unit: USD, scale: B", "label: Adverts, value: 17.7, unit: USD, scale: M", "scale may be wrong", "- {total: revenue"),
    Mistake("a part in another currency", "label: Cloud, value: 33.0, unit: USD", "label: Cloud, value: 33.0, unit: EUR", "units differ", "- {total: revenue"),
    Mistake("a part of the wrong sign", "label: Adverts, value: 17.7", "label: Adverts, value: -17.7", "sign may be wrong", "- {total: revenue"),
    # Shares
    Mistake("shares beyond a hundred", "label: Cloud share, value: 18.3", "label: Cloud share, value: 28.3", "shares add up to 110%", "- {shares:"),
    Mistake("swapped digits in a share", "label: Shops share, value: 71.9", "label: Shops share, value: 17.9", "swapped: 71.9%", "- {shares:"),
    Mistake("shares that are amounts", 'label: Cloud share, value: 18.3, unit: "%"', "label: Cloud share, value: 18.3, unit: USD", "units differ", "- {shares:"),
    Mistake("a category beyond a hundred", "values: [75, 74, 72]", "values: [75, 74, 82]", "shares add up to 110%", "values: [16, 17, 18]"),
    Mistake("a category short of a hundred", "values: [16, 17, 18]", "values: [16, 14, 18]", "shares add up to 97%"),
    # One fact, one value
    Mistake("one fact with two values", "label: Net sales, value: 180200", "label: Net sales, value: 182000", "elsewhere it is", "- {same:"),
    Mistake("one fact in two scales", "value: 180200, unit: USD, scale: M", "value: 180200, unit: USD, scale: B", "scale may be wrong", "- {same:"),
    Mistake("a fact declared again", "  guidance:", "  revenue-again: {label: Revenue, value: 185.0, unit: USD, scale: B, period: FY 2025, basis: reported}\n  guidance:", "A fact has one value", "  revenue-again:"),
    Mistake("a fact again under another period's name", "  guidance:", '  revenue-again: {label: revenue, value: 185.2, unit: USD, scale: B, period: "2025", basis: reported}\n  guidance:', "A fact has one value", "  revenue-again:"),
    Mistake("chart data against a figure", "values: [159.5, 180.2]", "values: [159.5, 182.0]", "elsewhere it is $180.2B"),
    Mistake("transposed digits in chart data", "values: [159.5, 180.2]", "values: [195.5, 180.2]", "swapped: $159.5B"),
    Mistake("chart data a thousand times too large", "        unit: USD B\n", "        unit: USD T\n", "scale may be wrong", "series: [{name: Revenue"),
    # Changes
    Mistake("a stale change", "change: {value: 13, from: revenue-before", "change: {value: 11, from: revenue-before", "the values it lies between give 13%"),
    Mistake("a change of the wrong sign", "change: {value: 13, from: revenue-before", "change: {value: -13, from: revenue-before", "sign may be wrong: 13%"),
    Mistake("transposed digits in a change", "change: {value: 13, from: revenue-before", "change: {value: 31, from: revenue-before", "swapped: 13%"),
    Mistake("per cent for points", "change: {value: 1.4, unit: pp, from: 9.8", 'change: {value: 1.4, unit: "%", from: 9.8', "say unit: pp"),
    Mistake("points for per cent", "change: {value: 1.4, unit: pp, from: 9.8", "change: {value: 14.3, unit: pp, from: 9.8", 'say unit: "%"'),
    Mistake("a change in an unsaid unit", "change: {value: 1.4, unit: pp, from: 9.8", "change: {value: 1.4, from: 9.8", "whether it is in points"),
    Mistake("a stale prior value", "label: Revenue, value: 159.5", "label: Revenue, value: 148.1", "lies between give", "  revenue: {"),
    Mistake("a year against a quarter", "from: revenue-before", "from: quarter-before", "sets twelve months against a quarter"),
    Mistake("a quarter's change called a year's", "from: quarter-before, basis: QoQ", "from: quarter-before, basis: YoY", "lies 3 months before"),
    Mistake("a year's change called a quarter's", "from: revenue-before, basis: YoY", "from: revenue-before, basis: QoQ", "lies 12 months before"),
    Mistake("the wrong year before", "scale: B, period: FY 2024}", "scale: B, period: FY 2023}", "lies 24 months before", "  revenue: {"),
    Mistake("a change from another unit", "from: revenue-before", "from: staff", "they make no change"),
    Mistake("a change from nothing", "from: revenue-before", "from: revenue-past", "no figure “revenue-past”"),
    Mistake("changes on two bases", "figures: [revenue.change, margin]", "figures: [revenue.change, quarter.change]", "on different bases"),
    Mistake("a stale change from what is not named", "change: {value: 13, from: revenue-before, basis: YoY}", "change: {value: 11, basis: YoY}", "the values it lies between give 13%"),
    Mistake("a change from the quarter after", "period: Q3 2025}", "period: Q1 2026}", "later than it", "  quarter: {"),
    Mistake("basis points for points", "change: {value: 1.4, unit: pp, from: 9.8", "change: {value: 1.4, unit: bps, from: 9.8", "lies between give 140"),
    Mistake("points of money", "change: {value: 13, from: revenue-before, basis: YoY}", "change: {value: 13, from: revenue-before, basis: YoY, unit: pp}", "this one is in USD"),
    Mistake("chart data against a figure in German words", 'unit: USD B\n        categories: ["2024", "2025"]\n        series: [{name: Revenue, values: [159.5, 180.2]', 'unit: Mrd. $\n        categories: ["2024", "2025"]\n        series: [{name: Revenue, values: [159.5, 182.0]', "elsewhere it is $180.2B", "series: [{name: Revenue"),
    Mistake("one of two stacks of shares beyond a hundred", 'categories: ["2023", "2024", "2025"]\n        series:\n          - {name: Cloud, values: [16, 17, 18]}\n          - {name: Shops, values: [75, 74, 72]}\n          - {name: Adverts, values: [9, 9, 10]}', 'categories: ["2023", "2024"]\n        series:\n          - {name: Cloud, values: [16, 27]}\n          - {name: Shops, values: [75, 74]}\n          - {name: Adverts, values: [9, 9]}', "shares add up to 110%", "- {name: Cloud, values: [16"),
    Mistake("a total that is no bar", "totals: [Opening, Closing]", "totals: [Opening, Closng]", "has no “Closng”", "type: chart\n        id: bridge"),
    Mistake("a highlight that is no bar", "figures: [cloud, shops, adverts]\n", "figures: [cloud, shops, adverts]\n        highlight: clouds\n", "has no “clouds”", "type: chart\n        id: parts"),
    Mistake("a change of a range", "basis: forecast}\n  pace", "basis: forecast, change: {value: 3, from: 185}}\n  pace", "leads from no one value", "  guidance:"),
    Mistake("chart data in another unit of energy", "series: [{name: Output, values: [12400]}]", "series: [{name: Output, values: [14200]}]", "swapped: 12.400 TWh"),
    # Bridges
    Mistake("a bridge that arrives elsewhere", "values: [20.0, 9.0, 5.5, -9.5, 25.0]", "values: [20.0, 9.0, 5.5, -9.5, 26.0]", "add up to 25"),
    Mistake("a step of the wrong sign", "values: [20.0, 9.0, 5.5, -9.5, 25.0]", "values: [20.0, 9.0, 5.5, 9.5, 25.0]", "sign may be wrong: −9.5"),
    Mistake("swapped digits in a step", "values: [20.0, 9.0, 5.5, -9.5, 25.0]", "values: [20.0, 9.0, 5.5, -5.9, 25.0]", "swapped: −9.5"),
    Mistake("a bridge off by more than rounding", "values: [20.0, 9.0, 5.5, -9.5, 25.0]", "values: [20.0, 9.0, 5.5, -9.5, 25.3]", "add up to 25"),
    Mistake("a bridge in figures", "label: Outflow, value: 9.5", "label: Outflow, value: 8.5", "the formula gives €26.0M", "- {formula:"),
    Mistake("a bridge with a sign turned", "opening + inflow - outflow", "opening + inflow + outflow", "the formula gives €44.0M"),
    # Tables
    Mistake("a wrong total of a column", '"1,500", "152.5"', '"1,600", "152.5"', "add up to 1,500", "- [Total"),
    Mistake("swapped digits in a column", '[Berlin, "400", "41.2"', '[Berlin, "400", "14.2"', "or 41.2 for “Berlin”", "- [Total"),
    Mistake("a count off by one", '[Paris, "600"', '[Paris, "601"', "add up to 1,501", "- [Total"),
    Mistake("a cell against a figure", '[Revenue, "$159.5B", "180.2"]', '[Revenue, "$159.5B", "182.0"]', "elsewhere it is $180.2B"),
    Mistake("a cell with its scale against a figure", '[Revenue, "$159.5B", "180.2"]', '[Revenue, "$195.5B", "180.2"]', "swapped: $159.5B"),
    Mistake("a total of amounts in parentheses", '[Grants, "(20)"]', '[Grants, "20"]', "A sign may be wrong", "- [Sum"),
    # Units
    Mistake("a currency misspelt", "label: Cloud, value: 33.0, unit: USD", "label: Cloud, value: 33.0, unit: UDS", "USD is one"),
    Mistake("a scale in the unit", "label: Cloud, value: 33.0, unit: USD, scale: B", "label: Cloud, value: 33.0, unit: USD B", "scale: B"),
    Mistake("a symbol for a currency", "label: Cloud, value: 33.0, unit: USD", "label: Cloud, value: 33.0, unit: $", "is written USD"),
    Mistake("per cent in words", 'label: Margin, value: 11.2, unit: "%"', "label: Margin, value: 11.2, unit: percent", "is written %"),
    Mistake("no unit", "label: Staff, value: 1500, unit: people", "label: Staff, value: 1500", "needs its unit"),
    # Formulas
    Mistake("growth told as a ratio", 'formula: "growth(revenue, revenue-before)", unit: "%"', 'formula: "growth(revenue, revenue-before)", unit: x', "comes to"),
    Mistake("a ratio of two currencies", "formula: revenue / staff", "formula: revenue / opening", "mixes EUR and USD"),
    Mistake("money times money", "formula: revenue / staff", "formula: revenue * cloud", "multiplies USD by USD"),
    Mistake("a quarter in a formula of years", '"growth(revenue, revenue-before)"', '"growth(revenue, quarter)"', "sets twelve months"),
    Mistake("a division by zero", "formula: revenue / staff", "formula: revenue / (staff - staff)", "divides by zero"),
    Mistake("a formula that needs itself", "formula: revenue / staff", "formula: per-head + revenue", "needs itself"),
    Mistake("money plus a share", "formula: revenue / staff", "formula: revenue + margin", "no common measure"),
    Mistake("a figure that is not there", "formula: revenue / staff", "formula: revenue / stuff", "no figure “stuff”"),
    Mistake("a range in a formula", "formula: revenue / staff", "formula: guidance / staff", "is a range"),
    Mistake("growth with its years turned around", '"growth(revenue, revenue-before)"', '"growth(revenue-before, revenue)"', "leads from revenue to revenue-before"),
    Mistake("compound growth over the wrong years", '"growth(revenue, revenue-before)"', '"cagr(revenue, revenue-before, 3)"', "counts 3 years, but 1 lie"),
    Mistake("points told as per cent", 'formula: "growth(revenue, revenue-before)", unit: "%"', 'formula: "margin - margin-before", unit: "%"', "is in points"),
    Mistake("per cent told as points", 'formula: "growth(revenue, revenue-before)", unit: "%"', 'formula: "growth(revenue, revenue-before)", unit: pp', "points are a difference"),
    Mistake("a part of another length of time", "label: Cloud, value: 33.0, unit: USD, scale: B, period: FY 2025", "label: Cloud, value: 33.0, unit: USD, scale: B, period: Q4 2025", "cloud is of Q4 2025, shops is of FY 2025", "- {total: revenue"),
    Mistake("a part of another year", "label: Cloud, value: 33.0, unit: USD, scale: B, period: FY 2025", "label: Cloud, value: 33.0, unit: USD, scale: B, period: FY 2024", "cloud is of FY 2024, shops is of FY 2025", "- {total: revenue"),
    Mistake("one fact one digit off", "label: Net sales, value: 180200", "label: Net sales, value: 180300", "elsewhere it is", "- {same:"),
    Mistake("a waterfall's end that is a step", "totals: [Opening, Closing]", "totals: [Opening]", "Name it under totals", "series: [{name: Cash"),
    Mistake("a stack that is more than it measures", 'unit: "%"\n        categories: ["2023", "2024", "2025"]\n        series:\n          - {name: Cloud, values: [16, 17, 18]}\n          - {name: Shops, values: [75, 74, 72]}\n          - {name: Adverts, values: [9, 9, 10]}', 'unit: USD B\n        measure: Revenue\n        categories: ["2025"]\n        series:\n          - {name: Cloud, values: [33.0]}\n          - {name: Shops, values: [129.5]}\n          - {name: Ads, values: [71.7]}', "its parts add up to $234.2B", "- {name: Cloud, values: [33"),
    Mistake("a quarter called a year", "formula: revenue / staff, unit: USD, precision: 0", "formula: quarter * 4, unit: USD, precision: 0, period: FY 2025", "is of twelve months, and is computed from a quarter"),
    Mistake("a result of another year", "formula: revenue / staff, unit: USD, precision: 0", "formula: revenue / staff, unit: USD, precision: 0, period: FY 2024", "of another time than all"),
    # Dates
    Mistake("two days for one figure", "period: 31 December 2025, as_of: 2025-12-31", "period: 31 December 2025, as_of: 2025-11-30", "It stands for one day"),
    Mistake("a stale figure", "period: 31 December 2025, as_of: 2025-12-31", "period: 30 June 2025, as_of: 2025-06-30", "215 days before"),
    Mistake("a stale source", "date: January 2026, as_of: 2025-12-31", "date: January 2025, as_of: 2024-12-31", "396 days before", "  revenue: {"),
    Mistake("a figure from the future", "as_of: 2025-12-31}\n  opening", "as_of: 2026-12-31}\n  opening", "after the document's date"),
    Mistake("a forecast called reported", "period: FY 2026, basis: forecast", "period: FY 2026, basis: reported", "had not ended"),
    Mistake("a fiscal year that has not ended", "period: FY 2026, basis: forecast", "period: FY 2026, basis: reported", "year_ends: June"),
    Mistake("a quarter in a formula of years, in German", 'formula: "growth(revenue, revenue-before)", unit: "%"', 'formula: "share(quarter-de, revenue)", unit: "%"', "sets a quarter"),
    Mistake("no date that a date", "as_of: 2025-12-31}\n  opening", "as_of: December 2025}\n  opening", "is not a date"),
    # Ranges
    Mistake("a range turned around", "range: [190, 200]", "range: [200, 190]", "before it begins"),
    Mistake("a range that is a number", "range: [190, 200]", "range: [190, 190]", "before it begins"),
    # Texts
    Mistake("a scale said again", "headline: Revenue reached {revenue}", "headline: Revenue reached {revenue} billion", "reads “$180.2B”, says a unit or a scale twice"),
    Mistake("a currency said again", "headline: Revenue reached {revenue}", "headline: Revenue reached ${revenue}", "“$” beside {revenue}"),
    Mistake("per cent said again", "headline: Revenue reached {revenue}", 'headline: "The margin was {margin} percent"', "“percent” beside {margin}"),
    Mistake("points called per cent", "headline: Revenue reached {revenue}", 'headline: "The margin rose {margin.change}%"', "“%” beside {margin.change}"),
    Mistake("thousands where there are none", "headline: Revenue reached {revenue}", 'headline: "We are {staff} thousand"', "“thousand” beside {staff}"),
    # Charts
    Mistake("a quarter beside a year", "figures: [cloud, shops, adverts]", "figures: [cloud, quarter, adverts]", "different lengths of time"),
    Mistake("units mixed in a chart", "figures: [cloud, shops, adverts]", "figures: [cloud, shops, margin]", "different units", "type: chart\n        id: parts"),
)  # fmt: skip


def planted(mistake: Mistake) -> tuple[str, int]:
    """The base with the mistake in it, and the line of the place where it is found, from 1."""
    assert BASE.count(mistake.right) == 1, mistake.right
    text = BASE.replace(mistake.right, mistake.wrong)
    wanted = mistake.at or mistake.wrong.strip()
    at = text.index(wanted)
    return text, text.count("\n", 0, at) + 1


def _document(figures: str, blocks: str, more: str = "") -> str:
    head = f"format: 1\ntitle: Sound\ndate: 2026-01-31\n{more}figures:\n{figures}"
    return f"{head}sections:\n  - id: one\n    title: One\n    headline: A claim\n    blocks:\n{blocks}"


SOUND = {
    "rounding": _document(
        """\
  total: {label: Total, value: 100.0, unit: USD, scale: M, period: FY 2025}
  a: {label: A, value: 33.3, unit: USD, scale: M, period: FY 2025}
  b: {label: B, value: 33.3, unit: USD, scale: M, period: FY 2025}
  c: {label: C, value: 33.3, unit: USD, scale: M, period: FY 2025}
""",
        '      - {type: chart, kind: stacked, unit: "%", categories: ["1", "2"], series: [{name: A, values: [33, 50]}, '
        "{name: B, values: [33, 50]}, {name: C, values: [33, 0]}]}\n",
        "checks: {rules: [{total: total, parts: [a, b, c]}]}\n",
    ),
    "segments of one name": _document(
        """\
  cloud: {label: Revenue, value: 10, unit: USD, scale: B, period: Q1 2025}
  cloud-later: {label: Revenue, value: 12, unit: USD, scale: B, period: Q2 2025}
  forecast: {label: Revenue, value: 14, unit: USD, scale: B, period: Q2 2025, basis: forecast}
  euros: {label: Revenue, value: 11, unit: EUR, scale: B, period: Q2 2025}
  about: {label: Revenue, value: 9, unit: USD, scale: B, period: Q1 2025, qualifier: "~"}
""",
        '      - {type: table, columns: [{title: Year}, {title: Growth}, {title: Price}], rows: [["2024", "3%", "9.5"], '
        '[Total, "4%", "9.7"]]}\n',
    ),
    "shares of some": _document(
        '  a: {label: A, value: 20, unit: "%", period: FY 2025, change: {value: 2, unit: pp, from: 18, basis: YoY}}\n',
        '      - {type: chart, kind: stacked, unit: "%", categories: ["1", "2", "3"], series: [{name: Known, values: '
        "[20, 30, 40]}, {name: Liked, values: [30, 10, 20]}]}\n"
        '      - {type: table, columns: [{title: Part}, {title: Share}, {title: "USD M"}], rows: [[A, "33%", "1.1"], '
        '[B, "33%", "1.1"], [C, "33%", "1.1"], [Total, "100%", "3.4"]]}\n',
    ),
    "levels and steps": _document(
        """\
  first: {label: Customers, value: 1.2, unit: customers, scale: M, period: 31 December 2024}
  last: {label: Customers, value: 1.5, unit: customers, scale: M, period: 31 December 2025, change: {value: 25, from: first, basis: YoY}}
  times: {label: Price, value: 3, unit: EUR, period: FY 2025, change: {value: 1.5, unit: x, from: 2}}
""",
        "      - {type: chart, kind: waterfall, unit: customers, data: steps.csv, totals: [Start, End]}\n"
        '      - {type: table, columns: [{title: Place}, {title: People}], rows: [[East, "10"], [of which new, "4"], '
        '[West, "5"], [Total, "15"]]}\n',
    ),
    "German numbers": _document(
        """\
  umsatz: {label: Umsatz, value: 1234.5, unit: EUR, scale: M, period: FY 2025}
  ziel: {label: Umsatz, value: 1300, unit: EUR, scale: M, period: FY 2025, basis: forecast}
""",
        '      - {type: table, columns: [{title: Ort}, {title: Leute}, {title: "Mio. €"}], rows: [[Berlin, "400", "1,5"], '
        '[Rom, "600", "2,5"], [Paris, "500", "3,0"], [Summe, "1.500", "7,0"]]}\n'
        '      - {type: table, columns: [{title: Was}, {title: "2024"}, {title: "FY 2025"}], rows: [[Umsatz, "1.200,0", '
        '"1.234,5"], [Umsatz, "–", "1,2 Mrd. €"], [Umsatz, "–", "1.300 Mio. €"]]}\n'
        '      - {type: chart, kind: column, unit: Mio. EUR, categories: ["FY 2025"], series: [{name: Umsatz, values: '
        "[1300]}]}\n",
        "language: de\n",
    ),
    "units beside figures in words": _document(
        """\
  speed: {label: Speed, text: months to days}
  shops: {label: Shops, value: 12, unit: shops}
  margin: {label: Margin, value: 11, unit: "%"}
  revenue: {label: Revenue, value: 5, unit: EUR, scale: M}
  pace: {label: Pace, value: 2, unit: x}
""",
        '      - {type: paragraph, text: "In {speed} million-fold, {shops} times a day, {shops} percent-based tariffs"}\n'
        '      - {type: paragraph, text: "{margin} of revenue, {margin}, {pace} as fast, {revenue} (EUR), {revenue} Bonds"}\n'
        '      - {type: paragraph, text: "{margin} (percent of sales), {shops} T-shirt shops, {shops} Kiosks, US {revenue}"}\n',
    ),
    "a stack of what is measured": _document(
        """\
  whole: {label: Total, value: 11, unit: USD, scale: B, period: FY 2025}
  q1: {label: A, value: 5, unit: USD, scale: B, period: Q1 2025}
  q2: {label: A, value: 6, unit: USD, scale: B, period: Q2 2025}
  h1: {label: A, value: 11, unit: USD, scale: B, period: H1 2025}
  half: {label: Half, formula: q1 + q2, unit: USD, precision: 0, scale: B, period: H1 2025}
  past: {label: Total, value: 8, unit: USD, scale: B, period: FY 2022}
  pace: {label: Pace, formula: "cagr(whole, past, 3)", unit: "%", precision: 1, period: 2022–2025}
""",
        "      - {type: chart, kind: stacked, measure: Total, unit: USD B, categories: [FY 2024, FY 2025], series: "
        "[{name: A, values: [4, 5]}, {name: B, values: [4, 6]}]}\n"
        "      - {type: chart, kind: stacked, measure: Total, unit: USD B, categories: [FY 2025], series: "
        "[{name: A, values: [1.3]}, {name: B, values: [2]}]}\n"
        "      - {type: chart, kind: line, measure: Total, unit: USD B, categories: [FY 2025], series: [{name: A, values: [1.3]}]}\n"
        "      - {type: chart, kind: waterfall, unit: USD B, categories: [A, B, C], series: [{name: x, values: [1, 2, 9]}]}\n",
        "checks: {rules: [{total: h1, parts: [q1, q2]}]}\n",
    ),
    "years that end in January": _document(
        """\
  year: {label: Revenue, value: 100, unit: USD, scale: M, period: FY 2026, basis: reported}
  quarter: {label: Revenue, value: 30, unit: USD, scale: M, period: Q4 FY26, basis: reported}
""",
        "      - {type: paragraph, text: Text}\n",
        "checks: {year_ends: January}\n",
    ),
    "a bridge of figures": _document(
        """\
  opening: {label: Opening, value: 20, unit: EUR, scale: M}
  inflow: {label: Inflow, value: 5, unit: EUR, scale: M}
  closing: {label: Closing, value: 25, unit: EUR, scale: M}
""",
        "      - {type: chart, kind: waterfall, figures: [opening, inflow, closing], totals: [Opening, Closing]}\n",
    ),
    "periods on purpose": _document(
        """\
  year: {label: Year, value: 100, unit: USD, scale: M, period: FY 2025}
  quarter: {label: Quarter, value: 30, unit: USD, scale: M, period: Q4 2025}
  pace: {label: Pace, formula: quarter / year, across_periods: true, precision: 1, unit: x}
  guided: {label: Guided, range: [-5, 5], unit: "%", period: FY 2026, basis: forecast}
""",
        "      - {type: chart, kind: bar, across_periods: true, figures: [year, quarter], note: A year and a quarter}\n"
        '      - {type: chart, kind: column, unit: USD M, categories: ["2024", "2025"], series: [{name: Year, values: '
        "[90, 100]}]}\n",
    ),
}
"""Documents in which nothing is wrong, though it may look so."""
