"""Key figures: rows of a figure and what it measures, or rows whose figure is counted out in discs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import disc, fitting, largest, overrun, paragraph, rule, too_wide, words
from briefgen.layout.protocol import ONLY_FORM, Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import colored, muted
from briefgen.numbers import quantity_of
from briefgen.scene import Color, Group, Item, Node, Paragraph, Style

FEWEST_DISCS, MOST_DISCS = 2, 12
"""A count is read at a glance between these; the smallest round unit is taken that gives no more discs."""

ROWS_OR_GRID = (Form("rows"), Form("grid", 0.5))

FEW, ROOMY = 3, 1.75
"""So many figures are set in the cover's size where each has so many of its lines to itself."""

_STEPS = (Decimal(1), Decimal(2), Decimal(5))


class Metrics(Block):
    """Figures with their labels. `form` auto takes rows."""

    room: ClassVar[Room] = "opens"

    type: Literal["metrics"] = "metrics"
    figures: tuple[FigureRef, ...] = Field(min_length=1)
    highlight: str | None = None
    form: Literal["auto", "rows", "grid", "count"] = "auto"
    names: Mapping[str, Text] = Field(default_factory=dict)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        form = (setting.form or "rows") if self.form == "auto" else self.form
        if form == "grid" and len(self.figures) > 1:
            return self._grid(region, setting)
        return self._rows(region, setting)

    @property
    def forms(self) -> tuple[Form, ...]:
        return ROWS_OR_GRID if self.form == "auto" and len(self.figures) > 1 else ONLY_FORM

    def _name(self, reference: FigureRef) -> str:
        return self.names.get(reference.key) or self.names.get(reference.figure.id) or reference.label

    def _facts(self, reference: FigureRef) -> str:
        """What stands under the name: what is counted, how it changed, since when."""
        figure = reference.figure
        change = figure.change if reference.part == "value" else None
        parts = [
            figure.unit_phrase if reference.part == "value" else "",
            change.told if change else "",
            (change.note or "") if change else "",
        ]
        return ", ".join(part for part in parts if part)

    def _heading(self, reference: FigureRef) -> str:
        name, when = self._name(reference), reference.figure.when
        return f"{name}, {when}" if when and reference.part == "value" else name

    def _color(self, reference: FigureRef) -> Color:
        return Color.ACCENT if self.highlight in (reference.key, reference.figure.id) else Color.INK

    def _rows(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        labels = [self._label(reference, setting) for reference in self.figures]
        columns = self._widest_form(region, labels, setting)
        common = self._common(columns.figure, setting)
        numbers = [self._number(reference, columns.figure.width, common, setting) for reference in self.figures]
        named = (text for label in labels for text in label)
        if wide := too_wide(self, setting, (numbers, columns.figure.width), (named, columns.label.width)):
            return wide
        figures = [setting.type.height((number,), columns.figure.width) for number in numbers]
        texts = [setting.type.height(label, columns.label.width) for label in labels]
        both = [a + b if columns.stacked else max(a, b) for a, b in zip(figures, texts, strict=True)]
        pad = scale.step * (1 if setting.level else 2)
        least = max(*both, scale.figure.leading) + pad
        count = fitting([least] * len(labels), region.height)
        if not count:
            return refusal(self, least - region.height, f"the figure “{self.figures[0].short}” needs room")
        pitch = max(least, min(region.height / count, 2 * least)) if setting.deck and setting.airy else least
        items: list[Item] = []
        for index, reference in enumerate(self.figures[:count]):
            row = Rect(region.x, region.y + index * pitch, region.width, pitch)
            if index:
                name = f"{setting.key} · rule {index}"
                items.append(rule(name, row.x, row.y, row.width, scale.hairline, Color.HAIRLINE))
            items.extend(self._row(reference, numbers[index], labels[index], row, columns, setting))
        rest = self.model_copy(update={"figures": self.figures[count:]}) if count < len(self.figures) else None
        return Fragment((Group(f"{setting.key} · figures", tuple(items), tag=()),), pitch * count, rest)

    def _widest_form(self, region: Rect, labels: Sequence[tuple[Paragraph, ...]], setting: Setting) -> _Columns:
        """The first of counted, side by side, and one over the other in which every word fits its column."""
        forms = [_counted(region, setting)] if self.form == "count" else []
        forms += [self._columns(region, setting), _Columns(region, region, None, stacked=True)]
        smallest = [paragraph(reference.short, setting.scale.lead) for reference in self.figures]
        texts = [text for label in labels for text in label]
        return next(
            (
                form
                for form in forms
                if not overrun(setting, smallest, form.figure.width) and not overrun(setting, texts, form.label.width)
            ),
            forms[-1],
        )

    def _columns(self, region: Rect, setting: Setting) -> _Columns:
        """The figures as wide as the widest of them, at most half; each label beside its figure."""
        gutter = setting.scale.gutter
        most = (region.width - gutter) / 2
        largest, *_ = self._styles(region.height, setting)
        widest = max(setting.type.widest(reference.short, largest) for reference in self.figures)
        width = most if widest > most or not setting.deck else min(widest + gutter, most)
        label_x = region.x + width + gutter
        figure = Rect(region.x, region.y, width, region.height)
        return _Columns(figure, Rect(label_x, region.y, region.right - label_x, region.height), None)

    def _styles(self, height: float, setting: Setting) -> tuple[Style, ...]:
        """What a number may be set in, the largest first: a few that have a slide to themselves are its picture."""
        scale, number = setting.scale, len(self.figures)
        alone = setting.deck and number <= FEW and height >= number * ROOMY * scale.cover.leading
        return (*((scale.cover,) if alone else ()), scale.figure, scale.title)

    def _common(self, column: Rect, setting: Setting) -> Sequence[Style]:
        """The styles that hold every number on one line, the largest first: numbers of a list are of one size."""
        numbers = [reference.short for reference in self.figures if reference.value is not None]
        return [
            style
            for style in self._styles(column.height, setting)
            if all(setting.type.widest(each, style) <= column.width for each in numbers)
        ]

    def _number(self, reference: FigureRef, width: float, common: Sequence[Style], setting: Setting) -> Paragraph:
        """The figure on one line as large as it fits; where words are too wide for that, wrapped."""
        scale = setting.scale
        whole = (style for style in common or (scale.figure, scale.title))
        one_line = next((style for style in whole if setting.type.widest(reference.short, style) <= width), None)
        styles = (one_line,) if one_line else (scale.lead, scale.name)
        return largest(setting, reference.short, [colored(style, self._color(reference)) for style in styles], width)

    def _label(self, reference: FigureRef, setting: Setting) -> tuple[Paragraph, ...]:
        scale = setting.scale
        large = setting.deck and setting.level == 0 and self.form != "count"
        name, text = (scale.lead, scale.text(0)) if large else (scale.name, scale.body)
        facts = self._facts(reference)
        heading = paragraph(self._heading(reference), name)
        return (heading, paragraph(facts, muted(text))) if facts else (heading,)

    def _row(
        self,
        reference: FigureRef,
        number: Paragraph,
        label: tuple[Paragraph, ...],
        row: Rect,
        columns: _Columns,
        setting: Setting,
    ) -> list[Item]:
        node = Node("P", f"{setting.key}/{reference.key}")
        figure_box = Rect(columns.figure.x, row.y, columns.figure.width, row.height)
        label_box = Rect(columns.label.x, row.y, columns.label.width, row.height)
        if columns.stacked:
            over, under = (setting.type.height(t, row.width) for t in ((number,), label))
            figure_box = figure_box.below((row.height - over - under) / 2).resized(height=over)
            label_box = figure_box.moved(dy=over).resized(height=under)
        items: list[Item] = [
            words(setting, f"{reference.key} figure", number, figure_box, centred=True, node=node),
            words(setting, f"{reference.key} label", label, label_box, centred=True, node=node),
        ]
        if columns.discs:
            items.extend(self._discs(reference, columns.discs.resized(height=row.height), row, setting))
        return items

    def _discs(self, reference: FigureRef, area: Rect, row: Rect, setting: Setting) -> list[Item]:
        """One disc a round unit, and what the unit is; nothing for a figure that cannot be counted."""
        counted = count_unit(reference)
        if counted is None:
            return []
        number, unit = counted
        scale = setting.scale
        pitch = min(area.width / MOST_DISCS, 47.6 * 0.75, (row.height - scale.body.leading - 2 * scale.step))
        radius = pitch * 0.42
        height = 2 * radius + scale.step / 2 + scale.body.leading
        top = row.middle - height / 2
        discs: list[Item] = [
            disc(
                f"{setting.key} · {reference.key} disc {i + 1}",
                area.x + radius + i * pitch,
                top + radius,
                radius,
                Color.ACCENT,
            )
            for i in range(number)
        ]
        counted_in = f"{unit} {reference.figure.unit_phrase}".strip()
        caption = words(
            setting,
            f"{reference.key} unit",
            setting.vocabulary.one_dot.format(counted_in),
            Rect(area.x, top + 2 * radius + scale.step / 2, area.width, scale.body.leading),
            muted(scale.body),
            node=Node("P", f"{setting.key}/{reference.key}/unit"),
        )
        row_of = Group(
            f"{setting.key} · {reference.key} count",
            tuple(discs),
            alt=setting.vocabulary.spoken.dots.format(number=setting.numbers.count(number), unit=counted_in),
            tag=_figure(setting, reference),
        )
        return [row_of, caption]

    def _grid(self, region: Rect, setting: Setting) -> Fragment:
        """Figures side by side, each over its label, first baselines shared; in even rows where one is too narrow.

        Falls back to one figure a row where not even two stand side by side.
        """
        scale = setting.scale
        number = len(self.figures)
        per_row = next((n for n in range(number, 1, -1) if self._side_by_side(n, region, setting)), 1)
        if per_row == 1:
            return self._rows(region, setting)
        per_row = -(-number // -(-number // per_row))
        width = _share(region.width, per_row, setting)
        rows = [self.figures[i : i + per_row] for i in range(0, number, per_row)]
        over = scale.figure.leading + scale.step
        gap = 2 * scale.step
        heights = [over + max(setting.type.height(self._label(r, setting), width) for r in row) for row in rows]
        count = fitting(heights, region.height, gap)
        if not count:
            return self._rows(region, setting)
        edge = 0.0
        if setting.deck and setting.airy and 1 < count == len(rows) and number % per_row == 0:
            # Full rows that leave room stand up to their own height apart, and half of that from their edges.
            gap = max(gap, min((region.height - sum(heights)) / count, max(heights)))
            edge = min(gap, (region.height - sum(heights) - gap * (count - 1))) / 2
        items: list[Item] = []
        top = region.y + edge
        for number, (row, height) in enumerate(zip(rows[:count], heights, strict=False)):
            if number:
                name = f"{setting.key} · rule {number}"
                items.append(rule(name, region.x, top - gap / 2, region.width, scale.hairline, Color.HAIRLINE))
            for index, reference in enumerate(row):
                cell = Rect(region.x + index * (width + scale.gutter), top, width, height)
                node = Node("P", f"{setting.key}/{reference.key}")
                style = colored(scale.figure, self._color(reference))
                items.append(words(setting, f"{reference.key} figure", reference.short, cell, style, node=node))
                label, below = self._label(reference, setting), cell.below(over)
                items.append(words(setting, f"{reference.key} label", label, below, node=node))
            top += height + gap
        left = self.figures[count * per_row :]
        rest = self.model_copy(update={"figures": left}) if left else None
        return Fragment((Group(f"{setting.key} · figures", tuple(items)),), top - gap + edge - region.y, rest)

    def _side_by_side(self, number: int, region: Rect, setting: Setting) -> bool:
        """Whether `number` figures stand in one row, each on one line and every word of its label in its column."""
        width = _share(region.width, number, setting)
        labels = (text for reference in self.figures for text in self._label(reference, setting))
        fits = all(setting.type.widest(r.short, setting.scale.figure) <= width for r in self.figures)
        return fits and not overrun(setting, labels, width)


def _share(width: float, number: int, setting: Setting) -> float:
    """The width of one of `number` columns a gutter apart."""
    return (width - (number - 1) * setting.scale.gutter) / number


def _figure(setting: Setting, reference: FigureRef) -> tuple[Node, ...]:
    return (*setting.tag, Node("Figure", f"{setting.key}/{reference.key}/count"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand: the figure, its label, and the discs that count it."""

    figure: Rect
    label: Rect
    discs: Rect | None
    stacked: bool = False
    """Whether the label stands under its figure, in one column."""


def _counted(region: Rect, setting: Setting) -> _Columns:
    gutter = setting.scale.gutter
    quarter = (region.width + gutter) / 4
    label = Rect(region.x, region.y, quarter - gutter, region.height)
    discs = Rect(region.x + 2 * quarter, region.y, 2 * quarter - gutter, region.height)
    return _Columns(label.moved(dx=quarter), label, discs)


def count_unit(reference: FigureRef) -> tuple[int, str] | None:
    """How many discs show the figure, and the round unit one disc stands for, e.g. (10, "10K"); None if it cannot."""
    value = reference.amount
    if reference.part != "value" or value is None or value <= 0:
        return None
    units = (step * Decimal(10) ** exponent for exponent in range(16) for step in _STEPS)
    counts = ((value / unit, unit) for unit in units)
    few = ((number, unit) for number, unit in counts if number == int(number) and number <= MOST_DISCS)
    whole = ((int(number), quantity_of(unit, reference.unit, reference.figure.style)) for number, unit in few)
    best = next(whole, (0, ""))
    return best if best[0] >= FEWEST_DISCS else None
