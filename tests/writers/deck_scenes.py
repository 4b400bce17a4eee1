"""Small decks built by hand, measured by the real measurer, for the tests of the PowerPoint writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from briefgen.charts.plan import arranged
from briefgen.geometry import Rect
from briefgen.layout.scale import DECK, bold, colored, muted
from briefgen.scene import (
    Align,
    Cell,
    Chart,
    ChartData,
    ChartPlan,
    ChartStyles,
    Color,
    Group,
    Item,
    Node,
    Page,
    Paragraph,
    Placeholder,
    Properties,
    Row,
    Run,
    Scene,
    Series,
    Shape,
    Style,
    Table,
    TextFrame,
)
from briefgen.text.lines import Typesetter
from briefgen.theme import FaceChoice, Theme

THEME = Theme(
    name="Test brand",
    colors={
        Color.PAPER: "#F3F5F4",
        Color.INK: "#0E1B2E",
        Color.ACCENT: "#CC2F08",
        Color.SECOND: "#9ACBEF",
        Color.TINT: "#DDE6EC",
        Color.MUTED: "#55606E",
        Color.HAIRLINE: "#C3CAD1",
        Color.SERIES_1: "#5E93B8",
        Color.SERIES_2: "#332F7E",
        Color.SERIES_3: "#5C2F1F",
    },
    faces={
        "display": FaceChoice("Inter Display"),
        "label": FaceChoice("Inter"),
        "prose": FaceChoice("Source Serif 4", "size"),
    },
    logo=None,
    tracker_weight=3.0,
)
PROPERTIES = Properties("A test deck", "Its subtitle", "An author", "2026-01-15", "en", ("one", "two"))
STYLES = ChartStyles(DECK.name, muted(DECK.body), DECK.name)
CONTENT = Rect(48, 144, 864, 342)


def frame(
    name: str,
    text: str | Sequence[Paragraph],
    rect: Rect,
    style: Style = DECK.body,
    placeholder: Placeholder | None = None,
) -> TextFrame:
    paragraphs = (Paragraph((Run(text, style),)),) if isinstance(text, str) else tuple(text)
    return Typesetter(THEME, robust=True).frame(name, paragraphs, rect, placeholder=placeholder)


def claim(text: str, style: Style = DECK.title) -> TextFrame:
    return frame("title", text, Rect(48, 66, 700, 0), style, "title")


def chrome(number: int, on: Color = Color.PAPER) -> tuple[Item, ...]:
    ink = Color.INK if on is Color.PAPER else Color.PAPER
    rule = Shape(
        "tracker line", Rect(48, 24, 864, 0), "line", stroke=Color.HAIRLINE, stroke_width=0.75,
        path=(("M", 48, 24), ("L", 912, 24)),
    )  # fmt: skip
    folio = Paragraph((Run(str(number), colored(bold(DECK.small), ink)),), "end")
    return (
        rule,
        frame("source", "Source: tests", Rect(48, 510, 700, 0), colored(DECK.small, ink), "footer"),
        frame("number", (folio,), Rect(872, 510, 40, 0), placeholder="slide-number"),
    )


def page(key: str, *items: Item, number: int = 1, **changes: object) -> Page:
    return replace(Page(key, f"Page {key}", (claim(f"Page {key} makes a claim"), *items), chrome(number)), **changes)


def scene(*pages: Page, language: str = "en") -> Scene:
    numbered = tuple(replace(one, chrome=chrome(number, one.ground)) for number, one in enumerate(pages, start=1))
    return Scene("deck", 960, 540, replace(PROPERTIES, language=language), numbered)


def chart(data: ChartData, rect: Rect = CONTENT, styles: ChartStyles = STYLES) -> Chart:
    plan = arranged(data, rect, styles, Typesetter(THEME, robust=True))
    assert isinstance(plan, ChartPlan), plan
    tag = (Node("Figure", "fig"),)
    return Chart(f"{data.kind} chart", rect, data, styles, f"A {data.kind} chart of tests", tag=tag, plan=plan)


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def series(name: str, *values: str | None, form: str = "{}") -> Series:
    return Series(name, numbers(*values), tuple("" if v is None else form.format(v) for v in values))


GROWTH = ChartData(
    "bar", ("Capex", "AWS", "Revenue"), (series("Growth", "78", "20", "13", form="+{}%"),), "%", highlight=0
)
YEARS = ("2021", "2022", "2023", "2024")
CHARTS = {
    "bars": GROWTH,
    "cut bars": replace(GROWTH, segment=Decimal(13), details=("$115.9B, TTM", "$33.0B", "")),
    "bars below zero": replace(
        GROWTH, series=(Series("Growth", numbers("78", "-20", None), ("+78%", "−20%", "")),), highlight=None
    ),
    "many bars": ChartData(
        "bar",
        tuple(f"Category number {n}" for n in range(1, 9)),
        (series("Count", *(str(n * 1_250_000_000) for n in range(8, 0, -1))),),
        "",
        highlight=2,
    ),
    "grouped bars": ChartData(
        "bar",
        ("Europe", "Asia"),
        (series("Cloud", "40", "55", form="${}B"), series("Retail", "30.5", "20", form="${}B")),
        "",
    ),
    "columns": ChartData("column", YEARS, (series("Sales", "12", "18", "15", "24", form="${}M"),), "", highlight=3),
    "stacked columns": ChartData(
        "stacked",
        YEARS,
        (
            series("Chips", "4", "6", "5", "9"),
            series("Power", "1", "1.5", "3", "4"),
            series("Land", "0.1", "2", "3", "2"),
        ),
        "",
    ),
    "lying stacks": ChartData(
        "stacked",
        tuple(f"Incomprehensibilities {n}" for n in range(1, 8)),
        tuple(series(name, *"4628315") for name in ("Chips", "Power", "Land")),
        "",
    ),
    "lines": ChartData(
        "line", YEARS, (series("Cloud", "10", "14", None, "22"), series("Retail", "9", "12", "15", "21.5")), ""
    ),
    "lone line": ChartData("line", YEARS, (series("Share", "31", "34", "29", "36", form="{}%"),), "%", highlight=2),
    "shares": ChartData(
        "stacked",
        YEARS,
        (
            series("Retail", "75", "60", "50", "40", form="{}%"),
            series("Cloud", "25", "40", "50", "60", form="{}%"),
        ),
        "",
        amounts=(series("Retail", "30", "30", "30", "30"), series("Cloud", "10", "20", "30", "45")),
    ),
    "combination": ChartData(
        "combination",
        YEARS,
        (series("Sales, USD", "12", "18", "15", "24"), series("Margin, %", "30", None, "27.5", "29.5", form="{}%")),
        "",
        highlight=3,
    ),
    "waterfall": ChartData(
        "waterfall",
        ("Start", "Won", "Lost", "Crossed", "End"),
        (Series("Change", numbers("10", "5", "-8", "-12", "-5"), ("10", "+5", "−8", "−12", "−5")),),
        "",
        highlight=3,
        totals=frozenset({0, 4}),
    ),
    "lying waterfall": ChartData(
        "waterfall",
        ("Incomprehensibilities at the start", *(f"Incomprehensibilities {n}" for n in range(1, 7))),
        (series("Change", "10", "5", "-8", "-3", "-5", "4", "2"),),
        "",
        totals=frozenset({0}),
    ),
}
"""One chart of each kind, and of each construction of a kind."""


def table(*, grouped: bool = False) -> Table:
    widths, heights = (200.0, 300.0, 364.0), (30.0, 40.0, 40.0)
    texts = (
        ("Name", "What", "How"),
        ("First", "a long text", "so"),
        ("First" if not grouped else "", "another", "thus"),
    )
    top, rows = CONTENT.y, []
    for number, (height, row) in enumerate(zip(heights, texts, strict=True)):
        left, cells = CONTENT.x, []
        for text, width in zip(row, widths, strict=True):
            area = Rect(left, top + 6, width - 12, 0)
            cells.append(Cell(frame(f"cell {number}", text, area), header=number == 0) if text else None)
            left += width
        rows.append(Row(height, tuple(cells), Color.HAIRLINE, 0.75, header=number == 0))
        top += height
    return Table("table", Rect(48, 144, 864, 110), widths, tuple(rows), "A table of three columns")


def disc(name: str, x: float, fill: Color = Color.ACCENT) -> Shape:
    return Shape(name, Rect(x, 200, 40, 40), "ellipse", fill=fill)


def leaf(name: str = "leaf") -> Shape:
    path = (("M", 600, 200), ("C", 650, 150, 700, 150, 750, 200), ("L", 600, 200), ("Z",))
    return Shape(
        name, Rect(600, 150, 150, 50), "path", fill=Color.SECOND, stroke=Color.PAPER, stroke_width=2, path=path
    )


def drawn_page() -> Page:
    dots = Group("dots", (disc("dot", 60), disc("dot", 110), disc("dot", 160)), alt="Three dots")
    falling = Shape(
        "falling",
        Rect(300, 200, 100, 80),
        "line",
        stroke=Color.INK,
        stroke_width=2,
        path=(("M", 400, 200), ("L", 300, 280)),
    )
    bent = Shape(
        "leader", Rect(420, 200, 100, 80), "line", stroke=Color.INK, stroke_width=1,
        path=(("M", 420, 280), ("L", 470, 280), ("L", 520, 200)),
    )  # fmt: skip
    runs = (
        Run("A bold name", DECK.name),
        Run(" and a link", DECK.body, "https://example.org/?a=1&b=2"),
        Run(" to the table", DECK.body, "#tables"),
        Run("1", DECK.body, raised=True),
    )
    bullet = Paragraph((Run("A point", DECK.body),), bullet="•", indent=12, space_before=6)
    text = frame("words", (Paragraph(runs), bullet), Rect(48, 320, 400, 0))
    return page("drawn", dots, falling, bent, leaf(), text, notes=("Say this.", "Then that."), section="Drawings")


def full_scene() -> Scene:
    """A deck with everything in it."""
    cover = Page(
        "cover",
        "Cover",
        (
            Shape("disc", Rect(480, 60, 480, 480), "ellipse", fill=Color.ACCENT, bleeds=True),
            claim("A cover title", colored(DECK.cover, Color.PAPER)),
            frame("subtitle", "Below it", Rect(48, 300, 300, 0), colored(DECK.text(0), Color.SECOND), "subtitle"),
        ),
        template="Cover",
        ground=Color.INK,
    )
    charts = [page(name, chart(data), section="Charts") for name, data in CHARTS.items()]
    tables = [page("tables", table(), section="Tables"), page("grouped", table(grouped=True), section="Tables")]
    return scene(cover, drawn_page(), *charts, *tables)


def picture_file(folder: Path) -> Path:
    """The smallest PNG: one pixel."""
    data = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
        "08d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    file = folder / "pixel.png"
    file.write_bytes(data)
    return file


def aligned(text: str, align: Align) -> Paragraph:
    return Paragraph((Run(text, DECK.body),), align)
