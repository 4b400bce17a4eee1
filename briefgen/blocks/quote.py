"""Somebody's words, and whose they are."""

from __future__ import annotations

from typing import ClassVar, Literal

from briefgen.blocks.statement import stated, steps
from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, too_wide, words
from briefgen.layout.protocol import Fragment, Setting, refusal
from briefgen.layout.scale import muted
from briefgen.scene import Item, Node, Style

FEW_LINES = 4

QUOTATION_MARKS = '“”„"«»\u00a0 '
"""Marks an author may have typed around the words; they are set once."""


class Quote(Block):
    """A quotation with its speaker, who is named after its last line."""

    hangs: ClassVar[bool] = False

    type: Literal["quote"] = "quote"
    text: Text
    by: Text
    role: Text = ""

    def _largest(self, text: str, region: Rect, setting: Setting) -> Style:
        """On a slide, a quotation of a few lines is as large as a claim."""
        scale = setting.scale
        content = paragraph(text, scale.title)
        few = setting.deck and setting.type.count(content, region.width) <= FEW_LINES
        return scale.title if few and setting.type.widest_piece(content)[0] <= region.width else scale.lead

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        speaker = paragraph(f"{self.by}, {self.role}" if self.role else self.by, muted(scale.body))
        after = scale.step + setting.type.height((speaker,), region.width)
        text = setting.vocabulary.quoted.format(self.text.strip(QUOTATION_MARKS))
        styles = steps(setting, self._largest(text, region, setting), scale.lead, scale.text(1))
        parts = stated(text, styles, region.width, region.height, setting, after)
        smallest = paragraph(text, scale.text(1))
        if wide := too_wide(self, setting, ((speaker, smallest), region.width)):
            return wide
        if parts is None:
            lacks = max(setting.type.height((smallest,), region.width) + after - region.height, 1.0)
            return refusal(self, lacks, f"“{self.text[:40]}” needs room")
        said, left = parts
        height = setting.type.height((said,), region.width)
        quote = setting.within(Node("BlockQuote", setting.key))
        items: list[Item] = [words(quote, "quotation", said, region, node=Node("P", setting.key), placeholder="body")]
        if left:
            return Fragment(tuple(items), height, self.model_copy(update={"text": left.text}))
        by = Node("P", f"{setting.key}/by")
        below = region.below(height + scale.step)
        items.append(words(quote, "speaker", speaker, below, node=by, placeholder="body"))
        return Fragment(tuple(items), height + after)
