"""Small scenes built by hand, measured by the real measurer, for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from briefgen.geometry import Rect
from briefgen.scene import (
    Bookmark,
    Cell,
    Chart,
    ChartData,
    ChartStyles,
    Color,
    Group,
    Item,
    Node,
    Page,
    Paragraph,
    Picture,
    Properties,
    Row,
    Run,
    Scene,
    Series,
    Shape,
    Style,
    Table,
    Tag,
    TextFrame,
)
from briefgen.text.lines import Typesetter
from briefgen.theme import FaceChoice, Theme

THEME = Theme(
    name="test",
    colors={
        Color.PAPER: "#FFFFFF",
        Color.INK: "#15191E",
        Color.ACCENT: "#C8371B",
        Color.SECOND: "#8FB8DE",
        Color.TINT: "#E9EEF2",
        Color.MUTED: "#5B6470",
        Color.HAIRLINE: "#C3CBC7",
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
    tracker_weight=0.7,
)
TYPE = Typesetter(THEME, robust=False)

CLAIM = Style("claim", "display", 24, 30, weight=600, tracking=-0.012)
PROSE = Style("prose", "prose", 10.25, 14.17)
LABEL = Style("label", "label", 8, 10.63, tabular=True)

HOSTILE = "AT&T <b> $x$ =SUM(A1) \\begin {0} %s (a) \\051"
PROPERTIES = Properties(
    "Cloud & <capital>", "What comes back", "Dana Müller", "2025-10-30", "en-GB", ("cloud", "capital & return")
)


def text(
    name: str,
    content: str | Run | tuple[Run, ...] | tuple[Paragraph, ...],
    x: float,
    y: float,
    width: float,
    tag: Tag,
    style: Style = PROSE,
) -> TextFrame:
    """A frame of one paragraph, or of the paragraphs given, set at (x, y)."""
    if isinstance(content, str):
        content = Run(content, style)
    parts = (content,) if isinstance(content, Run) else content
    paragraphs = tuple(part for part in parts if isinstance(part, Paragraph))
    runs = tuple(part for part in parts if isinstance(part, Run))
    return TYPE.frame(name, paragraphs or (Paragraph(runs),), Rect(x, y, width, 0), tag=tag)


def node(kind: str, key: str, **more: str) -> Node:
    return Node(kind, key, **more)  # type: ignore[arg-type]


def scene(*pages: Page, bookmarks: tuple[Bookmark, ...] = (), properties: Properties = PROPERTIES) -> Scene:
    return Scene("brief", 595.28, 841.89, properties, pages, bookmarks)


def page(*items: Item, key: str = "one", label: str = "1", ground: Color = Color.PAPER) -> Page:
    return Page(key, key.title(), items, ground=ground, label=label)


def plain(content: str = "Hello") -> Scene:
    """One page with a heading and a paragraph."""
    return scene(
        page(
            text("claim", "A claim", 51, 85, 300, (node("H1", "claim"),), CLAIM),
            text("prose", content, 51, 140, 300, (node("P", "prose"),)),
        )
    )


def table(name: str, x: float, y: float, bodies: tuple[tuple[str, str], ...], key: str = "table") -> Table:
    """A table of two columns with a head; `key` names its element."""
    root = node("Table", key)
    rows, top = [], y
    for number, (left, right) in enumerate((("Name", "Value"), *bodies)):
        row_key = "head" if number == 0 else left
        row_tag = (root, node("TR", f"{key}/{row_key}"))
        cells = []
        for column, words in enumerate((left, right)):
            head = number == 0 or column == 0
            scope = (("Scope", "Column" if number == 0 else "Row"),) if head else ()
            own = Node("TH" if head else "TD", f"{key}/{row_key}/{column}", attributes=scope)
            frame = text(f"{name} {row_key}.{column}", words, x + 100 * column, top + 2, 90, (*row_tag, own), LABEL)
            cells.append(Cell(frame, head))
        rows.append(Row(15, tuple(cells), Color.HAIRLINE, 0.25, header=number == 0))
        top += 15
    return Table(name, Rect(x, y, 200, top - y), (100, 100), tuple(rows), "Two columns", (root,))


def chart(x: float, y: float) -> Chart:
    """A chart of one bar, drawn by hand."""
    data = ChartData("bar", ("Azure",), (Series("Growth", (Decimal(40),), ("40 %",)),), "%")
    drawing = (
        Shape("bar", Rect(x, y, 80, 11), "rect", fill=Color.ACCENT),
        text("value", "40 %", x + 84, y, 40, (), LABEL),
    )
    figure = node("Figure", "chart", alt="Azure grows by 40 %")
    return Chart("growth", Rect(x, y, 124, 20), data, ChartStyles(LABEL, LABEL, LABEL), "", drawing, (figure,))


def everything(picture: Path) -> Scene:
    """Two pages with every item type and every trait of text. `picture` is a PNG or JPEG file."""
    section = node("Sect", "section")
    listing = Node("L", "list", attributes=(("ListNumbering", "Disc"),))

    def point(number: int, words: str, y: float) -> TextFrame:
        paragraph = Paragraph((Run(words, PROSE),), bullet="•", indent=10)
        tag = (section, listing, node("LI", f"list/{number}"), node("LBody", f"list/{number}"))
        return text(f"point {number}", (paragraph,), 220, y, 300, tag)

    linked = (
        Run("Offices are efficient, first of all; see the ", PROSE),
        Run("annual report of the firm that flies highest", PROSE, link="https://example.com/a?b=ü&c=1"),
        Run(" and ", PROSE),
        Run("the table", PROSE, link="#table"),
        Run(".", PROSE),
        Run("1", PROSE, link="#note", raised=True),
    )
    square = Rect(60, 400, 40, 40)
    first = page(
        text("claim", "The claim flies over an office", 51, 85, 260, (node("H1", "claim"),), CLAIM),
        text("linked", linked, 220, 160, 200, (section, node("P", "linked"))),
        text("hostile", HOSTILE, 220, 230, 300, (section, node("P", "hostile"))),
        point(1, "One point that is long enough to need a second line in the narrow frame it has been given", 260),
        point(2, "Another", 300),
        table("values", 220, 330, (("Azure", "40"), ("Office", "15"))),
        chart(60, 300),
        Group(
            "shapes",
            (
                Shape("disc", square, "ellipse", fill=Color.SECOND, stroke=Color.INK, stroke_width=0.5),
                Shape("wave", square, "path", stroke=Color.ACCENT, stroke_width=1, path=(
                    ("M", 60, 400), ("C", 70, 390, 90, 440, 100, 440), ("L", 60, 440), ("Z",),
                )),
                text("in figure", "inside", 62, 410, 36, (node("P", "inside"),), LABEL),
            ),
            alt="A disc and a wave",
        ),
        Picture("photo", Rect(60, 460, 40, 30), picture, "A red square", (node("Figure", "photo"),)),
        Group("bracket", (text("bracketed", "Bracketed", 60, 500, 100, (node("P", "bracketed"),)),)),
    )  # fmt: skip
    second = page(
        text("rest", "The rest of it.", 220, 85, 200, (section, node("P", "linked"))),
        table("values, continued", 220, 120, (("Search", "12"),)),
        text("note", "1 A note.", 51, 700, 200, (node("Note", "note"),), LABEL),
        text("french", "Liberté", 51, 720, 200, (node("P", "french", language="fr"),)),
        key="two",
        label="2",
        ground=Color.TINT,
    )
    running = text("folio", "Running head", 51, 40, 200, (), LABEL)
    bookmarks = (Bookmark("The claim", 0, 85, (Bookmark("Table & rest", 1, 120),)),)
    return scene(first, replace(second, chrome=(running,)), bookmarks=bookmarks)
