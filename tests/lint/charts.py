"""Charts: series, points and axes by number, and caches that tell what the workbook holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.lint.archive import Found
from tests.lint.opened import RELATIONS, Opened
from tests.lint.workbooks import Sheet

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
AXIS_IDS = range(1, 4294967296)


def series_and_points_are_numbered(deck: Opened) -> Found:
    for part in deck.of("chart"):
        series = list(deck.tree(part).iter(f"{CHART}ser"))
        for name in ("idx", "order"):
            numbers = Counter(_number(each, name) for each in series)
            yield from ((part, f"has {n} series with the {name} {value}.") for value, n in numbers.items() if n > 1)
        for each in series:
            yield from ((part, said) for said in _points(each))


def _points(series: etree._Element) -> Iterator[str]:
    counts = set()
    for cache in series.iter(f"{CHART}strCache", f"{CHART}numCache", f"{CHART}numLit", f"{CHART}strLit"):
        count = _number(cache, "ptCount")
        numbers = [int(point.get("idx")) for point in cache.findall(f"{CHART}pt")]
        if numbers != sorted(set(numbers)) or any(number >= count for number in numbers):
            yield f"has the points {numbers} where it counts {count}."
        if (
            cache.getparent().getparent().tag in {f"{CHART}cat", f"{CHART}val"}
            or cache.getparent().tag == f"{CHART}val"
        ):
            counts.add(count)
    if len(counts) > 1:
        yield f"has a series of several lengths, {sorted(counts)}."
    for name in ("dPt", "dLbl"):
        numbers = [_number(each, "idx") for each in series.iter(f"{CHART}{name}")]
        if len(set(numbers)) < len(numbers) or (numbers and counts and max(numbers) >= max(counts)):
            yield f"has the {name} of {numbers}, in a series of {sorted(counts)}."


def axes_cross_in_pairs(deck: Opened) -> Found:
    for part in deck.of("chart"):
        plot = next(deck.tree(part).iter(f"{CHART}plotArea"))
        axes = [each for each in plot if each.tag.endswith("Ax")]
        crossing = {_number(axis, "axId"): _number(axis, "crossAx") for axis in axes}
        if len(crossing) < len(axes) or any(number not in AXIS_IDS for number in crossing):
            yield part, f"has the axes {sorted(crossing)}, which are not positive and different."
        for axis, other in crossing.items():
            if crossing.get(other) != axis:
                yield part, f"has the axis {axis} cross {other}, which does not cross it."
        drawn: set[int] = set()
        for group in (each for each in plot if each.tag.endswith("Chart")):
            used = [int(each.get("val")) for each in group.findall(f"{CHART}axId")]
            drawn.update(used)
            if len(used) != 2 or crossing.get(used[0]) != used[1]:
                yield part, f"draws a group on the axes {used}, which are no pair."
        yield from ((part, f"has the axis {axis}, on which nothing is drawn.") for axis in crossing.keys() - drawn)


def charts_say_how_they_are_read(deck: Opened) -> Found:
    """A chart says from which year dates count, that its corners are square, its language, and that it has no title."""
    for part in deck.of("chart"):
        root = deck.tree(part)
        said = {
            name: element.get("val")
            for name in ("date1904", "roundedCorners", "lang")
            if (element := root.find(f"{CHART}{name}")) is not None
        }
        if said.get("date1904") != "0" or said.get("roundedCorners") != "0" or not said.get("lang"):
            yield part, f"says {said} of its dates, its corners and its language."
        chart = root.find(f"{CHART}chart")
        if chart.find(f"{CHART}title") is None and _number(chart, "autoTitleDeleted") != 1:
            yield part, "lets the program invent a title."


def caches_tell_what_the_workbook_holds(deck: Opened) -> Found:
    """Every text and number in a chart is that of the cells its formula names, read by another program."""
    for part in deck.of("chart"):
        root = deck.tree(part)
        data = root.find(f"{CHART}externalData")
        book = deck.target(part, data.get(f"{RELATIONS}id")) if data is not None else ""
        if book not in deck.parts:
            yield part, "has no workbook."
            continue
        sheet = Sheet.read(deck.parts[book])
        if sheet is None:
            continue
        for reference in root.iter(f"{CHART}strRef", f"{CHART}numRef"):
            yield from ((part, said) for said in _differences(reference, sheet))


def _differences(reference: etree._Element, sheet: Sheet) -> Iterator[str]:
    formula = reference.findtext(f"{CHART}f")
    cells = sheet.cells(formula)
    cache = (
        reference.find(f"{CHART}strCache") if reference.tag.endswith("strRef") else reference.find(f"{CHART}numCache")
    )
    if cells is None or cache is None or len(cells) != _number(cache, "ptCount"):
        yield f"refers to {formula}, which is not what it shows."
        return
    shown = {int(point.get("idx")): point.findtext(f"{CHART}v") for point in cache.findall(f"{CHART}pt")}
    for index, cell in enumerate(cells):
        said = shown.get(index)
        number = cache.tag.endswith("numCache") and cell is not None and said is not None
        if (
            (abs(float(cell) - float(said)) > 1e-9 * max(1, abs(float(cell))))
            if number
            else (cell or None) != (said or None)
        ):
            yield f"shows {said!r} where {formula} holds {cell!r}."


def _number(element: etree._Element, name: str) -> int:
    found = element.find(f"{CHART}{name}")
    return int(found.get("val")) if found is not None else -1
