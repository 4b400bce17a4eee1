"""One function a block type: what an author writes of that kind, from sparse to full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from tests.fuzz.author import PICTURES, Author


def paragraph(author: Author) -> dict[str, Any]:
    return {"type": "paragraph", "text": " ".join(author.sentence(6, 22) for _ in range(author.count(1, 6)))}


def bullets(author: Author) -> dict[str, Any]:
    items: list[Any] = []
    for _ in range(author.count(2, 9)):
        text = author.sentence(3, 18)
        subs = [author.phrase(2, 9) for _ in range(author.random.randint(1, 4))]
        items.append({"text": text, "items": subs} if author.often(0.25) else text)
    return {"type": "bullets", "items": items}


def metrics(author: Author) -> dict[str, Any]:
    figures = author.some(author.count(1, 8))
    form = author.random.choice(("auto", "rows", "grid", "count"))
    block: dict[str, Any] = {"type": "metrics", "figures": figures, "form": form}
    if author.often(0.4):
        block["highlight"] = figures[0]
    if author.often(0.3):
        block["names"] = {figures[-1]: author.phrase(1, 5)}
    return block


CHARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "bar": (1, 10),
        "column": (3, 10),
        "line": (5, 16),
        "stacked": (5, 8),
        "share": (5, 8),
        "waterfall": (1, 9),
        "combination": (2, 10),
    }
)
"""The kinds of chart: the most series and the most categories that one has."""

MEASURED = ("$ billion", "%", "thousand customers")


def chart(author: Author) -> dict[str, Any]:
    kind = author.random.choice(tuple(CHARTS))
    block: dict[str, Any] = {"type": "chart", "kind": kind, "measure": author.phrase(1, 5)}
    if kind in ("bar", "column") and author.often(0.4):
        block |= {"figures": author.alike(4), "across_periods": True}
        block["highlight"] = block["figures"][0]
    else:
        block |= _data(author, kind)
    if author.often(0.4):
        block["reading"] = author.sentence(4, 16)
    return block


def _data(author: Author, kind: str) -> dict[str, Any]:
    series, most = CHARTS[kind]
    number = author.count(3, most)
    years = kind in ("line", "column", "combination") and author.often(0.5)
    first = 2026 - number
    categories = [str(first + i) for i in range(number)] if years else _distinct(author, number)
    names = author.names(2 if kind == "combination" else author.random.randint(min(2, series), series))
    signed = kind in ("column", "line", "waterfall", "combination")
    rows = [{"name": name, "values": [author.number(negative=signed) for _ in categories]} for name in names]
    amounts = [unit for unit in MEASURED if unit != "%" or kind not in ("share", "stacked")]
    unit, other = author.random.sample(amounts, 2)
    if kind == "combination":
        rows[1]["unit"] = other
    data: dict[str, Any] = {"categories": categories, "series": rows, "unit": unit}
    if kind == "waterfall":
        data["totals"] = [categories[0], categories[-1]]
        *steps, _ = rows[0]["values"]
        rows[0]["values"] = [*steps, round(sum(steps), 2)]
    return data


def _distinct(author: Author, number: int) -> list[str]:
    """Category names, no two the same."""
    return [f"{author.phrase(1, 3)} {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:number]]


def table(author: Author) -> dict[str, Any]:
    columns = author.random.choice((2, 2, 3, 3, 4, 5, 6))
    rows = author.count(2, 28 if author.often(0.2) else 9)
    words = max(2, 14 // columns)
    heads = [
        {"title": author.phrase(1, 3), "align": "end" if i and author.often(0.3) else "start"} for i in range(columns)
    ]

    def cell(index: int) -> str:
        numeric = heads[index]["align"] == "end"
        return f"{author.number():,.1f}" if numeric else author.phrase(1, words)

    group = author.often(0.2)
    block: dict[str, Any] = {
        "type": "table",
        "columns": heads,
        "rows": [[cell(i) for i in range(columns)] for _ in range(rows)],
    }
    if group:
        block["group"] = True
        for index, row in enumerate(block["rows"]):
            row[0] = block["rows"][index - index % 3][0]
    return block


def stack(author: Author) -> dict[str, Any]:
    most = author.count(0, 8)
    layers: list[dict[str, Any]] = []
    for _ in range(author.count(2, 7)):
        members = [
            {"name": author.name(), **({"text": author.phrase(1, 5)} if author.often(0.6) else {})}
            for _ in range(author.random.randint(min(1, most), most))
        ]
        layer = {"name": author.phrase(1, 3), "members": members}
        layer |= {"role": author.phrase(1, 5)} if author.often(0.6) else {}
        layer |= {"effect": author.phrase(3, 10)} if author.often(0.7) else {}
        layers.append(layer)
    return {"type": "stack", "layers": layers, "riders": author.names(4) if author.often(0.2) else []}


def rails(author: Author) -> dict[str, Any]:
    """A plain stack: names only, with riders."""
    layers = [{"name": author.phrase(1, 3)} for _ in range(author.count(2, 7))]
    return {"type": "stack", "layers": layers, "riders": author.names(author.count(0, 6))}


def barbell(author: Author) -> dict[str, Any]:
    poles = [
        {
            "name": author.phrase(1, 6),
            "text": author.phrase(2, 9) if author.often(0.7) else "",
            "members": [{"name": name} for name in author.names(author.count(0, 6))],
        }
        for _ in range(2)
    ]
    return {
        "type": "barbell",
        "poles": poles,
        "bar": author.phrase(2, 7),
        "sum": author.phrase(2, 7),
        "buys": author.phrase(2, 9),
    }


def arbitrage(author: Author) -> dict[str, Any]:
    mechanisms = [{"name": author.phrase(1, 4), "text": author.phrase(2, 10)} for _ in range(author.count(2, 9))]
    ends = {"scarce": author.phrase(1, 4), "gap": author.phrase(3, 12), "payoff": author.phrase(3, 14)}
    return {"type": "arbitrage", **ends, "mechanisms": mechanisms}


def comparison(author: Author) -> dict[str, Any]:
    columns = [
        {"title": author.phrase(1, 4), "items": [author.phrase(2, 14) for _ in range(author.count(1, 8))]}
        for _ in range(author.random.randint(2, 4))
    ]
    return {"type": "comparison", "columns": columns, "highlight": columns[0]["title"]}


def callout(author: Author) -> dict[str, Any]:
    block = {"type": "callout", "text": author.sentence(5, 24)}
    return {**block, "figure": author.some(1)[0]} if author.often(0.4) else block


def quote(author: Author) -> dict[str, Any]:
    said = " ".join(author.sentence(6, 24) for _ in range(author.count(1, 3)))
    return {
        "type": "quote",
        "text": said,
        "by": author.name(),
        "role": author.phrase(1, 6) if author.often(0.6) else "",
    }


def image(author: Author) -> dict[str, Any]:
    caption = author.sentence(4, 18) if author.often(0.6) else ""
    return {
        "type": "image",
        "file": author.random.choice(list(PICTURES)),
        "alt": author.sentence(4, 10),
        "caption": caption,
    }


def faq(author: Author) -> dict[str, Any]:
    return {"type": "faq", "items": [author.question() for _ in range(author.count(1, 8))]}


KINDS: Mapping[str, Callable[[Author], dict[str, Any]]] = MappingProxyType(
    {
        "paragraph": paragraph,
        "bullets": bullets,
        "metrics": metrics,
        "chart": chart,
        "table": table,
        "stack": stack,
        "rails": rails,
        "barbell": barbell,
        "arbitrage": arbitrage,
        "comparison": comparison,
        "callout": callout,
        "quote": quote,
        "image": image,
        "faq": faq,
    }
)

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"bullets": 4, "metrics": 4, "chart": 4, "table": 4, "paragraph": 3, "comparison": 2, "callout": 2, "quote": 1}
    | {"stack": 2, "rails": 1, "barbell": 1, "arbitrage": 1, "image": 1, "faq": 1}
)
"""How often each kind is drawn."""
