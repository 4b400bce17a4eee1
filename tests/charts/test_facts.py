"""What a chart says of its figures besides drawing them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefgen.blocks import BLOCKS
from briefgen.blocks.chart import Chart
from briefgen.document.load import validate
from briefgen.source import parse
from briefgen.vocabulary import ENGLISH

FIGURES = {
    "capex": {"label": "Capex", "value": 115.9, "unit": "USD", "scale": "B", "period": "TTM", "source": "report",
              "change": {"value": 78, "basis": "YoY"}},
    "cloud": {"label": "Cloud", "value": 33, "unit": "USD", "scale": "B", "period": "Q3", "source": "report",
              "change": {"value": 20, "basis": "YoY"}},
    "fees": {"label": "Fees", "value": 800, "unit": "USD", "scale": "M", "period": "Q3", "source": "report"},
}  # fmt: skip


def chart(**block: Any) -> Chart:
    section = {
        "id": "one",
        "title": "One",
        "headline": "A claim",
        "blocks": [{"type": "chart", "kind": "bar", **block}],
    }
    content = {"format": 1, "title": "T", "date": "2026-01-15", "figures": FIGURES, "sections": [section],
               "sources": {"report": {"title": "The report"}}}  # fmt: skip
    found = validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS).sections[0].blocks[0]
    assert isinstance(found, Chart)
    return found


def test_figures_of_several_scales_are_drawn_in_single_units():
    data = chart(figures=["capex", "fees"], across_periods=True).data(ENGLISH)
    assert data.series[0].values == (Decimal("115900000000.0"), Decimal(800000000))
    assert data.series[0].labels == ("$115.9B", "$800M")


def test_figures_of_one_scale_keep_it():
    assert chart(figures=["capex", "cloud"], across_periods=True).data(ENGLISH).series[0].values == (
        Decimal("115.9"),
        Decimal(33),
    )


@pytest.mark.parametrize(
    ("block", "facts"),
    [
        ({"figures": ["cloud", "fees"]}, (("Unit", "USD billion, USD million"), ("Period", "Q3"))),
        (
            {"figures": ["capex.change", "cloud.change"], "measure": "Growth"},
            (("Measure", "Growth"), ("Unit", "%"), ("Period", "Capex: TTM; Cloud: Q3"), ("Basis", "YoY")),
        ),
        (
            {"categories": ["A"], "series": [{"name": "One", "values": [1]}], "unit": "GW", "period": "2025"},
            (("Unit", "GW"), ("Period", "2025")),
        ),
    ],
)  # fmt: skip
def test_unit_period_and_basis_are_said_once_or_for_each_figure(block, facts):
    assert chart(**block).facts(ENGLISH) == facts
