"""What cannot be laid out is named with its word, its slide, the points it lacks and its place in the file."""

import json
import re
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.blocks import BLOCKS
from briefgen.document import load, places
from briefgen.errors import LayoutError
from briefgen.layout.proof import text_frames

CONTENT = Path(__file__).parents[1] / "content/amazon-ai-landscape.yaml"
WORD = "Donaudampf7schifffahrt" * 10
"""With figures in it, so that no language divides it."""
HEAD = """\
format: 1
title: A title
date: 2026-01-31
figures:
  f: {{label: {label}, value: 3, unit: USD, period: Q1}}
  g: {{label: G, value: 4, unit: USD, period: Q1}}
appendix: {{register: false}}
sections:
  - id: one
    title: One
    headline: {headline}
    blocks:
"""
PLAIN = HEAD.format(label="F", headline="A claim")
LAYERS = f"""\
          - {{name: A, members: [{{name: x}}]}}
          - {{name: B, members: [{{name: x}}, {{name: {WORD}}}]}}
"""

CASES = {
    "title": (HEAD.format(label="F", headline=f"The {WORD}"), "- {type: paragraph, text: Some}", 11),
    "bullet": (PLAIN, f"- type: bullets\n        items:\n          - Some\n          - A {WORD}", 16),
    "table cell": (PLAIN, f"- type: table\n        columns: [title: A, title: B]\n        rows: [[a, {WORD}]]", 15),
    "stack member": (PLAIN, f"- type: stack\n        layers:\n{LAYERS}", 16),
    "metric label": (HEAD.format(label=WORD, headline="A claim"), "- {type: metrics, figures: [f, g]}", 13),
    "callout": (PLAIN, f"- {{type: callout, text: Some {WORD}}}", 13),
    "question": (PLAIN, f"- type: faq\n        items:\n          - {{question: {WORD}, answer: x}}", 15),
}


def refused(folder: Path, text: str, edition: pipeline.EditionName) -> LayoutError:
    file = folder / "one.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        pipeline.check(file, edition)
    return caught.value


@pytest.mark.parametrize("edition", ["deck", "brief"])
@pytest.mark.parametrize("case", CASES)
def test_a_word_too_long_is_named_with_the_points_it_lacks_and_its_place(case, edition, tmp_path):
    head, block, line = CASES[case]
    for finding in refused(tmp_path, f"{head}      {block}\n", edition).findings:
        assert finding.place is not None
        assert (finding.place.path, finding.place.line) == (tmp_path / "one.yaml", line)
        assert finding.source_line == (tmp_path / "one.yaml").read_text(encoding="utf-8").splitlines()[line - 1]
        assert WORD in finding.message
        assert re.search(r"\d points|\d+\.\d points", finding.message)
        assert finding.hint
        if WORD in finding.source_line:
            assert finding.source_line[finding.place.column - 1 :].startswith(WORD)
            assert finding.place.length == len(WORD)


@pytest.mark.parametrize("edition", ["deck", "brief"])
def test_a_point_longer_than_a_page_runs_on(edition, tmp_path):
    file = tmp_path / "one.yaml"
    point = " ".join(f"word{index}" for index in range(1500))
    file.write_text(f"{PLAIN}      - type: bullets\n        items: [{point}]\n", encoding="utf-8")
    (proved,) = pipeline._proved(file, edition, None)
    frames = (frame for page in proved.scene.pages for frame in text_frames(page.items))
    said = [word for frame in frames for word in frame.text.split() if word.startswith("word")]
    assert said == point.split()


def test_a_chart_without_room_is_named_with_its_place(tmp_path):
    chart = "      - {type: chart, kind: bar, figures: [f, g]}\n"
    (finding,) = refused(tmp_path, HEAD.format(label=WORD, headline="A claim") + chart, "brief").findings
    assert finding.subject == "one/chart-1"
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (13, 9)


def test_blocks_shown_in_one_edition_only_do_not_shift_the_places_of_the_others(tmp_path):
    blocks = (
        "      - {type: callout, text: Some, only: brief}\n"
        "      - {type: callout, text: Some}\n"
        f"      - {{type: callout, text: {WORD}}}\n"
    )
    for edition in ("deck", "brief"):
        (finding,) = refused(tmp_path, PLAIN + blocks, edition).findings
        assert finding.subject == "one/callout-3"
        assert finding.place is not None
        assert finding.place.line == 15


def test_every_frame_of_the_shipped_content_that_shows_content_has_a_place():
    found = places(load(CONTENT, BLOCKS))
    plain = re.compile(r"^((piece|value|name|total|key) [\d.]+|(foot|head|.*) · (number|section|page))$")
    for proved in pipeline._proved(CONTENT, None, None):
        for page in proved.scene.pages:
            for frame in text_frames((*page.items, *page.chrome)):
                assert found.of(frame.name) or plain.match(frame.name), frame.name


def test_a_place_is_that_of_the_longest_known_beginning(tmp_path):
    file = tmp_path / "one.yaml"
    file.write_text(f"{PLAIN}      - {{id: said, type: callout, text: Some}}\n", encoding="utf-8")
    found = places(load(file, BLOCKS))
    at = {name: found.of(name) for name in ("said · text", "said/rest · a b", "one · title", "nothing · here")}
    lines = {name: place and place.line for name, place in at.items()}
    assert lines == {"said · text": 13, "said/rest · a b": 13, "one · title": 11, "nothing · here": None}


def test_the_proof_of_both_editions_is_one_file_with_equal_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    written = pipeline.build(CONTENT, first, proof=True)
    pipeline.build(CONTENT, second, proof=True)
    name = "amazon-ai-landscape.proof.json"
    assert [file.name for file in written][-1] == name
    assert (first / name).read_bytes() == (second / name).read_bytes()
    proof = json.loads((first / name).read_bytes())
    assert (proof["format"], proof["version"], proof["content"]) == ("briefgen proof", 1, CONTENT.name)
    deck, brief = proof["editions"]
    assert (deck["edition"], brief["edition"]) == ("deck", "brief")
    lines = CONTENT.read_text(encoding="utf-8").splitlines()
    (title,) = [frame for frame in deck["pages"][2]["frames"] if frame["name"] == "baseline · title"]
    assert "headline:" in lines[title["place"]["line"] - 1]
    assert title["face"] == {"family": "Inter Display", "weight": 700, "size": 28.0}
    for edition in proof["editions"]:
        for frame in (frame for page in edition["pages"] for frame in page["frames"]):
            needs = [need["lines"] for need in frame["envelope"]]
            assert max(needs) == frame["lines"]["reserved"]
            assert frame["slack"]["height"] >= -0.1
            assert len(needs) == (4 if edition["edition"] == "deck" else 1)


def test_a_check_may_write_its_proof(tmp_path):
    file = tmp_path / "one.yaml"
    file.write_text(f"{PLAIN}      - {{type: callout, text: Some}}\n", encoding="utf-8")
    pipeline.check(file, proof=tmp_path / "seen.json")
    assert [edition["edition"] for edition in json.loads((tmp_path / "seen.json").read_bytes())["editions"]] == [
        "deck",
        "brief",
    ]
    assert pipeline.check(file, "deck")[0].entries[0].evidence is None
