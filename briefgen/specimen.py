"""A specimen of a brand: a deck and a brief that show its colours, faces and every kind of block, for who judges it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefgen import pipeline
from briefgen.brand import EDITIONS, Brand, load_brand
from briefgen.layout.scale import BRIEF, DECK, Scale
from briefgen.scene import Color, Style
from briefgen.theme import Theme

USES = {
    Color.INK: "Text, rules, base of charts",
    Color.PAPER: "Ground",
    Color.ACCENT: "The one point of a page",
    Color.SECOND: "Second fill, under ink",
    Color.TINT: "Third fill",
    Color.MUTED: "Sources and notes",
    Color.HAIRLINE: "Rules between rows",
}

DATE = "2026-01-01"
"""Documents have a date and brands have none: the same brand gives the same specimen on any day."""

PROSE = (
    "This is running text. It is set in the face for prose, in lines of a comfortable measure, with the figures, marks "
    "and letters that every document needs: AaBbCc 0123456789 & % € £ ( ) “ ” – …"
)


def show(path: Path, out: Path) -> tuple[Path, ...]:
    """Build the specimen of the brand file `path` into the folder `out`, as specimen.pptx and specimen.pdf.

    Raises as `pipeline.build` does.
    """
    brand = load_brand(path)
    with TemporaryDirectory() as folder:
        content = Path(folder) / "specimen.yaml"
        # JSON is YAML without aliases, which content files do not have.
        content.write_text(json.dumps(specimen(brand), ensure_ascii=False, indent=1), encoding="utf-8")
        return pipeline.build(content, out, brand=path)


def specimen(brand: Brand) -> dict[str, Any]:
    """The content of a brand's specimen. Its figures are invented, and say so."""
    return {
        "format": 1,
        "title": brand.name,
        "subtitle": "How this brand looks in a deck and in a brief",
        "date": DATE,
        "sources": {"invented": {"title": "Invented figures, to show the forms"}},
        "figures": {
            "large": _figure("Largest part", 62),
            "middle": _figure("Middle part", 27),
            "small": _figure("Smallest part", 11),
        },
        "sections": [_colors(brand), _faces(brand), _charts(), _diagrams(), _words()],
    }


def _figure(label: str, value: int) -> dict[str, Any]:
    return {"label": label, "value": value, "unit": "%", "period": "invented", "source": "invented"}


def _colors(brand: Brand) -> dict[str, Any]:
    tables = [_palette(brand.theme(edition), f"Colours of the {edition}") for edition in EDITIONS]
    return {"id": "colours", "title": "Colours", "headline": "Every colour has a role", "blocks": tables}


def _palette(theme: Theme, title: str) -> dict[str, Any]:
    rows = [
        [
            role.value,
            theme.hex(role),
            f"{theme.contrast(role, Color.PAPER):.1f}",
            f"{theme.contrast(role, Color.INK):.1f}",
            USES[role],
        ]
        for role in USES
    ]
    heads = ("Role", "Value", "On paper", "On ink", "Used for")
    return {"type": "table", "title": title, "columns": [{"title": head} for head in heads], "rows": rows}


def _faces(brand: Brand) -> dict[str, Any]:
    scales: tuple[tuple[str, Scale, Theme], ...] = (
        ("deck", DECK, brand.theme("deck")),
        ("brief", BRIEF, brand.theme("brief")),
    )
    tables = [_sizes(name, scale, theme) for name, scale, theme in scales]
    return {"id": "type", "title": "Type", "headline": "Few sizes, each with one use", "blocks": tables}


def _sizes(name: str, scale: Scale, theme: Theme) -> dict[str, Any]:
    uses: Sequence[tuple[str, Style]] = (
        ("Cover", scale.cover),
        ("Key figure", scale.figure),
        ("Claim", scale.title),
        ("Statement", scale.lead),
        ("Exhibit", scale.body),
        ("Source", scale.small),
    )
    rows = [
        [use, theme.faces[style.face].family, f"{style.size:g}", f"{round(style.leading, 1):g}"] for use, style in uses
    ]
    heads = ("Use", "Face", "Size, pt", "Leading, pt")
    columns = [{"title": head} for head in heads]
    return {"type": "table", "title": f"Type of the {name}", "columns": columns, "rows": rows}


def _charts() -> dict[str, Any]:
    figures = ["large", "middle", "small"]
    years = ["2021", "2022", "2023", "2024"]
    series = [
        {"name": name, "values": [base + step * index for index in range(4)]}
        for name, base, step in (("First", 20, 6), ("Second", 14, 4), ("Third", 9, 3), ("Fourth", 5, 2))
    ]
    kinds = ("line", "stacked")
    rows = [
        {
            "type": "chart",
            "title": f"Four series in a {kind} chart",
            "kind": kind,
            "categories": years,
            "series": series,
            "unit": "%",
            "measure": "Invented",
        }
        for kind in kinds
    ]
    bars = {"type": "chart", "kind": "bar", "figures": figures, "highlight": "large", "measure": "Share, invented"}
    return {"id": "charts", "title": "Charts", "headline": "The accent marks one point", "blocks": [bars, *rows]}


def _diagrams() -> dict[str, Any]:
    layers = [
        {"name": name, "members": [{"name": f"{name} part"}], "effect": effect}
        for name, effect in (("Foundation", "It carries"), ("Middle", "It joins"), ("Surface", "It is seen"))
    ]
    figures = {"type": "metrics", "title": "Key figures", "figures": ["large", "middle", "small"], "highlight": "large"}
    return {
        "id": "diagrams",
        "title": "Diagrams",
        "headline": "Large shapes are evidence",
        "blocks": [{"type": "stack", "layers": layers}, figures],
    }


def _words() -> dict[str, Any]:
    return {
        "id": "words",
        "title": "Words",
        "headline": "What is said plainly needs no ornament",
        "narrative": [
            PROSE,
        ],
        "blocks": [
            {"type": "bullets", "title": "Points", "items": ["A first point", "A second point", "A third point"]},
            {"type": "quote", "title": "A quotation", "text": "Say it once, and say it well.", "by": "A reader"},
        ],
    }
