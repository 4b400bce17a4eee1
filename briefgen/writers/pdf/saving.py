"""Writing the finished file: its version, its password, and streams that end where their length says."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Encryption, ObjectStreamMode, Pdf, Permissions

from briefgen.wishes import Lock
from briefgen.writers.pdf.standard import Standard

AMBIGUOUS = b"\r\nendstream"
HEAD = b" obj\n<< "
"""How an object that is a stream begins, as it is written here."""


def saved(pdf: Pdf, standard: Standard, lock: Lock | None = None) -> bytes:
    """The bytes of `pdf`: the same for the same file, unless it has a password, which needs fresh random keys."""
    if lock:
        return _written(pdf, standard, lock)
    return ended_plainly(_written(pdf, standard))


def ended_plainly(data: bytes) -> bytes:
    """The file, with a carriage return of its own before the line feed that ends a stream whose last byte is one too.

    Read as one end of line with what follows, that last byte would leave the stream shorter than its length says
    (PDF/A-2, 6.1.7.1). The idle space at the head of the object makes room, so that nothing else in the file moves.
    """
    parts, begun, at = [], 0, data.find(AMBIGUOUS)
    while at != -1:
        space = data.rindex(HEAD, 0, at) + len(HEAD) - 1
        parts += [data[begun:space], data[space + 1 : at + 1], b"\r"]
        begun, at = at + 1, data.find(AMBIGUOUS, at + 1)
    return b"".join((*parts, memoryview(data)[begun:])) if parts else data


def _written(pdf: Pdf, standard: Standard, lock: Lock | None = None) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        min_version=standard.version,
        deterministic_id=lock is None,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
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
