"""Every rule of the lint finds the fault it is there for: a good deck is spoilt in one place, and the rule says so."""

from __future__ import annotations

import pytest
from writers import deck_scenes

from briefgen.geometry import Rect
from briefgen.scene import Picture
from briefgen.writers.pptx import write
from tests.lint import RULES, lint
from tests.lint.mutants import CONNECTED, LAYOUT, MUTANTS, SLIDE, TABLE, edited, unzipped, zipped


@pytest.fixture(scope="module")
def deck(tmp_path_factory) -> bytes:
    file = deck_scenes.picture_file(tmp_path_factory.mktemp("pictures"))
    pictured = deck_scenes.page(
        "pictured", Picture("pixel", Rect(60, 200, 40, 40), file, "A pixel"), section="Pictures"
    )
    whole = deck_scenes.full_scene()
    return write(deck_scenes.scene(*whole.pages, pictured), deck_scenes.THEME)


CASES = [
    pytest.param(rule, mutation, id=f"{rule}, {number}")
    for rule, mutations in MUTANTS.items()
    for number, mutation in enumerate(mutations, start=1)
]
NAMED = {rule.__name__.replace("_", " "): rule for rule in RULES}


def test_the_lint_finds_nothing_in_a_good_deck(deck):
    assert lint(deck) == []


def test_every_rule_has_a_mutant():
    assert set(NAMED) == set(MUTANTS)


@pytest.mark.parametrize(("rule", "mutation"), CASES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_spoilt_deck_is_found_out(deck, rule, mutation):
    spoilt = zipped(mutation(unzipped(deck)))
    assert rule in {fault.rule for fault in lint(spoilt, (NAMED[rule],))}


def test_a_deck_that_carries_the_time_of_its_making_is_found_out(deck):
    dated = zipped(unzipped(deck), (2026, 1, 15, 9, 30, 0))
    assert {fault.rule for fault in lint(dated)} == {"entries are sound"}


def test_a_glued_connector_is_no_fault(deck):
    glued = edited(SLIDE, "<p:cNvCxnSpPr/>", CONNECTED.format(4, 7))
    assert lint(zipped(glued(unzipped(deck)))) == []


def test_merged_cells_that_say_so_are_no_fault(deck):
    merged = edited(
        TABLE, r"<a:tc>(.*?)<a:tc>(.*?)<a:t>[^<]*</a:t>", r'<a:tc gridSpan="2">\1<a:tc hMerge="1">\2<a:t> </a:t>'
    )
    found = lint(zipped(merged(unzipped(deck))))
    assert [fault for fault in found if "merged" in fault.rule and "hides" not in fault.said] == []


def test_what_a_company_did_in_its_own_layouts_is_no_fault_of_ours(deck):
    theirs = edited(LAYOUT, 'name="Title"', 'name="Footer"')
    coloured = edited(LAYOUT, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="112233"/>')
    spoilt = zipped(coloured(theirs(unzipped(deck))))
    assert len(lint(spoilt)) == 2
    assert lint(spoilt, template=True) == []
