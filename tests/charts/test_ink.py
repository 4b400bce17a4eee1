"""A native chart's plan drawn as shapes: bars where the plan says, as long as their values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from charts.test_drawing import STYLES, THEME, chart, shapes

from briefgen.charts.plan import NoRoom, arranged
from briefgen.charts.plan.ink import drawn
from briefgen.geometry import Rect
from briefgen.scene import ChartPlan, Color, Shape, TextFrame
from briefgen.text.lines import Typesetter

AREA = Rect(40, 60, 500, 320)
BY = Typesetter(THEME, robust=True)
NAMES = ("One", "Two", "Three")


def planned(kind: str, *values: float | None, **more: object) -> tuple[ChartPlan, tuple]:
    data = chart(kind, *values, names=NAMES, **more)
    plan = arranged(data, AREA, STYLES, BY)
    assert not isinstance(plan, NoRoom)
    return plan, drawn(data, plan, THEME)


@pytest.mark.parametrize(("kind", "side"), [("bar", "width"), ("column", "height")])
def test_bars_are_as_long_as_their_values(kind, side):
    plan, items = planned(kind, 10, 20, 5)
    lengths = [getattr(bar.rect, side) for bar in shapes(items)]
    assert lengths == pytest.approx([lengths[2] * 2, lengths[2] * 4, lengths[2]])
    assert {round(bar.rect.height if side == "width" else bar.rect.width, 6) for bar in shapes(items)} == {
        round(plan.thickness, 6)
    }


def test_all_is_inside_the_chart_and_every_planned_text_is_there():
    for kind in ("bar", "column", "line", "waterfall"):
        plan, items = planned(kind, 10, -4, 5)
        assert tuple(item for item in items if isinstance(item, TextFrame)) == tuple(t.frame for t in plan.texts)
        assert all(AREA.holds(item.rect, tolerance=1) for item in items if isinstance(item, Shape))


@pytest.mark.parametrize("highest", [2.0, 30.0, 4000.0])
def test_the_columns_of_a_combination_are_as_high_whatever_the_line_reaches(highest):
    data = chart("combination", 10, 20, 5, names=NAMES)
    line = replace(data.series[0], name="Line", values=(Decimal(1), Decimal(highest), None))
    data = replace(data, series=(data.series[0], line))
    plan = arranged(data, AREA, STYLES, BY)
    assert not isinstance(plan, NoRoom)
    items = drawn(data, plan, THEME)
    columns = [item.rect for item in items if isinstance(item, Shape) and item.outline == "rect"]
    assert [round(column.height / columns[2].height, 6) for column in columns] == [2, 4, 1]
    assert all(AREA.holds(item.rect, tolerance=1) for item in items if isinstance(item, Shape))


def test_a_line_breaks_at_a_gap_and_a_lone_point_is_a_dot():
    _, items = planned("line", 10, None, 5)
    assert [item.outline for item in shapes(items, "line")] == ["ellipse", "ellipse"]


def test_a_waterfall_hands_its_level_on():
    _, items = planned("waterfall", 10, -4, 5)
    first, second, third = (bar.rect for bar in shapes(items))
    assert first.y == pytest.approx(second.y)
    assert second.bottom == pytest.approx(third.bottom)


def test_what_runs_from_the_right_is_the_mirror_image():
    data = chart("bar", 10, 20, 5, names=NAMES)
    plan = arranged(data, AREA, STYLES, BY)
    assert not isinstance(plan, NoRoom)
    left, right = (shapes(drawn(data, plan, THEME, from_right=turned)) for turned in (False, True))
    edges = plan.plot.x + plan.plot.right
    assert [edges - bar.rect.right for bar in right] == pytest.approx([bar.rect.x for bar in left])


def test_the_highlight_is_in_accent():
    _, items = planned("bar", 10, 20, 5, highlight=1)
    assert [bar.fill is Color.ACCENT for bar in shapes(items)] == [False, True, False]
