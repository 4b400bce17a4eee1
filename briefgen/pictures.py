"""Picture files: what they must be to stand in a document, how large they are, and a drawing as pixels."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from briefgen.colors.contrast import contrast
from briefgen.drawings import RefusedError, drawing, raster

PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""The endings of what both editions take."""

MOST_PIXELS = 50_000_000
"""More than a poster needs; a file that says it has more is made to exhaust the machine."""

PIXELS_A_POINT = 4
"""How fine a drawing becomes in pixels: 288 to the inch at least."""

LEAST, MOST = 64, 4096


def is_drawing(file: Path) -> bool:
    """Whether a picture is drawn from shapes."""
    return file.suffix.lower() == ".svg"


def checked(file: Path) -> str | None:
    """What is wrong with a picture file, as the end of a sentence; None if it can be used."""
    from PIL import Image, UnidentifiedImageError

    try:
        if is_drawing(file):
            as_pixels(file, 0)
            return None
        with Image.open(file, formats=("PNG", "JPEG")) as image:
            width, height = image.size
    except RefusedError as error:
        return str(error)
    except UnidentifiedImageError:
        return "is neither PNG nor JPEG inside"
    except Image.DecompressionBombError:
        return "has more pixels than any document needs"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return "has more pixels than any document needs" if width * height > MOST_PIXELS else None


def size(file: Path) -> tuple[float, float]:
    """Width and height: a picture's in pixels, a drawing's in its own units.

    Raises RefusedError for an unsound drawing.
    """
    if is_drawing(file):
        found = drawing(file.read_bytes())
        return found.width, found.height
    from PIL import Image

    with Image.open(file) as image:
        return image.size


def fitted(file: Path, width: float, height: float) -> tuple[float, float]:
    """The width and height of a picture, in its own proportions, as large as an area of that size holds it."""
    across, down = size(file)
    factor = min(width / across, height / down)
    return across * factor, down * factor


@lru_cache(maxsize=32)
def as_pixels(file: Path, points: float) -> bytes:
    """A drawing as PNG, fine enough for a longer side of `points`; sizes that are close give one.

    Raises RefusedError for an unsound drawing, OSError if it is not there.
    """
    longest = LEAST
    while longest < min(points * PIXELS_A_POINT, MOST):
        longest *= 2
    return raster(drawing(file.read_bytes()), longest)


FAINT = 1.5
"""A colour with less contrast to its ground is as good as not there."""


def share_lost(file: Path, ground: str) -> float:
    """The share of a picture, 0 to 1, that is hardly seen on a ground of that colour; see-through parts count not."""
    from PIL import Image

    with Image.open(BytesIO(as_pixels(file, 0)) if is_drawing(file) else file) as image:
        small = image.convert("RGBA")
    small.thumbnail((LEAST, LEAST))
    data = small.tobytes()
    solid = [data[start : start + 3] for start in range(0, len(data), 4) if data[start + 3] > 127]
    faint = sum(contrast(f"#{pixel.hex()}", ground) < FAINT for pixel in solid)
    return faint / len(solid) if solid else 1.0
