"""The logo of a template: the picture on its master or its layouts that looks like one."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from briefgen.company.grounds import MAX_PIXELS
from briefgen.company.model import CompanyTemplate, Drawing
from briefgen.company.room import area, shared
from briefgen.geometry import Rect

TYPES: Mapping[str, str] = MappingProxyType({"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg"})
"""The formats that a brand's logo may have, with their endings."""

SMALLEST, LARGEST = 0.0004, 0.08
"""The shares of the slide that a logo takes."""

LONGEST = 9.0
"""How much wider than high, or higher than wide, a logo may be."""

LARGE = 1200
"""The pixels of a logo's longer side that are enough for print."""

LEAST_PIXELS = 24


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture ready to stand beside a brand file."""

    data: bytes
    ending: str


def logo(template: CompanyTemplate) -> Logo | None:
    """The template's logo; None where nothing looks like one, or nothing in a format that a brand can have.

    What says that it is a logo counts most, then on how many layouts it stands, then its size.
    """
    found = list(_plausible(template))
    count = {each.picture: sum(other.picture == each.picture for other in found) for each in found}
    ranked = sorted(found, key=lambda each: (_called(each), count[each.picture], area(each.rect)), reverse=True)
    distinct = {each.picture: each for each in reversed(ranked)}
    chosen = (_extracted(each, template) for each in ranked if distinct[each.picture] is each)
    return next((each for each in chosen if each is not None), None)


def _plausible(template: CompanyTemplate) -> Iterator[Drawing]:
    slide = Rect(0, 0, template.width, template.height)
    for layout in template.layouts:
        for drawing in layout.drawings:
            size, rect = area(drawing.rect) / area(slide), drawing.rect
            whole = area(shared(rect, slide)) > 0.9 * area(rect) > 0
            known = template.package.types.get(drawing.picture or "") in TYPES
            if known and whole and SMALLEST <= size <= LARGEST and 1 / LONGEST <= rect.width / rect.height <= LONGEST:
                yield drawing


def _called(drawing: Drawing) -> bool:
    return any(word in f"{drawing.name} {drawing.alt}".casefold() for word in ("logo", "signet", "brand", "marke"))


def _extracted(drawing: Drawing, template: CompanyTemplate) -> Logo | None:
    """The picture as it is shown; None if it cannot be read."""
    from PIL import Image

    part = drawing.picture or ""
    data, ending = template.package.contents[part], TYPES[template.package.types[part]]
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS or min(width, height) < LEAST_PIXELS:
                return None
            if any(share > 0 for share in drawing.crop) or max(width, height) > LARGE:
                data, ending = _redrawn(picture, drawing.crop), "png"
            elif picture.format not in ("PNG", "JPEG"):
                return None
            else:
                picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Logo(data, ending)


def _redrawn(picture: Any, crop: tuple[float, float, float, float]) -> bytes:
    left, top, right, bottom = (max(0.0, share) for share in crop)
    box = (left * picture.width, top * picture.height, (1 - right) * picture.width, (1 - bottom) * picture.height)
    shown, stream = picture.crop(tuple(round(edge) for edge in box)), io.BytesIO()
    shown.thumbnail((LARGE, LARGE))
    shown.convert("RGBA" if "A" in shown.getbands() or "transparency" in shown.info else "RGB").save(stream, "PNG")
    return stream.getvalue()
