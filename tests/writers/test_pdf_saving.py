"""Saving a PDF file: streams end so that their length is what every reader finds."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pikepdf

from briefgen.writers.pdf.saving import AMBIGUOUS, ended_plainly


def ambiguous_file() -> bytes:
    """A file with a stream whose compressed form ends in a carriage return, and one whose does not."""
    number = next(n for n in range(10_000) if zlib.compress(f"% {n}".encode()).endswith(b"\r"))
    pdf = pikepdf.new()
    for said in (f"% {number}".encode(), b"% plain"):
        pdf.add_blank_page()
        pdf.pages[-1].obj.Contents = pikepdf.Stream(pdf, b"")
        pdf.pages[-1].obj.Contents.write(zlib.compress(said), filter=pikepdf.Name.FlateDecode)
    target = BytesIO()
    pdf.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def lengths(data: bytes) -> list[tuple[int, int]]:
    """For each stream, the length it says, and the bytes before the end of line that precedes its end."""
    found = re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n(.*?)(?:\r\n|\n|\r)endstream", data, re.DOTALL)
    return [(int(each[1]), len(each[2])) for each in found]


def test_the_length_of_a_stream_is_what_every_reader_finds():
    before = ambiguous_file()
    assert AMBIGUOUS in before
    assert any(said != found for said, found in lengths(before))
    after = ended_plainly(before)
    assert len(lengths(after)) == 2
    assert all(said == found for said, found in lengths(after))


def test_nothing_else_moves():
    before = ambiguous_file()
    after = ended_plainly(before)
    assert len(after) == len(before)
    with pikepdf.open(BytesIO(before)) as first, pikepdf.open(BytesIO(after)) as second:
        assert second.check_pdf_syntax() == []
        for page, mended in zip(first.pages, second.pages, strict=True):
            assert page.Contents.read_bytes() == mended.Contents.read_bytes()


def test_a_plain_file_stays_as_it_is():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    target = BytesIO()
    pdf.save(target)
    assert AMBIGUOUS not in target.getvalue()
    assert ended_plainly(target.getvalue()) == target.getvalue()
