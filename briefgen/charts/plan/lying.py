"""Lying forms: bars one under the other, whole, cut, grouped, stacked or as steps. Every category is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from briefgen.charts.marks import Mark, marks, unit
from briefgen.charts.plan.draft import NEAR, Draft, NoRoom, Ruler, limits_with_labels, line
from briefgen.charts.plan.names import captions
from briefgen.charts.sketch import BAR_SHARE, GAP, THICKEST, Sketch, spread
from briefgen.geometry import Rect
from briefgen.scene import ChartData, ChartPlan, ChartText, Paragraph, Run, Style

WIDEST_COLUMN = 0.45
"""The share of the chart that names beside the bars take at most."""

LEAST_TRACK = 72.0
"""Bars shorter than this, in points, say nothing."""

LEAST_BAR = 20.0
"""Names stand over bars if these can still be so thick, in points."""

CLOSE = 4.0
"""Between a name and its bar, in points."""

BESIDE = 8.0
"""Between the names and the bars, in points."""

AIR = 1.2
"""A row's least height in lines."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where rows stand: the plot, from row to row, one lane's thickness, and whether names stand over the bars."""

    plot: Rect
    pitch: float
    lane: float
    lanes: int
    over: bool
    header: float

    def middle(self, category: int, lane: int = 0) -> float:
        first = self.plot.y + (category + 0.5) * self.pitch - self.lane * self.lanes / 2
        return first + (lane + 0.5) * self.lane


def rows_that_fit(draft: Draft) -> int:
    """How many rows the area's height holds."""
    return int((draft.rect.height - _header(draft) + 0.01) // _least_pitch(draft))


def lying(draft: Draft) -> ChartPlan | NoRoom:
    """The plan of a lying form."""
    column = _column(draft.whole, draft.rect.width)
    track = draft.rect.width - column - BESIDE
    if track < LEAST_TRACK:
        return NoRoom("the longest word of a name leaves the bars too little width", LEAST_TRACK - track)
    header = _header(draft)
    lacks = draft.count * _least_pitch(draft) - (draft.rect.height - header)
    if lacks > 0.01:
        return NoRoom(f"{draft.count} rows of bars need more height", lacks)
    found = marks(draft.data, draft.sketch.theme)
    rows = _rows(draft, column + BESIDE, header)
    ruler = _ruler(draft, rows.plot)
    if rows.over and not (ruler and _names_fit_over(draft, ruler, rows.plot)):
        rows = _rows(draft, column + BESIDE, header, over=False)
        ruler = _ruler(draft, rows.plot)
    if ruler is None:
        return NoRoom("the values leave the bars too little width", LEAST_TRACK)
    if header and sum(_series_sizes(draft)) > rows.plot.width + GAP:
        return NoRoom("the series' names need more width", sum(_series_sizes(draft)) - rows.plot.width)
    texts = (
        *_names(draft, rows, ruler),
        *_values(draft, rows, found, ruler),
        *_pieces(draft, rows, found, ruler),
        *(_series_names(draft, rows, found, ruler) if header else ()),
    )
    return ChartPlan("lying", "over" if rows.over else "beside", rows.plot, (ruler.low, ruler.high), rows.lane, texts)


def _ruler(draft: Draft, plot: Rect) -> Ruler | None:
    limits = _limits(draft, plot.width)
    return Ruler(*limits, plot.x, plot.width) if limits else None


def _lanes(draft: Draft) -> int:
    return len(draft.data.series) if draft.data.kind in ("bar", "column") else 1


def _column(sketch: Sketch, width: float) -> float:
    """The width of the names beside the bars, in points."""
    style = sketch.styles.category
    said = (*sketch.data.categories, *sketch.data.details)
    natural = max((sketch.width(text, style) for text in said), default=0.0)
    word = max((sketch.longest_word(text, style) for text in said), default=0.0)
    return max(min(natural, WIDEST_COLUMN * width), word) + NEAR


def _least_pitch(draft: Draft) -> float:
    """The height a row needs for its name and its lanes, in points."""
    column = _column(draft.whole, draft.rect.width)
    found = captions(draft.whole, column)
    named = max((sum(each.leading for each in lines) for lines in found), default=0.0)
    value = draft.sketch.styles.value.leading
    lanes = _lanes(draft)
    grouped = lanes * value / BAR_SHARE if lanes > 1 else 0.0
    return max(named + (AIR - 1) * draft.sketch.styles.category.leading, value * AIR, grouped)


def _header(draft: Draft) -> float:
    """The height of the series' names over lying stacks, in points."""
    stacked = draft.data.kind == "stacked" and len(draft.data.series) > 1
    return draft.sketch.styles.detail.leading + GAP if stacked else 0.0


def _rows(draft: Draft, column: float, header: float, *, over: bool = True) -> _Rows:
    lanes = _lanes(draft)
    pitch = (draft.rect.height - header) / max(draft.count, 1)
    if draft.whole is not draft.sketch:
        # Parts of one chart have rows of one height.
        pitch = (draft.rect.height - header) / max(rows_that_fit(draft), 1)
    under = min(THICKEST, pitch - 2 * (draft.sketch.styles.category.leading + CLOSE))
    # A value stands at its bar's end and is as high as its line: it must not reach the name over the bar.
    least = max(LEAST_BAR, draft.sketch.styles.value.leading - CLOSE)
    over = over and lanes == 1 and draft.data.kind in ("bar", "column") and under >= least
    lane = under if over else min(pitch * BAR_SHARE / lanes, THICKEST)
    left = 0.0 if over else column
    plot = Rect(draft.rect.x + left, draft.rect.y + header, draft.rect.width - left, pitch * draft.count)
    return _Rows(plot, pitch, lane, lanes, over, header)


def _told(draft: Draft, mark: Mark, lane: int) -> Paragraph:
    """What stands at a bar's end: its value, after its series where several bars make a group."""
    style = draft.sketch.styles.value if mark.series else draft.sketch.value_style(mark.fill, inside=False)
    said = f"{draft.data.series[lane].name}  {mark.label}" if mark.series else mark.label
    return Paragraph((Run(said, style),))


def _limits(draft: Draft, length: float) -> tuple[float, float] | None:
    """The axis of the whole chart, with room for every label; None where labels leave the bars no length."""
    sketch = draft.whole
    found = marks(sketch.data, sketch.theme)
    one = float(unit(sketch.data))
    if sketch.data.kind == "stacked":
        reaches = [(end * one, 0.0) for mark in found for end in (mark.start, mark.end)]
        return limits_with_labels(reaches, length)
    whole = Draft(sketch, sketch, draft.rect, draft.key)
    rooms = [sketch.type.natural_width(_told(whole, mark, mark.lane)) + GAP + 2 * NEAR for mark in found]
    if sketch.data.kind == "waterfall":
        reaches = [(max(m.start, m.end, 0.0) * one, room) for m, room in zip(found, rooms, strict=True)]
        reaches += [(min(mark.start, mark.end) * one, 0.0) for mark in found]
    else:
        reaches = [(mark.end * one, room) for mark, room in zip(found, rooms, strict=True)]
    before = max((room for value, room in reaches if value < 0), default=0.0)
    after = max((room for value, room in reaches if value >= 0), default=0.0)
    return limits_with_labels(reaches, length) if before + after + LEAST_TRACK / 2 <= length else None


def _over(draft: Draft, index: int) -> Paragraph:
    """A name over its bar, its detail on the same line."""
    styles = draft.sketch.styles
    detail = draft.data.details[index] if draft.data.details else ""
    runs = [Run(f"{draft.data.categories[index]}  " if detail else draft.data.categories[index], styles.category)]
    return Paragraph((*runs, Run(detail, styles.detail)) if detail else tuple(runs))


def _names_fit_over(draft: Draft, ruler: Ruler, plot: Rect) -> bool:
    widest = max((draft.sketch.type.natural_width(_over(draft, i)) for i in range(draft.count)), default=0.0)
    return ruler.at(0) + widest + 2 * NEAR <= plot.right


def _names(draft: Draft, rows: _Rows, ruler: Ruler) -> tuple[ChartText, ...]:
    if rows.over:
        return tuple(
            draft.text(
                "name",
                (_over(draft, index),),
                ruler.at(0) + NEAR,
                rows.middle(index) - rows.lane / 2 - CLOSE / 2,
                edge="bottom",
                category=index,
            )
            for index in range(draft.count)
        )
    found = captions(draft.sketch, rows.plot.x - BESIDE - draft.rect.x)
    return tuple(
        draft.text(
            "name",
            [Paragraph(each.runs, "end") for each in lines],
            rows.plot.x - BESIDE,
            rows.plot.y + (index + 0.5) * rows.pitch,
            align="end",
            category=index,
        )
        for index, lines in enumerate(found)
        if lines
    )


def _values(draft: Draft, rows: _Rows, found: Sequence[Mark], ruler: Ruler) -> tuple[ChartText, ...]:
    one = float(unit(draft.data))
    if draft.data.kind == "stacked":
        return _inside(draft, rows, found, ruler, one)
    texts = []
    for mark in found:
        waterfall = draft.data.kind == "waterfall"
        forward = waterfall or mark.end >= 0
        end = max(mark.start, mark.end, 0.0) if waterfall else mark.end
        texts.append(
            draft.text(
                "value",
                (_told(draft, mark, mark.lane),),
                ruler.at(end * one) + (NEAR if forward else -NEAR),
                rows.middle(mark.category, mark.lane),
                align="start" if forward else "end",
                series=mark.lane,
                category=mark.category,
            )
        )
    return tuple(text for text in texts if text.frame.text.strip())


def _inside(draft: Draft, rows: _Rows, found: Sequence[Mark], ruler: Ruler, one: float) -> tuple[ChartText, ...]:
    """Values in the middle of their parts, where these hold them."""
    index = {series.name: number for number, series in reversed(list(enumerate(draft.data.series)))}
    texts = []
    for mark in found:
        start, end = sorted((ruler.at(mark.start * one), ruler.at(mark.end * one)))
        text = draft.text(
            "value",
            (line(mark.label, draft.sketch.value_style(mark.fill, inside=True)),),
            (start + end) / 2,
            rows.middle(mark.category),
            align="center",
            series=index[mark.series],
            category=mark.category,
            on=mark.fill,
        )
        if mark.label and text.frame.rect.width <= end - start and text.frame.rect.height <= rows.lane:
            texts.append(text)
    return tuple(texts)


def _pieces(draft: Draft, rows: _Rows, found: Sequence[Mark], ruler: Ruler) -> tuple[ChartText, ...]:
    """The numbers in the pieces of a bar that is a whole number of them; `series` is the piece."""
    count = pieces(draft.data)
    size = abs(draft.data.segment or Decimal(0))
    texts = []
    for mark in found if count else ():
        value = draft.data.series[0].values[mark.category] or Decimal(0)
        style = piece_style(draft.sketch, mark)
        for piece in range(int(abs(value) // size) if value % size == 0 else 0):
            middle = (piece + 0.5) * float(size) * (1 if value > 0 else -1)
            text = draft.text(
                "piece",
                (line(str(piece + 1), style),),
                ruler.at(middle),
                rows.middle(mark.category),
                align="center",
                series=piece,
                category=mark.category,
                on=mark.fill,
            )
            if text.frame.rect.width + NEAR <= float(size) * ruler.scale and text.frame.rect.height <= rows.lane:
                texts.append(text)
    return tuple(texts)


MOST_PIECES = 24
"""A bar is not cut into more pieces: nobody counts them."""


def pieces(data: ChartData) -> int:
    """Into how many pieces the longest bar is cut; 0 if bars stay whole."""
    largest = max((abs(value) for value in data.series[0].values if value is not None), default=Decimal(0))
    if not data.segment or data.kind not in ("bar", "column") or len(data.series) > 1:
        return 0
    count = ceil(largest / abs(data.segment))
    return count if 1 < count <= MOST_PIECES else 0


def piece_style(sketch: Sketch, mark: Mark) -> Style:
    """The style of a piece's number on its fill."""
    return replace(sketch.styles.detail, color=sketch.theme.text_on(mark.fill), weight=600)


def _series_sizes(draft: Draft) -> list[float]:
    style = draft.sketch.styles.detail
    return [draft.sketch.width(series.name, style) + 2 * GAP for series in draft.data.series]


def _series_names(draft: Draft, rows: _Rows, found: Sequence[Mark], ruler: Ruler) -> tuple[ChartText, ...]:
    """The series' names over the first stack, each near its part."""
    one = float(unit(draft.data))
    firsts = {mark.series: mark for mark in found if mark.category == 0}
    wanted = [
        ruler.at(min(firsts[s.name].start, firsts[s.name].end) * one) if s.name in firsts else ruler.at(0)
        for s in draft.data.series
    ]
    starts = spread(wanted, _series_sizes(draft), rows.plot.x, rows.plot.right + GAP)
    return tuple(
        draft.text(
            "series",
            (line(series.name, draft.sketch.styles.detail),),
            x,
            rows.middle(0) - rows.lane / 2 - GAP / 2,
            edge="bottom",
            series=index,
        )
        for index, (series, x) in enumerate(zip(draft.data.series, starts, strict=True))
        if series.name
    )
