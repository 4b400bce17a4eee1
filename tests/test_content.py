"""The shipped content: it loads without a finding, and says what its source says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.document.model import Document

CONTENT = Path(__file__).parents[1] / "content" / "amazon-ai-landscape.yaml"

FACTS = (
    "$180.2B", "+13%", "$33.0B", "+20%", "fastest since 2022", "$115.9B", "+78%", "$14.8B", "3.8\u00a0GW",
    "largest capex cycle in company history", "500,000 chips", "multibillion", "GB200 Superchips", "Claude 4.5",
    "Opus 4.1", "Haiku 4.5", "Qwen3", "DeepSeek", "100K+", "months to days", "700K", "$1B", "12B", "AgentCore",
    "agent building blocks", "stickiest part of the value chain", "250M", "60%", "1.3M+", "2×", "4×",
    "ambient commerce", "AI requires capital intensity few can match", "regardless of model winner",
    "across retail, ads, cloud", "Arms dealer", "$12.8B", "only scaled alternative to Microsoft", "Delta", "SAP",
    "Volkswagen", "Fire TV", "Seller tools", "Technical depth + distribution scale", "both sides of the market",
    "not about model leadership", "Silicon", "Data centers", "Middleware", "Consumer surfaces", "Microsoft", "Nvidia",
    "Target", "Anthropic", "asymmetric strategic resilience",
)  # fmt: skip


@cache
def document() -> Document:
    return load(CONTENT, BLOCKS)


def texts(value: Any) -> Iterator[str]:
    """Every text below `value`, figures as they are written in short."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts({name: getattr(value, name) for name in type(value).model_fields})
    elif isinstance(value, dict) or hasattr(value, "items"):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        yield getattr(value, "short", "")
        yield from texts([getattr(value, field.name) for field in fields(value) if field.name != "style"])


@cache
def said() -> str:
    return "\n".join(texts(document()))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_of_the_source_is_said(fact: str) -> None:
    assert fact in said()


@pytest.mark.parametrize(
    ("name", "value", "inputs"),
    [
        ("capex-pace", "6.0", {"capex.change", "revenue.change"}),
        ("aws-share", "18.3", {"aws", "revenue"}),
        ("cash-share", "12.8", {"free-cash-flow", "capex"}),
    ],
)
def test_a_ratio_is_computed_and_marked_so(name: str, value: str, inputs: set[str]) -> None:
    figure = document().figures[name]
    assert figure.derived
    assert figure.value == Decimal(value)
    assert set(figure.inputs) == inputs


def test_every_reported_figure_has_its_source() -> None:
    assert [figure.id for figure in document().figures.values() if not figure.derived and not figure.source] == []


def test_a_quarter_beside_twelve_months_is_said() -> None:
    document_ = document()
    mixed = [
        block
        for section in document_.sections
        for block in section.blocks
        if len({reference.figure.period for reference in getattr(block, "figures", ())} - {None}) > 1
    ]
    assert "growth" in [block.id for block in mixed]
    for block in mixed:
        own_periods = block.type == "metrics" and all(reference.part == "value" for reference in block.figures)  # type: ignore[attr-defined]
        assert own_periods or "Periods differ" in str(block.note)
    assert document_.cover
    assert len({reference.figure.period for reference in document_.cover.figures}) == 1


def test_claims_are_short_enough_for_two_lines() -> None:
    claims = [text for s in document().sections for text in (s.headline, *(b.title or "" for b in s.blocks))]
    assert [claim for claim in claims if len(claim) > 75] == []
