"""Tables: the lowest widths, numbers in line, long rows cut, entries where columns find no room."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.blocks.table import Column, Table
from briefgen.brand import default_brand_path, load_brand
from briefgen.geometry import Rect
from briefgen.layout.columns import capped, widths
from briefgen.layout.numbers import after_units, numeric
from briefgen.layout.proof import text_frames
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import BRIEF, DECK
from briefgen.scene import Item
from briefgen.scene import Table as TableItem
from briefgen.text.lines import Typesetter

THEME = load_brand(default_brand_path()).theme("deck")
DECK_SETTING = Setting("deck", THEME, DECK, Typesetter(THEME, robust=True), "t")
BRIEF_SETTING = Setting("brief", THEME, BRIEF, Typesetter(THEME, robust=False), "t")
BOTH = pytest.mark.parametrize("setting", [DECK_SETTING, BRIEF_SETTING], ids=["deck", "brief"])
PROSE = st.lists(
    st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=9), min_size=1, max_size=90
).map(" ".join)


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = (), **more: object) -> Table:
    names = heads or tuple(f"Head{index}" for index in range(len(rows[0])))
    return Table(columns=tuple(Column(title=name) for name in names), rows=rows, **more)  # type: ignore[arg-type]


def pages(block: Table, region: Rect, setting: Setting) -> list[TableItem]:
    found: list[TableItem] = []
    rest = block
    while rest is not None:
        fragment = rest.lay_out(region, setting)
        assert fragment.items, fragment.reason
        assert fragment.height <= region.height + 0.01
        found += [item for item in fragment.items if isinstance(item, TableItem)]
        rest = fragment.rest
    return found


def words(items: list[TableItem] | list[Item]) -> list[str]:
    return [word for frame in text_frames(items) for word in frame.text.split()]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(PROSE, PROSE, PROSE), min_size=1, max_size=5), st.floats(90, 300), st.booleans())
def test_words_in_are_words_out_through_any_split(rows, height, brief):
    setting = BRIEF_SETTING if brief else DECK_SETTING
    found = pages(table(*rows, heads=("#a", "#b", "#c")), Rect(0, 0, 420, height), setting)
    assert all(words([one])[:3] == ["#a", "#b", "#c"] for one in found)
    assert Counter(w for w in words(found) if not w.startswith("#")) == Counter(
        word for row in rows for cell in row for word in cell.split()
    )
    assert len({one.columns for one in found}) == 1


@BOTH
def test_a_long_row_is_cut_with_two_lines_at_least_on_either_side(setting):
    long = " ".join(f"word{index}" for index in range(200))
    found = pages(table(("Name", long), ("Other", "short")), Rect(0, 0, 300, 130), setting)
    assert len(found) > 1
    for one in found[:-1]:
        cell = one.rows[-1].cells[1]
        assert cell is not None
        assert len(cell.frame.lines) >= 2
    first = found[1].rows[1].cells[0]
    assert first is not None
    assert (first.header, first.frame.text) == (True, "")


@BOTH
def test_numbers_stand_on_their_decimal_point(setting):
    one = pages(table(("a", "1.25%"), ("b", "-12%"), ("c", "103.5%"), ("d", "–")), Rect(0, 0, 500, 300), setting)[0]
    points = []
    for row in one.rows[1:4]:
        cell = row.cells[1]
        assert cell is not None
        line = cell.frame.lines[0]
        after = after_units(cell.frame.text) or ""
        span = line.spans[-1]
        points.append(cell.frame.rect.x + span.x + span.width - setting.type.width(after, span.run.style))
    assert max(points) - min(points) < 0.1


def test_a_narrow_table_keeps_its_numbers_near_their_names():
    one = pages(table(("Sales", "12"), ("Costs", "9")), Rect(0, 0, 864, 300), DECK_SETTING)[0]
    assert one.rect.width < 300


def test_columns_without_room_side_by_side_become_entries():
    row = ("Incomprehensibilities", "Internationalisation", "Counterrevolutionaries", "")
    fragment = table(row, heads=("Name", "Place", "Kind", "Note")).lay_out(Rect(0, 0, 220, 300), DECK_SETTING)
    assert fragment.whole
    assert [frame.text for frame in text_frames(fragment.items)] == [
        "Incomprehensibilities", "Place: Internationalisation\nKind: Counterrevolutionaries",
    ]  # fmt: skip


def test_only_a_word_wider_than_the_region_is_refused():
    fragment = table(("Incomprehensibilities", "a")).lay_out(Rect(0, 0, 100, 300), DECK_SETTING)
    assert fragment.refused
    assert fragment.lacks > 20


def test_a_group_tells_its_label_again_where_it_goes_on():
    rows = [("Group", f"row{index}") for index in range(12)]
    found = pages(table(*rows, group=True), Rect(0, 0, 400, 150), DECK_SETTING)
    assert len(found) > 1
    assert all(words([one]).count("Group") == 1 for one in found)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("12", ""),
        ("-1.5%", ".5%"),
        ("$1,234.5B", ".5B"),
        ("3.8 GW", ".8 GW"),
        ("12B minutes", None),
        ("in 2026", None),
    ],
)
def test_numbers_are_told_from_text(text, after):
    assert after_units(text) == after


def test_a_column_of_numbers_may_have_gaps_but_no_words():
    assert numeric(["1", "–", "2.5"])
    assert not numeric(["1", "many"])
    assert not numeric(["–", ""])


@given(st.lists(st.lists(st.integers(10, 900), min_size=3, max_size=3), min_size=1, max_size=6))
@example([[334, 334, 10], [334, 334, 10], [334, 334, 78]])
def test_widths_are_never_higher_than_one_cap_and_as_low_as_any_tried(cells):
    """Cells of so many points of text, that break anywhere: the height is the text over the width, rounded up."""
    natural = [float(max(row[i] for row in cells)) for i in range(3)]
    least = [10.0] * 3

    def heights(column: int, width: float) -> list[float]:
        return [-(-row[column] // width) for row in cells]

    def total(chosen) -> float:
        return sum(max(column) for column in zip(*(heights(i, w) for i, w in enumerate(chosen)), strict=True))

    found = widths(natural, least, 300, heights)
    assert sum(found) <= max(300.001, sum(natural)) if sum(natural) <= 300 else sum(found) <= 300.001
    if sum(natural) > 300:
        assert total(found) <= total(capped(natural, least, 300))
        grid = [10 + 28 * step for step in range(11)]
        best = min(total((a, b, 300 - a - b)) for a, b in product(grid, grid) if 300 - a - b >= 10)
        assert total(found) <= best + max(2, best * 0.2)


@BOTH
def test_a_head_that_is_a_number_itself_finds_room_over_the_numbers(setting):
    block = Table(
        columns=(Column(title="Name"), Column(title="0.5%", align="end")), rows=(("One", "1.0"), ("Two", "3"))
    )
    (found,) = pages(block, Rect(0, 0, 420, 200), setting)
    head = found.rows[0].cells[1]
    (span,) = head.frame.lines[0].spans
    assert span.width <= head.frame.rect.width
