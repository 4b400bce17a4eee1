"""Numbers that stand in texts by themselves are told, with the figure they look like; those that are none are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.blocks import BLOCKS
from briefgen.cli import main
from briefgen.document import load
from briefgen.document.checks.loose import loose
from briefgen.errors import ContentError

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
checks: {{loose: {loose}}}
plain: [Claude 4.5, "24/7"]
figures:
  capex: {{label: Capex, value: 115.9, unit: USD, scale: B, period: FY 2025, change: {{value: 78, basis: YoY}}}}
  staff: {{label: Staff, value: 1500, unit: people}}
sections:
  - id: one
    title: One
    headline: A claim
    narrative:
      - {text}
    blocks:
      - type: table
        columns: [{{title: Place}}, {{title: "2025"}}]
        rows: [[Berlin, "41.2"]]
"""


def written(folder: Path, text: str, kind: str = "tell") -> Path:
    path = folder / "content.yaml"
    path.write_text(CONTENT.format(loose=kind, text=f'"{text}"'), encoding="utf-8")
    return path


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    return [(each.message, each.hint or "") for each in loose(load(written(folder, text), BLOCKS))]


@pytest.mark.parametrize(
    ("text", "number", "hint"),
    [
        ("Capex came to $115.9B in the year", "$115.9B", "It looks like {capex}"),
        ("Capex came to $115.9 billion", "$115.9 billion", "{capex|long}"),
        ("Capex came to $119.5B in the year", "$119.5B", "{capex} with digits swapped"),
        ("Capex came to $115.8B in the year", "$115.8B", "{capex} with digits swapped or mistaken"),
        ("Capex grew by 78%", "78%", "It looks like {capex.change}"),
        ("We employ 1,500 people", "1,500", "It looks like {staff}"),
        ("We employ 1,050 people", "1,050", "{staff} with digits swapped"),
        ("Prices fell 3x", "3x", "Declare it as a figure"),
        ("It saves 12 hours for each", "12", "Declare it as a figure"),
        ("In 2025 capex reached USD115.9B", "115.9B", "It looks like {capex}"),
        ("A margin of 12.5 % is usual", "12.5 %", "Declare it as a figure"),
        ("Between €3 and the rest", "€3", "Declare it as a figure"),
        ("It reached level 45% above the rest", "45%", "Declare it as a figure"),
        ("We chose option 3 million", "3 million", "Declare it as a figure"),
        ("It came to 45. We grew", "45", "Declare it as a figure"),
        ("In Dec 40,000 people came", "40,000", "Declare it as a figure"),
        ("In Q3 45 customers came", "45", "Declare it as a figure"),
        ("The Top 10% of users", "10%", "Declare it as a figure"),
        ("Revenue 180.2 and nothing more", "180.2", "Declare it as a figure"),
        ("Auf Euro 180 gestiegen", "180", "Declare it as a figure"),
    ],
)
def test_a_loose_number_is_told_with_what_it_looks_like(text, number, hint, tmp_path):
    ((message, said),) = told(tmp_path, text)
    assert message == f"“{number}” is neither a figure nor said to be plain."
    assert hint in said


@pytest.mark.parametrize(
    "text",
    [
        "On 30 October 2025, and on October 30, 2025, and 2025-10-30",
        "From 2023 to 2025, in FY 2025 and FY25, in Q3 2025, 3Q25 and H1 2026",
        "The 2020s, 2024/25 and 2023–2025",
        "Trainium2, GB200, Qwen3, GPT-4o, B2B, S3, COVID-19 and a 10-K",
        "Claude 4.5 runs 24/7",
        "Layer 2, exhibits 3 and 4, step 1, section 4.2, page 12, version 2.1",
        "The 3rd of them, the 21st century",
        "1. First",
        "Over 12 months and 3 years, a 10-year bond",
        "{capex} and {capex.change}, {staff|long}",
        "At 10:30 on 1.2.2026",
        "5G and 3D, the TOP500",
        "ISO 9001, ISO/IEC 27001:2022, DIN 1090-2, IFRS 16 and IAS 36, Basel III",
        "The Fortune 500, S&P 500, Nasdaq-100 and the Top 10; Web 3.0 and Industrie 4.0",
        "Form 10-K/A, Article 6, Art. 5, § 15a, Ziffer 3, footnote 12, Scope 1, 2 and 3, Gen 2, No. 1, #1",
        "Regulation (EU) 2016/679 and Directive 2014/65/EU",
        "Call +49 30 1234567, at 9 am, 17 Uhr or 14:30, 24/7 and 9-to-5, split 50/50",
        "FY2025/26, 1H25, GJ 2025, 2025E, 2026F and 9M 2025",
        "Am 31. Dezember 2025, le 31 décembre 2025, el 31 de diciembre de 2025, im 3. Quartal",
        "Le 1er, la 2e et le 3ème; a 2x2 matrix of 4-quadrant form, 360-degree",
        "第3四半期、2025年度、3月31日",
        "1) First, then 2) Second [1]",
        "No digits at all",
    ],
)
def test_what_is_no_figure_is_let_be(text, tmp_path):
    assert told(tmp_path, text) == []


@pytest.mark.parametrize("cell", ["41.2", "18,02 Mrd. €", "$180.2B", "(125.05)", "12 %", "€5 million", "₹1,802 Cr"])
def test_a_number_alone_in_a_cell_is_data(cell, tmp_path):
    path = written(tmp_path, "Text")
    path.write_text(path.read_text(encoding="utf-8").replace("41.2", cell), encoding="utf-8")
    assert loose(load(path, BLOCKS)) == ()


def test_refused_numbers_stop_the_build_and_allowed_ones_are_quiet(tmp_path):
    with pytest.raises(ContentError, match="neither a figure"):
        load(written(tmp_path, "Some 45%", "refuse"), BLOCKS)
    assert loose(load(written(tmp_path, "Some 45%", "allow"), BLOCKS)) == ()


def test_remarks_are_told_and_hold_nothing_up(tmp_path):
    result = CliRunner().invoke(main, ["check", str(written(tmp_path, "Some 45%"))])
    assert result.exit_code == 0, result.output
    assert "content.yaml:14:15: “45%” is neither a figure" in result.stderr
    assert "1 remark; nothing is held up" in result.stderr
    as_json = CliRunner().invoke(main, ["check", str(written(tmp_path, "Some 45%")), "--format", "json"])
    assert '"severity": "remark"' in as_json.stdout
