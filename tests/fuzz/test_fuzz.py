"""A small run of the fuzz: `python -m tests.fuzz` makes it as large as one likes."""

from __future__ import annotations

import os

import pytest
from mocks import SETTING

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.geometry import Rect
from briefgen.layout.marks import words
from briefgen.scene import Page, Properties, Scene
from tests.benchmark import MOST_GROWTH, growth
from tests.fuzz.campaign import MACHINES, campaign
from tests.fuzz.documents import draft
from tests.fuzz.exhibits import KINDS
from tests.fuzz.rendering import Judged, Word, judge, renderers_missing
from tests.fuzz.vocabulary import LONGEST, NAMES, NUMBERS, WORDS

SEEDS = (100, 101, 102, 103)


def test_a_seed_writes_the_same_file_every_time(tmp_path):
    texts = [draft(7).write(tmp_path / name).read_bytes() for name in ("one", "two")]
    assert texts[0] == texts[1]
    assert texts[0] != draft(8).write(tmp_path).read_bytes()


def test_documents_load_and_have_every_kind_of_block(tmp_path):
    documents = [load(draft(seed).write(tmp_path), BLOCKS) for seed in range(30)]
    kinds = {block.type for document in documents for section in document.sections for block in section.blocks}
    assert kinds == set(BLOCKS) == set(KINDS) - {"rails"}


def test_words_are_of_ordinary_length():
    every = [word for text in (*sum(WORDS.values(), ()), *NAMES, *NUMBERS) for word in text.split()]
    assert max(map(len, every)) <= LONGEST


def shown(*places: tuple[str, float, float]) -> Judged:
    """The judge's word on a frame of one line, "two words", if they were rendered at these places."""
    frame = words(SETTING, "f", "two words", Rect(100, 100, 200, 0), SETTING.scale.body)
    scene = Scene("deck", 960, 540, Properties("T", "", "", "2026-01-15", "en"), (Page("p", "P", (frame,)),))
    (judged,) = judge(scene, [[Word(text, Rect(x, y, 40, 16)) for text, x, y in places]])
    return judged


@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ([("two", 100, 101), ("words", 100, 112)], "has 2 lines for 1"),
        ([("two", 100, 101), ("words", 100, 140)], "does not hold"),
        ([("two", 100, 101), ("words", 275, 101)], "does not hold"),
        ([("two", 100, 101)], "does not hold"),
    ],
    ids=["a line more", "under the frame", "over its side", "not shown"],
)
def test_the_judge_sees_what_does_not_keep_its_place(places, fault):
    assert shown(("two", 100, 101), ("words", 150, 101)).faults == []
    assert any(fault in each for each in shown(*places).faults)


@pytest.mark.filterwarnings("default")  # fontTools warns of axes the families do not share
def test_random_documents_are_laid_out_and_keep_their_lines_in_an_independent_renderer(tmp_path):
    if missing := renderers_missing():
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail(f"{missing} is not installed")
        pytest.skip(f"{missing} is not installed")
    tally = campaign(SEEDS, tmp_path)
    found = [(machine, *each) for machine in MACHINES for each in (*tally.over(machine), *tally.outside(machine))]
    assert [each for each in tally.unlayoutable if each.edition == "deck"] == []
    assert found == []
    assert tally.frames > 500


def test_a_slide_of_a_long_deck_costs_no_more_than_one_of_a_short():
    layout, proof = growth(40, 240)
    assert layout <= MOST_GROWTH * 1.25  # the share of what other programs take of the machine
    assert proof <= MOST_GROWTH * 1.25
