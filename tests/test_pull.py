"""What people change in a deck comes back as a change of the content: every edit found, none invented."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pptx import Presentation

from briefgen import build, pipeline
from briefgen.cli import main
from briefgen.pulling.model import Pulled
from briefgen.pulling.patching import difference
from briefgen.pulling.placing import _Desk

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
CONTENTS = (CONTENT, ROOT / "docs/gallery/typical.yaml")


@pytest.fixture(scope="module", params=CONTENTS, ids=lambda path: path.stem)
def built(request, tmp_path_factory) -> tuple[Path, Path]:
    """A content file with what lies beside it, and its deck."""
    folder = tmp_path_factory.mktemp("pull")
    source: Path = request.param
    for each in (source, *source.parent.glob("*.png"), *source.parent.glob("*.svg")):
        shutil.copy(each, folder)
    (deck,) = build(folder / source.name, folder, only="deck")
    return folder / source.name, deck


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copy(CONTENT, folder)
    (deck,) = build(folder / CONTENT.name, folder, only="deck")
    return folder / CONTENT.name, deck


def shapes_of(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from shapes_of(shape.shapes)
        else:
            yield shape


def paragraphs(presentation: Any) -> Iterator[tuple[str, Any]]:
    """Every paragraph with words, by its shape's name; those of tables and notes too."""
    for slide in presentation.slides:
        for shape in shapes_of(slide.shapes):
            frames = []
            if getattr(shape, "has_table", False):
                frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
            elif getattr(shape, "has_text_frame", False):
                frames = [shape.text_frame]
            yield from ((shape.name, each) for frame in frames for each in frame.paragraphs if each.runs)
        if slide.has_notes_slide:
            yield from (("notes", each) for each in slide.notes_slide.notes_text_frame.paragraphs if each.runs)


def say(paragraph: Any, text: str) -> None:
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def edited(deck: Path, change: Callable[[Any], None]) -> Path:
    presentation = Presentation(str(deck))
    change(presentation)
    path = deck.with_name("edited.pptx")
    presentation.save(str(path))
    return path


def replaced(deck: Path, name: str, old: str, new: str) -> Path:
    """The deck with `new` for `old` in the first paragraph of a shape that has it."""

    def change(presentation: Any) -> None:
        found = next(p for n, p in paragraphs(presentation) if n == name and old in p.text)
        say(found, found.text.replace(old, new))

    return edited(deck, change)


def pulled(deck: Path, content: Path) -> Pulled:
    return pipeline.pull(deck, content)


def changes(found: Pulled) -> list[str]:
    lines = [line for line in difference(found, "x") if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return [line[:1] + line[1:].strip() for line in lines]


def test_an_unchanged_deck_changes_nothing(built):
    content, deck = built
    for each in (deck, edited(deck, lambda presentation: None)):
        found = pulled(each, content)
        assert (found.placed, found.unplaced) == ((), ())
        assert found.after == found.before


@pytest.mark.parametrize(
    ("name", "old", "new", "patch"),
    [
        (
            "stack · title",
            "distribution",
            "reach: all of it",
            [
                '-headline: "Three layers: foundation, leverage point, distribution"',
                '+headline: "Three layers: foundation, leverage point, reach: all of it"',
            ],
        ),
        (
            "baseline · title",
            "as fast as revenue",
            "as fast as {sales}",
            ["-headline: Capex grows {capex-pace} as fast as revenue", '+headline: "Capex grows {capex-pace} as fast as {{sales}}"'],
        ),
        (
            "gap · mechanism 1",
            "of annual capex",
            "of capex a year",
            ['-- {name: Capex moat, text: "{capex} of annual capex"}', '+- {name: Capex moat, text: "{capex} of capex a year"}'],
        ),
        ("gap · mechanism 1", "$115.9B", "$120.1B", ["-value: 115.9", "+value: 120.1"]),
        ("applied-tools · kiro figure", "100K+", "120K+", ["-value: 100", "+value: 120"]),
        ("consumer · rufus-completion figure", "60%", "65%", ["-value: 60", "+value: 65"]),
        ("consumer · rufus-completion figure", "60%", "605%", ["-value: 60", "+value: 605"]),
        (
            "baseline · title",
            "Capex grows 6.0× as fast as revenue",
            "Spending rises 6.0× as quickly as sales",
            ["-headline: Capex grows {capex-pace} as fast as revenue", '+headline: "Spending rises {capex-pace} as quickly as sales"'],
        ),
        ("infrastructure · table", "A multibillion business", "A business, of billions", ["-- [Custom silicon, A multibillion business]", '+- [Custom silicon, "A business, of billions"]']),
        ("notes", "Amazon runs a three-layer AI strategy.", "Amazon runs an AI strategy of three layers.", None),
    ],
)  # fmt: skip
def test_an_edit_is_placed(shipped, name, old, new, patch):
    content, deck = shipped
    found = pulled(replaced(deck, name, old, new), content)
    assert found.unplaced == ()
    assert len(found.placed) == 1
    if patch is None:
        assert "Amazon runs an AI strategy of three layers." in " ".join(found.after.split())
    else:
        assert changes(found) == patch


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("ratios · cash-share figure", "12.8%", "13.8%", "is derived: free-cash-flow / capex * 100"),
        ("gap · mechanism 1", "$115.9B", "lots", "is not written as capex is"),
        ("stack · source", "Source", "Origin", "made by briefgen"),
        ("gap · mechanism 1", "moat  $115.9B of", "moat of", "runs over"),
        ("gap · mechanism 1", "$115.9B of annual capex", "$120.1B of capex a year", "runs over"),
        ("register/table-1 · table", "Figure", "Number", "made by briefgen"),
    ],
)
def test_an_edit_that_cannot_be_placed_is_listed_with_the_reason(shipped, name, old, new, reason):
    content, deck = shipped
    try:
        changed = replaced(deck, name, old, new)
    except StopIteration:
        changed = replaced(deck, name, old.replace("  ", " "), new)
    found = pulled(changed, content)
    assert found.after == found.before
    (left,) = found.unplaced
    assert reason in left.reason
    assert left.edit.new


def test_an_edit_that_contradicts_the_content_is_not_made(tmp_path):
    content = tmp_path / "sums.yaml"
    content.write_text(
        "format: 1\ntitle: Sums\ndate: 2026-01-31\nchecks: {rules: [{total: all, parts: [a, b]}]}\nfigures:\n"
        "  all: {label: All, value: 3.0, unit: USD}\n  a: {label: A, value: 1.0, unit: USD}\n"
        "  b: {label: B, value: 2.0, unit: USD}\nsections:\n  - id: one\n    title: One\n    headline: All is {all}\n",
        encoding="utf-8",
    )
    (deck,) = build(content, tmp_path, only="deck")
    found = pulled(replaced(deck, "one · title", "$3.0", "$4.0"), content)
    assert found.after == found.before
    assert "its parts add up to $3.0" in found.unplaced[0].reason


def test_an_edit_that_no_layout_holds_is_not_made_and_the_others_are(shipped):
    content, deck = shipped

    def change(presentation: Any) -> None:
        for name, old, new in (("stack · title", "distribution", "w" * 200), ("gap · mechanism 1", "annual", "yearly")):
            found = next(p for n, p in paragraphs(presentation) if n == name and old in p.text)
            say(found, found.text.replace(old, new))

    found = pulled(edited(deck, change), content)
    assert changes(found) == [
        '-- {name: Capex moat, text: "{capex} of annual capex"}',
        '+- {name: Capex moat, text: "{capex} of yearly capex"}',
    ]
    (refused,) = found.unplaced
    assert refused.reason.startswith("The content so changed could not be built:")


def test_an_edit_that_the_changed_content_does_not_say_is_not_made(shipped, monkeypatch):
    """As if a text had been placed at a node that another one is made from."""
    content, deck = shipped
    astray = ("sections", 1, "reading")
    place = _Desk.text
    monkeypatch.setattr(_Desk, "text", lambda desk, edit, text: replace(place(desk, edit, text), location=astray))
    found = pulled(replaced(deck, "stack · title", "distribution", "reach"), content)
    assert found.after == found.before
    assert [each.reason for each in found.unplaced] == ["A deck built from the content so changed would not say this."]


def test_chart_values_and_names_are_pulled(tmp_path):
    content = tmp_path / "chart.yaml"
    content.write_text(
        "format: 1\ntitle: Chart\ndate: 2026-01-31\nfigures:\n  one: {label: One, value: 4, unit: USD, scale: M}\n"
        "  two: {label: Two, value: 5, unit: USD, scale: M}\nsections:\n  - id: one\n    title: One\n    headline: A claim\n"
        "    blocks:\n      - type: chart  # kept\n        id: places\n        kind: column\n        unit: GWh\n"
        '        categories: [North, "South"]  # kept too\n        series: [{name: Output, values: [3.5, 2]}]\n'
        "      - {type: chart, id: money, title: Money, kind: bar, figures: [one, two]}\n",
        encoding="utf-8",
    )
    (deck,) = build(content, tmp_path, only="deck")

    def change(presentation: Any) -> None:
        charts = [s for slide in presentation.slides for s in shapes_of(slide.shapes) if getattr(s, "has_chart", False)]
        for shape in charts:
            space = shape.chart._chartSpace
            for node in space.iter("{*}v"):
                node.text = {"3.5": "3.75", "South": "Far south", "5": "6.5"}.get(node.text, node.text)

    found = pulled(edited(deck, change), content)
    assert found.unplaced == ()
    assert changes(found) == [
        "-two: {label: Two, value: 5, unit: USD, scale: M}",
        "+two: {label: Two, value: 6.5, unit: USD, scale: M}",
        '-categories: [North, "South"]  # kept too',
        "-series: [{name: Output, values: [3.5, 2]}]",
        '+categories: [North, "Far south"]  # kept too',
        "+series: [{name: Output, values: [3.75, 2]}]",
    ]


def test_shapes_that_came_and_went_are_listed(shipped):
    content, deck = shipped

    def change(presentation: Any) -> None:
        first = presentation.slides[3]
        box = first.shapes.add_textbox(0, 0, 100000, 100000)
        box.text_frame.text = "A remark of mine"
        gone = next(shape for shape in first.shapes if shape.name == "ratios · title")
        gone._element.getparent().remove(gone._element)

    found = pulled(edited(deck, change), content)
    assert found.after == found.before
    assert {(each.edit.spot.slide, each.reason) for each in found.unplaced} == {
        (4, "The shape is gone."),
        (4, "The shape is not one that briefgen made."),
    }


def test_slides_that_were_moved_or_deleted_invent_no_edits(shipped):
    content, deck = shipped

    def change(presentation: Any) -> None:
        order = presentation.slides._sldIdLst
        entries = list(order)
        order.remove(entries[5])
        order.remove(entries[2])
        order.append(entries[2])

    found = pulled(edited(deck, change), content)
    assert found.placed == ()
    assert [each.reason for each in found.unplaced] == ["The slide is gone."]


WORDS = ("harbour", "quietly", "seven-fold", "R&D", "“quoted”", "a: b", "#1", "{brace}", "it's", "50% off", "naïve")


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("\u00ad", "")).strip()


def scattered(deck: Path, seed: int) -> tuple[Path, set[tuple[str, str]]]:
    """The deck with a word exchanged in four of its paragraphs, and what they said before and say now."""
    choice = random.Random(seed)
    made: set[tuple[str, str]] = set()

    def change(presentation: Any) -> None:
        every = [(n, p) for n, p in paragraphs(presentation) if len(p.text.split()) > 2 and not n.endswith(" number")]
        for _, paragraph in choice.sample(every, 4):
            old = paragraph.text
            words = old.split(" ")
            words[choice.randrange(len(words))] = choice.choice(WORDS)
            new = " ".join(words)
            if plain(new) != plain(old):
                say(paragraph, new)
                made.add((plain(old), plain(new)))

    return edited(deck, change), made


@pytest.mark.parametrize("seed", range(12))
def test_random_edits_are_all_found_and_none_invented(built, seed):
    content, deck = built
    path, made = scattered(deck, seed)
    found = pulled(path, content)
    assert {(each.edit.old, each.edit.new) for each in (*found.placed, *found.unplaced)} == made
    assert all(each.reason for each in found.unplaced)
    before, after = (dict(nodes(yaml.safe_load(text))) for text in (found.before, found.after))
    assert before.keys() == after.keys()
    assert {at for at in before if before[at] != after[at]} == {each.location for each in found.placed}


def nodes(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every scalar of a file, by its keys and indices."""
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(each, (*at, key))
    else:
        yield at, value


def test_the_command_shows_the_patch_and_applies_it_when_asked(tmp_path):
    shutil.copy(CONTENT, tmp_path)
    content = tmp_path / CONTENT.name
    (deck,) = build(content, tmp_path, only="deck")
    changed = replaced(deck, "gap · mechanism 1", "$115.9B", "$120.1B")
    shown = CliRunner().invoke(main, ["pull", str(changed), str(content)])
    assert shown.exit_code == 0, shown.output
    assert "-    value: 115.9\n+    value: 120.1\n" in shown.stdout
    assert content.read_bytes() == CONTENT.read_bytes()
    applied = CliRunner().invoke(main, ["pull", str(changed), str(content), "--apply"])
    assert applied.exit_code == 0, applied.output
    assert content.read_text(encoding="utf-8") == CONTENT.read_text(encoding="utf-8").replace("115.9", "120.1", 1)


def test_what_is_no_deck_is_refused(tmp_path):
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"PK nothing")
    result = CliRunner().invoke(main, ["pull", str(broken), str(CONTENT)])
    assert result.exit_code == 2
    assert "nothing was changed" in result.stderr


def test_a_deck_of_another_content_and_one_without_names_change_nothing(shipped, tmp_path):
    content, _ = shipped
    (other,) = build(ROOT / "docs/gallery/sparse.yaml", tmp_path, only="deck")
    (plain,) = build(content, tmp_path, only="deck", told="plain")
    for deck in (other, plain):
        result = CliRunner().invoke(main, ["pull", str(deck), str(content)])
        assert result.exit_code == 2, result.output
        assert f"{deck} is no deck of {content}" in result.stderr


@pytest.mark.parametrize("value", ["", "abc", "NaN", "INF"])
def test_a_chart_whose_sheet_holds_no_number_is_told(shipped, value):
    content, deck = shipped

    def change(presentation: Any) -> None:
        (chart,) = [each.chart for each in presentation.slides[2].shapes if getattr(each, "has_chart", False)]
        for each in chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}v"):
            if each.text in ("78", "78.0"):
                each.text = value

    result = CliRunner().invoke(main, ["pull", str(edited(deck, change)), str(content)])
    assert result.exit_code in (1, 2), result.output
    assert "cannot be read as a deck" in result.stderr or "not placed" in result.output
    traced = CliRunner().invoke(main, ["trace", "capex", str(deck.with_name("edited.pptx"))])
    assert traced.exit_code == 2 or "slide 3: growth · chart says" in traced.output
