"""Numbers that contradict each other are found, with their place and their cause; those that do not are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from planted_errors import BASE, PLANTED, SOUND, planted

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.errors import ContentError

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "content/amazon-ai-landscape.yaml", *sorted((ROOT / "docs/gallery").glob("*.yaml")))


def findings(text: str, folder: Path):
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    (folder / "steps.csv").write_text("Step,Value\nStart,100\nPrice,12\nVolume,-4\nEnd,108\n", encoding="utf-8")
    try:
        load(path, BLOCKS)
    except ContentError as error:
        return error.findings
    return ()


@pytest.mark.parametrize("mistake", PLANTED, ids=lambda mistake: mistake.name)
def test_a_planted_error_is_found_at_its_place_with_its_cause(mistake, tmp_path):
    text, line = planted(mistake)
    found = findings(text, tmp_path)
    assert found, mistake
    said = " ".join(f"{each.message} {each.hint or ''}" for each in found)
    assert mistake.cause in said
    assert line in {each.place.line for each in found if each.place}, [str(each.place) for each in found]


def test_there_are_sixty():
    assert len({mistake.name for mistake in PLANTED}) == len(PLANTED) >= 60


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_raises_no_alarm(name, tmp_path):
    assert findings(SOUND[name], tmp_path) == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_content_reconciles(path):
    assert load(path, BLOCKS).figures


def test_the_base_is_sound(tmp_path):
    assert findings(BASE, tmp_path) == ()
