"""Finished layout: pages of positioned items, in reading order, with roles instead of values.

Both writers are one match over these types. Lengths are points, y grows downwards from the page's top.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Literal

from briefgen.geometry import Rect

PROVENANCE = "urn:briefgen:provenance"
"""The namespace of what files tell of their figures."""


class Color(StrEnum):
    """What a colour is for. The theme gives each a value; `paper` is the page's ground."""

    PAPER = "paper"
    INK = "ink"
    ACCENT = "accent"
    SECOND = "second"
    TINT = "tint"
    MUTED = "muted"
    HAIRLINE = "hairline"
    SERIES_1 = "series-1"
    SERIES_2 = "series-2"
    SERIES_3 = "series-3"


FaceRole = Literal["display", "label", "prose"]
"""`display`: titles and figures; `label`: slide text, labels, tables; `prose`: the brief's running text."""

Align = Literal["start", "center", "end"]
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks. `size` and `leading` in points, `tracking` in em."""

    name: str
    face: FaceRole
    size: float
    leading: float
    weight: int = 400
    tracking: float = 0.0
    color: Color = Color.INK
    tabular: bool = False
    capitals: bool = False
    """Whether it is shown in capitals, however it is written."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style. `link`: an address, or `#key` for the page or element with that key."""

    text: str
    style: Style
    link: str | None = None
    raised: bool = False
    """A superior figure (note mark): drawn at 0.58 of the size, raised by a third of it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that are broken into lines together. `leading` None: that of the largest run."""

    runs: tuple[Run, ...]
    align: Align = "start"
    space_before: float = 0.0
    bullet: str | None = None
    indent: float = 0.0
    """Where its text starts."""
    level: int = 0
    """How deep it stands in a list of points, from 0."""
    divided: bool = False
    """Running text: its words may be divided where its lines are ours; a deck's are found by who shows it."""

    def __hash__(self) -> int:
        # Paragraphs are looked up far more often than they differ in style, or after their first run, alone.
        return hash(self.runs[0].text if self.runs else "")

    @property
    def mark(self) -> float:
        """Where its bullet stands: under the text of the level above."""
        return self.indent * self.level / (self.level + 1)

    @property
    def leading(self) -> float:
        return max((run.style.leading for run in self.runs), default=0.0)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Span:
    """A run's part on one line, running one way. `x` from the frame's left edge, `width` as measured."""

    run: Run
    text: str
    x: float
    width: float
    from_right: bool = False
    spacing: float = 0.0
    """What justifying adds to each of its spaces, in points; `width` has it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as broken by the measurer, its spans in the order they are read.

    `baseline` from the frame's top; `paragraph` is an index.
    """

    spans: tuple[Span, ...]
    baseline: float
    paragraph: int
    spaced: bool = True
    """Whether white space follows it: not after a hyphen, nor between East Asian characters."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the logical structure, named by PDF's standard types (H1, P, L, LI, Table, TR, TH, TD, Figure …).

    Nodes with equal `key` and kind under the same parent are one element, so a paragraph that runs over a page
    break is one paragraph. `attributes` are pairs such as ("Scope", "Column"), ("ColSpan", "2").
    """

    kind: str
    key: str
    alt: str | None = None
    language: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    title: str | None = None


Tag = tuple[Node, ...]
"""The path from the document's root (exclusive) to the element an item belongs to; () makes it an artifact."""

Placeholder = Literal["title", "subtitle", "body", "footer", "slide-number", "date"]


@dataclass(frozen=True, slots=True)
class TextFrame:
    """Text in a frame that was measured to hold it.

    `reserved` counts the lines the frame has room for in every face of the envelope; `lines` are those of the
    brand's own face. `place` names the content it came from. `anchor` says where the text stands in the frame.
    """

    name: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    reserved: int
    reach: float = 0.0
    """Where its longest line ends, in points from its left edge."""
    anchor: Anchor = "top"
    placeholder: Placeholder | None = None
    tag: Tag = ()
    on: Color = Color.PAPER
    """The fill behind the text, for the proof of contrast."""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


Segment = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""One path command in page coordinates: move, line, cubic curve (two controls, end), close."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked outline. `path` is given for `outline == "path"` only; a line runs along its path.

    A line that joins two shapes, straight or along and then down or up to its end, names them in `joins`: where it can,
    a writer ties its ends to them, so that it follows when they are moved.
    """

    name: str
    rect: Rect
    outline: Literal["rect", "ellipse", "line", "path"]
    fill: Color | None = None
    stroke: Color | None = None
    stroke_width: float = 0.0
    path: tuple[Segment, ...] = ()
    tag: Tag = ()
    bleeds: bool = False
    """Whether it may touch or cross the page's margins."""
    joins: tuple[str, str] | None = None
    """The names of the shapes at its two ends."""
    sites: tuple[tuple[float, float], ...] = ()
    """Points of its own where lines may end, besides those that its outline is known to have."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file (PNG, JPEG or SVG) fitted into `rect`."""

    name: str
    rect: Rect
    file: FilePath
    alt: str
    tag: Tag = ()
    bare: bool = False
    """Whether what the file says besides the picture (camera, place, author) is left out."""


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of values, None for a gap. `labels` are the values as shown to people."""

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows, for every writer. `highlight`: the index of the category in accent, if any."""

    kind: Literal["bar", "column", "line", "stacked", "waterfall", "combination"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    period: str | None = None
    number_format: str = "General"
    """As in a spreadsheet cell, e.g. `+0"%"`."""
    title: str = ""
    """What it measures, in a few words."""
    highlight: int | None = None
    details: tuple[str, ...] = ()
    """A second, quiet line a category, e.g. "$115.9B, twelve months"; empty or one for each."""
    totals: frozenset[int] = frozenset()
    """Waterfall only: the categories that stand on zero."""
    segment: Decimal | None = None
    """Bar only: cut every bar into pieces of this value, to show "n times"."""
    amounts: tuple[Series, ...] = ()
    """Stacked only: the values whose shares of their category, in per cent, the series are."""
    carried: Decimal = Decimal(0)
    """Waterfall only: the level that the first step starts from, in a chart that goes on from another."""


@dataclass(frozen=True, slots=True)
class ChartStyles:
    """The measured styles a chart's text takes: category names, their details, values at the marks."""

    category: Style
    detail: Style
    value: Style


TextRole = Literal["name", "value", "series", "piece"]
"""What a chart's text tells: a category, a value, a series (with its last value), the number of a piece."""


@dataclass(frozen=True, slots=True)
class ChartText:
    """One text of a chart where it was planned; `series` and `category` are the indices of what it tells."""

    role: TextRole
    series: int
    category: int
    frame: TextFrame


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A native chart's geometry, decided and measured before it is written. Lengths in points, places on the page.

    `names` says where categories are named: over or beside lying bars, under the plot by the axis, or placed one by
    one where some are left out or moved in from the edge; `limits` are the values at
    the plot's low and high end, `thickness` is that of one bar. A text that is not in `texts` is not shown.
    """

    form: Literal["lying", "standing", "line"]
    names: Literal["over", "beside", "under", "placed"]
    plot: Rect
    limits: tuple[float, float]
    thickness: float
    texts: tuple[ChartText, ...]
    upper: tuple[float, float] | None = None
    """Combination only: what its line has at the plot's low and high end."""

    def told(self, role: TextRole, series: int = 0) -> dict[int, TextFrame]:
        """The texts of a role and a series, by category."""
        return {t.category: t.frame for t in self.texts if t.role == role and t.series == series}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: native in the deck, by its `plan`. `drawing` is its vector form, for writers without native charts."""

    name: str
    rect: Rect
    data: ChartData
    styles: ChartStyles
    alt: str
    drawing: tuple[Item, ...] = ()
    tag: Tag = ()
    from_right: bool = False
    """Whether its categories, or its bars, run from the right."""
    facts: tuple[tuple[str, str], ...] = ()
    """What its figures mean, beside them in their sheet: names and texts, such as ("Unit", "%")."""
    plan: ChartPlan | None = None

    @property
    def texts(self) -> tuple[TextFrame, ...]:
        """The planned texts' frames, for the proof."""
        return tuple(text.frame for text in self.plan.texts) if self.plan else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text frame (whose rect is the cell's area less its padding) and its kind."""

    frame: TextFrame
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. `rule`: the line under it. A None cell is covered by the group cell above it."""

    height: float
    cells: tuple[Cell | None, ...]
    rule: Color | None = None
    rule_width: float = 0.0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with measured columns and rows: native in the deck, tagged text and rules in the brief."""

    name: str
    rect: Rect
    columns: tuple[float, ...]
    """Widths, summing to the rect's."""
    rows: tuple[Row, ...]
    alt: str
    tag: Tag = ()
    from_right: bool = False
    """Whether the first column stands at the right."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """Drawn at `factor` of its size, then moved: a slide on a page of a handout."""

    factor: float
    dx: float
    dy: float

    def of(self, rect: Rect) -> Rect:
        """Where a rectangle comes to stand."""
        return Rect(
            rect.x * self.factor + self.dx,
            rect.y * self.factor + self.dy,
            rect.width * self.factor,
            rect.height * self.factor,
        )


AS_IT_IS = Reduction(1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together and move as one. `alt` None: not a figure, only a bracket around its items."""

    name: str
    items: tuple[Item, ...]
    alt: str | None = None
    tag: Tag = ()
    reduced: Reduction = AS_IT_IS
    """On handouts: how its items, which keep the places and sizes of their own page, come to stand on this one."""

    @property
    def rect(self) -> Rect:
        return self.reduced.of(Rect.around(*(item.rect for item in self.items)))


Item = TextFrame | Shape | Picture | Chart | Table | Group


@dataclass(frozen=True, slots=True)
class Page:
    """A slide or a page. `items` are in reading order; `chrome` (tracker, rules, folio) is read last or never."""

    key: str
    title: str
    items: tuple[Item, ...]
    chrome: tuple[Item, ...] = ()
    template: str = "exhibit"
    """The template's name: slides of one template share a slide layout."""
    section: str | None = None
    """The title of the section it belongs to."""
    notes: tuple[str, ...] = ()
    """Paragraphs for the speaker."""
    ground: Color = Color.PAPER
    bare: bool = False
    """Whether its ground is the sheet it is printed on: then none is drawn."""
    label: str = ""
    """The page's printed number."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, pointing at a page and a height on it."""

    title: str
    page: int
    y: float
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `date` is ISO, `language` a BCP 47 tag."""

    title: str
    subtitle: str
    author: str
    date: str
    language: str
    keywords: tuple[str, ...] = ()
    category: str = ""
    company: str = ""
    shown_date: str = ""
    """The date as people write it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file. `key` is that of the element it belongs to; without one it belongs to the whole."""

    name: str
    media_type: str
    data: bytes
    relation: Literal["Data", "Source"]
    description: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """All pages of one edition."""

    edition: Literal["deck", "brief"]
    width: float
    height: float
    properties: Properties
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = field(default=())
    transition: Literal["fade"] | None = None
    """How one slide gives way to the next, if not at once."""
    attachments: tuple[Attachment, ...] = ()
    provenance: bytes = b""
    """What is known of the figures it shows, as a file carries it: XML in the namespace `PROVENANCE`."""
