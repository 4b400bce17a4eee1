"""A seeded author: the same seed writes the same content file on every machine.

A document is sparse, typical or full. Whatever the amount, its words are of ordinary length, so that every one of
these documents has a layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml
from PIL import Image

from tests.company.made import TEMPLATES
from tests.fuzz import exhibits
from tests.fuzz.author import PICTURES, Author

Amount = Literal["sparse", "typical", "full"]

BRANDS = ("_brand", "evergreen", "_brand", "evergreen", *TEMPLATES)
"""The shipped brands, and the companies whose templates a deck is built in."""

SECTIONS = {"sparse": (1, 3), "typical": (2, 5), "full": (4, 8)}
SLIDES = {"sparse": (0, 1), "typical": (1, 3), "full": (1, 4)}
BLOCKS_A_SLIDE = {"sparse": (1, 1, 2), "typical": (1, 1, 1, 2, 2, 3), "full": (1, 1, 2, 2, 3, 4)}


@dataclass(frozen=True)
class Draft:
    """A content file to be: its keys and values, and the brand it is to be dressed in."""

    seed: int
    amount: Amount
    brand: str
    content: dict[str, Any]

    @property
    def in_template(self) -> bool:
        """Whether its deck is built in a company's template."""
        return self.brand in TEMPLATES

    def write(self, folder: Path) -> Path:
        """The content file in `folder`, its pictures beside it."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, size in PICTURES.items():
            if not (folder / name).exists():
                Image.new("RGB", size, (90, 120, 150)).save(folder / name)
        file = folder / f"seed-{self.seed}.yaml"
        file.write_text(yaml.dump(self.content, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
        return file


def draft(seed: int, amount: Amount | None = None) -> Draft:
    """The document of this seed; its amount is drawn too unless it is given."""
    random = Random(seed)
    chosen = random.choices(("sparse", "typical", "full"), (1, 2, 2))[0]
    brand = random.choice(BRANDS)
    author = Author(random, amount or chosen)  # type: ignore[arg-type]
    return Draft(seed, author.amount, brand, _content(author))


OPTIONAL = ("author", "narrative", "note", "points")
"""What people leave out."""


def _content(author: Author) -> dict[str, Any]:
    random = author.random
    author.declare()
    sections = [_section(author, number) for number in range(1, author.between(SECTIONS) + 1)]
    _tell_apart(sections)
    content: dict[str, Any] = {
        "format": 1,
        "title": author.claim(2, 9),
        "author": random.choice(("", author.name(), f"{author.name()} and {author.name()}")),
        "date": f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "language": author.language,
        "sources": author.sources,
        "figures": author.figures,
        "sections": sections,
    }
    if author.often(0.7):
        content["subtitle"] = author.phrase(3, 12)
    if author.often(0.7):
        content["cover"] = {"figures": author.alike(3)[: random.randint(0, 3)], "note": author.sentence(4, 16)}
    if author.often(0.7):
        content["summary"] = _summary(author, sections)
    if author.often(0.4):
        content["faq"] = [author.question() for _ in range(random.randint(1, 8))]
    if author.often(0.5):
        blocks = [exhibits.KINDS[kind](author) for kind in random.choices(("table", "callout", "bullets", "faq"), k=2)]
        content["appendix"] = {"title": author.claim(2, 8), "register": author.often(0.7), "blocks": blocks}
    for part in (content, content.get("summary", {}), content.get("cover", {}), *sections):
        for key in OPTIONAL:
            if key in part and author.often(0.05):
                del part[key]
    return content


def _tell_apart(sections: list[dict[str, Any]]) -> None:
    """No two sections are called the same."""
    titles: set[str] = set()
    for section in sections:
        if section["title"] in titles:
            section["title"] += f" {section['id'].partition('-')[2]}"
        titles.add(section["title"])


def _summary(author: Author, sections: list[dict[str, Any]]) -> dict[str, Any]:
    named = [section["id"] for section in sections][: author.random.randint(1, 6)]
    points = [{"title": author.phrase(1, 7), "text": author.sentence(5, 28), "section": name} for name in named]
    return {"headline": author.claim(), "narrative": author.prose(), "points": points, "figures": author.some(4)}


def _section(author: Author, number: int) -> dict[str, Any]:
    section: dict[str, Any] = {
        "id": f"section-{number}",
        "title": author.phrase(1, 3),
        "headline": author.claim(),
        "narrative": author.prose(),
        "blocks": _slide(author, first=True),
    }
    if author.often(0.6):
        section["reading"] = author.sentence(5, 24)
    if author.often(0.3):
        section["pull"] = [{"figure": author.some(1)[0], "text": author.sentence(4, 14)}]
    if author.often(0.5):
        section["sources"] = author.some_sources()
    for _ in range(author.between(SLIDES)):
        section["blocks"].extend(_slide(author))
    return section


def _slide(author: Author, first: bool = False) -> list[dict[str, Any]]:
    """The blocks of one slide: the first carries its claim, others may join with titles of their own."""
    count = author.random.choice(BLOCKS_A_SLIDE[author.amount])
    if first and author.amount == "sparse" and author.often(0.2):
        return []
    blocks = []
    for position in range(count):
        kinds, weights = zip(*exhibits.WEIGHTS.items(), strict=True)
        block = {"type": "", **exhibits.KINDS[author.random.choices(kinds, weights)[0]](author)}
        if position == 0 and (not first or author.often(0.3)):
            block["title"] = author.claim()
        elif position and author.often(0.4):
            block |= {"title": author.claim(3, 14), "joins": True}
        if author.often(0.2):
            block["note"] = author.sentence(3, 14)
        if author.often(0.3):
            block["source"] = author.some_sources()
        blocks.append(block)
    return blocks
