"""A JPEG is segments, each behind a marker, and scans of pixels between them (ITU-T T.81, annex B)."""

from __future__ import annotations

import re

SIGNATURE = b"\xff\xd8"

_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)

_SHAPING = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""The segments of applications that say how a picture looks: its proportions, its profile, its colours' transform."""

_NEXT_SEGMENT = re.compile(rb"\xff+(?=[^\x00\xff\xd0-\xd7])")
"""Where a scan ends: a marker that is neither a byte of pixels (00) nor a restart (D0 to D7)."""


def bare(data: bytes) -> bytes:
    """The segments that shape the picture and its scans; what stands behind its end is left."""
    kept, at = [SIGNATURE], len(SIGNATURE)
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # markers may be filled up from before
            at += 1
            continue
        if kind == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if kind == _SCAN:
            found = _NEXT_SEGMENT.search(data, end)
            end = found.end() - 1 if found else len(data)
        if not _told(kind, data[at + 4 : end]):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, bytes((0xFF, _END))))


def _told(kind: int, content: bytes) -> bool:
    """Whether a segment holds words rather than the picture."""
    if kind in _APPLICATIONS:
        return kind not in _SHAPING or not content.startswith(_SHAPING[kind])
    return kind == _COMMENT
