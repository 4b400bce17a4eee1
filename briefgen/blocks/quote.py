"""Somebody's words, and whose they are."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Node

QUOTATION_MARKS = '“”"'
"""Marks an author may have typed around the words; they are set once."""


class Quote(Block):
    """A quotation with its speaker."""

    hangs: ClassVar[bool] = False

    type: Literal["quote"] = "quote"
    text: Text
    by: Text
    role: Text = ""

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        said = (paragraph(f"“{self.text.strip(QUOTATION_MARKS)}”", scale.lead),)
        speaker = f"{self.by}, {self.role}" if self.role else self.by
        height = setting.type.height(said, region.width)
        total = (
            height + scale.step + scale.body.leading * setting.type.count(paragraph(speaker, scale.body), region.width)
        )
        if total > region.height + 0.01:
            return refusal(self, total - region.height, f"the quotation “{self.text[:40]}” needs room")
        quote = setting.within(Node("BlockQuote", setting.key))
        return Fragment(
            (
                words(quote, "quotation", said, region, node=Node("P", setting.key)),
                words(
                    quote,
                    "speaker",
                    speaker,
                    region.below(height + scale.step),
                    muted(scale.body),
                    node=Node("P", f"{setting.key}/by"),
                ),
            ),
            total,
        )
