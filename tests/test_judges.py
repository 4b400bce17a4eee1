"""Judges that share no code with briefgen look at the built files, in the shipped brands and in harder ones."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import page
import pikepdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen import build, specimen

ROOT = Path(__file__).parents[1]
BRANDS = ("assets/_brand", "assets/evergreen", "tests/brands/midnight", "tests/brands/mono")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(
    scope="module", params=[(brand, kind) for brand in BRANDS for kind in ("analysis", "specimen")], ids=str
)
def built(request, tmp_path_factory) -> Path:
    name, kind = request.param
    folder, brand = tmp_path_factory.mktemp(f"{Path(name).name}-{kind}"), ROOT / f"{name}.yml"
    if kind == "specimen":
        return specimen.build(brand, folder)[0].with_suffix("")
    return build(ROOT / "content/amazon-ai-landscape.yaml", folder, brand=brand)[0].with_suffix("")


def parts(deck: Path, pattern: str) -> dict[str, etree._Element]:
    with zipfile.ZipFile(deck) as archive:
        return {
            name: etree.fromstring(archive.read(name)) for name in archive.namelist() if re.fullmatch(pattern, name)
        }


def test_the_deck_is_valid_open_xml(built):
    result = OpenXmlValidator().validate(built.with_suffix(".pptx"))
    assert not list(result.errors)


@pytest.mark.parametrize("profile", ["pdfua-1", "pdfa-2a"])
def test_the_brief_is_accessible_and_archival(built, profile):
    report = page.validate_pdf(str(built.with_suffix(".pdf")), profile=profile)
    assert report.is_compliant, report.failures


def test_a_judge_of_the_brief_can_fail(built, tmp_path):
    untagged = tmp_path / "untagged.pdf"
    with pikepdf.open(built.with_suffix(".pdf")) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(untagged)
    assert not page.validate_pdf(str(untagged), profile="pdfua-1").is_compliant


def test_slides_charts_and_layouts_carry_no_literal_colour(built):
    found = parts(built.with_suffix(".pptx"), r"ppt/(slides|charts|slideLayouts|slideMasters|notesSlides)/[^/]+\.xml")
    assert found
    assert [name for name, root in found.items() if list(root.iter(f"{DRAWING}srgbClr"))] == []


def test_slides_name_no_font_of_their_own(built):
    faces = {
        latin.get("typeface")
        for root in parts(built.with_suffix(".pptx"), r"ppt/(slides|charts)/[^/]+\.xml").values()
        for latin in root.iter(f"{DRAWING}latin", f"{DRAWING}ea", f"{DRAWING}cs")
    }
    assert faces
    assert all(face.startswith("+m") for face in faces)


def test_shape_ids_and_names_are_unique_on_every_slide(built):
    for name, root in parts(built.with_suffix(".pptx"), r"ppt/slides/slide\d+\.xml").items():
        shapes = [element for element in root.iter() if isinstance(element.tag, str) and element.tag.endswith("}cNvPr")]
        for attribute in ("id", "name"):
            counts = Counter(shape.get(attribute) for shape in shapes)
            assert [key for key, number in counts.items() if number > 1] == [], name


def test_every_relation_leads_somewhere(built):
    with zipfile.ZipFile(built.with_suffix(".pptx")) as archive:
        names = set(archive.namelist())
        for part in (name for name in names if name.endswith(".rels")):
            folder = Path("/") / Path(part).parent.parent
            for relation in etree.fromstring(archive.read(part)):
                if relation.get("TargetMode") == "External":
                    continue
                target = Path(relation.get("Target"))
                absolute = (folder / target).as_posix()
                while re.search(r"/[^/]+/\.\./", absolute):
                    absolute = re.sub(r"/[^/.]+/\.\./", "/", absolute, count=1)
                assert absolute.lstrip("/") in names, (part, absolute)


def test_every_slide_has_a_title_of_its_own(built):
    from pptx import Presentation

    titles = [slide.shapes.title.text for slide in Presentation(built.with_suffix(".pptx")).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
