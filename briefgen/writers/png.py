"""A PDF file's pages as pictures, drawn by PDFium: what readers see, not a second drawing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

DOTS_PER_INCH = 144
"""A slide becomes 1920 × 1080, a page of A4 1191 × 1684."""


def pictures(data: bytes, dots_per_inch: int = DOTS_PER_INCH) -> Iterator[bytes]:
    """Each page of the PDF file `data` as a PNG file, in order; the same bytes for the same page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            target = BytesIO()
            page.render(scale=dots_per_inch / 72).to_pil().save(target, "PNG", optimize=True)
            yield target.getvalue()
    finally:
        document.close()
