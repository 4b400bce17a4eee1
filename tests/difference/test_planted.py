"""Every kind of change, planted in the shipped content, is told as what it is, and nothing besides."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.difference.planted import SHIPPED, between, planted

SECTION = re.compile(r"(?ms)^  - id: barbell\n.*?(?=^  - id: final-take)")
BLOCK = re.compile(r"(?ms)^      - type: metrics\n        id: consumer\n.*?(?=^\n  - id: arbitrage)")
KEY_FIGURES = re.compile(
    r"(?ms)^      - type: metrics\n        id: key-figures\n.*?(?=^      - type: metrics\n        id: ratios)"
)
CHART = """\
      - type: chart
        id: years
        kind: column
        unit: USD
        categories: [Y2023, Y2024]
        series:
          - {name: Cash, values: [10, 20]}
          - {name: Debt, values: [5, null]}
"""
CHARTED = SHIPPED.replace(
    "      - type: stack\n        id: rails\n", CHART + "      - type: stack\n        id: rails\n"
)

REVENUE = "    value: 180.2\n"
FIRST_POINT = """    - title: Three-layer strategy
      text: AWS as foundation, middleware as leverage point, retail devices as distribution
      section: stack
"""
KIRO = "              - {name: Kiro, figure: kiro}\n"


def cut(pattern: re.Pattern[str], text: str = SHIPPED) -> tuple[str, str]:
    """The text without the one match, and the match."""
    (match,) = pattern.finditer(text)
    return text[: match.start()] + text[match.end() :], match.group()


FIGURES = {
    "a value, and what is derived from it": (
        [(REVENUE, "    value: 191.4\n")],
        [
            "figures changed revenue: value $180.2B > $191.4B",
            "figures changed aws-share: value 18.3% > 17.2% [revenue]",
        ],
    ),
    "a value as it is written": (
        [("    value: 14.8\n", "    value: 14.80\n")],
        ["figures changed free-cash-flow: value $14.8B > $14.80B"],
    ),
    "a change, and what is derived from it": (
        [("change: {value: 13, basis: YoY}", "change: {value: 12, basis: yoy}")],
        [
            "figures changed revenue: change +13% > +12%; basis YoY > yoy",
            "figures changed capex-pace: value 6.0× > 6.5× [revenue.change]",
        ],
    ),
    "a unit": (
        [("    value: 3.8\n    unit: GW", "    value: 3.8\n    unit: MW")],
        ["figures changed power: unit GW > MW"],
    ),
    "a period": (
        [("    period: In twelve months\n", "    period: In 2025\n")],
        ["figures changed power: period In twelve months > In 2025"],
    ),
    "a source": (
        [("    short_period: 12 months\n    source: landscape", "    short_period: 12 months\n    source: results")],
        ["figures changed power: source landscape > results"],
    ),
    "a label and a note": (
        [("    label: Power added\n", "    label: Power\n    note: Contracted\n")],
        ["figures changed power: label Power added > Power; note None > Contracted"],
    ),
    "a formula that comes to the same": (
        [("formula: aws / revenue * 100", "formula: 100 * aws / revenue")],
        ["figures changed aws-share: formula aws / revenue * 100 > 100 * aws / revenue"],
    ),
    "one that came": (
        [("  trainium2:\n", "  cash:\n    label: Cash\n    value: 2\n    unit: EUR\n  trainium2:\n")],
        ["figures added cash: value None > €2; label None > Cash; unit None > EUR"],
    ),
    "one that went": (
        [
            ("  agentcore:\n    label: AgentCore, for agents\n    text: building blocks\n    source: landscape\n", ""),
            ("connect-minutes, agentcore]", "connect-minutes]"),
        ],
        [
            (
                "figures gone agentcore: value building blocks > None; label AgentCore, for agents > None; "
                "source landscape > None"
            ),
            "settings gone stack/applied-tools figures 6: agentcore > None",
        ],
    ),
}

CONTENT = {
    "the document's claim": (
        [("claim: Amazon owns the rails, whichever model wins", "claim: Amazon owns the rails")],
        ["claims changed document claim: Amazon owns the rails, whichever model wins > Amazon owns the rails"],
    ),
    "a headline": (
        [("headline: Two poles insulate", "headline: Two poles shield")],
        [
            (
                "claims changed barbell headline: Two poles insulate Amazon from direct competition > "
                "Two poles shield Amazon from direct competition"
            )
        ],
    ),
    "the claim of a block": (
        [("title: A gap few can close, and what Amazon makes of it", "title: What Amazon does")],
        ["claims changed arbitrage/gap title: A gap few can close, and what Amazon makes of it > What Amazon does"],
    ),
    "the form of a number in a claim": (
        [("{aws.change|plain} and revenue", "{aws.change} and revenue")],
        [
            (
                "claims changed baseline/growth title: "
                "Capex grew {capex.change|plain}, AWS {aws.change|plain} and revenue {revenue.change|plain} > "
                "Capex grew {capex.change|plain}, AWS {aws.change} and revenue {revenue.change|plain}"
            )
        ],
    ),
    "a text": (
        [("effect: Not an app, ambient commerce", "effect: Ambient commerce")],
        ["texts changed stack/layers layers “Consumer AI” effect: Not an app, ambient commerce > Ambient commerce"],
    ),
    "a text that came": (
        [
            (
                "  - id: arbitrage\n    title: Arbitrage\n",
                "  - id: arbitrage\n    title: Arbitrage\n    notes: Ask first\n",
            )
        ],
        ["texts added arbitrage notes: None > Ask first"],
    ),
    "a point that moved": (
        [
            (FIRST_POINT, ""),
            (
                "  figures: [revenue, aws, capex, free-cash-flow, power]\n\nsections",
                FIRST_POINT + "  figures: [revenue, aws, capex, free-cash-flow, power]\n\nsections",
            ),
        ],
        [
            (
                "texts moved summary points “Three-layer strategy”: None > Three-layer strategy · "
                "AWS as foundation, middleware as leverage point, retail devices as distribution"
            )
        ],
    ),
    "a member that came first": (
        [(KIRO, "              - {name: Bedrock, text: models}\n" + KIRO)],
        ["texts added stack/layers layers “Applied AI tools” members “Bedrock”: None > Bedrock · models"],
    ),
    "a figure shown instead of another": (
        [("figures: [capex, free-cash-flow]", "figures: [capex, revenue]")],
        ["settings changed cover figures 2: free-cash-flow > revenue"],
    ),
    "a cell": (
        [("[NVIDIA partnership, GB200 Superchips on EC2]", "[NVIDIA partnership, GB300 Superchips on EC2]")],
        [
            (
                "data changed stack/infrastructure [NVIDIA partnership|What AWS runs or offers]: "
                "GB200 Superchips on EC2 > GB300 Superchips on EC2"
            )
        ],
    ),
    "a row": (
        [("        - [Target, Named in the landscape]\n", "")],
        ["data gone appendix/companies [Target|]: Target · Named in the landscape > None"],
    ),
    "a column's heading": (
        [("{title: Part}", "{title: Piece}")],
        ["texts changed stack/infrastructure columns 1 title: Part > Piece"],
    ),
    "a source": (
        [("    date: updated 2026\n", "    date: updated 2027\n    url: https://example.org/x\n")],
        ["sources changed landscape: date updated 2026 > updated 2027; url None > https://example.org/x"],
    ),
    "settings": (
        [("date: 2026-01-15\nlanguage: en-US", "date: 2026-02-15\nlanguage: en-GB\nbrand: evergreen.yml")],
        [
            "settings changed document date: 2026-01-15 > 2026-02-15",
            "settings changed document language: en-US > en-GB",
            "settings added document brand: None > evergreen.yml",
        ],
    ),
    "an edition": (
        [("        only: deck\n        title: Free cash", "        title: Free cash")],
        ["settings gone baseline/ratios only: deck > None"],
    ),
    "the id of a section": (
        [("  - id: final-take\n", "  - id: finale\n")],
        ["settings changed finale id: final-take > finale"],
    ),
}

CASES = FIGURES | CONTENT


@pytest.mark.parametrize(("edits", "expected"), CASES.values(), ids=CASES)
def test_a_planted_change_is_told_alone(edits, expected):
    assert between(SHIPPED, planted(*edits)) == expected


def test_a_section_that_went_is_told_without_its_blocks():
    shorter, _ = cut(SECTION)
    unlinked = planted(("      section: barbell\n", ""), text=shorter)
    assert between(SHIPPED, unlinked) == [
        "sections gone barbell after None",
        "settings gone summary points “Barbell” section: barbell > None",
    ]
    assert between(unlinked, SHIPPED) == [
        "sections added barbell after arbitrage",
        "settings added summary points “Barbell” section: None > barbell",
    ]


def test_a_section_that_moved_moves_alone():
    shorter, section = cut(SECTION)
    moved = planted(("  - id: baseline\n", section + "  - id: baseline\n"), text=shorter)
    assert between(SHIPPED, moved) == ["sections moved barbell after "]
    assert between(moved, SHIPPED) == ["sections moved barbell after arbitrage"]


def test_a_block_that_moved_within_its_section_and_to_another():
    without, block = cut(KEY_FIGURES)
    first = planted(
        ("      - type: chart\n        id: growth\n", block + "      - type: chart\n        id: growth\n"), text=without
    )
    assert between(SHIPPED, first) == ["blocks moved baseline/key-figures metrics was baseline after "]
    rails = "      - type: stack\n        id: rails\n"
    last = planted((rails, block + rails), text=without)
    assert between(SHIPPED, last) == ["blocks moved final-take/key-figures metrics was baseline after "]


def test_blocks_that_come_and_go_shift_no_others():
    without, _ = cut(KEY_FIGURES)
    assert between(SHIPPED, without) == ["blocks gone baseline/key-figures metrics was None after None"]
    assert between(without, SHIPPED) == ["blocks added baseline/key-figures metrics was None after growth"]


def test_blocks_without_ids_are_known_by_what_they_say():
    bare, other = (re.sub(r"(?m)^        id: [a-z-]+\n", "", text) for text in (SHIPPED, cut(KEY_FIGURES)[0]))
    assert between(bare, other) == ["blocks gone baseline/metrics-2 metrics was None after None"]
    reworded = planted(("scarce: The structural gap", "scarce: The gap"), text=bare)
    assert between(bare, reworded) == ["texts changed arbitrage/arbitrage-1 scarce: The structural gap > The gap"]


def test_a_block_that_became_another_type():
    old, _ = cut(BLOCK)
    changed = old.replace(
        "\n\n  - id: arbitrage", "\n\n      - {type: callout, id: consumer, text: All gone}\n\n  - id: arbitrage", 1
    )
    assert between(SHIPPED, changed) == [
        "claims gone stack/consumer title: Consumer AI is not an app: it is ambient commerce > None",
        "texts gone stack/consumer note: Layer 3, distribution at massive scale > None",
        "blocks changed stack/consumer callout was metrics after None",
        "settings gone stack/consumer only: deck > None",
    ]


def test_values_of_a_chart_are_told_by_series_and_category():
    assert between(
        CHARTED, planted(("values: [10, 20]", "values: [10, 21.5]"), ("[5, null]", "[5, 6]"), text=CHARTED)
    ) == [
        "data changed final-take/years [Cash|Y2024]: 20 > 21.5",
        "data changed final-take/years [Debt|Y2024]: None > 6",
    ]


def test_series_and_categories_that_come_shift_no_values():
    more = planted(
        ("[Y2023, Y2024]", "[Y2022, Y2023, Y2024]"),
        ("values: [10, 20]}", "values: [8, 10, 20]}\n          - {name: Gold, values: [1, 1, 1]}"),
        ("values: [5, null]", "values: [7, 5, null]"),
        text=CHARTED,
    )
    assert between(CHARTED, more) == [
        "data added final-take/years [|Y2022]: None > None",
        "data added final-take/years [Gold|]: None > Gold",
    ]
    assert between(more, CHARTED) == [
        "data gone final-take/years [|Y2022]: None > None",
        "data gone final-take/years [Gold|]: Gold > None",
    ]


def test_a_reformatted_file_says_the_same():
    said = yaml.safe_load(SHIPPED)
    for style in (None, '"'):
        again = yaml.dump(
            said, sort_keys=True, allow_unicode=True, width=40, default_style=style, default_flow_style=None
        )
        numbers = re.compile(r'"(format|value|precision|across_periods|register)": !!\w+ "([^"]+)"')
        again = re.sub(r'!!\w+ "([^"]+)"', r"\1", numbers.sub(r"\1: \2", again))
        assert between(SHIPPED, f"# Another hand\n{again}") == []


def test_the_usual_value_says_no_more_than_none():
    same = planted(
        ("    id: growth\n", "    id: growth\n        joins: false\n"),
        ("    sources: [landscape, results]", "    notes: []\n    sources: [landscape, results]"),
    )
    assert between(SHIPPED, same) == []


NUMBERS = {
    "revenue": "180.2",
    "aws": "33.0",
    "capex": "115.9",
    "free-cash-flow": "14.8",
    "power": "3.8",
    "rufus": "250",
}
SCALED = {name: Decimal(value) for name, value in NUMBERS.items()}


def shares(values: dict[str, Decimal]) -> dict[str, Decimal]:
    """What the content derives from the values, by another hand."""
    exact = {
        "aws-share": values["aws"] / values["revenue"] * 100,
        "cash-share": values["free-cash-flow"] / values["capex"] * 100,
    }
    return {name: value.quantize(Decimal("0.1"), ROUND_HALF_UP) for name, value in exact.items()}


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(sorted(NUMBERS)),
        st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
        min_size=1,
    )
)
def test_whatever_figures_change_each_is_told_and_none_invented(edits):
    text = SHIPPED
    for name, value in edits.items():
        text = re.sub(rf"(?m)(^  {name}:\n(?:    .*\n)*?    value: )\S+", rf"\g<1>{value}", text, count=1)
    values = SCALED | edits
    changed = {name for name, value in edits.items() if str(value) != NUMBERS[name]}
    before, after = shares(SCALED), shares(values)
    moved = {name for name in after if before[name] != after[name]}
    lines = between(SHIPPED, text)
    assert {line.split()[2].rstrip(":") for line in lines} == changed | moved
    assert all(line.startswith("figures changed") for line in lines)
    assert all(("[" in line) == (line.split()[2].rstrip(":") in moved) for line in lines)
