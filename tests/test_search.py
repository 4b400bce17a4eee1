"""The search against blocks whose sizes are known: pruning changes nothing, and the cost knows a worse layout."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mocks import SETTING

from briefgen.geometry import Rect
from briefgen.layout.cost import TERMS, bill, cost_of
from briefgen.layout.flow import flow, pour
from briefgen.layout.marks import box
from briefgen.layout.protocol import Form, Fragment, LaidOut, Room, Setting, refusal
from briefgen.layout.run import Room as RoomForRun
from briefgen.layout.run import lay_out_run
from briefgen.layout.search import LEVELS, Problem, best, ranked
from briefgen.layout.templates import TEMPLATES
from briefgen.scene import Color

ABOVE, BESIDE = Rect(48, 144, 864, 342), Rect(342, 72, 570, 414)
CANVAS = {"above": ABOVE, "beside": BESIDE}


@dataclass(frozen=True)
class Mock(LaidOut):
    """A block of rows of one height; lower levels make them smaller, further forms taller."""

    rows: int
    height: float = 30.0
    room: Room = "natural"  # type: ignore[misc]
    hangs: bool = False  # type: ignore[misc]
    formed: int = 1
    splits: bool = True
    leads: bool = False  # type: ignore[assignment]

    @property
    def forms(self) -> tuple[Form, ...]:
        return tuple(Form(str(n), n) for n in range(self.formed))

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        height = self.height * (1 - 0.3 * setting.level) * (1 + 0.5 * int(setting.form or 0))
        fits = min(self.rows, int((region.height + 0.01) // height))
        if fits < (1 if self.splits else self.rows):
            return refusal(self, height - region.height, "a row needs room")
        area = region.resized(height=region.height if self.room == "fills" else fits * height)
        item = box(setting.key, area.resized(width=min(area.width, 300)), Color.INK)
        return Fragment((item,), area.height, replace(self, rows=self.rows - fits) if fits < self.rows else None)


MOCKS = st.builds(
    Mock,
    rows=st.integers(1, 9),
    height=st.sampled_from([18.0, 30.0, 44.0]),
    room=st.sampled_from(["natural", "opens", "fills"]),
    hangs=st.booleans(),
    formed=st.integers(1, 3),
)
BLOCKS = st.lists(MOCKS, min_size=1, max_size=4)
BEFORE = st.sampled_from([(), ("Exhibit", "Exhibit"), ("Two columns", "Two columns")])


def problem(blocks: list[Mock], before: tuple[str, ...] = ()) -> Problem:
    return Problem(tuple((f"b{n}", block) for n, block in enumerate(blocks)), CANVAS, SETTING, before)


@given(BLOCKS, BEFORE)
def test_pruned_and_exhaustive_search_choose_the_same(blocks, before):
    task = problem(blocks, before)
    every = ranked(task)
    found = best(task)
    assert (found is None) == (not every)
    if found:
        assert found[1] == every[0][1]
        assert found[0] in [arrangement for arrangement, cost in every if cost == found[1]]


@given(BLOCKS, BEFORE)
def test_costs_come_in_order_and_are_the_sum_of_their_bill(blocks, before):
    every = ranked(problem(blocks, before))
    assert [cost for _, cost in every] == sorted(cost for _, cost in every)
    for arrangement, cost in every:
        assert all(amount > 0 for _, amount in bill(arrangement))
        assert cost == pytest.approx(sum(amount for _, amount in bill(arrangement)))


@given(BLOCKS)
def test_what_a_layout_begun_costs_is_a_bound_for_the_whole(blocks):
    for arrangement, cost in ranked(problem(blocks)):
        for count in range(len(blocks)):
            assert cost_of(replace(arrangement, placed=arrangement.placed[:count])) <= cost + 1e-9


@given(BLOCKS)
def test_blocks_stand_in_order_inside_the_room_and_apart(blocks):
    for arrangement, _ in ranked(problem(blocks)):
        rects = [placed.rect for placed in arrangement.placed]
        assert [placed.order for placed in arrangement.placed] == list(range(len(blocks)))
        assert all(CANVAS[arrangement.template.claim].holds(rect) for rect in rects)
        assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def test_a_third_slide_of_one_template_takes_another_where_there_is_one():
    first = best(problem([Mock(9, 36)]))
    assert first
    name = first[0].template.name
    third = best(problem([Mock(9, 36)], (name, name)))
    assert third
    assert third[0].template.name != name


def test_little_content_stands_beside_its_claim_at_the_optical_centre():
    found = best(problem([Mock(1, 60)]))
    assert found
    assert found[0].template.centred
    assert found[0].drop == 6 * round(found[0].drop / 6) > 0


def test_a_drawing_takes_the_height_that_a_text_under_it_leaves():
    rows = [a for a, _ in ranked(problem([Mock(1, room="fills"), Mock(2, 18)])) if a.template.name == "Two rows"]
    drawing, text = (placed.rect for placed in rows[0].placed)
    assert text.bottom == pytest.approx(ABOVE.bottom)
    assert drawing.height + text.height + 3 * SETTING.scale.step == pytest.approx(ABOVE.height)


def test_every_term_has_a_reason_and_a_weight():
    assert all(term.weight > 0 and term.reason.endswith(".") for term in TERMS)
    assert len({term.name for term in TERMS}) == len(TERMS)


def test_templates_have_names_of_their_own_and_columns_that_fill_the_width():
    assert len({template.name for template in TEMPLATES}) == len(TEMPLATES)
    for template in TEMPLATES:
        assert all(sum(column.share for column in band) == pytest.approx(1) for band in template.bands)


def perturbed(arrangement, rng):
    """A nudge by 6 points, two blocks swapped, or a level down: nobody would want it so."""
    placed = list(arrangement.placed)
    victim = rng.randrange(len(placed))
    kind = rng.choice(["nudge", "swap", "level"] if len(placed) > 1 else ["nudge", "level"])
    if kind == "level":
        return replace(arrangement, level=arrangement.level + 1)
    if kind == "swap":
        other = (victim + 1) % len(placed)
        placed[victim], placed[other] = (
            replace(placed[victim], order=placed[other].order),
            replace(placed[other], order=placed[victim].order),
        )
    else:
        dx, dy = rng.choice([(6, 0), (-6, 0), (0, 6), (0, -6)])
        placed[victim] = replace(placed[victim], rect=placed[victim].rect.moved(dx, dy))
    return replace(arrangement, placed=tuple(placed))


def test_the_cost_prefers_what_was_chosen_to_its_perturbations():
    rng = random.Random(7)
    preferred = total = 0
    for _ in range(200):
        rooms = rng.choices(["natural", "opens", "fills"], k=rng.randint(1, 4))
        blocks = [Mock(rng.randint(1, 6), rng.choice([18, 30]), room) for room in rooms]
        found = best(problem(blocks))
        if found:
            total += 1
            preferred += cost_of(perturbed(found[0], rng)) > found[1]
    assert total > 100
    assert preferred / total >= 0.95


ROOM = RoomForRun(CANVAS, CANVAS)


@given(st.lists(MOCKS, min_size=1, max_size=7))
def test_a_run_shows_every_row_once_at_one_level(blocks):
    run = lay_out_run(problem(blocks).parts, ROOM, SETTING)
    assert not isinstance(run, Fragment)
    assert run.level in LEVELS
    keys = [item.name for slide in run.slides for item in slide.items]
    assert list(dict.fromkeys(keys)) == [f"b{n}" for n in range(len(blocks))]


def test_a_lead_in_moves_on_with_what_it_leads_to():
    tall, lead, table = Mock(9, 33, splits=False), Mock(1, 20, leads=True), Mock(2, 100, splits=False)
    filled = pour([("a", tall), ("lead", lead), ("b", table)], ABOVE, SETTING, 12)
    assert [[item.name for item in each.items] for each in filled] == [["a"], ["lead", "b"]]


def test_a_run_of_slides_is_filled_evenly():
    assert flow([("a", Mock(4, 100))], ABOVE, SETTING, 12) == (200, [200, 200])


def test_a_row_higher_than_the_area_is_refused_with_the_points_it_lacks():
    run = lay_out_run((("a", Mock(1, 800)),), ROOM, SETTING)
    assert isinstance(run, Fragment)
    assert run.lacks == pytest.approx(800 * 0.7 - 342)
