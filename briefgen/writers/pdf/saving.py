"""Writing the finished file: its version, its password, and streams that end where their length says."""

from __future__ import annotations

import zlib
from io import BytesIO

from pikepdf import Dictionary, Encryption, Name, ObjectStreamMode, Pdf, Permissions, Stream

from briefgen.wishes import Lock
from briefgen.writers.pdf.standard import Standard

AMBIGUOUS = b"\r\nendstream"
UP = 12
"""The predictor that takes each byte of a row from the one above (PDF 32000-1, 7.4.4.4); 2 is its mark in the row."""


def saved(pdf: Pdf, standard: Standard, lock: Lock | None = None) -> bytes:
    """The bytes of `pdf`: the same for the same file, unless it has a password, which needs fresh random keys."""
    if lock:
        return _written(pdf, standard, lock=lock)
    return ended_plainly(_written(pdf, standard), standard)


def ended_plainly(data: bytes, standard: Standard) -> bytes:
    """The file with no stream that ends in a carriage return.

    Together with the line feed that follows it would read as one end of line, and the stream as a byte shorter than
    its length says (PDF/A-2, 6.1.7.1). What such a stream ends in is the sum of its content's bytes, so it is written
    anew as a picture of one row, which differs from the row above it, of zeros, by itself: the same and a byte more.
    """
    if AMBIGUOUS not in data:
        return data
    with Pdf.open(BytesIO(data)) as pdf:
        for stream in pdf.objects:
            if isinstance(stream, Stream) and stream.read_raw_bytes().endswith(b"\r"):
                content = stream.read_bytes()
                row = Dictionary(Predictor=UP, Columns=len(content))
                stream.write(zlib.compress(bytes((2,)) + content), filter=Name.FlateDecode, decode_parms=row)
        mended = _written(pdf, standard)
        return mended if AMBIGUOUS not in mended else _written(pdf, standard, ObjectStreamMode.disable)


def _written(
    pdf: Pdf, standard: Standard, mode: ObjectStreamMode = ObjectStreamMode.generate, lock: Lock | None = None
) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        min_version=standard.version,
        deterministic_id=lock is None,
        fix_metadata_version=False,
        object_stream_mode=mode,
        encryption=_encryption(lock) if lock else False,
    )
    return target.getvalue()


def _encryption(lock: Lock) -> Encryption:
    """AES-256 (ISO 32000-2, 7.6.4). Nobody knows the owner's password: what is not permitted is for a new build."""
    from secrets import token_urlsafe

    permits = lock.permits
    allowed = Permissions(
        accessibility=True,
        extract="copy" in permits,
        modify_annotation="annotate" in permits,
        modify_assembly="change" in permits,
        modify_form="annotate" in permits,
        modify_other="change" in permits,
        print_highres="print" in permits,
        print_lowres="print" in permits,
    )
    return Encryption(user=lock.password, owner=token_urlsafe(24), R=6, allow=allowed)
