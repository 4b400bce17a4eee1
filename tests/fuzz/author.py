"""Who writes the random documents: draws words, sentences, figures and sources from one seeded source of chance."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.fuzz.vocabulary import NAMES, NUMBERS, PUBLISHERS, UNITS, WORDS

PICTURES = {"wide.png": (800, 260), "tall.png": (260, 640), "square.png": (400, 400)}
"""The pictures beside a content file, with their sizes in pixels."""

CLAIM_WORDS = {"sparse": (3, 9), "typical": (5, 15), "full": (8, 30)}
SENTENCE_SHARE = {"sparse": 0.5, "typical": 1.0, "full": 1.6}
"""How long sentences are, next to what is asked for."""


class Author:
    """One document's source of chance, its language and amount, and what it has declared."""

    def __init__(self, random: Random, amount: str) -> None:
        self.random, self.amount = random, amount
        self.language = random.choices(("en", "de", "fr"), (3, 2, 1))[0]
        self.sources: dict[str, Any] = {}
        self.figures: dict[str, Any] = {}

    def often(self, probability: float) -> bool:
        return self.random.random() < probability

    def between(self, ranges: Mapping[str, tuple[int, int]]) -> int:
        """A number in the range that belongs to the document's amount."""
        return self.random.randint(*ranges[self.amount])

    def count(self, least: int, most: int) -> int:
        """A number of members: few in a sparse document, any in a typical one, many in a full one."""
        middle = (least + most) // 2
        low, high = {"sparse": (least, middle), "typical": (least, most), "full": (middle, most)}[self.amount]
        return self.random.randint(low, high)

    def _words(self, least: int, most: int) -> list[str]:
        number = self.random.randint(least, most)
        words = [self.random.choice(WORDS[self.language]) for _ in range(number)]
        for index in range(number):
            if self.often(0.08):
                words[index] = self.random.choice(NUMBERS if self.often(0.5) else NAMES)
        return words

    def phrase(self, least: int, most: int) -> str:
        """Words without an end, the first a capital: a label or a name."""
        text = " ".join(self._words(least, most))
        return text[0].upper() + text[1:]

    def claim(self, least: int | None = None, most: int | None = None) -> str:
        """A claim as long as those of the document's amount, unless the words are given."""
        low, high = CLAIM_WORDS[self.amount]
        return self.phrase(least or low, most or high)

    def sentence(self, least: int, most: int) -> str:
        """A sentence; it may name a figure."""
        longest = max(least, round(most * SENTENCE_SHARE[self.amount]))
        words = self._words(least, longest)
        if self.figures and self.often(0.2):
            words.insert(self.random.randint(1, len(words)), f"{{{self.random.choice(list(self.figures))}}}")
        if len(words) > 8:
            words[len(words) // 2] += self.random.choice((",", ";", ":", ""))
        text = " ".join(words)
        return (text if text.startswith("{") else text[0].upper() + text[1:]) + "."

    def prose(self) -> list[str]:
        """The narrative's paragraphs."""
        return [
            " ".join(self.sentence(6, 22) for _ in range(self.random.randint(2, 5)))
            for _ in range(self.random.randint(1, 3))
        ]

    def name(self) -> str:
        return self.random.choice(NAMES)

    def names(self, number: int) -> list[str]:
        return self.random.sample(NAMES, number)

    def number(self, *, negative: bool = False) -> float:
        value = self.random.choice((1, 10, 100)) * self.random.randint(1, 999) / 100
        return round(-value if negative and self.often(0.3) else value, 2)

    def question(self) -> dict[str, str]:
        return {"question": self.phrase(3, 14) + "?", "answer": " ".join(self.sentence(4, 20) for _ in range(2))}

    def declare(self) -> None:
        """Sources, and figures of every kind: four or more share a unit, so that they can be compared."""
        for number in range(1, self.random.randint(2, 5)):
            source = {
                "title": self.phrase(2, 8),
                "publisher": self.random.choice(PUBLISHERS),
                "date": "30 October 2025",
            }
            self.sources[f"source-{number}"] = source
        for number in range(1, 5):
            self.figures[f"alike-{number}"] = self._figure("USD", "B")
        for number in range(1, self.random.randint(4, 9)):
            self.figures[f"figure-{number}"] = self._figure(*self.random.choice(UNITS))
        for number, figure in enumerate(self.figures.values()):
            # One label and period for two values would be one fact with two values.
            figure["label"] += f" {chr(ord('a') + number)}"
        self.figures["said"] = {"label": self.phrase(1, 4), "text": self.phrase(2, 4).lower()}
        formula = {"formula": "alike-1 / alike-2", "precision": 1, "unit": "x"}
        if len({self.figures[name].get("period") for name in ("alike-1", "alike-2")}) > 1:
            formula["across_periods"] = True
        self.figures["ratio"] = {"label": self.phrase(2, 5), **formula}

    def _figure(self, unit: str, scale: str | None) -> dict[str, Any]:
        figure: dict[str, Any] = {"label": self.phrase(1, 4), "value": self.number(), "unit": unit}
        figure |= {"scale": scale} if scale else {}
        if self.often(0.7):
            figure["period"] = self.random.choice(("Q3 2025", "FY 2024", "Twelve months to 30 September 2025"))
        if figure.get("period", "").startswith("Twelve"):
            figure["short_period"] = "TTM"
        if self.often(0.5):
            figure["change"] = {"value": self.random.randint(-60, 140), "basis": "YoY"}
            figure["change"] |= {"unit": "pp"} if unit == "%" else {}
            if self.often(0.3):
                figure["change"]["note"] = self.phrase(2, 5).lower()
        if self.often(0.8):
            figure["source"] = self.random.choice(list(self.sources))
        return figure

    def some(self, most: int) -> list[str]:
        """Ids of figures, at least one."""
        return self.random.sample(list(self.figures), self.random.randint(1, min(most, len(self.figures))))

    def alike(self, most: int) -> list[str]:
        """Ids of figures in one unit, at least two."""
        alike = [name for name in self.figures if name.startswith("alike")]
        return self.random.sample(alike, self.random.randint(2, min(most, len(alike))))

    def some_sources(self) -> list[str]:
        return self.random.sample(list(self.sources), self.random.randint(1, len(self.sources)))
