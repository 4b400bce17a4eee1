"""What flows down the brief's pages: claims, standfirsts, prose and exhibits, each a block of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.blocks.paragraph import least_height, place_paragraph
from briefgen.document.model import Block
from briefgen.editions.brief.grid import TOP, grid
from briefgen.editions.brief.notes import Note
from briefgen.editions.sources import SourceLine
from briefgen.geometry import MILLIMETRE, Rect
from briefgen.layout.marks import paragraph, rule, words
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.layout.scale import bold, colored, muted
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Color, Item, Node, Paragraph, Run, Style


@dataclass(frozen=True, slots=True)
class Heading(LaidOut):
    """A claim or a subhead, set whole."""

    text: str
    style: Style
    kind: str
    """H2 for a section's claim, H3 below it."""

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        narrow = setting.type.widest_piece(paragraph(self.text, self.style))[0] > region.width
        style = replace(setting.scale.lead, color=self.style.color) if narrow else self.style
        text = (paragraph(self.text, style),)
        height = setting.type.height(text, region.width)
        if height > region.height + 0.01:
            return refusal(self, height - region.height, f"the heading “{self.text[:40]}” needs room")
        even = region.resized(width=setting.type.balanced_width(text[0], region.width))
        return Fragment((words(setting, "heading", text, even, node=Node(self.kind, setting.key)),), height)


@dataclass(frozen=True, slots=True)
class Prose(LaidOut):
    """A paragraph of running text; may break between lines, never leaving a single one."""

    content: Paragraph

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        frame, rest = place_paragraph(self.content, region, setting, Node("P", setting.key), "prose")
        if frame is None:
            lacks = least_height(self.content, region.width, setting) - region.height
            return refusal(self, lacks, f"the paragraph “{self.content.text[:40]}” needs room")
        return Fragment((frame,), frame.rect.height, Prose(rest) if rest else None)


def whole_page(setting: Setting) -> float:
    """An exhibit that needs more height than this splits after all."""
    return grid(setting).foot - TOP - 1


MOST_OF_A_PAGE = 0.75
"""An exhibit that cannot be drawn in this share of a page, as under a claim, is set in its plainest form."""


@dataclass(frozen=True, slots=True)
class Exhibit(LaidOut):
    """A block under its number and finding, its source beneath. Only tables and lists of rows may split."""

    block: LaidOut
    label: str
    """Such as "Exhibit 2"; empty for what is not numbered."""
    finding: str
    measure: str
    source: SourceLine
    splits: bool = False
    continued: bool = False

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        head, top = self._head(region, setting)
        source = (self.source.paragraph(muted(scale.small)),) if self.source else ()
        foot = setting.type.height(source, region.width) + 3 * MILLIMETRE if source else 0.0
        room = region.below(top).resized(height=region.height - top - foot)
        inner = lay_out_soundly(self.block, room, setting)
        if inner.refused and region.height >= MOST_OF_A_PAGE * whole_page(setting):
            inner = lay_out_soundly(self.block, room, setting.formed(self.block.forms[-1].name))
        if inner.refused:
            return replace(inner, rest=self, items=())
        if inner.rest is not None and not self.splits and region.height < whole_page(setting):
            return refusal(
                self, whole_page(setting) - region.height, "an exhibit is not split while a page can hold it"
            )
        items: list[Item] = [*head, *inner.items]
        height = top + inner.height
        if source:
            area = region.below(height + 3 * MILLIMETRE)
            items.append(words(setting, "source", source, area, node=Node("P", f"{setting.key}/source")))
            height += foot
        rest = replace(self, block=inner.rest, continued=True) if inner.rest else None
        return Fragment(tuple(items), height, rest)

    def _head(self, region: Rect, setting: Setting) -> tuple[list[Item], float]:
        """What names it, under a rule; nothing for what has no name."""
        scale = setting.scale
        again = setting.vocabulary.continued if self.continued else ""
        finding = ", ".join(part for part in (self.finding, again) if part)
        if not (self.label or finding):
            return [], 0.0
        title = replace(scale.prose, face="label", weight=600, name="exhibit")
        runs = [Run(f"{self.label}\u2003", colored(title, Color.ACCENT))] if self.label else []
        text = (Paragraph((*runs, Run(finding, title))),)
        node = Node("P", f"{setting.key}/finding{'/continued' if self.continued else ''}")
        top = scale.step * 0.6
        items: list[Item] = [
            rule(f"{setting.key} · exhibit rule", region.x, region.y, region.width, scale.rule),
            words(setting, "finding", text, region.below(top), node=node),
        ]
        top += setting.type.height(text, region.width)
        if self.measure and not self.continued:
            text = (paragraph(self.measure, muted(scale.small)),)
            items.append(words(setting, "measure", text, region.below(top), node=Node("P", f"{setting.key}/measure")))
            top += setting.type.height(text, region.width)
        return items, top + scale.step * 0.8


@dataclass(frozen=True, slots=True)
class Pull(LaidOut):
    """A figure in the margin: large, an accent rule under it, what it says, and how it was derived."""

    figure: str
    text: str
    derivation: str = ""

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        large = replace(scale.cover, name="pull", color=Color.ACCENT, leading=14 * MILLIMETRE)
        sizes = [replace(large, size=large.size - less) for less in (0, 5, 10, 15)]
        small = [colored(style, Color.ACCENT) for style in (scale.lead, scale.name)]
        number = largest_fitting(self.figure, (*sizes, *small), region.width, setting)
        tall = setting.type.height((paragraph(self.figure, number),), region.width)
        said = (paragraph(self.text, replace(scale.body, weight=500)),)
        note = (paragraph(self.derivation, muted(scale.body)),) if self.derivation else ()
        heights = [tall, 3.5 * MILLIMETRE, setting.type.height(said, region.width)]
        note_height = setting.type.height(note, region.width) + scale.step / 2 if note else 0.0
        height = sum(heights) + note_height
        if height > region.height:
            return refusal(self, height - region.height, "a figure in the margin needs room")
        items: list[Item] = [
            words(setting, "pull figure", self.figure, region, number, node=Node("P", f"{setting.key}/figure")),
            rule(f"{setting.key} · pull rule", region.x, region.y + tall + 1, region.width, 1.5, Color.SECOND),
            words(setting, "pull text", said, region.below(sum(heights[:2])), node=Node("P", f"{setting.key}/text")),
        ]
        if note:
            area = region.below(sum(heights) + scale.step / 2)
            items.append(words(setting, "pull note", note, area, node=Node("P", f"{setting.key}/note")))
        return Fragment(tuple(items), height)


Column = Literal["prose", "wide"]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing in the flow, with the space around it.

    `keeps`: it must stand on the page of what follows. `floats`: when it does not fit, what follows may close up
    before it. `margin` items stand level with its top, under them the `notes` it marks.
    """

    key: str
    block: LaidOut
    column: Column = "prose"
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    floats: bool = False
    margin: tuple[Pull, ...] = ()
    notes: tuple[Note, ...] = ()


def subhead(text: str, setting: Setting) -> Heading:
    """A heading inside a section."""
    style = replace(setting.scale.lead, weight=500, color=Color.ACCENT, name="subhead")
    return Heading(text, style, "H3")


def standfirst(text: str, setting: Setting) -> Prose:
    """The reading of a section: what it means, set larger under the claim."""
    return Prose(paragraph(text, colored(setting.scale.lead, setting.theme.band)))


def largest_fitting(text: str, styles: Sequence[Style], width: float, setting: Setting) -> Style:
    """The first of `styles` that sets `text` on one line, else the first that sets its longest word, else the last."""
    on_one_line = (style for style in styles if setting.type.widest(text, style) <= width)
    word_by_word = (style for style in styles if setting.type.widest_piece(paragraph(text, style))[0] <= width)
    return next(on_one_line, None) or next(word_by_word, styles[-1])


def small_bold(setting: Setting) -> Style:
    """Labels over parts of a page."""
    return colored(bold(setting.scale.small), Color.ACCENT)


def is_numbered(block: Block) -> bool:
    """Whether the block is an exhibit with a number, rather than part of the text."""
    return block.type not in ("paragraph", "bullets", "callout", "quote")
