"""Link annotations: to addresses, and to places in the file itself."""

from __future__ import annotations

from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, String

from briefgen.errors import Finding, LayoutError
from briefgen.writers.pdf.navigation import Destination, Navigation
from briefgen.writers.pdf.structure import LinkArea

PRINTED = 4
"""The annotation flag that PDF/A asks of every annotation."""

URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is in an address; everything else is percent-encoded, as PDF wants addresses in ASCII."""


def annotation(area: LinkArea, navigation: Navigation) -> Dictionary:
    """The annotation for `area`. Raises LayoutError when an inner link names no known key."""
    rect, height = area.rect, navigation.scene.height
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(v, 3) for v in (rect.x, height - rect.bottom, rect.right, height - rect.y)]),
        Border=Array([0, 0, 0]),
        F=PRINTED,
        Contents=String(area.text if area.inner else f"{area.text} ({area.target})"),
    )
    if area.inner:
        link.A = navigation.action(_place(area, navigation.places))
    else:
        link.A = Dictionary(S=Name.URI, URI=String(quote(area.target, safe=URI_CHARACTERS)))
    return link


def _place(area: LinkArea, places: dict[str, Destination]) -> Destination:
    if area.key not in places:
        message = (
            f"The link “{area.text}” on page {area.page + 1} leads to “{area.key}”, which no page or element is called."
        )
        raise LayoutError((Finding(message, hint="Link to the key of a section or block that this edition shows."),))
    return places[area.key]
