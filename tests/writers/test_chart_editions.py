"""The native chart of the deck and the drawn one of the brief show the same: data, order, labels, highlight."""

from __future__ import annotations

import deck_scenes as scenes
import pytest

from briefgen.charts import draw
from briefgen.scene import ChartData, Color, Item, Shape, TextFrame

KINDS = ("bars", "columns", "stacked columns", "shares", "waterfall", "combination", "many bars", "lines")


def said(texts, data: ChartData) -> list[str]:
    """The values' labels among the words of the texts, each as often as it is shown."""
    among = {label for series in data.series for label in series.labels if label}
    return sorted(word for text in texts for word in text.split() if word in among)


def drawn(data: ChartData) -> tuple[Item, ...]:
    return draw(data, scenes.CONTENT, scenes.STYLES, scenes.THEME)


@pytest.mark.parametrize("name", KINDS)
def test_both_editions_tell_the_same_values(name):
    data = scenes.CHARTS[name]
    native = said([text.frame.text for text in scenes.chart(data).plan.texts], data)
    assert native == said([item.text for item in drawn(data) if isinstance(item, TextFrame)], data)
    assert native


@pytest.mark.parametrize("name", ["columns", "combination", "many bars", "bars"])
def test_both_editions_highlight_the_same_value(name):
    data = scenes.CHARTS[name]
    lit = {t.category for t in scenes.chart(data).plan.texts for p in t.frame.paragraphs for run in p.runs
           if t.role == "value" and run.style.color is Color.ACCENT}  # fmt: skip
    filled = {item.name for item in drawn(data) if isinstance(item, Shape) and item.fill is Color.ACCENT}
    assert lit == {data.highlight}
    assert filled == {f"bar {data.highlight + 1}"}
