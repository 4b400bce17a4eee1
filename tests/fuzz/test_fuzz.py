"""A small run of the fuzz: `python -m tests.fuzz` makes it as large as one likes."""

from __future__ import annotations

import os

import pytest

from briefgen.blocks import BLOCKS
from briefgen.document import load
from tests.benchmark import MOST_GROWTH, growth
from tests.fuzz.campaign import MACHINES, campaign
from tests.fuzz.documents import draft
from tests.fuzz.exhibits import KINDS
from tests.fuzz.rendering import renderers_missing
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
    words = [word for text in (*sum(WORDS.values(), ()), *NAMES, *NUMBERS) for word in text.split()]
    assert max(map(len, words)) <= LONGEST


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
