"""Drawn charts: inside their rectangle, true to their values, readable, and the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen.charts import draw, least_height
from briefgen.errors import LayoutError
from briefgen.geometry import Rect
from briefgen.scene import ChartData, ChartStyles, Color, Item, Series, Shape, Style, TextFrame
from briefgen.theme import FaceChoice, Theme

HEXES = ("#FFFFFF", "#0E1B2E", "#CC2F08", "#9ACBEF", "#E3E8EA", "#55606E", "#C3CAD1", "#5E93B8", "#332F7E", "#5C2F1F")
THEME = Theme(
    name="test",
    colors=dict(zip(Color, HEXES, strict=True)),
    faces={"display": FaceChoice("Inter Display"), "label": FaceChoice("Inter"), "prose": FaceChoice("Source Serif 4")},
    logo=None,
    tracker_weight=3,
)
STYLES = ChartStyles(
    Style("name", "label", 8, 10.6, 600),
    Style("detail", "label", 8, 10.6, color=Color.MUTED),
    Style("value", "display", 14, 18.9),
)
RECT = Rect(100, 200, 323, 180)
KINDS = ("bar", "column", "line", "stacked", "waterfall")


def series(name: str, *values: float | None) -> Series:
    exact = tuple(None if value is None else Decimal(str(value)) for value in values)
    return Series(name, exact, tuple("" if value is None else f"{value}" for value in exact))


def chart(kind: str, *values: float | None, names: Sequence[str] = (), **more: object) -> ChartData:
    categories = tuple(names) or tuple(f"Name {index}" for index in range(len(values)))
    return ChartData(kind, categories, (series("Series", *values),), "%", **more)  # type: ignore[arg-type]


def shapes(items: Sequence[Item], prefix: str = "bar") -> list[Shape]:
    return [item for item in items if isinstance(item, Shape) and item.name.startswith(prefix)]


def frames(items: Sequence[Item], prefix: str = "") -> list[TextFrame]:
    return [item for item in items if isinstance(item, TextFrame) and item.name.startswith(prefix)]


def draw_here(data: ChartData, rect: Rect = RECT) -> tuple[Item, ...]:
    return draw(data, rect, STYLES, THEME)


def test_bars_are_as_long_as_their_values_and_start_at_zero() -> None:
    bars = shapes(draw_here(chart("bar", 78, 20, 13)))
    assert [bar.rect.width / bars[2].rect.width * 13 for bar in bars] == pytest.approx([78, 20, 13])
    assert len({round(bar.rect.x, 6) for bar in bars}) == 1


def test_bars_stand_in_the_order_of_the_categories() -> None:
    items = draw_here(chart("bar", 1, 3, 2, names=("b", "c", "a")))
    tops = [bar.rect.y for bar in shapes(items)]
    assert tops == sorted(tops)
    assert [frame.text for frame in sorted(frames(items, "name"), key=lambda f: f.rect.y)] == ["b", "c", "a"]


def test_columns_stand_on_one_line_and_rise_with_their_values() -> None:
    bars = shapes(draw_here(chart("column", 10, 40, 20)))
    assert [bar.rect.height / bars[0].rect.height for bar in bars] == pytest.approx([1, 4, 2])
    assert len({round(bar.rect.bottom, 6) for bar in bars}) == 1


def test_negative_bars_run_the_other_way_from_the_same_zero() -> None:
    up, down = shapes(draw_here(chart("bar", 10, -5)))
    assert down.rect.right == pytest.approx(up.rect.x)
    assert down.rect.width == pytest.approx(up.rect.width / 2)


def test_the_one_highlight_is_in_accent() -> None:
    assert [bar.fill for bar in shapes(draw_here(chart("bar", 1, 2, 3, highlight=1)))] == [
        Color.INK,
        Color.ACCENT,
        Color.INK,
    ]


def test_a_long_bar_carries_its_value_and_a_short_one_has_it_after() -> None:
    items = draw_here(chart("bar", 78, 13, highlight=0))
    long, short = frames(items, "value")
    assert (long.on, long.paragraphs[0].runs[0].style.color) == (Color.ACCENT, Color.PAPER)
    assert short.on is Color.PAPER
    assert short.rect.x > shapes(items)[1].rect.right


def test_details_stand_under_the_names_in_their_own_style() -> None:
    items = draw_here(chart("bar", 2, 1, names=("Capex", "Revenue"), details=("$115.9B", "$180.2B")))
    name, detail = frames(items, "name 1")
    assert (name.text, detail.text) == ("Capex", "$115.9B")
    assert detail.rect.y >= name.rect.bottom - 0.01
    assert detail.paragraphs[0].runs[0].style == STYLES.detail


def test_a_segment_cuts_bars_and_numbers_only_whole_counts() -> None:
    items = draw_here(chart("bar", 78, 20, 13, segment=Decimal(13)))
    bars, cuts = shapes(items), shapes(items, "cut 1.")
    piece = bars[2].rect.width
    assert [cut.rect.x - bars[0].rect.x for cut in cuts] == pytest.approx([piece * n for n in range(1, 6)])
    assert {cut.stroke for cut in cuts} == {Color.PAPER}
    assert [frame.text for frame in frames(items, "piece")] == ["1", "2", "3", "4", "5", "6", "1"]


def test_a_segment_too_small_to_see_cuts_nothing() -> None:
    assert shapes(draw_here(chart("bar", 78, 20, segment=Decimal("0.0001"))), "cut") == []


def test_stacked_parts_add_up() -> None:
    data = ChartData("stacked", ("a", "b"), (series("Lower", 1, 2), series("Upper", 3, 4)), "x")
    items = draw_here(data)
    lower, upper = shapes(items, "bar 1 Lower")[0], shapes(items, "bar 1 Upper")[0]
    assert upper.rect.bottom == pytest.approx(lower.rect.y)
    assert upper.rect.height == pytest.approx(3 * lower.rect.height)
    assert {frame.text for frame in frames(items, "series")} == {"Lower", "Upper"}


def test_a_waterfall_hands_its_level_on_and_totals_stand_on_zero() -> None:
    start, up, down, end = shapes(draw_here(chart("waterfall", 50, 30, -20, 60, totals=frozenset({0, 3}))))
    assert up.rect.bottom == pytest.approx(start.rect.y)
    assert down.rect.y == pytest.approx(up.rect.y)
    assert (end.rect.y, end.rect.bottom) == pytest.approx((down.rect.bottom, start.rect.bottom))


@pytest.mark.parametrize(
    "data",
    [
        chart("column", 50, 80),
        chart("waterfall", 50, 30, -20, 60, totals=frozenset({0, 3})),
        chart("line", 50, 30, 40),
    ],
    ids=lambda data: data.kind,
)
def test_names_stand_close_under_the_axis_unless_a_value_stands_between(data: ChartData) -> None:
    items = draw_here(data)
    axis = shapes(items, "zero line")[0].rect.bottom
    assert max(frame.rect.y for frame in frames(items, "name")) - axis < STYLES.category.leading


def test_a_value_under_the_axis_has_its_room() -> None:
    items = draw_here(chart("column", 50, -20))
    (value,) = (frame for frame in frames(items, "value") if frame.text == "-20")
    assert value.rect.bottom <= min(frame.rect.y for frame in frames(items, "name"))


def test_a_line_breaks_at_a_gap_and_a_lone_point_is_a_dot() -> None:
    strokes = shapes(draw_here(chart("line", 1, 2, None, 3, None, 4, 5)), "line")
    assert sorted(stroke.name for stroke in strokes) == ["line 1 from 1", "line 1 from 4", "line 1 from 6"]
    assert [stroke.fill for stroke in strokes if stroke.name.endswith("4")] == [Color.INK]


def test_close_values_are_drawn_without_zero_and_without_its_line() -> None:
    assert shapes(draw_here(chart("line", 98, 99)), "zero") == []
    assert len(shapes(draw_here(chart("line", 1, 99)), "zero")) == 1


def test_columns_whose_names_find_no_room_lie_down() -> None:
    names = [f"A name of several words, number {index}" for index in range(6)]
    bars = shapes(draw_here(chart("column", *range(1, 7), names=names)))
    assert len({round(bar.rect.x, 6) for bar in bars}) == 1
    assert bars[5].rect.width == pytest.approx(6 * bars[0].rect.width)


def test_user_text_is_data() -> None:
    names = ["$x^2$ costs $5", "AT&T <b>", "{figure}", "=SUM(A1)", "a\\nb_c"]
    items = draw_here(chart("bar", 1, 2, 3, 4, 5, names=names))
    assert [frame.text for frame in frames(items, "name")] == names


def test_a_chart_of_gaps_only_still_names_its_categories() -> None:
    items = draw_here(chart("bar", None, None))
    assert shapes(items) == []
    assert [frame.text for frame in frames(items)] == ["Name 0", "Name 1"]


def test_too_little_room_is_said_with_the_points_it_lacks() -> None:
    with pytest.raises(LayoutError, match=r"needs \d+ pt of height and has 20"):
        draw_here(chart("bar", 1, 2, 3), RECT.resized(height=20))
    with pytest.raises(LayoutError, match="no room for its names"):
        draw_here(chart("bar", 1, names=["Unbreakable" * 4]), RECT.resized(width=120))


def test_a_color_scheme_of_matplotlib_does_not_reach_the_chart() -> None:
    import matplotlib as mpl

    before = draw_here(chart("line", 1, 2, 3))
    with mpl.rc_context({"lines.linewidth": 9, "path.sketch": (1, 2, 3), "lines.marker": "o"}):
        assert draw_here(chart("line", 1, 2, 3)) == before


VALUES = st.one_of(
    st.none(), st.decimals(-(10**9), 10**9, places=2), st.sampled_from([Decimal("1e-12"), Decimal("1e30")])
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=24)


@st.composite
def charts(draw_: st.DrawFn) -> ChartData:
    kind = draw_(st.sampled_from(KINDS))
    count = draw_(st.integers(1, 12))
    rows = 1 if kind == "waterfall" else draw_(st.integers(1, 3))
    categories = tuple(draw_(st.lists(NAMES, min_size=count, max_size=count)))
    values = [draw_(st.lists(VALUES, min_size=count, max_size=count)) for _ in range(rows)]
    return ChartData(
        kind=kind,  # type: ignore[arg-type]
        categories=categories,
        series=tuple(
            Series(f"Series {i}", tuple(row), tuple("" if v is None else f"{v:.3g}" for v in row))
            for i, row in enumerate(values)
        ),
        unit="x",
        highlight=draw_(st.one_of(st.none(), st.integers(0, count - 1))),
        details=categories if draw_(st.booleans()) else (),
        totals=frozenset({0}) if kind == "waterfall" else frozenset(),
        segment=draw_(st.sampled_from([None, Decimal("0.5"), Decimal(10**8)])) if kind == "bar" else None,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(charts(), st.floats(300, 700))
def test_every_chart_stays_inside_apart_and_the_same(data: ChartData, width: float) -> None:
    try:
        height = least_height(data, width, STYLES, THEME)
    except LayoutError:
        assume(False)
    rect = Rect(50, 60, width, height)
    items = draw_here(data, rect)
    assert items == draw_here(data, rect)
    for item in items:
        assert rect.holds(item.rect, 0.05), item
    for first, second in combinations(frames(items), 2):
        assert not first.rect.overlaps(second.rect, 0.05), (first.name, second.name)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.decimals(-1000, 1000, places=1), min_size=1, max_size=12), st.sampled_from(["bar", "column"]))
def test_lengths_are_proportional_whatever_the_values(values: list[Decimal], kind: str) -> None:
    names = tuple(f"n{index}" for index in range(len(values)))
    data = ChartData(kind, names, (Series("s", tuple(values), ("v",) * len(values)),), "x")  # type: ignore[arg-type]
    rect = RECT.resized(height=500)
    bars = {int(bar.name.split()[1]) - 1: bar.rect for bar in shapes(draw_here(data, rect))}
    lengths = {i: r.width if kind == "bar" else r.height for i, r in bars.items()}
    assert set(lengths) == {index for index, value in enumerate(values) if value}
    for first, second in combinations(lengths, 2):
        expected = float(abs(values[first] / values[second]))
        assert lengths[first] == pytest.approx(expected * lengths[second], rel=1e-4, abs=1e-3)
