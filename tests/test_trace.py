"""Every number in the shipped deck and brief is a figure or known to be none, as a reader of another hand sees it."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from click.testing import CliRunner
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from briefgen import build
from briefgen.cli import main
from briefgen.provenance.carried import carried
from briefgen.provenance.edited import sentences

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
CONTENTS = (CONTENT, *(ROOT / f"docs/gallery/{name}.yaml" for name in ("sparse", "typical", "full")))
SPACE = "{urn:briefgen:provenance}"
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
KINDS = {"written", "source", "date", "count", "scale", "data"}


@pytest.fixture(scope="module", params=CONTENTS, ids=lambda path: path.stem)
def built(request, tmp_path_factory) -> tuple[Path, Path]:
    deck, brief = build(request.param, tmp_path_factory.mktemp("built"))
    return deck, brief


def deck_record(deck: Path) -> ET.Element:
    with zipfile.ZipFile(deck) as package:
        (item,) = [name for name in package.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name)]
        return ET.fromstring(package.read(item))


def brief_record(brief: Path) -> ET.Element:
    said = re.search(rb"<briefgen:provenance>(.*?)</briefgen:provenance>", brief.read_bytes(), re.DOTALL)
    assert said
    return ET.fromstring(html.unescape(said.group(1).decode()))


def said_of(entries: Iterator[ET.Element]) -> tuple[list[str], list[str]]:
    """The texts of figures, and the numbers that are none, each of a known kind."""
    figures, plain = [], []
    for entry in entries:
        text = entry.get("text", "")
        if entry.tag == f"{SPACE}use":
            figures.append(text)
        elif entry.tag == f"{SPACE}plain" and entry.get("kind") in KINDS:
            plain.append(text)
    return figures, plain


def folded(text: str) -> str:
    return " ".join(text.split())


def untraced(text: str, figures: list[str], plain: list[str]) -> list[str]:
    """The numbers in a text that stand in no figure's text and are not marked as plain."""
    left = folded(text)
    for figure in sorted(map(folded, figures), key=len, reverse=True):
        left = left.replace(figure, "|")
    return [number for number in NUMERAL.findall(left) if number not in plain]


def texts_of(shapes) -> Iterator[tuple[str, str | None, str]]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from texts_of(shape.shapes)
        elif getattr(shape, "has_table", False):
            for row, cells in enumerate(shape.table.rows, start=1):
                for column, cell in enumerate(cells.cells, start=1):
                    yield shape.name, f"{row}.{column}", cell.text_frame.text
        elif getattr(shape, "has_chart", False):
            yield shape.name, None, " ".join(str(category) for category in shape.chart.plots[0].categories)
        elif shape.has_text_frame:
            yield shape.name, None, shape.text_frame.text


def astray_in_deck(deck: Path) -> list[str]:
    """The numbers of the deck that its record does not account for, shape by shape and cell by cell."""
    pages = deck_record(deck).findall(f"{SPACE}page")
    slides = Presentation(str(deck)).slides
    assert len(pages) == len(slides)
    lost = []
    for page, slide in zip(pages, slides, strict=True):
        shapes = {shape.get("name"): shape for shape in page.iter(f"{SPACE}shape")}
        for name, cell, text in texts_of(slide.shapes):
            known = shapes.get(name, ())
            figures, plain = said_of(entry for entry in known if cell in (None, entry.get("cell")))
            lost += [f"{name} {cell}: {number}" for number in untraced(text, figures, plain)]
    return lost


def astray_in_brief(brief: Path) -> list[str]:
    pages = brief_record(brief).findall(f"{SPACE}page")
    with pypdfium2.PdfDocument(str(brief)) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) == len(texts)
    return [
        f"{number}: {each}"
        for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=1)
        for each in untraced(text, *said_of(entry for shape in page for entry in shape))
    ]


def test_every_number_of_the_deck_is_accounted_for(built):
    assert astray_in_deck(built[0]) == []


def test_every_number_of_the_brief_is_accounted_for(built):
    assert astray_in_brief(built[1]) == []


def test_every_point_of_a_chart_is_accounted_for(built):
    """Each series that is told of stands in the native chart with the values told; a waterfall's steps are computed."""
    pages = deck_record(built[0]).findall(f"{SPACE}page")
    compared = 0
    for page, slide in zip(pages, Presentation(str(built[0])).slides, strict=True):
        for shape in (each for each in slide.shapes if getattr(each, "has_chart", False)):
            if "waterfall" in shape.name:
                continue
            (known,) = [each for each in page.iter(f"{SPACE}shape") if each.get("name") == shape.name]
            told: dict[str, list[float]] = {}
            for each in (each for each in known if each.get("cell")):
                (number,) = NUMERAL.findall(each.get("text", ""))
                told.setdefault(each.get("cell", "").partition(".")[0], []).append(float(number.replace(",", "")))
            drawn = [
                [abs(value) for value in each.values if value is not None]
                for plot in shape.chart.plots
                for each in plot.series
            ]
            assert told, shape.name
            for values in told.values():
                assert any(row == pytest.approx(values, rel=0.01) for row in drawn if len(row) == len(values))
                compared += len(values)
    assert compared >= 3


def test_a_number_that_is_changed_afterwards_is_astray(tmp_path):
    deck, _ = build(CONTENT, tmp_path)
    presentation = Presentation(str(deck))
    (shape,) = [
        each
        for group in presentation.slides[2].shapes
        if hasattr(group, "shapes")
        for each in group.shapes
        if each.name == "key-figures · capex figure"
    ]
    shape.text_frame.paragraphs[0].runs[0].text = "$119.5B"
    presentation.save(str(deck))
    assert astray_in_deck(deck) == ["key-figures · capex figure None: 119.5"]


def test_what_was_built_and_left_alone_is_not_edited(built):
    assert carried(built[0]).edits == ()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Path:
    return build(CONTENT, tmp_path_factory.mktemp("shipped"))[0]


def edited(deck: Path, folder: Path, edit: Callable[[Any], None]) -> Path:
    presentation = Presentation(str(deck))
    edit(presentation)
    presentation.save(str(folder / "edited.pptx"))
    return folder / "edited.pptx"


def _overwrite(presentation: Any, slide: int, shape: str, text: str) -> None:
    (found,) = [each for each in presentation.slides[slide - 1].shapes if each.name == shape]
    runs = found.text_frame.paragraphs[0].runs
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def _rechart(presentation: Any) -> None:
    (chart,) = [each.chart for each in presentation.slides[2].shapes if getattr(each, "has_chart", False)]
    data = CategoryChartData()
    data.categories = list(chart.plots[0].categories)
    for series in chart.plots[0].series:
        data.add_series(series.name, [value + 10 if value == 78 else value for value in series.values])
    chart.replace_data(data)


def _reorder(presentation: Any, slide: int, to: int | None) -> None:
    slides = presentation.slides._sldIdLst
    moved = slides[slide - 1]
    slides.remove(moved)
    if to is None:
        presentation.part.rels.pop(moved.rId)
    else:
        slides.insert(to - 1, moved)


def _split(presentation: Any) -> None:
    (title,) = [each for each in presentation.slides[2].shapes if each.name == "baseline · title"]
    first = title.text_frame.paragraphs[0].runs[0]
    again = deepcopy(first._r)
    first._r.addnext(again)
    said = first.text
    first.text = said[:12]
    again.text = said[12:]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda p: _overwrite(p, 1, "cover · figure 1", "$999.9B"), "slide 1: cover · figure 1 says “$999.9B / Capex”"),
        (lambda p: _overwrite(p, 3, "baseline · title", "Capex grows 9.0× as fast"), "where it was built with “6.0×”"),
        (_rechart, "slide 3: growth · chart says “"),
        (lambda p: _reorder(p, 4, None), "the slide “Free cash flow equals 12.8% of capex"),
    ],
)
def test_a_deck_that_was_edited_is_traced_as_it_is(shipped, tmp_path, edit, told):
    deck = edited(shipped, tmp_path, edit)
    (said,) = list(sentences(carried(deck)))
    assert told in said
    traced = CliRunner().invoke(main, ["trace", "capex", str(deck)])
    assert said in traced.output
    compared = CliRunner().invoke(main, ["diff", str(shipped), str(deck)])
    assert compared.exit_code == 1, compared.output


@pytest.mark.parametrize("edit", [_split, lambda p: setattr(p.slides[2].shapes.title, "name", "Title 1")])
def test_runs_and_names_that_a_program_writes_otherwise_are_no_edits(shipped, tmp_path, edit):
    assert carried(edited(shipped, tmp_path, edit)).edits == ()


def test_a_figure_stands_on_the_slide_where_it_is_now(shipped, tmp_path):
    deck = edited(shipped, tmp_path, lambda presentation: _reorder(presentation, 3, 6))
    record = carried(deck)
    assert record.edits == ()
    assert {use.spot.page for use in record.uses if use.spot.shape == "baseline · title"} == {6}
    assert record.pages[5].title == "Capex grows 6.0× as fast as revenue"


def test_figures_are_told_with_what_they_are_made_of(built):
    if built[0].stem != CONTENT.stem:
        pytest.skip("The shipped content has the figures that are asked for.")
    for record in (deck_record(built[0]), brief_record(built[1])):
        figures = {each.get("id"): each for each in record.findall(f"{SPACE}figure")}
        assert figures["capex-pace"].get("from") == "capex revenue"
        assert figures["capex"].get("value") == "$115.9B"
        assert {use.get("figure") for use in record.iter(f"{SPACE}use")} <= set(figures)


def test_the_deck_with_its_record_is_valid(built):
    assert OpenXmlValidator().validate(str(built[0])).errors == []


def test_a_plain_file_tells_nothing_of_its_figures(tmp_path):
    for file in build(CONTENT, tmp_path, told="plain"):
        assert b"urn:briefgen" not in file.read_bytes().replace(b'xmlns:briefgen="urn:briefgen:provenance"', b"")
        with pytest.raises(AssertionError):
            brief_record(file)
    with zipfile.ZipFile(tmp_path / "amazon-ai-landscape.pptx") as package:
        assert not [name for name in package.namelist() if name.startswith("customXml")]


def test_what_no_page_shows_is_not_told(tmp_path):
    content = tmp_path / "one.yaml"
    content.write_text(
        CONTENT.read_text(encoding="utf-8")
        .replace("register: true", "register: false")
        .replace("label: Power added", "label: Secretlabel")
        .replace("figures: [revenue, aws, capex, free-cash-flow, power]", "figures: [revenue, aws]")
        .replace("Amazon added\n        {power} of power in 12 months.", "Amazon added.\n"),
        encoding="utf-8",
    )
    for file in build(content, tmp_path, only="deck"):
        record = ET.tostring(deck_record(file), encoding="unicode")
        assert "power" not in record
        assert "Secretlabel" not in record
        assert str(tmp_path) not in record


def test_a_figure_is_traced_in_the_content_and_in_what_was_built(built):
    if built[0].stem != CONTENT.stem:
        pytest.skip("The shipped content has the figures that are asked for.")
    said = {}
    for file in (CONTENT, *built):
        result = CliRunner().invoke(main, ["trace", "capex", str(file), "--json"])
        assert result.exit_code == 0, result.output
        for edition in json.loads(result.stdout)["editions"]:
            page = "slide" if edition["edition"] == "deck" else "page"
            said.setdefault(edition["edition"], []).append(
                sorted((use[page], use["shape"], str(use["cell"]), use["part"], use["text"]) for use in edition["uses"])
            )
    for from_content, from_file in said.values():
        assert from_content == from_file
        assert len(from_file) >= 12
    result = CliRunner().invoke(main, ["trace", "capex", str(CONTENT)])
    assert "feeds    capex-pace, cash-share" in result.stdout
    assert "$115.9B        gap · mechanism 1" in result.stdout


def test_an_unknown_figure_is_answered_with_the_nearest(built):
    if built[0].stem != CONTENT.stem:
        pytest.skip("The shipped content has the figures that are asked for.")
    for file in (CONTENT, *built):
        result = CliRunner().invoke(main, ["trace", "capx", str(file)])
        assert result.exit_code == 2
        assert "Did you mean “capex”?" in result.stderr


def test_what_tells_nothing_is_said_so(tmp_path):
    bare = tmp_path / "bare.pptx"
    Presentation().save(str(bare))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    for file, cause in ((bare, "tells nothing of its figures"), (broken, "not a PDF"), (tmp_path / "no.pptx", "read")):
        result = CliRunner().invoke(main, ["trace", "capex", str(file)])
        assert result.exit_code == 2
        assert cause in result.stderr
