"""A structural gap: the scarce thing, strands for the mechanisms that exploit it, and the pay-off they merge into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.entries import Entries, Entry
from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import box, named, outline, paragraph, words
from briefgen.layout.protocol import Form, Fragment, Room, Setting, refusal
from briefgen.layout.scale import bold, colored
from briefgen.scene import Color, Group, Item, Node, Paragraph, Segment


class Mechanism(BaseModel):
    """One way the gap is turned into a pay-off."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    text: Text = ""
    figure: FigureRef | None = None

    @property
    def said(self) -> str:
        """What stands after the name, its figure first."""
        return f"{self.figure.short} {self.text}".strip() if self.figure else self.text


class Arbitrage(Block):
    """Gap, mechanisms and pay-off, drawn as strands. Equal strands: no weights are known."""

    hangs: ClassVar[bool] = False
    room: ClassVar[Room] = "fills"

    type: Literal["arbitrage"] = "arbitrage"
    scarce: Text
    gap: Text
    mechanisms: tuple[Mechanism, ...] = Field(min_length=2)
    payoff: Text

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form("strands"), Form("rows", 3, leveled=False))

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        return (
            self._entries(setting).lay_out(region, setting) if setting.form == "rows" else self._drawn(region, setting)
        )

    def _entries(self, setting: Setting) -> Entries:
        """The gap, a row a mechanism, and the pay-off as the last."""
        body = setting.scale.body
        rows = [Entry(m.name, (paragraph(m.said, body),) if m.said else ()) for m in self.mechanisms]
        gap, payoff = (
            Entry(self.scarce, (paragraph(self.gap, body),)),
            Entry("→", (paragraph(self.payoff, setting.scale.name),)),
        )
        return Entries((gap, *rows, payoff))

    def _drawn(self, region: Rect, setting: Setting) -> Fragment:
        frame = _Frame.over(region, setting)
        texts = self._strand_texts(frame, setting)
        # The last level is the last chance for a drawing: there the strands are filled closer.
        air = (2 if setting.deck and not setting.level else 1) * setting.scale.step
        strand = max(setting.type.height(text, frame.text_width) for text in texts) + air
        gap = setting.scale.step * (1.5 if setting.deck else 0.5)
        number = len(texts)
        least = number * strand + (number - 1) * gap
        ends = (
            max(
                setting.type.height(self._source_text(setting), frame.source_text.width),
                setting.type.height(self._payoff_text(setting), frame.payoff_text.width),
            )
            + 4 * setting.scale.step
        )
        height = max(least, ends)
        if height > region.height + 0.01:
            return refusal(self, height - region.height, f"{number} mechanisms need room")
        height = region.height if setting.deck else height
        return Fragment((self._group(region.resized(height=height), frame, texts, gap, ends, setting),), height)

    def sketch(self, area: Rect, setting: Setting) -> list[Item]:
        """The construction in small, without words."""
        number = len(self.mechanisms)
        ends = area.width / 5.4
        merged = area.height * 0.52
        gap = area.height / (6 * number)
        strand = (area.height - gap * (number - 1)) / number
        left, right = area.x + ends * 0.8, area.right - ends
        items: list[Item] = [box(f"{setting.key} · gap", area.resized(width=ends * 0.8), setting.theme.band)]
        for index in range(number):
            top = area.y + index * (strand + gap)
            end = area.middle - merged / 2 + index * merged / number
            path = _strand(left, left + (right - left) * 0.4, right, top, strand, end, merged / number)
            items.append(outline(f"{setting.key} · strand {index + 1}", path, _strand_fill(setting)))
        payoff = Rect(right, area.middle - merged / 2, ends, merged)
        return [*items, box(f"{setting.key} · pay-off", payoff, _payoff_fill(setting))]

    def _source_text(self, setting: Setting) -> tuple[Paragraph, ...]:
        fill = setting.theme.band
        scale = setting.scale
        quiet = Color.SECOND if setting.theme.contrast(Color.SECOND, fill) >= 4.5 else setting.theme.text_on(fill)
        statement = scale.lead if setting.deck else bold(scale.body)
        return (
            paragraph(self.scarce, colored(scale.name, quiet)),
            paragraph(self.gap, colored(statement, setting.theme.text_on(fill)), space_before=scale.step / 2),
        )

    def _payoff_text(self, setting: Setting) -> tuple[Paragraph, ...]:
        ink = setting.theme.text_on(_payoff_fill(setting))
        scale = setting.scale
        statement = scale.lead if setting.deck else bold(scale.body)
        return (paragraph(self.payoff, colored(statement, ink)),)

    def _strand_texts(self, frame: _Frame, setting: Setting) -> list[tuple[Paragraph, ...]]:
        """Name and text on one line if all strands allow it, else the text under the name, else run in and small."""
        scale = setting.scale
        ink = setting.theme.text_on(_strand_fill(setting))
        head = colored(scale.lead if setting.deck else scale.name, ink)
        text = colored(scale.body, ink)
        single: list[tuple[Paragraph, ...]] = [(named(m.name, m.said, head, text, "  "),) for m in self.mechanisms]
        if all(setting.type.count(line[0], frame.text_width) == 1 for line in single):
            return single
        if setting.level:
            return [(named(m.name, m.said, colored(scale.name, ink), text, "  "),) for m in self.mechanisms]
        return [(paragraph(m.name, head), *((paragraph(m.said, text),) if m.said else ())) for m in self.mechanisms]

    def _group(
        self, area: Rect, frame: _Frame, texts: list[tuple[Paragraph, ...]], gap: float, ends: float, setting: Setting
    ) -> Group:
        number = len(texts)
        strand = (area.height - (number - 1) * gap) / number
        merged = max(ends, area.height * 0.52)
        payoff = Rect(frame.payoff.x, area.middle - merged / 2, frame.payoff.width, merged)
        source = Rect(frame.source.x, area.y, frame.source.width, area.height)
        alt = self._alt(setting)
        inner = setting.within(Node("Figure", setting.key, alt=alt))
        band, strand_fill, payoff_fill = setting.theme.band, _strand_fill(setting), _payoff_fill(setting)
        items: list[Item] = [
            box(f"{setting.key} · gap", source, band),
            words(
                inner, "gap text", self._source_text(setting), _over(frame.source_text, source), on=band, centred=True
            ),
        ]
        for index in range(number):
            top = area.y + index * (strand + gap)
            end = payoff.y + index * merged / number
            path = _strand(source.right, frame.bend, payoff.x, top, strand, end, merged / number)
            items.append(outline(f"{setting.key} · strand {index + 1}", path, strand_fill))
            text_box = Rect(frame.text_x, top, frame.text_width, strand)
            items.append(words(inner, f"mechanism {index + 1}", texts[index], text_box, on=strand_fill, centred=True))
        items.append(box(f"{setting.key} · pay-off", payoff, payoff_fill))
        text_box = _over(frame.payoff_text, payoff)
        items.append(words(inner, "pay-off text", self._payoff_text(setting), text_box, on=payoff_fill, centred=True))
        return Group(f"{setting.key} · arbitrage", tuple(items), alt=alt, tag=inner.tag)

    def _alt(self, setting: Setting) -> str:
        known = setting.vocabulary.spoken
        return known.arbitrage.format(
            scarce=self.scarce,
            gap=self.gap,
            number=setting.numbers.count(len(self.mechanisms)),
            mechanisms=known.apart.join(f"{m.name} {m.said}".strip() for m in self.mechanisms),
            payoff=self.payoff,
        )


def _payoff_fill(setting: Setting) -> Color:
    return Color.ACCENT if setting.theme.band is not Color.ACCENT else Color.SECOND


def _strand_fill(setting: Setting) -> Color:
    return Color.SECOND if setting.theme.band is not Color.ACCENT else Color.TINT


def _over(column: Rect, area: Rect) -> Rect:
    return Rect(column.x, area.y, column.width, area.height)


def _strand(
    left: float, bend: float, right: float, top: float, height: float, end: float, end_height: float
) -> list[Segment]:
    """A band from the source to its share of the pay-off: straight to `bend`, then a cubic ease to `right`."""
    pull = bend + (right - bend) / 2
    return [
        ("M", left, top),
        ("L", bend, top),
        ("C", pull, top, pull, end, right, end),
        ("L", right, end + end_height),
        ("C", pull, end + end_height, pull, top + height, bend, top + height),
        ("L", left, top + height),
        ("Z",),
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The columns of the construction. Over a slide's whole width the ends bleed to its edges."""

    source: Rect
    source_text: Rect
    payoff: Rect
    payoff_text: Rect
    text_x: float
    bend: float

    @property
    def text_width(self) -> float:
        return self.bend - self.text_x

    @classmethod
    def over(cls, region: Rect, setting: Setting) -> _Frame:
        """Source on three columns of twelve, strands to the middle of the eighth, pay-off from the tenth."""
        gutter = setting.scale.gutter
        pad = gutter if setting.deck else gutter / 2
        column = (region.width + gutter) / 12
        bleed = setting.bleed(region)
        inset = 0.0 if bleed else pad
        source = Rect(region.x - bleed, region.y, 3 * column - gutter + bleed, region.height)
        payoff_x = region.x + 9 * column
        payoff = Rect(payoff_x, region.y, region.right - payoff_x + bleed, region.height)
        return cls(
            source=source,
            source_text=Rect(region.x + inset, region.y, source.right - region.x - pad - inset, region.height),
            payoff=payoff,
            payoff_text=Rect(payoff_x + pad, region.y, region.right - payoff_x - pad - inset, region.height),
            text_x=source.right + pad,
            bend=region.x + 7.75 * column,
        )
