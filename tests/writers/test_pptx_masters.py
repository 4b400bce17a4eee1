"""Masters, the date, the properties and the change from slide to slide."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import deck_scenes as scenes
import pytest
from lxml import etree
from mocks import THEME
from openxml_audit import OpenXmlValidator

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.editions.deck import arrange
from briefgen.layout.proof import prove
from briefgen.scene import Scene
from briefgen.source import parse
from briefgen.writers.pptx import write

TEXT = {"type": "paragraph", "text": "Some text"}
HEAD = {"format": 1, "title": "T", "date": "2026-01-15", "language": "en-US"}


def deck(**head: Any) -> Scene:
    section = {"id": "one", "title": "One", "headline": "A claim", "blocks": [TEXT]}
    content = HEAD | head | {"sections": [section]}
    scene = arrange(validate(parse(json.dumps(content).encode(), Path("deck.yaml")), BLOCKS), THEME)
    prove(scene, THEME)
    return scene


def parts(scene: Scene) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(write(scene, THEME))) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def kinds(root: etree._Element) -> list[str]:
    return [place.get("type") for place in root.iter("{*}ph")]


def test_handouts_and_notes_have_masters_with_all_four_corners():
    found = parts(replace(deck(), pages=(replace(deck().pages[0], notes=("Said",)),)))
    corners = ["hdr", "dt", "ftr", "sldNum"]
    assert kinds(found["ppt/handoutMasters/handoutMaster1.xml"]) == corners
    assert kinds(found["ppt/notesMasters/notesMaster1.xml"]) == ["sldImg", "body", *corners]


def test_master_and_layouts_hold_the_documents_date_as_text():
    found = parts(deck())
    for name, root in found.items():
        if "slideMaster" in name or "slideLayout" in name:
            (date,) = [shape for shape in root.iter("{*}sp") if kinds(shape) == ["dt"]]
            assert "".join(date.itertext()) == "January 15, 2026", name
            assert not list(date.iter("{*}fld")), name


@pytest.mark.parametrize("shown", [True, False])
def test_the_date_stands_on_the_slides_if_the_content_says_so(shown):
    found = parts(deck(deck={"date": shown}))
    assert ("dt" in kinds(found["ppt/slides/slide2.xml"])) is shown
    assert "dt" not in kinds(found["ppt/slides/slide1.xml"]), "the cover says it anyway"
    edges = found["ppt/slideMasters/slideMaster1.xml"].find("{*}hf")
    assert edges.get("dt") == (None if shown else "0")


@pytest.mark.parametrize("transition", ["fade", None])
def test_slides_change_as_the_content_says(transition, tmp_path):
    scene = deck(deck={"transition": transition} if transition else {})
    found = parts(scene)["ppt/slides/slide2.xml"].find("{*}transition")
    changes = () if found is None else found
    assert [child.tag.rpartition("}")[2] for child in changes] == ([transition] if transition else [])
    (tmp_path / "deck.pptx").write_bytes(write(scene, THEME))
    assert list(OpenXmlValidator().validate(tmp_path / "deck.pptx").errors) == []


def test_the_properties_are_complete():
    found = parts(deck(subtitle="S", author="A", kind="Brief", keywords=["one", "two"], company="C"))
    core = {each.tag.rpartition("}")[2]: each.text for each in found["docProps/core.xml"]}
    assert core == {"title": "T", "subject": "S", "creator": "A", "keywords": "one, two", "category": "Brief",
                    "language": "en-US", "lastModifiedBy": "A", "created": "2026-01-15T00:00:00Z",
                    "modified": "2026-01-15T00:00:00Z"}  # fmt: skip
    extended = {each.tag.rpartition("}")[2]: each.text for each in found["docProps/app.xml"]}
    assert extended == {"Application": "briefgen", "Slides": "2", "Notes": "0", "Company": "C"}


def test_what_is_not_said_is_no_property():
    core = {each.tag.rpartition("}")[2] for each in parts(deck())["docProps/core.xml"]}
    assert core == {"title", "language", "created", "modified"}


def test_new_text_takes_the_documents_language():
    found = parts(deck(language="de-CH"))
    for name in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"):
        assert {each.get("lang") for each in found[name].iter("{*}defRPr")} == {"de-CH"}, name


def test_a_scene_made_by_hand_has_masters_too():
    assert "ppt/handoutMasters/handoutMaster1.xml" in parts(scenes.full_scene())
