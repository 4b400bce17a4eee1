"""One statement that stands for itself, alone or beside the figure that proves it."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.blocks.statement import stated, steps
from briefgen.document.model import Block, FigureRef, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import largest, paragraph, rule, too_wide, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Node, Paragraph


class Callout(Block):
    """A statement under an accent rule, after its figure if it has one."""

    hangs: ClassVar[bool] = False

    type: Literal["callout"] = "callout"
    text: Text
    figure: FigureRef | None = None

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        number = self._number(region.width, setting)
        over = setting.type.height(number, region.width)
        padding = 2 * scale.step
        room = region.height - over - padding
        parts = stated(self.text, steps(setting, scale.lead, scale.name), region.width, room, setting)
        smallest = paragraph(self.text, scale.name)
        if wide := too_wide(self, setting, ((smallest, *number), region.width)):
            return wide
        if parts is None:
            lacks = max(setting.type.height((smallest,), region.width) - room, 1.0)
            return refusal(self, lacks, f"the statement “{self.text[:40]}” needs room")
        said, left = parts
        items: list[Item] = []
        if number:
            items.append(words(setting, "figure", number, region, node=Node("P", f"{setting.key}/figure")))
        node = Node("P", setting.key)
        y, width = region.y + over + padding / 4, min(region.width, 96)
        items.append(rule(f"{setting.key} · rule", region.x, y, width, scale.rule * 1.5, Color.ACCENT))
        items.append(words(setting, "text", said, region.below(over + padding), node=node, placeholder="body"))
        rest = self.model_copy(update={"text": left.text, "figure": None}) if left else None
        return Fragment(tuple(items), over + padding + setting.type.height((said,), region.width), rest)

    def _number(self, width: float, setting: Setting) -> tuple[Paragraph, ...]:
        """The figure as large as its words allow; nothing without one."""
        if self.figure is None:
            return ()
        styles = [colored(style, Color.ACCENT) for style in (setting.scale.figure, setting.scale.lead)]
        return (largest(setting, self.figure.short, styles, width),)
