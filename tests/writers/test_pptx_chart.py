"""Native charts: what they show, how they look, and the workbook behind them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache

import deck_scenes as scenes
import pytest
from lxml import etree
from pptx import Presentation

from briefgen.charts.plan.draft import limits_with_labels
from briefgen.geometry import Rect
from briefgen.layout.scale import DECK
from briefgen.scene import ChartData
from briefgen.writers.pptx import write
from briefgen.writers.pptx.chart.workbook import Column, letter, sheet_name, workbook
from briefgen.writers.pptx.chart.workbook import cells as referred

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
S = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
KINDS = sorted(scenes.CHARTS)


def written(data: ChartData, rect: Rect = scenes.CONTENT):
    deck = write(scenes.scene(scenes.page("chart", scenes.chart(data, rect))), scenes.THEME)
    slide = Presentation(io.BytesIO(deck)).slides[0]
    return next(one for one in slide.shapes if one.has_chart)


@cache
def frame(name: str):
    return written(scenes.CHARTS[name])


def space(name: str):
    return frame(name).chart._chartSpace


def cells(book: bytes) -> dict[str, str]:
    """Every cell's text or number, formulas with their sign."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in root.iterfind(".//s:c", S):
        formula = cell.findtext("s:f", namespaces=S)
        text = cell.findtext("s:is/s:t", namespaces=S) or cell.findtext("s:v", namespaces=S)
        found[cell.get("r")] = f"={formula}" if formula else text
    return {name: text for name, text in found.items() if text is not None}


def book(name: str) -> dict[str, str]:
    return cells(frame(name).chart.part.chart_workbook.xlsx_part.blob)


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_is_native_quiet_and_described(name: str) -> None:
    root = space(name)
    for absent in ("majorGridlines", "legend", "title"):
        assert not root.findall(f".//c:{absent}", C), absent
    assert root.find(".//c:valAx/c:delete", C).get("val") == "1"
    assert root.find(".//c:autoTitleDeleted", C).get("val") == "1"
    assert root.find("c:lang", C).get("val") == "en"
    assert root.find(".//c:plotArea/c:layout/c:manualLayout/c:layoutTarget", C).get("val") == "inner"
    assert frame(name)._element.nvGraphicFramePr.cNvPr.get("descr").endswith("chart of tests")
    assert all(int(axis.get("val")) > 0 for axis in root.iterfind(".//c:axId", C))


@pytest.mark.parametrize("name", KINDS)
def test_what_is_cached_in_the_chart_stands_in_its_workbook(name: str) -> None:
    found, formulas = book(name), _results(name)
    references = 0
    for reference in [*space(name).iterfind(".//c:numRef", C), *space(name).iterfind(".//c:strRef", C)]:
        column, row = re.match(r"'Data'!\$([A-Z]+)\$(\d+)", reference.findtext("c:f", namespaces=C)).groups()
        for point in reference.iterfind(".//c:pt", C):
            cell = f"{column}{int(row) + int(point.get('idx'))}"
            assert formulas.get(cell, found[cell]) == point.findtext("c:v", namespaces=C), cell
            references += 1
    assert references >= len(scenes.CHARTS[name].categories)


def _results(name: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(frame(name).chart.part.chart_workbook.xlsx_part.blob)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return {
        cell.get("r"): cell.findtext("s:v", namespaces=S)
        for cell in root.iterfind(".//s:c", S)
        if cell.find("s:f", S) is not None
    }


@pytest.mark.parametrize("name", KINDS)
def test_the_values_of_the_content_stand_in_the_sheet_in_its_order(name: str) -> None:
    data, found = scenes.CHARTS[name], book(name)
    for row, category in enumerate(data.categories, start=2):
        assert found[f"A{row}"].split("\n")[0] == category
        for index, series in enumerate(data.amounts or data.series, start=1):
            value = series.values[row - 2]
            assert found.get(f"{letter(index)}{row}") == (None if value is None else f"{value:f}")


def test_text_that_looks_like_a_formula_stays_text() -> None:
    book = workbook("Data", ('=HYPERLINK("x")', "_x0041_", "+1"), (Column("=1+1", (Decimal(1), None, Decimal(3))),))
    assert cells(book) == {
        "A2": '=HYPERLINK("x")', "A3": "_x005F_x0041_", "A4": "+1", "B1": "=1+1", "B2": "1", "B4": "3",
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_figures_mean_stands_beside_them_and_out_of_the_chart() -> None:
    facts = (("Unit", "%"), ("Source", "=cmd|' /C calc'!A0"))
    found = cells(workbook("Growth", ("One",), (Column("Growth", (Decimal("1.5"),), '0.0"%"'),), facts))
    assert found == {"A2": "One", "B1": "Growth", "B2": "1.5", "D1": "Unit", "E1": "%", "D2": "Source",
                     "E2": "=cmd|' /C calc'!A0"}  # fmt: skip


def test_a_chart_refers_to_a_sheet_called_as_it_measures() -> None:
    chart = written(replace(scenes.CHARTS["columns"], title="Sales: O'Hare [2021/24], all regions and more"))
    name = "Sales O'Hare 2021 24 , all regi"
    root = chart.chart._chartSpace
    assert {one.text.partition("!")[0] for one in root.iterfind(".//c:f", C)} == {"'Sales O''Hare 2021 24 , all regi'"}
    with zipfile.ZipFile(io.BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob)) as archive:
        assert etree.fromstring(archive.read("xl/workbook.xml")).find(".//s:sheet", S).get("name") == name
    assert referred(name, 1, 4) == "'Sales O''Hare 2021 24 , all regi'!$B$2:$B$5"


@pytest.mark.parametrize("title", ["", "'", "/?*", "History", "\x01"])
def test_a_sheet_always_has_a_name(title: str) -> None:
    assert sheet_name(title, "Daten") == "Daten"


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(index: int, name: str) -> None:
    assert letter(index) == name


def test_bars_read_from_top_to_bottom_and_the_highlight_has_the_accent() -> None:
    root = space("bars")
    assert root.find(".//c:catAx/c:scaling/c:orientation", C).get("val") == "maxMin"
    series = root.findall(".//c:ser", C)[1]
    assert series.find("c:spPr", C).find(f".//{A}schemeClr").get("val") == "tx1"
    (point,) = series.findall("c:dPt", C)
    assert point.find("c:idx", C).get("val") == "0"
    assert point.find(f".//{A}schemeClr").get("val") == "accent1"


def test_labels_follow_the_values_through_a_number_format() -> None:
    labels = space("bars").findall(".//c:ser", C)[1].find("c:dLbls", C)
    formats = {one.get("formatCode") for one in labels.iterfind(".//c:numFmt", C)}
    assert formats == {'+#,##0"%";-#,##0"%";#,##0"%"'}
    assert labels.find("c:showVal", C).get("val") == "1"
    assert not labels.findall(".//c:rich", C)


def test_labels_of_several_scales_follow_their_values_through_formats_of_their_own() -> None:
    series = scenes.Series("Size", scenes.numbers("115900000000", "800000000"), ("$115.9B", "$800M"))
    labels = written(ChartData("bar", ("Big", "Small"), (series,), "")).chart._chartSpace.findall(".//c:ser", C)[1]
    formats = [one.find("c:numFmt", C).get("formatCode") for one in labels.iterfind("c:dLbls/c:dLbl", C)]
    assert [form.partition(";")[0] for form in formats] == ['$#,##0.0,,,"B"', '$#,##0,,"M"']
    assert not labels.findall(".//c:rich", C)


def test_labels_that_no_format_tells_are_written_out() -> None:
    series = scenes.Series("Size", scenes.numbers("115900", "800"), ("$115.9B", "much"))
    chart = written(ChartData("bar", ("Big", "Small"), (series,), ""))
    texts = [one.findtext(f".//{A}t") for one in chart.chart._chartSpace.iterfind(".//c:rich", C)]
    assert texts == ["much"]


def test_names_stand_over_few_bars_and_beside_many() -> None:
    assert space("bars").find(".//c:catAx/c:tickLblPos", C).get("val") == "none"
    names = space("bars").find(".//c:ser", C)
    assert names.find("c:dLbls/c:showCatName", C).get("val") == "1"
    assert names.find("c:val/c:numLit", C) is not None, "the names have no column in the sheet"
    assert space("many bars").find(".//c:catAx/c:tickLblPos", C).get("val") == "low"


def test_cut_bars_follow_from_the_values_by_formula() -> None:
    found = book("cut bars")
    assert found["B2"] == "78"
    assert found["H2"] == "=SIGN($B2)*MAX(0,MIN(ABS($B2)-65,13))"
    pieces = space("cut bars").findall(".//c:ser", C)[1:-1]
    sums = [0.0, 0.0, 0.0]
    for piece in pieces:
        for point in piece.iterfind("c:val//c:pt", C):
            sums[int(point.get("idx"))] += float(point.findtext("c:v", namespaces=C))
        assert piece.find("c:spPr", C).find(f"{A}ln//{A}schemeClr").get("val") == "bg1"
    assert sums == [78, 20, 13]


def test_pieces_are_numbered_only_where_the_bar_is_a_whole_number_of_them() -> None:
    first, second = space("cut bars").findall(".//c:ser", C)[1:3]
    assert [one.get("val") for one in first.iterfind("c:dLbls/c:dLbl/c:idx", C)] == ["0", "2"]
    assert [one.get("val") for one in second.iterfind("c:dLbls/c:dLbl/c:idx", C)] == ["0"]


def test_a_waterfall_stands_on_an_unseen_base_and_adds_up() -> None:
    found = _results("waterfall")
    rows = range(2, 7)
    assert [found[f"D{row}"] for row in rows] == ["10", "15", "7", "-5", "-5"]
    assert [found[f"E{row}"] for row in rows] == ["0", "10", "7", "0", "0"]
    assert [found[f"F{row}"] for row in rows] == ["10", "5", "8", "7", "0"]
    assert [found[f"G{row}"] for row in rows] == ["0", "0", "0", "-5", "-5"]
    base = space("waterfall").find(".//c:ser", C)
    assert base.find("c:spPr", C).find(f"{A}noFill") is not None


def test_shares_follow_from_the_amounts_by_formula() -> None:
    found, results = book("shares"), _results("shares")
    assert (found["D3"], found["E3"]) == ("=100*B3/SUM($B3:$C3)", "=100*C3/SUM($B3:$C3)")
    assert [results[f"D{row}"] for row in range(2, 6)] == ["75", "60", "50", "40"]
    references = {one.text for one in space("shares").iterfind(".//c:barChart/c:ser/c:val//c:f", C)}
    assert references == {"'Data'!$D$2:$D$5", "'Data'!$E$2:$E$5"}


def test_steps_of_a_waterfall_are_joined_by_lines_that_follow_them() -> None:
    found, results = book("waterfall"), _results("waterfall")
    ends = [results[f"D{row}"] for row in range(2, 7)]
    joined = {}
    for column in "IJK":
        for row in range(2, 7):
            if f"{column}{row}" in found:
                joined.setdefault(found[f"{column}{row}"], []).append((row, results[f"{column}{row}"]))
    assert joined == {f"=D{row}": [(row, ends[row - 2]), (row + 1, ends[row - 2])] for row in range(2, 6)}
    lines = space("waterfall").findall(".//c:lineChart/c:ser", C)[:3]
    assert [one.find("c:spPr", C).find(f".//{A}schemeClr").get("val") for one in lines] == ["tx2"] * 3


def test_the_line_of_a_combination_lies_over_its_columns_on_axes_nobody_sees() -> None:
    root, plan = space("combination"), scenes.chart(scenes.CHARTS["combination"]).plan
    bars, (names, line) = root.find(".//c:barChart", C), root.findall(".//c:lineChart", C)
    ids = [[axis.get("val") for axis in group.findall("c:axId", C)] for group in (bars, names, line)]
    assert ids[0] == ids[1] != ids[2]
    first, second = root.findall(".//c:valAx", C)
    assert (first.find("c:delete", C).get("val"), second.find("c:tickLblPos", C).get("val")) == ("1", "none")
    assert second.find("c:spPr", C).find(f"{A}ln/{A}noFill") is not None
    low, high = (float(second.find(f"c:scaling/c:{end}", C).get("val")) for end in ("min", "max"))
    lowest = plan.plot.bottom - (27.5 - low) / (high - low) * plan.plot.height
    top = min(text.frame.rect.y for text in plan.texts if text.role == "value" and text.series == 0)
    assert lowest < top, "the line never enters the columns' band"
    assert [one.get("idx") for one in line.iterfind("c:ser/c:val//c:pt", C)] == ["0", "2", "3"]


def test_every_value_and_both_names_of_a_combination_are_told() -> None:
    names, line = space("combination").findall(".//c:lineChart", C)
    titles = {one.findtext("c:tx//c:v", namespaces=C) for one in names.findall("c:ser", C)}
    assert titles == {"Sales, USD", "Margin, %"}
    labels = line.findall(".//c:dLbl", C)
    assert [one.find("c:idx", C).get("val") for one in labels] == ["0", "2", "3"]


def test_lines_are_told_at_their_last_point_and_broken_at_gaps() -> None:
    cloud = space("lines").find(".//c:ser", C)
    assert [point.get("idx") for point in cloud.iterfind("c:val//c:pt", C)] == ["0", "1", "3"]
    (label,) = cloud.findall("c:dLbls/c:dLbl", C)
    assert label.find("c:idx", C).get("val") == "3"
    assert label.find("c:showSerName", C).get("val") == "1"
    (alone,) = cloud.findall("c:dPt", C)
    assert alone.find("c:marker/c:symbol", C).get("val") == "circle", "no line reaches a point between gaps"
    assert space("lines").find(".//c:dispBlanksAs", C).get("val") == "gap"


def test_stacks_name_each_series_once() -> None:
    for name in ("stacked columns", "lying stacks"):
        labels = [
            one for one in space(name).iterfind(".//c:dLbl", C) if one.find("c:showSerName[@val='1']", C) is not None
        ]
        assert len(labels) == 3, name


def test_columns_whose_names_find_no_room_lie_down() -> None:
    long = replace(scenes.CHARTS["columns"], categories=tuple(f"Incomprehensibilities {n}" for n in range(4)))
    directions = [
        written(long, Rect(48, 144, width, 300)).chart._chartSpace.find(".//c:barDir", C).get("val")
        for width in (864, 300)
    ]
    assert directions == ["col", "bar"]


def test_values_that_a_part_cannot_hold_are_not_shown() -> None:
    land = space("stacked columns").findall(".//c:barChart/c:ser", C)[2]
    assert [one.find("c:idx", C).get("val") for one in land.iterfind("c:dLbls/c:dLbl[c:delete]", C)] == ["0"]


def test_the_axis_leaves_every_label_its_room() -> None:
    reaches = [(78.0, 110.0), (20.0, 110.0), (-30.0, 60.0)]
    low, high = limits_with_labels(reaches, 400)
    scale = 400 / (high - low)
    assert all((high - value) * scale >= room - 0.01 for value, room in reaches if value > 0)
    assert (-30 - low) * scale >= 60 - 0.01
    assert low < -30
    assert high > 78


@pytest.mark.parametrize("values", [("0", "0"), (None, None), ("1e30", "-1e30"), ("0.0000001", None)])
@pytest.mark.parametrize("kind", ["bar", "column", "line", "stacked", "waterfall"])
def test_extreme_data_still_makes_a_chart_with_limits(kind: str, values: tuple[str | None, ...]) -> None:
    data = ChartData(kind, ("One", "Two"), (scenes.series("Only", *values),), "")
    scaling = written(data).chart._chartSpace.find(".//c:valAx/c:scaling", C)
    low, high = (float(scaling.find(f"c:{side}", C).get("val")) for side in ("min", "max"))
    assert low < high


def test_large_values_use_the_styles_that_were_measured() -> None:
    chart = replace(scenes.chart(scenes.GROWTH), styles=replace(scenes.STYLES, value=DECK.figure))
    deck = write(scenes.scene(scenes.page("chart", chart)), scenes.THEME)
    root = next(one for one in Presentation(io.BytesIO(deck)).slides[0].shapes if one.has_chart).chart._chartSpace
    value = root.findall(".//c:ser", C)[1].find("c:dLbls/c:txPr", C).find(f".//{A}defRPr")
    assert (value.get("sz"), value.get("b"), value.find(f"{A}latin").get("typeface")) == ("4000", "1", "+mj-lt")
