"""Picture files without what they say besides the picture: camera, place, author, comments."""

from __future__ import annotations

from briefgen.picture_file import jpeg, png


def bare(data: bytes) -> bytes:
    """The same picture, PNG, JPEG or a sound SVG drawing, without words and dates. Others come back as they are."""
    if data.startswith(png.SIGNATURE):
        return png.bare(data)
    if data.startswith(jpeg.SIGNATURE):
        return jpeg.bare(data)
    if b"<svg" in data:
        from briefgen.picture_file import svg

        return svg.bare(data)
    return data
