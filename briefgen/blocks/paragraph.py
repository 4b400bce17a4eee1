"""Running text."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.scene import Node, Paragraph, TextFrame
from briefgen.text.lines import Typesetter

WIDOW_LINES = 2
"""The fewest lines of a paragraph that may stand alone before or after a break."""


def lines_before_break(count: int, room: int) -> int:
    """How many of `count` lines to set where `room` lines fit, leaving no widow and no orphan; 0 to move on."""
    if room >= count:
        return count
    if room < WIDOW_LINES or count < 2 * WIDOW_LINES:
        return 0
    return min(room, count - WIDOW_LINES)


def place_paragraph(
    content: Paragraph, region: Rect, setting: Setting, node: Node, name: str
) -> tuple[TextFrame | None, Paragraph | None]:
    """As many lines of `content` as fit, and the paragraph that is left."""
    typesetter: Typesetter = setting.type
    count = typesetter.count(content, region.width)
    taken = lines_before_break(count, int((region.height + 0.01) / content.leading))
    if not taken:
        return None, content
    rest = None
    if taken < count:
        own = len(typesetter.lines((content,), region.width))
        if own <= taken:
            return None, content
        content, rest = typesetter.split(content, region.width, taken)
    frame = typesetter.frame(f"{setting.key} · {name}", (content,), region, tag=(*setting.tag, node))
    return frame, rest


class ParagraphBlock(Block):
    """Running text."""

    splits: ClassVar[bool] = True

    type: Literal["paragraph"] = "paragraph"
    text: Text

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        style = setting.scale.text(setting.level) if setting.deck else setting.scale.prose
        content = paragraph(self.text, style)
        frame, rest = place_paragraph(content, region, setting, Node("P", setting.key), "text")
        if frame is None:
            return refusal(self, style.leading * WIDOW_LINES - region.height, "two lines of the paragraph need room")
        left = self.model_copy(update={"text": rest.text}) if rest else None
        return Fragment((frame,), frame.rect.height, left)
