"""A PNG is a signature and chunks; its pixels and colours are in a few of them (PNG, third edition, 11.2 and 11.3)."""

from __future__ import annotations

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_CRITICAL = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_COLORS = frozenset({b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs"})
_MOVING = frozenset({b"acTL", b"fcTL", b"fdAT"})
_SHOWN = _CRITICAL | _COLORS | _MOVING
"""What is seen. All else, with the chunks that programs made up for themselves, is told."""


def bare(data: bytes) -> bytes:
    """The chunks that are seen, up to the last of the picture; what programs hung behind it is left."""
    kept, at = [SIGNATURE], len(SIGNATURE)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        kind = data[at + 4 : at + 8]
        if kind in _SHOWN:
            kept.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)
