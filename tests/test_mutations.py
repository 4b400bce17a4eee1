"""Bad content gives findings, never a traceback; `python -m tests.mutations FILE` tries every value in every way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.mutations import LEFT_OUT, WAYS, mutated, outcome, places, read

FILE = Path(__file__).parents[1] / "docs/gallery/sparse.yaml"
CONTENT = read(FILE)
PLACES = tuple(places(CONTENT))


@pytest.mark.parametrize("seed", range(4))
def test_a_value_left_out_or_replaced_is_built_or_refused(seed):
    author = random.Random(seed)
    for at in author.sample(PLACES, 25):
        way = author.choice((LEFT_OUT, author.choice(WAYS)))
        found = outcome(mutated(CONTENT, at, way), FILE)
        assert found in ("built", "refused"), f"{at}, {way}: {found}"


def test_the_content_itself_is_built():
    assert outcome(CONTENT, FILE) == "built"


@pytest.mark.parametrize(
    "gone", [("summary", "points"), ("sections", 1, "blocks", 0, "items", 0)], ids=lambda at: ".".join(map(str, at))
)
def test_what_once_broke_does_no_more(gone):
    content = {**CONTENT, "summary": {"headline": "All", "points": []}}
    assert outcome(mutated(content, gone, LEFT_OUT), FILE) in ("built", "refused")
