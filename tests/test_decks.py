"""Random decks before three judges, and against python-pptx: small forms of two commands."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import pytest

from briefgen.brand import default_brand_path, load_brand
from briefgen.editions.deck import arrange
from briefgen.writers.pptx import write
from tests.benchmark import typical_documents, uncollected
from tests.benchmark_deck import GOALS, MOST_GROWTH, long_scene, pages, seconds
from tests.decks import HOSTILE, campaign, counted, faults, harder, report
from tests.fuzz.documents import draft
from tests.judges.decks import JUDGES, audited, linted, present
from tests.raw_deck import write_raw

SEEDS = (200, 201, 202, 203, 204, 205)


def test_no_judge_finds_a_fault_in_random_decks(tmp_path):
    verdicts = list(campaign(SEEDS, tmp_path, tuple(present())))
    assert set(counted(verdicts)) == set(present())
    assert [said for each in verdicts for said in faults(each)] == []
    assert report(verdicts).count("goal 0") == len(present())
    assert sum((each.parts for each in verdicts), Counter())["charts"] > 5


def test_the_judges_say_what_is_wrong_with_a_deck(tmp_path):
    (found,) = campaign(SEEDS[:1], tmp_path, ())
    deck = tmp_path / f"seed-{found.seed}.pptx"
    spoilt = tmp_path / "spoilt.pptx"
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(spoilt, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry).replace(b'<p:cNvPr id="3"', b'<p:cNvPr id="2"'))
    assert any("id" in said for said in linted(spoilt))
    assert audited(spoilt)


def test_a_judge_that_is_not_installed_is_not_asked_unless_it_is_required(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFGEN_NODE_MODULES", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert set(present()) == set(JUDGES) - {"Open XML SDK"}
    with pytest.raises(RuntimeError, match="npm install"):
        present(require_all=True)


def test_documents_are_made_harder_the_same_way_every_time():
    drafts = [harder(draft(seed)) for seed in range(60)]
    assert drafts == [harder(draft(seed)) for seed in range(60)]
    said = str([each.content for each in drafts])
    assert all(repr(word)[1:-1] in said for word in HOSTILE if "'" not in word)
    assert {each.content["language"] for each in drafts} > {"en", "de", "fr"}


def drawn(deck: bytes) -> Counter[str]:
    """How many charts, tables, pictures and pages of notes a deck has, and how many characters its slides show."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides)/[^/]*\.xml", name):
                data = archive.read(name).decode()
                found.update(re.findall(r"<(a:tbl|c:chart|p:pic)[ >]", data))
                found.update(re.findall(r"ppt/\w+/", name))
                found["characters"] += sum(map(len, re.findall(r"<a:t>([^<]*)</a:t>", data)))
    return found


def test_the_adversary_writes_what_we_write(tmp_path):
    theme = load_brand(default_brand_path()).theme("deck")
    (document,) = typical_documents(tmp_path, 0)
    scene = arrange(document, theme)
    ours, raw = drawn(write(scene, theme)), drawn(write_raw(scene))
    assert ours.pop("characters") == pytest.approx(raw.pop("characters"), rel=0.01)
    assert ours == raw
    assert ours["c:chart"]
    assert ours["a:tbl"]


def test_a_deck_is_written_in_a_part_of_the_time_and_a_slide_of_a_long_one_costs_no_more(tmp_path):
    theme = load_brand(default_brand_path()).theme("deck")
    first, found = pages(typical_documents(tmp_path, 0), theme)
    short, long = (long_scene(first, found, slides) for slides in (50, 400))
    write(short, theme)  # whatever is done once, is done
    with uncollected():
        ours, raw, longer = (
            seconds(lambda: write(short, theme)),
            seconds(lambda: write_raw(short)),
            seconds(lambda: write(long, theme)),
        )
    assert ours / raw <= GOALS[100]
    assert longer / 400 <= MOST_GROWTH * 1.25 * ours / 50  # other programs run beside it


def test_a_long_scene_is_as_long_as_asked(tmp_path):
    theme = load_brand(default_brand_path()).theme("deck")
    first, found = pages(typical_documents(tmp_path, 0), theme)
    scene = long_scene(first, found, 40)
    assert len(scene.pages) == len({page.key for page in scene.pages}) == 40
