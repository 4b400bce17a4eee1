"""The finish: drawn pages become an accessible, archival file."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from briefgen.scene import Scene
from briefgen.text.scripts import is_right_to_left
from briefgen.wishes import Wishes
from briefgen.writers.pdf.attaching import attach
from briefgen.writers.pdf.drawing import Drawn
from briefgen.writers.pdf.embedding import embed
from briefgen.writers.pdf.metadata import information, packet
from briefgen.writers.pdf.navigation import Navigation
from briefgen.writers.pdf.saving import saved
from briefgen.writers.pdf.standard import Standard, standard
from briefgen.writers.pdf.tagging import Tagging

SRGB = "sRGB IEC61966-2.1"
ICC_DATE = slice(24, 36)
"""Where an ICC profile's header keeps the time it was made."""


def finish(drawn: Drawn, scene: Scene, wishes: Wishes) -> bytes:
    """The file of `drawn`: fonts embedded, structure, ways through it, colour, metadata and attachments added."""
    claimed = standard(wishes, attached=bool(scene.attachments))
    structure = drawn.structure
    with Pdf.open(BytesIO(drawn.sheet.data())) as pdf:
        _give_resources(pdf, drawn)
        objects = {element: pdf.make_indirect(Dictionary(Type=Name.StructElem)) for element in structure}
        navigation = Navigation(pdf, scene, structure, objects, structured=claimed.second)
        Tagging(pdf, scene, structure, objects, navigation, claimed).write()
        navigation.write()
        _describe(pdf, scene, claimed)
        _declare_colors(pdf)

        def holder(key: str) -> Object | None:
            element = structure.named(key, ("Figure", "Table"))
            return objects[element] if element else None

        attach(pdf, scene.attachments, scene.properties.date, holder)
        return saved(pdf, claimed, wishes.lock)


def _give_resources(pdf: Pdf, drawn: Drawn) -> None:
    """The one set of fonts and pictures that all pages have."""
    resources = Dictionary(
        Font=Dictionary({f"/{font.name}": pdf.make_indirect(embed(pdf, font)) for font in drawn.fonts}),
        XObject=Dictionary({f"/{name}": raster.embed(pdf) for name, raster in drawn.sheet.rasters.items()}),
    )
    shared = pdf.make_indirect(resources)
    for page in pdf.pages:
        page.obj.Resources = shared


def _describe(pdf: Pdf, scene: Scene, claimed: Standard) -> None:
    properties = scene.properties
    if claimed.second:
        del pdf.trailer["/Info"]
    else:
        entries = {name: String(text) for name, text in information(properties).items()}
        pdf.trailer.Info = pdf.make_indirect(Dictionary(entries))
    pdf.Root.Metadata = Stream(pdf, packet(properties, claimed, scene.provenance), Type=Name.Metadata, Subtype=Name.XML)
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
