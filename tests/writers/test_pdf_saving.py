"""Saving a PDF file: streams end so that their length is what every reader finds."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf

from briefgen.writers.pdf.saving import AMBIGUOUS, ended_plainly
from briefgen.writers.pdf.standard import Standard

FIRST = Standard("1.7")


def ambiguous_file() -> bytes:
    """A file with a stream whose compressed form ends in a carriage return."""
    number = next(n for n in range(10_000) if zlib.compress(f"% {n}".encode()).endswith(b"\r"))
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, b"")
    pdf.pages[0].obj.Contents.write(zlib.compress(f"% {number}".encode()), filter=pikepdf.Name.FlateDecode)
    target = BytesIO()
    pdf.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def test_no_stream_ends_in_a_carriage_return():
    before = ambiguous_file()
    assert AMBIGUOUS in before
    after = ended_plainly(before, FIRST)
    assert AMBIGUOUS not in after
    with pikepdf.open(BytesIO(before)) as first, pikepdf.open(BytesIO(after)) as second:
        assert first.pages[0].Contents.read_bytes() == second.pages[0].Contents.read_bytes()


def test_a_plain_file_stays_as_it_is():
    plain = ended_plainly(ambiguous_file(), FIRST)
    assert ended_plainly(plain, FIRST) is plain
