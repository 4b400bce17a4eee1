"""Numbers from CSV and XLSX files: read without executing anything, from the content's folder only."""

from __future__ import annotations

import hashlib
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from briefgen.blocks import BLOCKS
from briefgen.document import load
from briefgen.errors import ContentError
from briefgen.pipeline import build

CONTENT = """\
format: 1
title: A title
date: 2026-01-31
sources:
  filing: {{title: Report, date: January 2026}}
figures:
  one: {{label: One, {figure}}}
sections:
  - id: one
    title: One
    headline: A claim of {{one}}
    blocks:
      - {block}
"""
TEXT = "{type: paragraph, text: Text}"


def content(folder: Path, figure: str = "value: 1, unit: USD", block: str = TEXT) -> Path:
    path = folder / "content.yaml"
    path.write_text(CONTENT.format(figure=figure, block=block), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/capex.csv").write_text("Year,Capex,Revenue\n2024,77.7,637.9\n2025,115.9,\n", encoding="utf-8")
    (tmp_path / "german.csv").write_text("Jahr;Wert\n2025;1,234.5\n", encoding="utf-8-sig")
    book = Workbook()
    book.active.title = "Plan"
    book.active.append(["Year", "Capex"])
    book.active.append(["2025", 115900])
    book.active.append(["2026", "=B2*2"])
    book.create_sheet("Other sheet").append([0.1, "n/a", 1 / 3])
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "secret.csv").write_text("1", encoding="utf-8")
    return tmp_path


def refused(folder: Path, **given: str) -> str:
    with pytest.raises(ContentError) as caught:
        load(content(folder, **given), BLOCKS)
    (found,) = caught.value.findings
    assert found.place is not None
    return f"{found.place.line}: {found.message} {found.hint or ''}"


@pytest.mark.parametrize(
    ("data", "more", "value"),
    [
        ('"data/capex.csv#B3"', "", "115.9"),
        ('"german.csv#B2"', "", "1234.5"),
        ('"plan.xlsx#Plan!B2"', "", "115900"),
        ('"plan.xlsx#Plan!$B$2"', "", "115900"),
        ('"plan.xlsx#B2"', "", "115900"),
        ('"plan.xlsx#Other sheet!A1"', "", "0.1"),
        ('"plan.xlsx#Other sheet!C1"', "precision: 2,", "0.33"),
        ('{cell: "plan.xlsx#Plan!B2", scale: M}', "scale: B,", "115.9"),
        ('{cell: "plan.xlsx#Plan!B2", scale: M}', "scale: B, precision: 0,", "116"),
    ],
)
def test_a_cell_is_a_figure(folder, data, more, value):
    figure = load(content(folder, f"data: {data}, {more} unit: USD"), BLOCKS).figures["one"]
    assert figure.value == Decimal(value)
    assert str(figure.value) == value


def test_where_it_was_read_is_kept(folder):
    figure = load(content(folder, 'data: "data/capex.csv#B3", unit: USD'), BLOCKS).figures["one"]
    digest = hashlib.sha256((folder / "data/capex.csv").read_bytes()).hexdigest()
    assert figure.origin == ("data/capex.csv", "B3", digest)
    assert figure.origin.words == "data/capex.csv, B3"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("../secret.csv#A1", "lies outside the content's folder"),
        ("/etc/passwd", "lies outside the content's folder"),
        ("data/capx.csv#B3", "Did you mean “data/capex.csv”?"),
        ("data/capex.csv#B9", "goes beyond the data, which end at C3"),
        ("data/capex.csv#C3", "holds nothing, not a number"),
        ("data/capex.csv#B1", "holds “Capex”, not a number"),
        ("data/capex.csv", "is not one cell"),
        ("data/capex.csv#A1:B2", "is not one cell"),
        ("data/capex.csv#B0", "is no cell"),
        ("plan.xlsx#Plans!B2", "Did you mean “Plan”?"),
        ("plan.xlsx#Plan!B3", "holds nothing, not a number"),
        ("plan.xlsx#Other sheet!C1", "more decimals than a reader needs"),
        ("content.yaml#A1", "is no data file this can read"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(folder, data, said):
    (folder.parent / "secret.csv").write_text("1", encoding="utf-8")
    assert said in refused(folder, figure=f'data: "{data}", unit: USD')


def test_a_link_out_of_the_folder_is_not_followed(folder):
    outside = folder.parent / "outside.csv"
    outside.write_text("1", encoding="utf-8")
    (folder / "link.csv").symlink_to(outside)
    assert "lies outside" in refused(folder, figure='data: "link.csv#A1", unit: USD')


def test_hostile_files_are_refused(folder):
    (folder / "latin.csv").write_bytes(b"a,b\n\xe9,1\n")
    assert "is not UTF-8" in refused(folder, figure='data: "latin.csv#B2", unit: USD')
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert "cannot be read" in refused(folder, figure='data: "broken.xlsx#A1", unit: USD')
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 210_000_000)
    assert "unpacks to more than" in refused(folder, figure='data: "bomb.xlsx#A1", unit: USD')
    with zipfile.ZipFile(folder / "plan.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(folder / "laughs.xlsx", "w") as package:
        for name, data in parts.items():
            head = b'<!DOCTYPE x [<!ENTITY a "b">]>' if "sheet1" in name else b""
            package.writestr(name, head + data)
    assert "defines entities" in refused(folder, figure='data: "laughs.xlsx#A1", unit: USD')


def test_a_chart_takes_a_table(folder):
    block = "{type: chart, kind: column, data: data/capex.csv, unit: USD B}"
    chart = load(content(folder, block=block), BLOCKS).sections[0].blocks[0]
    assert chart.categories == ("2024", "2025")
    assert [series.name for series in chart.series] == ["Capex", "Revenue"]
    assert chart.series[1].values == (Decimal("637.9"), None)
    assert chart.file == "data/capex.csv"


def test_braces_in_a_data_file_are_text(folder):
    (folder / "braces.csv").write_text("x,{one}\n{two,3\n", encoding="utf-8")
    block = "{type: chart, kind: bar, data: braces.csv, unit: USD B}"
    chart = load(content(folder, block=block), BLOCKS).sections[0].blocks[0]
    assert (chart.series[0].name, chart.categories[0]) == ("{one}", "{two")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{type: chart, kind: bar, data: plan.xlsx#Other sheet!A1:C1, unit: USD}", "is no table"),
        ('{type: chart, kind: bar, data: "plan.xlsx#Plan!B2:A1", unit: USD}', "ends before it begins"),
        ("{type: chart, kind: bar, data: plan.csv, unit: USD}", "There is no data file"),
        ("{type: chart, kind: bar, data: data/capex.csv, figures: [one], unit: USD}", "from it"),
    ],
)
def test_a_chart_says_what_is_wrong_with_its_data(folder, block, said):
    assert said in refused(folder, block=block)


def test_the_register_names_the_cell_and_the_place_in_the_source(folder):
    figure = 'data: "data/capex.csv#B3", unit: USD, scale: B, source: filing, locator: p. 4'
    deck, brief = build(content(folder, figure), folder / "out")
    from pptx import Presentation

    texts = [
        cell.text_frame.text
        for slide in Presentation(str(deck)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert "1, p. 4, data/capex.csv, B3" in " ".join(texts).replace("\u00a0", " ")
    assert brief.is_file()
