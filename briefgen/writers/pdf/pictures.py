"""Reading picture files into what a PDF file holds (PDF 32000-1, 8.9)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.drawings import RefusedError
from briefgen.errors import MachineError
from briefgen.picture_file import bare
from briefgen.pictures import ORIENTATION, UPRIGHT, as_pixels, is_drawing
from briefgen.scene import Picture

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL.Image import Image

PLAIN_MODES = frozenset({"L", "RGB", "RGBA"})
"""Pillow's modes that need no conversion. Others, such as CMYK, would need an output intent of their own."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's dots: eight bits a channel, packed by `filter`. `alpha`: how opaque each is, deflated."""

    width: int
    height: int
    grey: bool
    data: bytes
    filter: str = "FlateDecode"
    alpha: bytes | None = None

    def embed(self, pdf: Pdf) -> Object:
        """The image object in `pdf`."""
        image = self._object(pdf, self.data, self.filter, grey=self.grey)
        if self.alpha is not None:
            image.SMask = self._object(pdf, self.alpha, "FlateDecode", grey=True)
        return image

    def _object(self, pdf: Pdf, data: bytes, filter_: str, *, grey: bool) -> Object:
        from pikepdf import Name

        image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=self.width, Height=self.height)
        image.ColorSpace = Name.DeviceGray if grey else Name.DeviceRGB
        image.BitsPerComponent = 8
        image.write(data, filter=Name(f"/{filter_}"))
        return image


def load(picture: Picture) -> Raster:
    """The picture, upright; a drawing in pixels. Raises MachineError for a file that is neither PNG, JPEG nor SVG."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(_pixels(picture), formats=("PNG", "JPEG")) as image:
            if (
                image.format == "JPEG"
                and image.mode in PLAIN_MODES
                and image.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
            ):
                data = bare(picture.file.read_bytes()) if picture.bare else picture.file.read_bytes()
                return Raster(*image.size, image.mode == "L", data, "DCTDecode")
            upright = ImageOps.exif_transpose(image)
            if upright.mode not in PLAIN_MODES:
                upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
            return _dots(upright)
    except RefusedError as error:
        raise MachineError(f"The drawing {picture.file} ({picture.name}) {error}.") from error
    except UnidentifiedImageError as error:
        raise MachineError(
            f"The picture {picture.file} ({picture.name}) is neither PNG nor JPEG, which are what the PDF takes. "
            "Save it as PNG."
        ) from error
    except OSError as error:
        raise MachineError(f"The picture {picture.file} ({picture.name}) cannot be read: {error}.") from error


def _pixels(picture: Picture) -> Path | BytesIO:
    """The picture's file, or a drawing in as many pixels as its size on the page asks for."""
    if not is_drawing(picture.file):
        return picture.file
    return BytesIO(as_pixels(picture.file, max(picture.rect.width, picture.rect.height)))


def _dots(image: Image) -> Raster:
    alpha = zlib.compress(image.getchannel("A").tobytes()) if image.mode == "RGBA" else None
    colors = image if image.mode == "L" else image.convert("RGB")
    return Raster(*image.size, image.mode == "L", zlib.compress(colors.tobytes()), alpha=alpha)
