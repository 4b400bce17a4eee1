"""What the file says of itself: the XMP packet and the information dictionary, in agreement with each other.

PDF/A-2 (ISO 19005-2, 6.6) wants both to agree and any schema it does not know to be described in the packet;
PDF/A-4 (ISO 19005-4, 6.1.3) wants no information dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from briefgen.scene import PROVENANCE, Properties
from briefgen.writers.pdf.standard import Standard

CREATOR = "briefgen"

UA_SCHEMA = "http://www.aiim.org/pdfua/ns/id/"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:briefgen="{provenance}">
{facts}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_ACCESSIBILITY_SCHEMA = f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>{UA_SCHEMA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""

_PROVENANCE_SCHEMA = f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>{PROVENANCE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>briefgen</pdfaSchema:prefix><pdfaSchema:schema>Provenance of figures</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>provenance</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which figure stands where, as XML</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""


def packet(properties: Properties, standard: Standard, provenance: bytes = b"") -> bytes:
    """The XMP packet: what `properties` say, what the file claims by `standard`, and what it knows of its figures."""
    stamp = f"{date.fromisoformat(properties.date).isoformat()}T00:00:00Z"
    facts = (
        *_claims(standard),
        *_schemas(standard, told=bool(provenance)),
        _simple("briefgen:provenance", provenance.decode()),
        _simple("dc:format", "application/pdf"),
        _alternatives("dc:title", properties.title),
        _alternatives("dc:description", properties.subtitle),
        _container("dc:creator", "Seq", (properties.author,)),
        _container("dc:language", "Bag", (properties.language,)),
        _container("dc:subject", "Bag", properties.keywords),
        _simple("pdf:Keywords", ", ".join(properties.keywords)),
        _simple("pdf:Producer", CREATOR),
        _simple("xmp:CreatorTool", CREATOR),
        *(_simple(f"xmp:{name}", stamp) for name in ("CreateDate", "ModifyDate", "MetadataDate")),
    )
    return _PACKET.format(provenance=PROVENANCE, facts="\n".join(fact for fact in facts if fact)).encode()


def _claims(standard: Standard) -> Iterator[str]:
    for prefix, claim in (("pdfaid", standard.archival), ("pdfuaid", standard.accessible)):
        if claim:
            yield _simple(f"{prefix}:part", str(claim.part))
            yield _simple(f"{prefix}:conformance", claim.conformance)
            yield _simple(f"{prefix}:rev", str(claim.revision or ""))


def _schemas(standard: Standard, *, told: bool) -> Iterator[str]:
    """The schemas of properties that PDF/A does not know: PDF/A-4 takes any, the parts before it those described."""
    if standard.archival and standard.accessible and not standard.second:
        described = _ACCESSIBILITY_SCHEMA + (_PROVENANCE_SCHEMA if told else "")
        yield f"<pdfaExtension:schemas><rdf:Bag>{described}</rdf:Bag></pdfaExtension:schemas>"


def information(properties: Properties) -> dict[str, str]:
    """The entries of the information dictionary, empty ones left out."""
    stamp = f"D:{date.fromisoformat(properties.date):%Y%m%d}000000Z"
    entries = {
        "/Title": properties.title,
        "/Subject": properties.subtitle,
        "/Author": properties.author,
        "/Keywords": ", ".join(properties.keywords),
        "/Creator": CREATOR,
        "/Producer": CREATOR,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    return {name: plain(text) for name, text in entries.items() if plain(text)}


def plain(text: str) -> str:
    """`text` without the control characters that XML cannot hold, white space single."""
    printable = "".join(character for character in text if character >= " " or character.isspace())
    return " ".join(printable.split())


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(plain(text))}</{name}>" if plain(text) else ""


def _alternatives(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(plain(text))}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if plain(text) else ""


def _container(name: str, kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(plain(text))}</rdf:li>" for text in texts if plain(text))
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
