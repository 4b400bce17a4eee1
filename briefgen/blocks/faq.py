"""Questions and answers: the question in the first column, the answer beside it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, paragraph, rule, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.scene import Color, Item, Node


class Question(BaseModel):
    """A question and its answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Text
    answer: Text


class Faq(Block):
    """Questions and answers."""

    room: ClassVar[Room] = "opens"
    splits: ClassVar[bool] = True

    type: Literal["faq"] = "faq"
    items: tuple[Question, ...] = Field(min_length=1)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        scale = setting.scale
        third = (region.width + scale.gutter) / 3
        question_width, answer_x = third - scale.gutter, region.x + third
        answer_width = region.right - answer_x
        pairs = [(paragraph(i.question, scale.name), paragraph(i.answer, scale.body)) for i in self.items]
        pad = scale.step * (1.5 if setting.deck else 0.5)
        heights = [
            max(setting.type.height((q,), question_width), setting.type.height((a,), answer_width)) + 2 * pad
            for q, a in pairs
        ]
        count = fitting(heights, region.height)
        if not count:
            return refusal(
                self, heights[0] - region.height, f"the answer to “{self.items[0].question[:40]}” needs room"
            )
        spare = (region.height - sum(heights[:count])) / count if setting.deck and setting.airy else 0.0
        pitch_bonus = min(max(spare, 0.0), 3 * scale.step)
        items: list[Item] = []
        top = region.y
        for index, ((question, answer), height) in enumerate(zip(pairs[:count], heights, strict=False)):
            key = f"{setting.key}/{len(self.items) - index}"
            if index:
                items.append(
                    rule(f"{setting.key} · rule {index}", region.x, top, region.width, scale.hairline, Color.HAIRLINE)
                )
            inner = top + pad + pitch_bonus / 2
            items.append(
                words(
                    setting,
                    f"question {index + 1}",
                    question,
                    Rect(region.x, inner, question_width, 0),
                    node=Node("P", f"{key}/q"),
                )
            )
            items.append(
                words(
                    setting,
                    f"answer {index + 1}",
                    answer,
                    Rect(answer_x, inner, answer_width, 0),
                    node=Node("P", f"{key}/a"),
                )
            )
            top += height + pitch_bonus
        rest = self.model_copy(update={"items": self.items[count:]}) if count < len(self.items) else None
        return Fragment(tuple(items), top - region.y, rest)
