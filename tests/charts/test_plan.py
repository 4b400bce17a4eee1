"""The plan of native charts: every text measured, apart, inside; what is thinned, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from fuzz_charts import KINDS, cases, run
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.blocks.chart import Chart as ChartBlock
from briefgen.blocks.chart import DataSeries
from briefgen.blocks.chart_part import part
from briefgen.brand import default_brand_path, load_brand
from briefgen.charts.plan import NoRoom, arranged, capacity
from briefgen.geometry import Rect
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import DECK, muted
from briefgen.scene import Chart, ChartData, ChartPlan, ChartStyles, Series
from briefgen.text.lines import Typesetter

THEME = load_brand(default_brand_path()).theme("deck")
SETTING = Setting("deck", THEME, DECK, Typesetter(THEME, robust=True), "mock")
STYLES = ChartStyles(DECK.name, muted(DECK.body), DECK.name)
AREA = Rect(48, 144, 864, 342)


def chart(kind: str, values: list[int], names: list[str] | None = None, **more: object) -> ChartData:
    categories = tuple(names or [f"FY{1980 + index}" for index in range(len(values))])
    series = Series("Sales", tuple(map(Decimal, values)), tuple(f"{value:,} million" for value in values))
    return ChartData(kind, categories, (series,), "", **more)  # type: ignore[arg-type]


def planned(data: ChartData, area: Rect = AREA) -> ChartPlan:
    plan = arranged(data, area, STYLES, SETTING.type)
    assert isinstance(plan, ChartPlan), plan
    return plan


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_planned_texts_are_inside_the_chart_and_apart(seed: int) -> None:
    for case in cases(seed, len(KINDS), THEME):
        frames = case.chart.texts
        assert all(case.chart.rect.holds(frame.rect, 0.5) for frame in frames)
        assert not [(a.name, b.name) for a, b in combinations(frames, 2) if a.rect.overlaps(b.rect, 0.1)]


@pytest.mark.parametrize("brand", ["_brand", "evergreen"])
@pytest.mark.filterwarnings("default")
def test_the_renderer_shows_what_was_planned_where_it_was_planned(brand, tmp_path) -> None:
    assert run(seed=7, count=40, brand=brand, folder=tmp_path) == []


def test_sixty_years_stand_thinned_with_first_last_and_highlight() -> None:
    plan = planned(chart("column", list(range(1, 61)), highlight=31))
    shown = sorted(plan.told("name"))
    assert plan.form == "standing"
    assert {0, 31, 59} <= set(shown)
    assert 4 < len(shown) < 30
    assert max(after - before for before, after in pairwise(shown)) <= 2 * min(b - a for a, b in pairwise(shown)) + 5


def test_values_that_would_collide_are_left_out_but_not_the_telling_ones() -> None:
    values = [5, 9, 4, 20, 6, 7, 3, 8, 6, 5, 9, 30]
    shown = planned(chart("column", values, highlight=3), AREA.resized(width=520)).told("value")
    assert {3, 11} <= set(shown)
    assert len(shown) < len(values)


def test_columns_with_names_that_do_not_count_lie_down() -> None:
    names = [f"A company with quite a long name {chr(65 + i)}" for i in range(10)]
    plan = planned(chart("column", list(range(1, 11)), names))
    assert (plan.form, sorted(plan.told("name"))) == ("lying", list(range(10)))


def test_bars_go_on_in_the_next_region_on_the_same_axis() -> None:
    names = tuple(f"A company with quite a long name {i}" for i in range(40))
    values = tuple(Decimal(40 - i) for i in range(40))
    rest = ChartBlock(kind="bar", categories=names, series=(DataSeries(name="Sales", values=values),), unit="x")
    parts: list[Chart] = []
    while rest is not None:
        fragment = rest.lay_out(AREA, SETTING)
        parts += [item for item in fragment.items if isinstance(item, Chart)]
        rest = fragment.rest
    assert len(parts) == 3
    assert [name for one in parts for name in one.data.categories] == list(names)
    assert len({one.plan.limits for one in parts if one.plan}) == 1
    assert len({round(one.plan.plot.x, 3) for one in parts if one.plan}) == 1
    assert all(str(one.data.categories[0]) in one.alt for one in parts)


def test_a_waterfall_goes_on_from_the_level_it_had_reached() -> None:
    whole = chart("waterfall", [10, 5, -3, 4], totals=frozenset({0}))
    assert part(whole, 2, 4).carried == 15
    assert part(whole, 0, 4) is whole


def test_what_has_no_room_is_refused_with_the_points_it_lacks() -> None:
    low = arranged(chart("column", [1, 2, 3]), AREA.resized(height=60), STYLES, SETTING.type)
    assert isinstance(low, NoRoom)
    assert 10 < low.lacks < 60
    assert capacity(chart("bar", [1, 2, 3]), AREA.resized(height=45), STYLES, SETTING.type) == 2


def test_a_segment_that_leaves_a_rest_draws_it() -> None:
    from briefgen.charts.plan.lying import pieces

    assert pieces(chart("bar", [54, 20], segment=Decimal(13))) == 5
