"""The finish: drawn pages become an accessible, archival file."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, Stream, String

from briefgen.scene import Bookmark, Scene
from briefgen.text.scripts import is_right_to_left
from briefgen.writers.pdf.drawing import Drawn
from briefgen.writers.pdf.embedding import embed
from briefgen.writers.pdf.metadata import information, packet, plain
from briefgen.writers.pdf.tagging import Tagging

PDF_VERSION = "1.7"
SRGB = "sRGB IEC61966-2.1"
AMBIGUOUS = b"\r\nendstream"
UP = 12
"""The predictor that takes each byte of a row from the one above (PDF 32000-1, 7.4.4.4); 2 is its mark in the row."""

ICC_DATE = slice(24, 36)
"""Where an ICC profile's header keeps the time it was made."""


def finish(drawn: Drawn, scene: Scene) -> bytes:
    """The file of `drawn`: fonts embedded, structure, outline, labels, colour and metadata added."""
    with Pdf.open(BytesIO(drawn.data)) as pdf:
        _embed_fonts(pdf, drawn)
        Tagging(pdf, scene, drawn.structure).write()
        _describe(pdf, scene)
        _declare_colors(pdf)
        _label_pages(pdf, scene)
        _add_outline(pdf, scene)
        return ended_plainly(_saved(pdf))


def _saved(pdf: Pdf, mode: ObjectStreamMode = ObjectStreamMode.generate) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        min_version=PDF_VERSION,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=mode,
    )
    return target.getvalue()


def ended_plainly(data: bytes) -> bytes:
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
        mended = _saved(pdf)
        return mended if AMBIGUOUS not in mended else _saved(pdf, ObjectStreamMode.disable)


def _embed_fonts(pdf: Pdf, drawn: Drawn) -> None:
    fonts = pdf.make_indirect(
        Dictionary({f"/{font.name}": pdf.make_indirect(embed(pdf, font)) for font in drawn.fonts})
    )
    for page in pdf.pages:
        page.obj.Resources.Font = fonts


def _describe(pdf: Pdf, scene: Scene) -> None:
    properties = scene.properties
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({name: String(text) for name, text in information(properties).items()})
    )
    pdf.Root.Metadata = Stream(pdf, packet(properties), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(properties.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if is_right_to_left(properties.language):
        pdf.Root.ViewerPreferences.Direction = Name.R2L


def _declare_colors(pdf: Pdf) -> None:
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(SRGB),
        Info=String(SRGB),
        DestOutputProfile=pdf.make_indirect(Stream(pdf, srgb_profile(), N=3)),
    )
    pdf.Root.OutputIntents = Array([intent])


def srgb_profile() -> bytes:
    """An ICC profile of sRGB that does not tell when it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[ICC_DATE] = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(profile)


def _label_pages(pdf: Pdf, scene: Scene) -> None:
    labels: list[int | Dictionary] = []
    for index, page in enumerate(scene.pages):
        labels += [index, Dictionary(P=String(page.label)) if page.label else Dictionary(S=Name.D, St=index + 1)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))


def _add_outline(pdf: Pdf, scene: Scene) -> None:
    if not scene.bookmarks:
        return
    with pdf.open_outline() as outline:
        outline.root.extend(_entries(scene.bookmarks, scene.height))
    pdf.Root.PageMode = Name.UseOutlines


def _entries(bookmarks: Sequence[Bookmark], height: float) -> list[OutlineItem]:
    entries = []
    for bookmark in bookmarks:
        top = round(height - bookmark.y, 3)
        entry = OutlineItem(plain(bookmark.title), bookmark.page, "XYZ", left=0, top=top)
        entry.children.extend(_entries(bookmark.children, height))
        entries.append(entry)
    return entries
