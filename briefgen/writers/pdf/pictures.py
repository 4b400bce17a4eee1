"""Reading picture files into what the canvas takes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from briefgen.drawings import RefusedError
from briefgen.errors import MachineError
from briefgen.picture_file import bare
from briefgen.pictures import ORIENTATION, UPRIGHT, as_pixels, is_drawing
from briefgen.scene import Picture

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

PLAIN_MODES = frozenset({"L", "RGB", "RGBA"})
"""Pillow's modes that need no conversion. Others, such as CMYK, would need an output intent of their own."""


def load(picture: Picture) -> ImageReader:
    """The picture, upright; a drawing in pixels. Raises MachineError for a file that is neither PNG, JPEG nor SVG."""
    from PIL import Image, ImageOps, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        if is_drawing(picture.file):
            return ImageReader(BytesIO(as_pixels(picture.file, max(picture.rect.width, picture.rect.height))))
        with Image.open(picture.file, formats=("PNG", "JPEG")) as image:
            if (
                image.format == "JPEG"
                and image.mode in PLAIN_MODES
                and image.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
            ):
                return ImageReader(BytesIO(bare(picture.file.read_bytes())) if picture.bare else str(picture.file))
            upright = ImageOps.exif_transpose(image)
            if upright.mode not in PLAIN_MODES:
                upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            return ImageReader(upright)
    except RefusedError as error:
        raise MachineError(f"The drawing {picture.file} ({picture.name}) {error}.") from error
    except UnidentifiedImageError as error:
        raise MachineError(
            f"The picture {picture.file} ({picture.name}) is neither PNG nor JPEG, which are what the PDF takes. "
            "Save it as PNG."
        ) from error
    except OSError as error:
        raise MachineError(f"The picture {picture.file} ({picture.name}) cannot be read: {error}.") from error
