"""Two poles that balance: a solid end for the few and deep, an end of dots for the many, and the bar between them."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.entries import Entries, Entry
from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import box, disc, paragraph, rule, words
from briefgen.layout.protocol import Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import colored, muted
from briefgen.scene import Align, Color, Group, Item, Node, Paragraph, Shape

RINGS = 7
"""Rings of dots in the dispersed end; ring k holds 6k dots."""


def _bar_fill(setting: Setting) -> Color:
    return Color.ACCENT if setting.theme.band is not Color.ACCENT else Color.SECOND


class PoleMember(BaseModel):
    """Somebody or something at one end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    text: Text = ""


class Pole(BaseModel):
    """One end of the barbell."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    text: Text = ""
    members: tuple[PoleMember, ...] = ()

    @property
    def listed(self) -> str:
        return ", ".join(f"{m.name} ({m.text})" if m.text else m.name for m in self.members)


class Barbell(Block):
    """Two poles, the bar between them, and what the balance buys. Equal ends: no weights are known."""

    hangs: ClassVar[bool] = False
    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["barbell"] = "barbell"
    poles: tuple[Pole, ...] = Field(min_length=2, max_length=2)
    bar: Text = ""
    sum: Text = ""
    buys: Text

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("barbell"), Form("rows", 3, leveled=False))

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        if setting.form == "rows":
            return self._entries(setting).lay_out(region, setting)
        return self._drawn(region, setting)

    def _entries(self, setting: Setting) -> Entries:
        """A row a pole, and what their balance buys as the last."""
        body = setting.scale.body
        rows = [Entry(p.name, tuple(paragraph(text, body) for text in (p.text, p.listed) if text)) for p in self.poles]
        bought = tuple(paragraph(text, body) for text in (self.bar, self.buys) if text)
        return Entries((*rows, Entry(self.sum or setting.vocabulary.together, bought)))

    def sketch(self, area: Rect, setting: Setting) -> list[Item]:
        """The construction in small, without words."""
        radius = min(area.height / 2, area.width / 5.4)
        left, right = area.x + radius, area.right - radius
        bar = Rect(left, area.middle - radius * 0.25, right - left, radius * 0.5)
        return [
            box(f"{setting.key} · bar", bar, _bar_fill(setting)),
            disc(f"{setting.key} · few", left, area.middle, radius, setting.theme.band),
            _ground(right, area.middle, radius, setting),
            *_dots(right, area.middle, radius, setting, 4),
        ]

    def _drawn(self, region: Rect, setting: Setting) -> Fragment:
        """Equal ends over their captions, the bar between."""
        scale = setting.scale
        caption_width = (region.width - scale.gutter) / 2
        captions = [self._caption(pole, setting, align) for pole, align in zip(self.poles, _SIDES, strict=True)]
        caption = max(setting.type.height(text, caption_width) for text in captions)
        radius = min((region.height - caption - 2 * scale.step) / 2, region.width * (0.14 if setting.deck else 0.155))
        if radius < region.width * 0.06:
            return refusal(self, region.width * 0.12 - 2 * radius, "the barbell's captions leave its ends no room")
        block = 2 * radius + 2 * scale.step + caption
        top = region.y + ((region.height - block) / 2 if setting.deck else 0.0)
        y = top + radius
        left, right = region.x + radius, region.right - radius
        alt = self._alt(setting)
        inner = setting.within(Node("Figure", setting.key, alt=alt))
        bar = self._bar(Rect(left, y, right - left, 0), radius, inner)
        if isinstance(bar, Fragment):
            return bar
        dots = Group(f"{setting.key} · many", tuple(_dots(right, y, radius, setting)), alt=self.poles[1].name)
        items: list[Item] = [
            *bar,
            replace(disc(f"{setting.key} · few", left, y, radius, setting.theme.band), sites=((left, y),)),
            replace(_ground(right, y, radius, setting), sites=((right, y),)),
            dots,
        ]
        for index, (text, x) in enumerate(zip(captions, (region.x, region.right - caption_width), strict=True)):
            area = Rect(x, y + radius + 2 * scale.step, caption_width, caption)
            items.append(words(inner, f"pole {index + 1}", text, area))
        group = Group(f"{setting.key} · barbell", tuple(items), alt=alt, tag=inner.tag)
        return Fragment((group,), region.height if setting.deck else block)

    def _bar(self, axis: Rect, radius: float, setting: Setting) -> list[Item] | Fragment:
        scale = setting.scale
        fill = _bar_fill(setting)
        clear = Rect(axis.x + radius + scale.gutter, axis.y, axis.width - 2 * radius - 2 * scale.gutter, 0)
        result = (paragraph(self.buys, colored(scale.lead, setting.theme.text_on(fill)), "center"),)
        thickness = max(0.75 * radius, setting.type.height(result, clear.width) + 4 * scale.step)
        under = (paragraph(self.bar, muted(scale.body), "center"),) if self.bar else ()
        room = radius - thickness / 2 - 2 * scale.step
        over = (self._sum(clear.width, room, setting),) if self.sum else ()
        beside = max(setting.type.height(over, clear.width), setting.type.height(under, clear.width))
        lacks = beside - room if beside else 0.0
        if lacks > 0.01 or thickness > 1.6 * radius:
            return refusal(self, max(lacks, thickness - 1.6 * radius), "the words at the bar are too many for its ends")
        bar = Rect(axis.x, axis.y - thickness / 2, axis.width, thickness)
        ends = (f"{setting.key} · few", f"{setting.key} · many ground")
        items: list[Item] = [
            replace(rule(f"{setting.key} · bar", axis.x, axis.y, bar.width, thickness, fill), joins=ends)
        ]
        if over:
            height = setting.type.height(over, clear.width)
            area = Rect(clear.x, bar.y - 2 * scale.step - height, clear.width, height)
            items.append(words(setting, "sum", over, area))
        even = setting.type.balanced_width(result[0], clear.width)
        middle = Rect(clear.x + (clear.width - even) / 2, bar.y, even, thickness)
        items.append(words(setting, "result", result, middle, on=fill, centred=True))
        if under:
            items.append(words(setting, "bar text", under, Rect(clear.x, bar.bottom + 2 * scale.step, clear.width, 0)))
        return items

    def _sum(self, width: float, height: float, setting: Setting) -> Paragraph:
        """What the poles have in common, as a statement where there is room for one."""
        statement = paragraph(self.sum, setting.scale.lead, "center")
        if setting.deck and setting.type.height((statement,), width) <= height + 0.01:
            return statement
        return paragraph(self.sum, setting.scale.name, "center")

    def _caption(self, pole: Pole, setting: Setting, align: Align) -> tuple[Paragraph, ...]:
        scale = setting.scale
        under = (pole.text, pole.listed)
        return (paragraph(pole.name, scale.lead, align), *(paragraph(t, scale.body, align, 2) for t in under if t))

    def _alt(self, setting: Setting) -> str:
        known = setting.vocabulary.spoken
        first, second = (f"{pole.name} ({pole.listed})" if pole.members else pole.name for pole in self.poles)
        ends = known.barbell.format(first=first, second=second)
        return f"{known.pair.format(f'{ends}. {self.sum}' if self.sum else ends, self.buys)}."


_SIDES: tuple[Align, Align] = ("start", "end")


def _dot_radius(radius: float, rings: int) -> float:
    return radius / (2 * rings + 1) * 0.75


def _ground(x: float, y: float, radius: float, setting: Setting) -> Shape:
    """What the dots stand on: the bar ends at its edge, in the dots' own round."""
    return disc(f"{setting.key} · many ground", x, y, radius, Color.PAPER)


def _dots(x: float, y: float, radius: float, setting: Setting, rings: int = RINGS) -> list[Item]:
    """Dots in rings around (x, y), the outermost touching `radius`."""
    dot = _dot_radius(radius, rings)
    reach = radius - dot
    items: list[Item] = [disc(f"{setting.key} · dot 0", x, y, dot, setting.theme.band)]
    for ring in range(1, rings + 1):
        for index in range(6 * ring):
            angle = pi + 2 * pi * index / (6 * ring)
            place = reach * ring / rings
            name = f"{setting.key} · dot {ring}.{index + 1}"
            items.append(disc(name, x + place * cos(angle), y + place * sin(angle), dot, setting.theme.band))
    return items
