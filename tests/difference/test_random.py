"""Random documents: one edit is told as one change, as itself, and an unchanged document as none."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from briefgen.blocks import BLOCKS
from briefgen.difference.documents import difference
from briefgen.document import load
from briefgen.document.model import Document
from tests.difference.planted import told
from tests.fuzz.documents import draft

TEXTS = {"text", "headline", "claim", "answer", "caption", "effect", "role", "note", "scarce", "gap", "payoff", "bar"}
EDITED = "zzqq"


def document(content: dict[str, Any], folder: Path) -> Document:
    file = folder / "edited.yaml"
    file.write_text(yaml.dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(file, BLOCKS)


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to the texts that are not empty."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in entries:
        yield from texts(each, (*path, key))
    if isinstance(value, str) and value and path[0] == "sections" and ({path[-1], path[-2]} & (TEXTS | {"narrative"})):
        yield path


def edit(content: dict[str, Any], path: tuple[Any, ...]) -> None:
    held: Any = content
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] += f" {EDITED}"


@pytest.mark.parametrize("seed", range(12))
def test_an_edit_of_a_random_document_is_told_alone(seed, tmp_path):
    drawn = draft(seed)
    drawn.write(tmp_path)
    random, old = Random(seed), document(drawn.content, tmp_path)
    assert told(difference(old, document(drawn.content, tmp_path))) == []
    for path in random.sample(list(texts(drawn.content)), 2):
        content = copy.deepcopy(drawn.content)
        edit(content, path)
        (line,) = told(difference(old, document(content, tmp_path)))
        assert line.endswith(EDITED)
        assert line.split()[1] == "changed"
    content = copy.deepcopy(drawn.content)
    section = random.choice([each for each in content["sections"] if each.get("blocks")])
    section["blocks"].pop(random.randrange(len(section["blocks"])))
    shorter = document(content, tmp_path)
    assert [line.split()[:2] for line in told(difference(old, shorter))] == [["blocks", "gone"]]
    assert [line.split()[:2] for line in told(difference(shorter, old))] == [["blocks", "added"]]
