"""Columns and a line of another measure in one chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import deck_scenes as scenes
import pytest
from pydantic import ValidationError

from briefgen.blocks.chart import Chart
from briefgen.charts import draw, least_height
from briefgen.charts.plan import NoRoom, arranged
from briefgen.geometry import Rect
from briefgen.scene import Shape, TextFrame
from briefgen.text.lines import Typesetter
from briefgen.vocabulary import ENGLISH

DATA = scenes.CHARTS["combination"]


def block(*units: str, **more: Any) -> Chart:
    series = [{"name": f"S{n}", "values": [1, 2], **({"unit": unit} if unit else {})} for n, unit in enumerate(units)]
    fields = {"kind": "combination", "unit": "USD", "categories": ["A", "B"], "series": series} | more
    return Chart.model_validate({"type": "chart", **fields})


def test_each_measure_is_named_with_its_unit_and_told_in_it():
    chart = block("", "%", measure="Cloud", period="2025")
    assert [(series.name, series.labels) for series in chart.data(ENGLISH).series] == [
        ("S0, USD", ("1", "2")),
        ("S1, %", ("1%", "2%")),
    ]
    assert chart.subtitle == "Cloud, 2025"
    assert ("Unit", "USD, %") in chart.facts(ENGLISH)


@pytest.mark.parametrize("units", [("",), ("", ""), ("", "USD"), ("", "%", "%"), ("GW", "%")])
def test_a_combination_is_of_two_measures(units):
    with pytest.raises(ValidationError, match="its columns, and a line with a unit of its own"):
        block(*units)


def test_no_other_kind_has_two_units():
    with pytest.raises(ValidationError, match="only the line of a combination"):
        block("", "%", kind="column")


@pytest.mark.parametrize("height", [200, 300, 420])
@pytest.mark.parametrize("values", [("30", None, "27.5", "29.5"), ("5", "5", "5", "5"), ("-3", "2", "-1", "0")])
def test_line_and_columns_never_share_a_band(height, values):
    data = replace(DATA, series=(DATA.series[0], scenes.series("Margin, %", *values, form="{}%")))
    items = draw(data, Rect(40, 100, 500, height), scenes.STYLES, scenes.THEME)
    points = [item.rect.bottom for item in items if isinstance(item, Shape) and item.name.startswith(("line", "point"))]
    bars = [item.rect.y for item in items if isinstance(item, Shape) and item.name.startswith("bar")]
    assert max(points) < min(bars)
    for item in items:
        assert item.rect.y >= 100 - 0.01, item.name
        assert item.rect.bottom <= 100 + height + 0.01, item.name


def test_texts_stand_apart_in_both_editions():
    plan = scenes.chart(DATA, Rect(48, 144, 500, 300)).plan
    drawn = [i for i in draw(DATA, Rect(48, 144, 500, 300), scenes.STYLES, scenes.THEME) if isinstance(i, TextFrame)]
    for rects in ([text.frame.rect for text in plan.texts], [item.rect for item in drawn]):
        assert not [1 for i, a in enumerate(rects) for b in rects[:i] if a.overlaps(b.inset(0.2, 0.2))]


def test_what_is_too_low_or_too_narrow_is_refused():
    by = Typesetter(scenes.THEME, robust=True)
    named = replace(DATA, categories=("North", "South", "East", "Elsewhere"))
    for rect in (Rect(0, 0, 500, 90), Rect(0, 0, 120, 300), Rect(0, 0, 30, 300)):
        assert isinstance(arranged(named, rect, scenes.STYLES, by), NoRoom)


def test_the_least_height_is_enough():
    least = least_height(DATA, 300, scenes.STYLES, scenes.THEME)
    assert draw(DATA, Rect(0, 0, 300, least), scenes.STYLES, scenes.THEME)
