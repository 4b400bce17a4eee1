"""Embedding a used font: a HarfBuzz subset at its cut, as a Type 0 font with an exact ToUnicode map.

Structure after PDF 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode CMaps).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from typing import NamedTuple

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from briefgen.errors import MachineError
from briefgen.text.faces import axes, metrics
from briefgen.writers.pdf.fonts import UsedFont

SYMBOLIC = 4
MAP_ENTRIES = 100
"""The most entries one block of a CMap may hold."""

NEEDED_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
"""What a viewer reads of an embedded TrueType font whose codes are mapped outside it (PDF 32000-1, 9.9)."""


class Subset(NamedTuple):
    """A font file cut down to its used glyphs, their new numbers by old ones, and its bounding box in em."""

    data: bytes
    numbers: Mapping[int, int]
    box: tuple[float, float, float, float]


def subset(font: UsedFont) -> Subset:
    """The used glyphs of `font`, its variation axes pinned. Raises MachineError for one without TrueType outlines."""
    tables = set(font.source.table_tags)
    if "glyf" not in tables:
        raise MachineError(
            f"The face {font.face.family!r} has PostScript outlines, which the PDF writer does not embed. "
            "Choose its TrueType version."
        )
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    for tag, value in axes(font.face).items():
        wanted.pin_axis_location(font.source, tag, value)
    wanted.glyph_set.update(glyph for glyph, _ in font.codes.values())
    # The variation tables must stay readable until the axes are pinned; pinning them all removes them.
    spare = tables - NEEDED_TABLES - {"fvar", "gvar", "avar", "HVAR", "MVAR"}
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in spare)
    plan = hb.SubsetPlan(font.source, wanted)
    face = plan.execute()
    corners = struct.unpack(">4h", face.reference_table("head").data[36:44])
    left, bottom, right, top = (corner / face.upem for corner in corners)
    return Subset(bytes(face.blob.data), dict(plan.old_to_new_glyph_mapping), (left, bottom, right, top))


def embed(pdf: Pdf, font: UsedFont) -> Dictionary:
    """The Type 0 font dictionary of `font`, its parts added to `pdf`."""
    cut = subset(font)
    name = Name(f"/{_label(cut.data)}+{_postscript_name(font)}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, font, name, cut)),
        DW=1000,
        W=Array([1, Array([_thousandths(font.width(glyph)) for glyph, _ in font.codes.values()])]),
        CIDToGIDMap=_stream(pdf, _glyph_numbers(font, cut)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=_stream(pdf, to_unicode({code: text for code, (_, text) in font.codes.items()})),
    )


def to_unicode(readings: Mapping[int, str]) -> bytes:
    """A CMap that gives each code its text."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in readings.items()]
    blocks = [rows[start : start + MAP_ENTRIES] for start in range(0, len(rows), MAP_ENTRIES)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


def _descriptor(pdf: Pdf, font: UsedFont, name: Name, cut: Subset) -> Dictionary:
    heights = metrics(font.face)
    file = _stream(pdf, cut.data)
    file.Length1 = len(cut.data)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC,
        FontBBox=Array([_thousandths(corner) for corner in cut.box]),
        ItalicAngle=0,
        Ascent=_thousandths(heights.ascent),
        Descent=_thousandths(-heights.descent),
        CapHeight=_thousandths(heights.cap_height),
        StemV=font.face.weight // 5,
        FontFile2=file,
    )


def _glyph_numbers(font: UsedFont, cut: Subset) -> bytes:
    """Two bytes for each code, from 0: the number of its glyph in the subset."""
    return b"".join(struct.pack(">H", number) for number in (0, *(cut.numbers[g] for g, _ in font.codes.values())))


def _label(data: bytes) -> str:
    """The six capitals that mark a subset, from its contents so that equal subsets are named alike."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _postscript_name(font: UsedFont) -> str:
    family = "".join(character for character in font.face.family if character.isascii() and character.isalnum())
    return "-".join((family or "Face", *(f"{tag}{value:g}" for tag, value in sorted(axes(font.face).items()))))


def _thousandths(em: float) -> int:
    return round(em * 1000)


def _stream(pdf: Pdf, data: bytes) -> Stream:
    return Stream(pdf, data)
