"""Running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import running, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.scene import Node, Paragraph, TextFrame

WIDOW_LINES = 2
"""The fewest lines of a paragraph that may stand alone before or after a break."""

WHOLE_LINES = 8
"""A statement, an answer or a row of no more lines is moved on whole rather than cut."""


def place_paragraph(
    content: Paragraph, region: Rect, setting: Setting, node: Node, name: str
) -> tuple[TextFrame | None, Paragraph | None]:
    """As many lines of `content` as fit, and the paragraph that is left; (None, content) to move on whole."""
    parts = cut(content, region.width, int((region.height + 0.01) / content.leading), setting)
    if parts is None:
        return None, content
    head, rest = parts
    frame = words(setting, name, head, region, node=node, placeholder="body")
    return frame, rest


def cut(content: Paragraph, width: float, room: int, setting: Setting) -> tuple[Paragraph, Paragraph | None] | None:
    """`content` cut to at most `room` lines, and what follows: None if all fits.

    Neither part is a widow or an orphan; gives None where that cannot be.
    """
    if setting.type.count(content, width) <= room:
        return content, None
    lines = setting.type.shown(content, width)
    for taken in range(min(room, lines - WIDOW_LINES), WIDOW_LINES - 1, -1):
        head, rest = setting.type.split(content, width, taken)
        if setting.type.count(head, width) <= room:
            return head, rest
    return None


def cut_paragraphs(
    content: Sequence[Paragraph], width: float, height: float, setting: Setting
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]] | None:
    """What of `content` stands in `height` points, and the rest; None if nothing can be begun, or nothing is left."""
    used = 0.0
    for index, each in enumerate(content):
        space = each.space_before if index else 0.0
        needed = setting.type.height((each,), width)
        if used + space + needed <= height + 0.01:
            used += space + needed
            continue
        parts = cut(each, width, int((height - used - space + 0.01) / each.leading), setting)
        if parts and parts[1]:
            return (*content[:index], parts[0]), (parts[1], *content[index + 1 :])
        return (tuple(content[:index]), tuple(content[index:])) if index else None
    return None


def least_height(content: Paragraph, width: float, setting: Setting) -> float:
    """The room a paragraph needs to be begun: two lines, or all of one too short to be cut."""
    lines = setting.type.count(content, width)
    return content.leading * (lines if lines < 2 * WIDOW_LINES else WIDOW_LINES)


class ParagraphBlock(Block):
    """Running text."""

    splits: ClassVar[bool] = True

    type: Literal["paragraph"] = "paragraph"
    text: Text

    @property
    def leads(self) -> bool:
        return self.text.rstrip().endswith(":")

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        style = setting.scale.text(setting.level) if setting.deck else setting.scale.prose
        content = running(self.text, style)
        frame, rest = place_paragraph(content, region, setting, Node("P", setting.key), "text")
        if frame is None:
            lacks = least_height(content, region.width, setting) - region.height
            return refusal(self, lacks, f"the paragraph “{self.text[:40]}” needs room")
        left = self.model_copy(update={"text": rest.text}) if rest else None
        return Fragment((frame,), frame.rect.height, left)
