"""Reading a deck back: every text frame with the room it has, as the file itself says, whoever wrote it.

Lengths are points, y grows downwards. What a paragraph does not say itself is inherited from its shape's list style,
then from the placeholder on the layout and on the master, then from the master's text styles (ECMA-376, 21.1.2.4).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import MachineError
from briefgen.geometry import Rect
from briefgen.writers.pptx.inheritance import Inherited, inherited

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 200_000_000, 500_000_000, 20_000
"""What a deck may weigh, packed and unpacked, and how many parts it may have."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""What an encrypted deck and a deck of before 2007 begin with."""

_EMU = 12700
_ALIGN = {"ctr": "center", "r": "end"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in a frame. `indent`: where its first line starts, from the frame's left edge.

    `bulleted`: a mark stands before it that is not part of `text`. `fixed`: its text is not updated when shown.
    """

    text: str
    size: float
    leading: float
    before: float = 0.0
    indent: float = 0.0
    align: str = "start"
    bulleted: bool = False
    fixed: bool = True


@dataclass(frozen=True, slots=True)
class Reserved:
    """A text frame with the room it reserves: `rect` is the area within its insets.

    `wraps`: its lines end at the frame's edge. `upright`: it stands as the slide does, neither turned nor vertical.
    """

    name: str
    rect: Rect
    passages: tuple[Passage, ...]
    anchor: str = "t"
    wraps: bool = True
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its frames, the areas of charts and pictures, which may show any words, and the layout's own words."""

    number: int
    title: str
    frames: tuple[Reserved, ...]
    drawn: tuple[Rect, ...]
    furniture: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck as it was read."""

    width: float
    height: float
    slides: tuple[Slide, ...]


def read_deck(path: Path) -> Deck:
    """The deck in the file. Raises MachineError, with the reason, if it is none or cannot be read."""
    admit(path)
    from pptx import Presentation

    try:
        presentation = Presentation(str(path))
        width, height = (int(side or 0) / _EMU for side in (presentation.slide_width, presentation.slide_height))
        slides = tuple(_slide(slide, number, presentation) for number, slide in enumerate(presentation.slides, start=1))
    except Exception as error:  # a broken package fails anywhere in the library, with any exception
        raise MachineError(f"{path} is not a deck that can be read: {type(error).__name__}.") from error
    if not slides or not width or not height:
        raise MachineError(f"{path} has no slides, or slides without a size.")
    return Deck(width, height, slides)


def admit(path: Path) -> None:
    """Raise MachineError for what is no deck, or unpacks to more than a deck is.

    A part never unpacks to more than it declares.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        weight = path.stat().st_size
        if start == _COMPOUND_FILE:
            raise MachineError(f"{path} is encrypted, or a deck of before PowerPoint 2007. Save it as .pptx.")
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise MachineError(f"{path} is not a .pptx file.") from error
    if weight > MOST_BYTES or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise MachineError(f"{path} unpacks to more than the {MOST_UNPACKED // 1_000_000} MB a deck may have.")


def _slide(slide: Any, number: int, presentation: Any) -> Slide:
    frames: list[Reserved] = []
    drawn: list[Rect] = []
    for shape, rect in _placed(slide.shapes, Rect(0, 0, 1, 1), Rect(0, 0, 1, 1)):
        if getattr(shape, "has_table", False):
            frames.extend(_cells(shape, rect, number, presentation))
        elif shape.has_text_frame:
            frames.extend(_frame(shape, rect, number, presentation))
        elif not shape.element.tag.endswith("}cxnSp"):
            drawn.append(rect)
    title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
    furniture = " ".join(
        shape.text_frame.text
        for sheet in (slide.slide_layout, slide.slide_layout.slide_master)
        for shape in sheet.shapes
        if shape.has_text_frame and not shape.is_placeholder
    )
    hidden = slide.element.get("show") in ("0", "false")
    return Slide(number, " ".join(title.split()), tuple(frames), tuple(drawn), furniture, hidden)


def _placed(shapes: Any, inner: Rect, outer: Rect) -> Iterator[tuple[Any, Rect]]:
    """Every shape with its area on the slide; `inner` is the coordinate space of the group around, `outer` its area."""
    across, down = outer.width / (inner.width or 1), outer.height / (inner.height or 1)
    for shape in shapes:
        x, y, width, height = ((value or 0) / _EMU for value in (shape.left, shape.top, shape.width, shape.height))
        left, top = outer.x + (x - inner.x) * across, outer.y + (y - inner.y) * down
        rect = Rect(left, top, width * across, height * down)
        if hasattr(shape, "shapes"):
            yield from _placed(shape.shapes, _children(shape, rect), rect)
        else:
            yield shape, rect


def _children(group: Any, rect: Rect) -> Rect:
    """The coordinate space of a group's members; its own area if it says none."""
    offset, extent = (group.element.find(f".//{{*}}grpSpPr/{{*}}xfrm/{{*}}{name}") for name in ("chOff", "chExt"))
    if offset is None or extent is None:
        return rect
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Rect(*(int(value or 0) / _EMU for value in values))


def _frame(shape: Any, rect: Rect, number: int, presentation: Any) -> Iterator[Reserved]:
    known = inherited(shape, presentation)
    passages = tuple(_passages(shape.text_frame._txBody, known, number))  # noqa: SLF001 (python-pptx has no other way)
    if not any(passage.text.strip() for passage in passages):
        return
    left, top, right, bottom = (known.inset(name) / _EMU for name in ("lIns", "tIns", "rIns", "bIns"))
    area = Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)
    upright = shape.rotation == 0 and known.body("vert", "horz") == "horz"
    yield Reserved(
        shape.name, area, passages, known.body("anchor", "t"), known.body("wrap", "square") != "none", upright
    )


def _cells(shape: Any, rect: Rect, number: int, presentation: Any) -> Iterator[Reserved]:
    """A table's cells as frames, a merged cell with all its area."""
    widths = [column.width / _EMU for column in shape.table.columns]
    heights = [row.height / _EMU for row in shape.table.rows]
    for row, cells in enumerate(shape.table.rows):
        for column, cell in enumerate(cells.cells):
            if cell.is_spanned:
                continue
            passages = tuple(_passages(cell._tc.txBody, Inherited((), presentation), number))  # noqa: SLF001
            if not any(passage.text.strip() for passage in passages):
                continue
            left, top, right, bottom = (
                value / _EMU for value in (cell.margin_left, cell.margin_top, cell.margin_right, cell.margin_bottom)
            )
            across = sum(widths[column : column + (cell.span_width if cell.is_merge_origin else 1)])
            down = sum(heights[row : row + (cell.span_height if cell.is_merge_origin else 1)])
            x, y = rect.x + sum(widths[:column]) + left, rect.y + sum(heights[:row]) + top
            area = Rect(x, y, across - left - right, down - top - bottom)
            name = f"{shape.name}, row {row + 1}, column {column + 1}"
            yield Reserved(name, area, passages, cell._tc.tcPr.get("anchor", "t") if cell._tc.tcPr is not None else "t")  # noqa: SLF001


def _passages(body: Any, known: Inherited, number: int) -> Iterator[Passage]:
    for element in body.findall("{*}p"):
        paragraph = known.paragraph(body, element)
        runs = [child for child in element if child.tag.rpartition("}")[2] in ("r", "fld", "br")]
        size = max((paragraph.size(run) for run in runs if not paragraph.raised(run)), default=paragraph.size(element))
        first = paragraph.number("marL") / _EMU
        hanging = 0.0 if paragraph.bulleted else paragraph.number("indent") / _EMU
        yield Passage(
            text="".join(_said(run, number) for run in runs),
            size=size,
            leading=paragraph.spacing("lnSpc", size, 1.2),
            before=paragraph.spacing("spcBef", size, 0.0),
            indent=first + hanging,
            align=_ALIGN.get(paragraph.text("algn", "l"), "start"),
            bulleted=paragraph.bulleted,
            fixed=not any((run.get("type") or "").startswith("datetime") for run in runs),
        )


def _said(run: Any, number: int) -> str:
    """The text a run shows; a field of the slide's number shows that."""
    if run.tag.endswith("}br"):
        return "\n"
    if run.get("type") == "slidenum":
        return str(number)
    return run.findtext("{*}t") or ""
