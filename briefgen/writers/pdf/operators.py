"""The operators a page's content stream is made of: text objects, outlines, colours (PDF 32000-1, 8.5, 8.6 and 9.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt

from briefgen.geometry import Rect
from briefgen.scene import Shape
from briefgen.writers.pdf.fonts import Part, Word, joined, moved, number

ARC = 4 / 3 * (sqrt(2) - 1)
"""How far a quarter circle's control points stand from its ends, in radii."""

PAINTING = {(True, False): "f", (False, True): "S", (True, True): "B"}
"""What paints an outline, by whether it is filled and stroked. Overlapping parts are filled."""


def text_object(words: Sequence[tuple[float, Word]], font: str, size: float, x: float, y: float) -> str:
    """What shows `words`, with their left edges, at (x, y), in points from the page's lower left corner."""
    shown = (_shown(part, size) for part in joined(_run(words)))
    return f"BT /{font} {number(size)} Tf 1 0 0 1 {number(x)} {number(y)} Tm {' '.join(shown)} ET"


def _run(words: Sequence[tuple[float, Word]]) -> Iterator[Part]:
    """The parts of all words, each word's first after the move to it."""
    pen = 0.0
    for left, (parts, reached, _) in words:
        move, pen = moved(pen, left)
        first, *rest = parts
        yield first._replace(shown=move + first.shown) if move else first
        yield from rest
        pen += reached


def _shown(part: Part, size: float) -> str:
    codes = f"<{part.shown}>".replace("<>", " ").strip()
    lifted = f"{number(part.rise * size)} Ts [{codes}] TJ"
    return f"/Span <</ActualText <FEFF>>> BDC {lifted} EMC" if part.silent else lifted


def painted(shape: Shape, height: float) -> str:
    """What draws the outline of `shape` on a page of `height`, in the colours that are set."""
    inked = shape.fill is not None, shape.stroke is not None
    return " ".join((*_outline(shape, height), PAINTING[inked]))


def _outline(shape: Shape, height: float) -> Iterator[str]:
    match shape.outline:
        case "rect":
            rect = shape.rect
            yield f"{_written((rect.x, height - rect.bottom, rect.width, rect.height))} re"
        case "ellipse":
            yield from _ellipse(shape.rect, height)
        case "line" | "path":
            for kind, *places in shape.path:
                points = [height - place if axis % 2 else place for axis, place in enumerate(places)]
                yield f"{_written(points)} {kind.lower()}" if points else "h"


def _ellipse(rect: Rect, height: float) -> Iterator[str]:
    """The ellipse in `rect` as four curves, from its right around the top."""
    x, y = rect.x + rect.width / 2, height - rect.y - rect.height / 2
    across, up = rect.width / 2, rect.height / 2
    yield f"{_written((x + across, y))} m"
    for cosine, sine in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        steps = (cosine - ARC * sine, sine + ARC * cosine), (ARC * cosine - sine, ARC * sine + cosine), (-sine, cosine)
        yield f"{_written([place for right, above in steps for place in (x + across * right, y + up * above)])} c"
    yield "h"


def _written(values: Sequence[float]) -> str:
    return " ".join(map(number, values))


@lru_cache(maxsize=256)
def filling(color: str) -> str:
    """What fills with the colour "#RRGGBB"."""
    return f"{_channels(color)} rg"


@lru_cache(maxsize=256)
def stroking(color: str) -> str:
    """What strokes with the colour "#RRGGBB"."""
    return f"{_channels(color)} RG"


def _channels(color: str) -> str:
    """The colour as shares of one."""
    return _written([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
