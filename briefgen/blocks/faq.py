"""Questions and answers: the answer beside its question, or under it where the columns are too narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.blocks.paragraph import WHOLE_LINES, cut
from briefgen.document.model import Block, Text
from briefgen.geometry import Rect
from briefgen.layout.marks import fitting, paragraph, rule, too_wide, words
from briefgen.layout.protocol import Fragment, Room, Setting, refusal
from briefgen.scene import Color, Item, Node, Paragraph

LEAST_EMS = 10
"""A question stands beside its answer in a column at least this wide, in ems."""


class Question(BaseModel):
    """A question and its answer. An answer that runs on from the page before has no question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Text
    answer: Text


class Faq(Block):
    """Questions and answers."""

    leveled: ClassVar[bool] = False
    room: ClassVar[Room] = "opens"
    splits: ClassVar[bool] = True

    type: Literal["faq"] = "faq"
    items: tuple[Question, ...] = Field(min_length=1)

    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        form = _Form.over(self, region, setting)
        if wide := too_wide(self, setting, *form.columns(self.items)):
            return wide
        heights = [form.height(item) for item in self.items]
        count = fitting(heights, region.height)
        if count:
            rest = self.model_copy(update={"items": self.items[count:]}) if count < len(self.items) else None
            return self._placed(self.items[:count], form, rest)
        parts = form.cut(self.items[0])
        if parts is None:
            question = self.items[0].question or self.items[0].answer
            return refusal(self, heights[0] - region.height, f"the answer to “{question[:40]}” needs room")
        head, left = parts
        return self._placed((head,), form, self.model_copy(update={"items": (left, *self.items[1:])}))

    def _placed(self, pairs: tuple[Question, ...], form: _Form, rest: Faq | None) -> Fragment:
        region, setting, scale = form.region, form.setting, form.setting.scale
        used = sum(form.height(item) for item in pairs)
        spare = min((region.height - used) / len(pairs), 3 * scale.step) if setting.deck and setting.airy else 0.0
        spare = max(spare, 0.0)
        items: list[Item] = []
        top = region.y
        for index, pair in enumerate(pairs):
            if index:
                name = f"{setting.key} · rule {index}"
                items.append(rule(name, region.x, top, region.width, scale.hairline, Color.HAIRLINE))
            key = f"{setting.key}/{len(self.items) - index}"
            inner = top + form.pad + spare / 2
            places = form.places(pair, inner)
            for part, text, place in zip(("question", "answer"), form.texts(pair), places, strict=True):
                if text.text:
                    node = Node("P", f"{key}/{part[0]}")
                    items.append(words(setting, f"{part} {index + 1}", text, place, node=node))
            top += form.height(pair) + spare
        return Fragment(tuple(items), top - region.y, rest)


@dataclass(frozen=True, slots=True)
class _Form:
    """Where questions and answers stand in a region: side by side, or one over the other."""

    region: Rect
    setting: Setting
    beside: bool
    pad: float

    @classmethod
    def over(cls, block: Faq, region: Rect, setting: Setting) -> _Form:
        pad = setting.scale.step * (1.5 if setting.deck else 0.5)
        form = cls(region, setting, beside=True, pad=pad)
        narrow = form.widths[0] < LEAST_EMS * setting.scale.name.size
        wide = too_wide(block, setting, *form.columns(block.items))
        return cls(region, setting, beside=False, pad=pad) if narrow or wide else form

    @property
    def widths(self) -> tuple[float, float]:
        """Of a question and of an answer."""
        if not self.beside:
            return self.region.width, self.region.width
        third = (self.region.width + self.setting.scale.gutter) / 3
        return third - self.setting.scale.gutter, self.region.width - third

    def texts(self, pair: Question) -> tuple[Paragraph, Paragraph]:
        return paragraph(pair.question, self.setting.scale.name), paragraph(pair.answer, self.setting.scale.body)

    def columns(self, pairs: tuple[Question, ...]) -> list[tuple[tuple[Paragraph, ...], float]]:
        """The questions and the answers, each with the width of their column."""
        return list(zip(zip(*map(self.texts, pairs), strict=True), self.widths, strict=True))

    def _heights(self, pair: Question) -> tuple[float, float]:
        sides = zip(self.texts(pair), self.widths, strict=True)
        question, answer = (self.setting.type.height((text,), width) if text.text else 0.0 for text, width in sides)
        return question, answer

    def height(self, pair: Question) -> float:
        """The height a pair takes, its padding included."""
        both = self._heights(pair)
        return (max(both) if self.beside else sum(both)) + 2 * self.pad

    def places(self, pair: Question, top: float) -> tuple[Rect, Rect]:
        """Where question and answer of a pair stand."""
        question, answer = self.widths
        x, down = (self.region.right - answer, 0.0) if self.beside else (self.region.x, self._heights(pair)[0])
        return Rect(self.region.x, top, question, 0), Rect(x, top + down, answer, 0)

    def cut(self, pair: Question) -> tuple[Question, Question] | None:
        """A pair too tall for the region, its answer cut at a line; None if it cannot be begun."""
        asked = self._heights(pair)[0]
        room = self.region.height - 2 * self.pad
        long = self.setting.type.count(self.texts(pair)[1], self.widths[1]) > WHOLE_LINES
        if not long or (self.beside and asked > room + 0.01):
            return None
        lines = int((room - (0.0 if self.beside else asked) + 0.01) / self.setting.scale.body.leading)
        parts = cut(self.texts(pair)[1], self.widths[1], lines, self.setting)
        if parts is None or parts[1] is None:
            return None
        return pair.model_copy(update={"answer": parts[0].text}), Question(question="", answer=parts[1].text)
