"""The shipped content inside templates of other hands: judged, in their boxes and colours, equal every time."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from made import TEMPLATES, file, plain
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from briefgen import build
from briefgen.company.importing import import_brand
from tests.templates.building import CONTENT, build_in, out_of_box, rendered


@pytest.fixture(scope="module", params=TEMPLATES)
def built(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    return build_in(file(folder, TEMPLATES[request.param]()), folder)


def test_it_passes_the_judges(built):
    assert (built.outcome, built.said) == ("built", "")


def test_slides_stand_on_the_template_s_layouts_and_fill_their_titles(built):
    slides = Presentation(built.deck).slides
    assert slides[0].slide_layout.name == "Title Slide"
    assert {slide.slide_layout.name for slide in list(slides)[1:]} == {"Title Only", "Title and Content"}
    assert all(slide.shapes.title.text.strip() for slide in slides)
    assert not any("sample" in slide.shapes.title.text for slide in slides)


def test_a_single_chart_or_table_fills_the_layout_s_own_place_for_content(built):
    for slide in list(Presentation(built.deck).slides)[1:]:
        shown = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        inside = [shape for shape in slide.placeholders if shape.has_chart or shape.has_table]
        assert len(inside) == (len(shown) == 1), slide.shapes.title.text
        assert all(shape.placeholder_format.type == PP_PLACEHOLDER.OBJECT for shape in inside)
        assert all(shape.width and shape.height for shape in inside)


def test_titles_take_place_and_alignment_from_the_layout(built):
    for slide in list(Presentation(built.deck).slides)[1:]:
        title = slide.shapes.title.element
        assert title.spPr.find("{*}xfrm") is None
        assert not list(title.iter("{*}pPr"))


def test_colours_are_references_to_the_template_s_theme(built):
    with zipfile.ZipFile(built.deck) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    ours = [data for name, data in parts.items() if re.fullmatch(r"ppt/(slides|charts)/[^/]+\.xml", name)]
    assert len(ours) > 10
    assert not any(b"srgbClr" in data or re.search(rb'latin typeface="(?!\+m[jn]-lt)', data) for data in ours)


def test_no_text_leaves_its_box_in_another_program(built, tmp_path):
    if not shutil.which("soffice"):
        if os.environ.get("BRIEFGEN_REQUIRE_RENDERERS"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    exports = rendered([built.deck], tmp_path)
    assert out_of_box(built.deck, exports[built.deck]) == []


def test_a_brand_that_names_a_template_builds_in_it_twice_the_same(tmp_path):
    template = file(tmp_path, plain(13.333, 7.5))
    brand = tmp_path / "assets" / "acme.yml"
    import_brand(template, brand)
    first, second = (build(CONTENT, tmp_path / name, brand=brand) for name in ("one", "two"))
    assert [Path(path).suffix for path in first] == [".pptx", ".pdf"]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))
    assert Presentation(first[0]).slides[0].slide_layout.name == "Title Slide"
