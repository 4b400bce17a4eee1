"""Decks and briefs that leave the house: nothing in them that their pages do not show."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefgen import build
from briefgen.picture_file import bare

SECRETS = ("xsubject", "xnarrative", "xnote", "xsection", "xchart", "xbullets", "xpicture", "xtable",
           "xfigure", "xperiod", "xkind", "xtitleofsource", "xcamera", "secret.example")  # fmt: skip
"""What the content below says and no slide shows, ids among it."""

CONTENT = """\
format: 1
title: Shown title
subtitle: Shown subtitle
kind: Xkind
author: Shown author
date: 2026-01-31
sources:
  xsource: {title: Xtitleofsource, publisher: Shown publisher, url: "https://secret.example/path"}
figures:
  xfigure: {label: Sales, value: 12, unit: USD, scale: B, period: Xperiod, source: xsource}
  xfigure-two: {label: Costs, value: 9, unit: USD, scale: B, period: Xperiod, source: xsource}
sections:
  - id: xsection
    title: Shown
    headline: A claim that is shown
    narrative: [Xnarrative is prose for the brief and the speaker.]
    notes: [Xnote for the speaker only.]
    blocks:
      - {type: chart, id: xchart, kind: column, unit: "%", categories: [A, B], measure: Rate,
         series: [{name: One, values: [1, 2]}]}
      - {type: bullets, id: xbullets, title: Points are shown, items: [First point, Second point]}
      - {type: table, id: xtable, title: Rows are shown, columns: [{title: Name}, {title: Number}], rows: [[One, "1"]]}
      - {type: image, id: xpicture, title: A picture is shown, file: pixel.png, alt: What the picture shows}
      - {type: metrics, id: xsubject, title: Figures are shown, figures: [xfigure, xfigure-two]}
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    words = PngInfo()
    words.add_text("Author", "xcamera")
    Image.new("RGB", (40, 30), "navy").save(folder / "pixel.png", pnginfo=words)
    file = folder / "one.yaml"
    file.write_text(CONTENT, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def told(content, tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """The parts of the decks, and of the workbooks in them, by what they tell."""
    found = {}
    for kind in ("all", "no-notes", "plain"):
        folder = tmp_path_factory.mktemp(kind)
        build(content, folder, told=kind)
        found[kind] = unpacked((folder / "one.pptx").read_bytes())
        found[f"{kind} brief"] = streams(folder / "one.pdf")
        found[f"{kind} file"] = {"path": str(folder / "one.pptx").encode()}
    return found


def unpacked(data: bytes, prefix: str = "") -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {prefix + name: archive.read(name) for name in archive.namelist()}
    books = [unpacked(part, f"{name}!") for name, part in parts.items() if name.endswith(".xlsx")]
    return parts | {name: part for book in books for name, part in book.items()}


def streams(file: Path) -> dict[str, bytes]:
    """Every object of the PDF as text, every stream unpacked."""
    with pikepdf.open(file) as pdf:
        return {
            str(number): each.unparse() + (each.read_bytes() if isinstance(each, pikepdf.Stream) and "/DCTDecode" not in
                                           str(each.get("/Filter")) else b"")
            for number, each in enumerate(pdf.objects)
        }  # fmt: skip


def holding(parts: dict[str, bytes], secret: str) -> list[str]:
    needles = (secret.encode(), secret.encode("utf-16-be"))
    return [name for name, data in parts.items() if any(needle in (name.encode() + data).lower() for needle in needles)]


NEUTRAL = {"", "Title", "Subtitle", "Text", "Source", "Slide number", "Line", "Shape", "Chart", "Table", "Picture",
           "Group", "Diagram"}  # fmt: skip
OF_IDS = ("xsection", "xchart", "xbullets", "xpicture", "xtable", "xsubject", "xfigure")


@pytest.mark.parametrize("secret", [*OF_IDS, "xnarrative", "xnote", "xcamera", "secret.example"])
def test_the_search_finds_what_a_full_deck_says(told, secret):
    assert holding(told["all"], secret)


HIDDEN = sorted(set(SECRETS) - {"xperiod", "xtitleofsource"})


@pytest.mark.parametrize("secret", HIDDEN)
def test_a_plain_deck_says_nothing_that_it_does_not_show(told, secret):
    assert holding(told["plain"], secret) == []


@pytest.mark.parametrize("secret", [*OF_IDS, "xcamera"])
def test_a_plain_brief_names_no_id(told, secret):
    assert holding(told["plain brief"], secret) == []


def test_a_plain_file_has_a_title_and_a_language_only(told):
    core = etree.fromstring(told["plain"]["docProps/core.xml"])
    said = {element.tag.rpartition("}")[2]: element.text for element in core if element.text}
    assert said == {"title": "Shown title", "language": "en", "created": "2026-01-31T00:00:00Z",
                    "modified": "2026-01-31T00:00:00Z"}  # fmt: skip


@pytest.mark.parametrize("kind", ["no-notes", "plain"])
def test_without_notes_there_is_neither_a_note_nor_their_master(told, kind):
    assert any("notes" in name for name in told["all"])
    assert [name for name in told[kind] if "notes" in name.lower()] == []
    assert [name for name, data in told[kind].items() if b"notesMaster" in data] == []


def test_names_are_neutral_unique_and_speaking(told):
    slides = [
        etree.fromstring(data) for name, data in told["plain"].items() if re.search(r"slides/slide\d+\.xml$", name)
    ]
    for slide in slides:
        names = [each.get("name") for each in slide.iter("{*}cNvPr")]
        assert len(set(names)) == len(names)
        assert {re.sub(r" \d+$", "", name) for name in names} <= NEUTRAL


@pytest.mark.parametrize("kind", ["no-notes", "plain"])
def test_what_is_left_is_valid(told, kind):
    result = OpenXmlValidator().validate(told[f"{kind} file"]["path"].decode())
    assert not list(result.errors)


def test_a_bare_photograph_keeps_its_pixels_and_loses_its_words():
    plain, spoken = io.BytesIO(), io.BytesIO()
    image = Image.effect_noise((32, 24), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x013B] = "xauthor"
    image.save(plain, "JPEG", quality=90)
    image.save(spoken, "JPEG", quality=90, exif=exif, comment=b"xcomment")
    assert b"xauthor" in spoken.getvalue()
    assert b"xcomment" in spoken.getvalue()
    assert bare(spoken.getvalue()) == plain.getvalue()


def test_what_is_neither_png_nor_jpeg_stays_as_it_is():
    assert bare(b"GIF89a and so on") == b"GIF89a and so on"


DRAWING = b"""<?xml version="1.0"?><!-- by A. Author --><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink"
 inkscape:export-filename="/home/author/secret.png" width="4" height="4" viewBox="0 0 4 4">
 <metadata>Author</metadata><title>Secret</title><desc>Draft</desc>
 <inkscape:grid/>
 <g data-owner="author" id="a"><path d="M0 0h4v4z" fill="#b00"/></g><use xlink:href="#a" x="1"/></svg>"""


def test_a_drawing_keeps_its_shapes_and_nothing_that_its_makers_noted():
    import resvg_py

    plain = bare(DRAWING)
    for word in (b"uthor", b"Secret", b"Draft", b"inkscape", b"home"):
        assert word not in plain
    shown = [bytes(resvg_py.svg_to_bytes(svg_string=each.decode())) for each in (DRAWING, plain)]
    assert shown[0] == shown[1]
