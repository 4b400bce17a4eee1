"""Numbers from CSV and XLSX files: read without executing anything, from the content's folder only."""

from __future__ import annotations

import datetime as dt
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
        ("plan.xlsx#Plan!B3", "holds the formula =B2*2, whose value was not saved"),
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


WRITTEN = {
    "german.csv": "Jahr;Umsatz;Gewinn\n2024;1.234;12,5\n2025;1.180,2;180,200\n",
    "quoted.csv": '"Umsatz, Mrd. €";"Gewinn, Mrd. €, netto"\n180,2;3,1\n',
    "bare.csv": "2024;180,2\n2025;190,4\n",
    "named.csv": "sep=;\r\nJahr;Wert\r\n2024;5,5\r\n",
    "english.csv": 'Year,Sales\n2024,"1,234"\n2025,1.234\n2026,(4.2)\n',
    "french.csv": "An;CA\n2024;1\u202f234,5\n2025;12 %\n",
    "swiss.csv": "Jahr;Wert\n2024;1’234.50\n",
    "indian.csv": 'Year,Sales\n2024,"1,50,000"\n',
    "doubtful.csv": "Jahr;Wert\n2024;1.234\n",
    "both.csv": "Jahr;Wert\n2024;1.234\n2025;0,5\n2026;0.5\n",
}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("german.csv#B2", "1234"),
        ("german.csv#B3", "1180.2"),
        ("german.csv#C2", "12.5"),
        ("german.csv#C3", "180.2"),
        ("quoted.csv#A2", "180.2"),
        ("bare.csv#B1", "180.2"),
        ("named.csv#B2", "5.5"),
        ("english.csv#B2", "1234"),
        ("english.csv#B3", "1.234"),
        ("english.csv#B4", "-4.2"),
        ("french.csv#B2", "1234.5"),
        ("swiss.csv#B2", "1234.5"),
        ("indian.csv#B2", "150000"),
    ],
)
def test_numbers_are_read_as_their_file_writes_them(folder, cell, value):
    name = cell.partition("#")[0]
    (folder / name).write_text(WRITTEN[name], encoding="utf-8", newline="")
    assert load(content(folder, f'data: "{cell}", unit: EUR'), BLOCKS).figures["one"].value == Decimal(value)


@pytest.mark.parametrize("name", ["doubtful.csv", "both.csv"])
def test_a_number_that_may_be_two_is_refused(folder, name):
    (folder / name).write_text(WRITTEN[name], encoding="utf-8")
    said = refused(folder, figure=f'data: "{name}#B2", unit: EUR')
    assert "holds “1.234”, which is 1.234 to some and 1234 to others" in said


@pytest.fixture
def book(folder: Path) -> Path:
    """A workbook with a cell in per cent, an empty formula, a date, and a size that is written down wrongly."""
    sheet = (made := Workbook()).active
    sheet.append(["When", "Share", "Twice", "Alike", "Mixed"])
    sheet.append([dt.date(2025, 1, 31), 0.12, "=B2*2", 0.5, 0.5])
    sheet.append([dt.date(2025, 2, 28), 0.345, 1, 50, 50])
    sheet["B2"].number_format = sheet["B3"].number_format = sheet["D2"].number_format = sheet["E2"].number_format = (
        "0.0%"
    )
    sheet["D3"].number_format = '0"%"'
    made.save(folder / "whole.xlsx")
    with zipfile.ZipFile(folder / "whole.xlsx") as package, zipfile.ZipFile(folder / "book.xlsx", "w") as again:
        for name in package.namelist():
            again.writestr(name, package.read(name).replace(b'<dimension ref="A1:E3"', b'<dimension ref="A1:A2"'))
    return folder


def test_a_cell_counts_as_it_is_shown_in_per_cent(book):
    assert load(content(book, 'data: "book.xlsx#B2", unit: "%"'), BLOCKS).figures["one"].short == "12%"
    assert load(content(book, 'data: "book.xlsx#D3", unit: "%"'), BLOCKS).figures["one"].short == "50%"
    assert "is shown as 12%, and its unit here is USD" in refused(book, figure='data: "book.xlsx#B2", unit: USD')
    block = '{type: chart, kind: column, data: "book.xlsx#Sheet!A1:B3", unit: "%"}'
    chart = load(content(book, block=block), BLOCKS).sections[0].blocks[0]
    assert chart.series[0].values == (12, Decimal("34.5"))
    assert chart.categories == ("2025-01-31", "2025-02-28")


def test_what_a_chart_would_show_wrongly_is_refused(book):
    chart = '{{type: chart, kind: column, data: "book.xlsx#Sheet!{}", unit: "%"}}'
    assert "Twice holds the formula =B2*2, whose value" in refused(book, block=chart.format("A1:C3"))
    assert "Mixed has numbers that are shown in per cent beside others" in refused(book, block=chart.format("D1:E3"))


@pytest.mark.parametrize("given", ["value: '1e400'", "value: '1e-400'", "range: [1, '1e400']"])
def test_a_number_that_cannot_be_written_out_is_refused(folder, given):
    assert "at most 40 digits" in refused(folder, figure=f"{given}, unit: USD")


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
