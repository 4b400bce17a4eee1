"""Key figures: rows of a figure and what it measures, or rows whose figure is counted out in discs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from briefgen.document.figures import quantity_of
from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import disc, fitting, paragraph, rule, words
from briefgen.layout.protocol import ONLY_FORM, Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import colored, muted
from briefgen.scene import Color, Group, Item, Node, Paragraph

FEWEST_DISCS, MOST_DISCS = 2, 12
"""A count is read at a glance between these; the smallest round unit is taken that gives no more discs."""

ROWS_OR_GRID = (Form("rows"), Form("grid", 0.5))

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
            f"{change.short} {change.basis or ''}".strip() if change else "",
            (change.note or "") if change else "",
        ]
        return ", ".join(part for part in parts if part)

    def _heading(self, reference: FigureRef) -> str:
        period = reference.figure.short_period or reference.figure.period
        name = self._name(reference)
        return f"{name}, {period}" if period and reference.part == "value" else name

    def _color(self, reference: FigureRef) -> Color:
        return Color.ACCENT if self.highlight in (reference.key, reference.figure.id) else Color.INK

    def _rows(self, region: Rect, setting: Setting) -> Fragment:
        counted = self.form == "count"
        scale = setting.scale
        columns = _counted_columns(region, setting) if counted else self._columns(region, setting)
        labels = [self._label(reference, setting) for reference in self.figures]
        numbers = [self._number(reference, columns.figure.width, setting) for reference in self.figures]
        texts = [setting.type.height(label, columns.label.width) for label in labels]
        texts += [setting.type.height((number,), columns.figure.width) for number in numbers]
        pad = scale.step * (1 if setting.level else 2)
        least = max(*texts, scale.figure.leading) + pad
        count = fitting([least] * len(labels), region.height)
        if not count:
            return refusal(self, least - region.height, f"the figure “{self.figures[0].short}” needs room")
        pitch = max(least, min(region.height / count, 2 * least)) if setting.deck and setting.airy else least
        items: list[Item] = []
        for index, reference in enumerate(self.figures[:count]):
            row = Rect(region.x, region.y + index * pitch, region.width, pitch)
            if index:
                items.append(
                    rule(f"{setting.key} · rule {index}", row.x, row.y, row.width, scale.hairline, Color.HAIRLINE)
                )
            items.extend(
                self._row(
                    reference, numbers[index], labels[index], row, columns, setting, f"{setting.key}/{reference.key}"
                )
            )
        rest = self.model_copy(update={"figures": self.figures[count:]}) if count < len(self.figures) else None
        return Fragment((Group(f"{setting.key} · figures", tuple(items), tag=()),), pitch * count, rest)

    def _columns(self, region: Rect, setting: Setting) -> _Columns:
        """The figures as wide as the widest of them, at most half; each label beside its figure."""
        gutter = setting.scale.gutter
        most = (region.width - gutter) / 2
        widest = max(setting.type.widest(reference.short, setting.scale.figure) for reference in self.figures)
        width = most if widest > most or not setting.deck else min(widest + gutter, most)
        label_x = region.x + width + gutter
        figure = Rect(region.x, region.y, width, region.height)
        return _Columns(figure, Rect(label_x, region.y, region.right - label_x, region.height), None)

    def _number(self, reference: FigureRef, width: float, setting: Setting) -> Paragraph:
        """The figure at key-figure size; where words are too wide for that, smaller; at last as a lead that wraps."""
        sizes = (setting.scale.figure, setting.scale.title)
        style = next((s for s in sizes if setting.type.widest(reference.short, s) <= width), setting.scale.lead)
        return paragraph(reference.short, colored(style, self._color(reference)))

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
        key: str,
    ) -> list[Item]:
        node = Node("P", key)
        figure_box = Rect(columns.figure.x, row.y, columns.figure.width, row.height)
        label_box = Rect(columns.label.x, row.y, columns.label.width, row.height)
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
        what = reference.figure.unit_phrase
        caption = words(
            setting,
            f"{reference.key} unit",
            f"1 dot = {unit} {what}".strip(),
            Rect(area.x, top + 2 * radius + scale.step / 2, area.width, scale.body.leading),
            muted(scale.body),
            node=Node("P", f"{setting.key}/{reference.key}/unit"),
        )
        row_of = Group(
            f"{setting.key} · {reference.key} count",
            tuple(discs),
            alt=f"{number} dots, each {unit} {what}".strip(),
            tag=_figure(setting, reference),
        )
        return [row_of, caption]

    def _grid(self, region: Rect, setting: Setting) -> Fragment:
        """Figures side by side, each over its label, first baselines shared."""
        scale = setting.scale
        number = len(self.figures)
        width = (region.width - (number - 1) * scale.gutter) / number
        widest = max(setting.type.widest(r.short, scale.figure) for r in self.figures)
        if widest > width:
            return self._rows(region, setting)
        labels = [self._label(reference, setting) for reference in self.figures]
        tallest = max(setting.type.height(label, width) for label in labels)
        height = scale.figure.leading + scale.step + tallest
        if height > region.height + 0.01:
            return refusal(self, height - region.height, "the row of figures needs room")
        items: list[Item] = []
        for index, (reference, label) in enumerate(zip(self.figures, labels, strict=True)):
            cell = Rect(region.x + index * (width + scale.gutter), region.y, width, height)
            node = Node("P", f"{setting.key}/{reference.key}")
            style = colored(scale.figure, self._color(reference))
            items.append(words(setting, f"{reference.key} figure", reference.short, cell, style, node=node))
            below = cell.below(scale.figure.leading + scale.step)
            items.append(words(setting, f"{reference.key} label", label, below, node=node))
        return Fragment((Group(f"{setting.key} · figures", tuple(items)),), height)


def _figure(setting: Setting, reference: FigureRef) -> tuple[Node, ...]:
    return (*setting.tag, Node("Figure", f"{setting.key}/{reference.key}/count"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand: the figure, its label, and the discs that count it."""

    figure: Rect
    label: Rect
    discs: Rect | None


def _counted_columns(region: Rect, setting: Setting) -> _Columns:
    """Label, figure and discs: a quarter, a quarter and the half."""
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
    whole = ((int(number), quantity_of(unit, reference.unit)) for number, unit in few)
    best = next(whole, (0, ""))
    return best if best[0] >= FEWEST_DISCS else None
