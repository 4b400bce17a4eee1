"""Data that travels in a deck and is shown nowhere: custom XML parts (ECMA-376, part 1, 15.2.5 and 22.5)."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from briefgen.scene import PROVENANCE, Scene
from briefgen.writers.pptx.markup import DECLARATION, tag
from briefgen.writers.pptx.package import Package, Relations

_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def add_provenance(package: Package, scene: Scene, presentation: str) -> None:
    """Add what the scene knows of its figures, related to the part `presentation`; nothing where it knows nothing."""
    if not scene.provenance:
        return
    identity = str(uuid5(NAMESPACE_URL, scene.provenance.decode())).upper()
    space = {"ds:uri": PROVENANCE}
    schema = tag("ds:schemaRefs", tag("ds:schemaRef", **space))
    properties = tag("ds:datastoreItem", schema, xmlns_ds=_SPACE, **{"ds:itemID": f"{{{identity}}}"})
    relations = Relations()
    described = package.add(package.next_name("/customXml/itemProps"), (DECLARATION + properties).encode(), _PROPERTIES)
    relations.to("customXmlProps", described)
    data = DECLARATION.encode() + scene.provenance
    item = package.add(package.next_name("/customXml/item"), data, "application/xml", relations)
    package.relations[presentation].to("customXml", item)
