"""Files inside the file: each belongs to an element of the structure, or to the whole document.

Associated files after ISO 32000-2, 14.13, which PDF/A-3 and PDF/A-4f build on. All are listed under their names too, so
that readers without a view of the structure show them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from briefgen.scene import Attachment


def attach(pdf: Pdf, attachments: Sequence[Attachment], day: str, element: Callable[[str], Object | None]) -> None:
    """Put `attachments` into `pdf`, dated `day` (ISO); `element` finds the figure or table with a key, if any."""
    stamp = String(f"D:{date.fromisoformat(day):%Y%m%d}000000Z")
    files = {attachment.name: pdf.make_indirect(_file(pdf, attachment, stamp)) for attachment in attachments}
    for attachment in attachments:
        owner = element(attachment.key) if attachment.key else None
        place = pdf.Root if owner is None else owner
        if "/AF" not in place:
            place.AF = Array()
        place.AF.append(files[attachment.name])
    if files:
        names = [part for name in sorted(files) for part in (String(name), files[name])]
        _names(pdf).EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array(names)))


def _names(pdf: Pdf) -> Object:
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    return pdf.Root.Names


def _file(pdf: Pdf, attachment: Attachment, stamp: String) -> Dictionary:
    embedded = Stream(pdf, attachment.data, Type=Name.EmbeddedFile, Subtype=Name(f"/{attachment.media_type}"))
    embedded.Params = Dictionary(Size=len(attachment.data), CreationDate=stamp, ModDate=stamp)
    reference = pdf.make_indirect(embedded)
    return Dictionary(
        Type=Name.Filespec,
        F=String(attachment.name),
        UF=String(attachment.name),
        Desc=String(attachment.description),
        AFRelationship=Name(f"/{attachment.relation}"),
        EF=Dictionary(F=reference, UF=reference),
    )
