"""Picture files without what they say besides the picture: camera, place, author, comments."""

from __future__ import annotations

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"

_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
"""The chunks of a PNG that hold no pixels and no colours (PNG, third edition, 11.3)."""

_SCAN = 0xDA
_SHAPING = frozenset({0xE0, 0xE2, 0xEE})
"""The application segments of a JPEG that say how it looks: JFIF, the colour profile, Adobe's colour transform."""

_COMMENT = 0xFE


def bare(data: bytes) -> bytes:
    """The same picture, a PNG or a JPEG, without words and dates. Other kinds come back as they are."""
    if data.startswith(PNG):
        return _png(data)
    return _jpeg(data) if data.startswith(JPEG) else data


def _png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _WORDS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    """Segments up to the first scan, then all the rest."""
    kept, at = [JPEG], len(JPEG)
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        kind = data[at + 1]
        told = kind == _COMMENT or (0xE0 <= kind <= 0xEF and kind not in _SHAPING)
        if not told:
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))
