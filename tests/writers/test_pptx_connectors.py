"""Lines that join shapes are tied to them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import deck_scenes as scenes
import pytest
from lxml import etree
from mocks import THEME
from pptx import Presentation

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions.deck import arrange
from briefgen.geometry import Rect
from briefgen.layout.mirror import mirrored
from briefgen.layout.plain import plain
from briefgen.scene import Color, Group, Item, Scene, Shape
from briefgen.source import parse
from briefgen.writers.pptx import write
from briefgen.writers.pptx.connectors import sites

LAYERS = [{"name": name, "members": [{"name": "Part"}], "effect": "An effect"} for name in ("One", "Two", "Three")]
STACK = {"type": "stack", "id": "layers", "layers": LAYERS}
BARBELL = {"type": "barbell", "id": "poles", "poles": [{"name": "Few"}, {"name": "Many"}], "buys": "A balance"}


def deck(block: dict) -> Scene:
    section = {"id": "one", "title": "One", "headline": "A claim", "blocks": [block]}
    content = {"format": 1, "title": "T", "date": "2026-01-15", "sections": [section]}
    return arrange(validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS), THEME)


def drawn(scene: Scene, number: int = 2) -> etree._Element:
    return Presentation(io.BytesIO(write(scene, THEME))).slides[number - 1]._element


def line(path: tuple, *names: str) -> Shape:
    (_, x1, y1), (_, x2, y2) = path[0], path[-1]
    rect = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return Shape("line", rect, "line", stroke=Color.INK, stroke_width=1, path=path, joins=names or None)


def ties(slide: etree._Element) -> dict[str, list[tuple[str, int]]]:
    """For each connector the names of the shapes it is tied to, and the sites."""
    names = {each.get("id"): each.get("name") for each in slide.iter("{*}cNvPr")}
    return {
        connector.find(".//{*}cNvPr").get("name"): [
            (names[end.get("id")], int(end.get("idx"))) for end in connector.find(".//{*}cNvCxnSpPr")
        ]
        for connector in slide.iter("{*}cxnSp")
    }


def slide_of(*items: Item) -> etree._Element:
    return Presentation(io.BytesIO(write(scenes.scene(scenes.page("p", *items)), scenes.THEME))).slides[0]._element


BOX = Shape("box", Rect(100, 200, 100, 60), "rect", fill=Color.INK)
DISC = Shape("disc", Rect(300, 200, 60, 60), "ellipse", fill=Color.INK)


def test_a_line_is_tied_to_shapes_drawn_before_it_and_after_it():
    slide = slide_of(BOX, line((("M", 200, 230), ("L", 300, 230)), "box", "disc"), DISC)
    assert ties(slide)["line"] == [("box", 3), ("disc", 2)]


def test_a_line_may_be_tied_to_what_stands_in_a_group():
    slide = slide_of(line((("M", 200, 230), ("L", 300, 230)), "box", "disc"), Group("both", (BOX, DISC), alt="Two"))
    assert ties(slide)["line"] == [("box", 3), ("disc", 2)]


def test_an_end_that_reaches_no_site_is_left_free():
    slide = slide_of(BOX, line((("M", 200, 230), ("L", 290, 230)), "box", "disc"), DISC)
    assert ties(slide)["line"] == [("box", 3)]


def test_a_line_to_a_shape_that_is_not_there_is_left_free():
    assert ties(slide_of(BOX, line((("M", 200, 230), ("L", 290, 230)), "box", "nothing")))["line"] == [("box", 3)]


@pytest.mark.parametrize(("end", "flips"), [((300, 260), set()), ((300, 200), {"flipV"}), ((100, 260), {"flipH"})])
def test_a_bent_line_runs_along_and_then_down_or_up(end, flips):
    path = (("M", 200, 230), ("L", end[0], 230), ("L", *end))
    connector = next(each for each in slide_of(line(path, "a", "b")).iter("{*}cxnSp"))
    assert connector.find(".//{*}prstGeom").get("prst") == "bentConnector2"
    assert set(connector.find(".//{*}xfrm").attrib) == flips


def test_a_disc_with_a_site_of_its_own_keeps_the_eight_of_every_disc():
    disc = replace(DISC, sites=((330.0, 230.0),))
    found = slide_of(disc).findall(".//{*}cxn")
    assert len(found) == 9
    assert sites(disc)[:8] == sites(DISC)
    assert [(each.find("{*}pos").get("x"), each.find("{*}pos").get("y")) for each in found][-1] == ("381000", "381000")


def test_every_leader_of_a_stack_is_tied_to_its_prism_and_its_row():
    found = ties(drawn(deck(STACK)))
    leaders = {name: [joined for joined, _ in ends] for name, ends in found.items() if "leader" in name}
    assert leaders == {
        f"layers · leader {n}": [f"layers · layer {n}", f"layers · layer {n} rule"] for n in (1, 2, 3)
    }  # fmt: skip


def test_a_barbells_bar_is_tied_to_its_ends():
    assert ties(drawn(deck(BARBELL)))["poles · bar"] == [("poles · few", 8), ("poles · many ground", 8)]


@pytest.mark.parametrize("block", [STACK, BARBELL])
@pytest.mark.parametrize("changed", [plain, mirrored])
def test_lines_stay_tied_in_a_plain_deck_and_in_one_from_the_right(block, changed):
    scene = deck(block)
    before, after = (ties(drawn(each)) for each in (scene, changed(scene)))
    assert sorted(map(len, after.values())) == sorted(map(len, before.values()))
    assert max(map(len, after.values())) == 2


def test_a_diagram_is_one_group_with_a_speaking_name():
    for block, name in ((STACK, "layers · stack"), (BARBELL, "poles · barbell")):
        groups = [each.find("{*}nvGrpSpPr/{*}cNvPr") for each in drawn(deck(block)).find(".//{*}spTree")]
        assert [each.get("name") for each in groups if each is not None and each.get("descr")] == [name]
