"""Layers that carry one another, foundation first: prisms with leaders in a deck, bands in a brief.

A stack whose layers have neither members nor effects is drawn as rails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.bands import lay_out_bands
from briefgen.blocks.columns import lay_out_columns
from briefgen.blocks.entries import Entries, Entry
from briefgen.blocks.prisms import layered, prisms
from briefgen.blocks.rails import lay_out_rails
from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import disc, named, outline, paragraph, words
from briefgen.layout.protocol import Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import colored, muted
from briefgen.scene import Color, Group, Item, Node, Paragraph, Run, Shape

FOOTPRINT_SHARE = 270 / 1152
"""The prisms' width as a share of the region's, three columns of twelve."""


LAYERS = (Form("tower"), Form("columns", 1, leveled=False), Form("rows", 3, leveled=False))
RAILS = (Form("rails", leveled=False), Form("rows", 3, leveled=False))


class Member(BaseModel):
    """A product or part in a layer, with its figure or a few words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    figure: FigureRef | None = None
    text: Text = ""

    @property
    def said(self) -> str:
        """What stands after the name."""
        if self.figure is None:
            return self.text
        return self.text or f"{self.figure.short} {self.figure.figure.unit_phrase}".strip()


class Layer(BaseModel):
    """One layer: its name, its role, what it holds and what that brings about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    role: Text = ""
    members: tuple[Member, ...] = ()
    effect: Text = ""

    def said(self, setting: Setting) -> tuple[Paragraph, ...]:
        """The role, the members of whom something is said, a paragraph each, and the other members in one."""
        scale = setting.scale
        role = (paragraph(self.role, muted(scale.body)),) if self.role else ()
        told = (named(member.name, member.said, scale.name, scale.body) for member in self.members if member.said)
        others = ", ".join(member.name for member in self.members if not member.said)
        return (*role, *told, *((paragraph(others, scale.name),) if others else ()))


class Stack(Block):
    """Layers from foundation to surface. `riders` are what travels on top and may change."""

    hangs: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["stack"] = "stack"
    layers: tuple[Layer, ...] = Field(min_length=2)
    riders: tuple[Text, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the layers say no more than their names."""
        return not any(layer.members or layer.effect for layer in self.layers)

    def alt(self, setting: Setting) -> str:
        """What it shows, in words."""
        known = setting.vocabulary.spoken
        parts = [known.stack.format(setting.numbers.count(len(self.layers)))]
        for number, layer in enumerate(self.layers, start=1):
            holds = ", ".join(f"{m.name} {m.said}".strip() for m in layer.members)
            said = [part for part in (layer.name, layer.role, holds, layer.effect) if part]
            parts.append(f"{number} {reduce(known.pair.format, said)}")
        if self.riders:
            parts.append(known.pair.format(setting.vocabulary.on_top, ", ".join(self.riders)))
        return f"{'. '.join(parts)}."

    def sketch(self, area: Rect, setting: Setting) -> list[Item]:
        """The prisms in small, without words."""
        shapes, _ = prisms(area, len(self.layers), setting)
        return shapes

    @property
    def forms(self) -> tuple[Form, ...]:
        return RAILS if self.plain else LAYERS

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        if setting.form == "rows":
            return self._entries(setting).lay_out(region, setting)
        alt = self.alt(setting)
        inner = setting.within(Node("Figure", setting.key, alt=alt))
        fragment = self._drawn(region, inner)
        if not fragment.items:
            return refusal(self, fragment.lacks, fragment.reason)
        group = Group(f"{setting.key} · stack", fragment.items, alt=alt, tag=inner.tag)
        return Fragment((group,), fragment.height, None)

    def _drawn(self, region: Rect, setting: Setting) -> Fragment:
        if self.plain:
            return lay_out_rails([layer.name for layer in self.layers], self.riders, region, setting)
        if setting.form == "columns":
            return lay_out_columns(self.layers, region, setting)
        return self._tower(region, setting) if setting.deck else lay_out_bands(self.layers, region, setting)

    def _entries(self, setting: Setting) -> Entries:
        """One row a layer, the surface first as in the drawing; what rides on top stands above it."""
        scale = setting.scale
        rows = [Entry(layer.name, layer.said(setting), layer.effect) for layer in self.layers[::-1]]
        if self.riders:
            rows.insert(0, Entry(", ".join(self.riders), (paragraph(setting.vocabulary.on_top, muted(scale.body)),)))
        return Entries(tuple(rows))

    def _tower(self, region: Rect, setting: Setting) -> Fragment:
        """Prisms at the left, one row of text a layer, a leader from each prism to its row."""
        scale = setting.scale
        footprint = region.width * FOOTPRINT_SHARE
        text_x = region.x + (region.width + scale.gutter) / 4
        rows = [_RowText(layer, number, setting) for number, layer in enumerate(self.layers, start=1)][::-1]
        columns = _row_columns(Rect(text_x, region.y, region.right - text_x, 0), setting)
        needs = [row.height(columns, setting) + 3 * scale.step for row in rows]
        lacks = sum(needs) - region.height
        if lacks > 0.01:
            return Fragment((), 0.0, None, lacks, f"the text of {len(rows)} layers needs room")
        equal = region.height / len(rows)
        spare = -lacks / len(rows)
        pitches = [equal] * len(rows) if max(needs) <= equal else [need + spare for need in needs]
        layers, corners = layered(Rect(region.x, region.y, footprint, region.height), len(rows), setting)
        lines: list[Item] = []
        texts: list[Item] = []
        top = region.y
        for row, pitch, corner in zip(rows, pitches, corners, strict=True):
            start = (region.x + footprint, corner)
            lines.extend(_leader(row.number, start, (text_x - 12 * PIXEL, top), region.right, setting))
            texts.extend(row.place(columns, top + 2 * scale.step, setting))
            top += pitch
        numbered = zip(range(1, len(rows) + 1), layers, corners[::-1], strict=True)
        towered = [_dotted(number, layer, (region.x + footprint, y), setting) for number, layer, y in numbered]
        return Fragment((*lines, *towered, *texts), region.height)


def _leader(
    number: int, start: tuple[float, float], end: tuple[float, float], right: float, setting: Setting
) -> tuple[Item, Item]:
    """From a prism's side to where its row begins, and the row's rule, which the leader is tied to."""
    (x, y), (bend, top) = start, end
    weight = setting.scale.hairline * 1.5
    name = f"{setting.key} · layer {number} rule"
    # The rule begins where the leader's other edge ends, so that the two make a corner.
    row = outline(name, [("M", bend - weight / 2, top), ("L", right, top)], stroke=Color.INK, weight=weight)
    leader = Shape(
        f"{setting.key} · leader {number}",
        Rect(x, min(y, top), bend - x, abs(y - top)),
        "line",
        stroke=Color.INK,
        stroke_width=weight,
        path=(("M", x, y), ("L", bend, y), ("L", bend, top)),
        joins=(f"{setting.key} · layer {number}", name),
    )
    # Quarters too, one more site than a box has: with fewer, LibreOffice takes those of the box.
    quarters = tuple((bend + (right - bend) * step / 4, top) for step in range(5))
    return replace(row, sites=quarters), leader


def _dotted(number: int, layer: Sequence[Shape], site: tuple[float, float], setting: Setting) -> Group:
    """A prism as one thing, with the dot where its leader begins."""
    hull, *edges = layer
    dot = disc(f"{setting.key} · leader dot {number}", *site, 5 * PIXEL, Color.INK, Color.PAPER, 1.5)
    return Group(f"{setting.key} · prism {number}", (replace(hull, sites=(site,)), *edges, dot))


class _RowText:
    """The texts of one layer's row, shared by measuring and placing."""

    def __init__(self, layer: Layer, number: int, setting: Setting) -> None:
        scale = setting.scale
        self.number = number
        self._name = (Run(f"{number}  ", muted(scale.lead)), Run(layer.name, scale.lead))
        self._role = (Run(f"  {layer.role}", muted(scale.body)),) if layer.role and layer.members else ()
        self.members = tuple(named(m.name, m.said, scale.name, scale.body) for m in layer.members)
        if layer.role and not layer.members:
            self.members = (paragraph(layer.role, scale.body),)
        effect = scale.lead if setting.level == 0 else scale.name
        self.effect = (paragraph(layer.effect, colored(effect, Color.ACCENT)),) if layer.effect else ()

    def _halves(self, width: float, setting: Setting) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """Members in two columns, cut where the taller column is least, the first the fuller."""

        def tallest(cut: int) -> float:
            return max(setting.type.height(self.members[:cut], width), setting.type.height(self.members[cut:], width))

        count = len(self.members)
        cut = min(range((count + 1) // 2, count + 1), key=lambda c: (tallest(c), c), default=0)
        return self.members[:cut], self.members[cut:]

    @staticmethod
    def _wide(columns: tuple[Rect, Rect, Rect]) -> Rect:
        """The two columns of members as one."""
        return columns[0].resized(width=columns[1].right - columns[0].x)

    def _head(self, width: float, setting: Setting) -> Paragraph:
        """The layer's name, and its role where that needs no further line."""
        name, whole = Paragraph(self._name), Paragraph((*self._name, *self._role))
        return whole if setting.type.count(whole, width) == setting.type.count(name, width) else name

    def height(self, columns: tuple[Rect, Rect, Rect], setting: Setting) -> float:
        first, second = self._halves(columns[0].width, setting)
        body = max(setting.type.height(part, columns[0].width) for part in (first, second))
        head = setting.type.height((self._head(self._wide(columns).width, setting),), self._wide(columns).width)
        return max(head + setting.scale.step + body, setting.type.height(self.effect, columns[2].width))

    def place(self, columns: tuple[Rect, Rect, Rect], top: float, setting: Setting) -> list[Item]:
        first, second = self._halves(columns[0].width, setting)
        wide = self._wide(columns)
        head = words(setting, f"layer {self.number}", self._head(wide.width, setting), _at(wide, top))
        below = head.rect.bottom + setting.scale.step
        items: list[Item] = [head]
        for index, part in enumerate((first, second)):
            if part:
                items.append(
                    words(setting, f"layer {self.number} members {index + 1}", part, _at(columns[index], below))
                )
        if self.effect:
            items.append(words(setting, f"layer {self.number} effect", self.effect, _at(columns[2], top)))
        return items


def _at(column: Rect, top: float) -> Rect:
    return Rect(column.x, top, column.width, 0)


def _row_columns(area: Rect, setting: Setting) -> tuple[Rect, Rect, Rect]:
    """Three columns of equal width: members, members, effect."""
    gutter = setting.scale.gutter
    width = (area.width - 2 * gutter) / 3
    first, second, third = (Rect(area.x + i * (width + gutter), area.y, width, 0) for i in range(3))
    return first, second, third
