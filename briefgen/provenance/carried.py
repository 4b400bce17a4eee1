"""What a built file tells of its figures: a deck in a custom XML part, a PDF in its metadata."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from briefgen.errors import MachineError
from briefgen.provenance import slides
from briefgen.provenance.edited import as_it_is
from briefgen.provenance.model import Provenance
from briefgen.provenance.record import read
from briefgen.scene import PROVENANCE
from briefgen.writers.pptx.reading import admit

MOST_BYTES = 20_000_000
"""A record larger than this is not read: that of a thousand slides has a tenth."""

MOST_ITEMS = 100
_ITEM = re.compile(r"customXml/item\d*\.xml", re.IGNORECASE)


def carried(path: Path) -> Provenance:
    """What the deck or PDF tells, a deck as far as its slides still say it.

    Raises MachineError if it tells nothing or cannot be read.
    """
    is_deck = path.suffix.lower() != ".pdf"
    data = _of_deck(path) if is_deck else _of_pdf(path)
    if data is None:
        raise MachineError(
            f"{path} tells nothing of its figures: it was built with --plain, by something else, or saved by a "
            "program that keeps no such data."
        )
    try:
        record = read(data)
    except MachineError as error:
        raise MachineError(f"{path} cannot be traced. {error}") from error
    return as_it_is(record, slides.read(path)) if is_deck else record


def _of_deck(path: Path) -> bytes | None:
    admit(path)
    try:
        with zipfile.ZipFile(path) as package:
            items = [entry for entry in package.infolist() if _ITEM.fullmatch(entry.filename)][:MOST_ITEMS]
            for entry in items:
                with package.open(entry) as stream:
                    data = stream.read(MOST_BYTES + 1)
                if PROVENANCE.encode() in data and len(data) <= MOST_BYTES:
                    return data
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise MachineError(f"{path} cannot be read: {error}.") from error
    return None


def _of_pdf(path: Path) -> bytes | None:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            metadata = pdf.Root.get("/Metadata")
            if not isinstance(metadata, pikepdf.Stream):
                return None
            packet = _unpacked(metadata)
    except FileNotFoundError as error:
        raise MachineError(f"There is no file {path}.") from error
    except pikepdf.PasswordError as error:
        raise MachineError(f"{path} is protected by a password.") from error
    except (OSError, zlib.error, pikepdf.PdfError) as error:
        raise MachineError(f"{path} is not a PDF that can be read.") from error
    return _of_packet(packet) if packet and len(packet) <= MOST_BYTES else None


def _unpacked(metadata: Any) -> bytes | None:
    """The packet, unpacked no further than is read of it; None if it is packed in an unusual way."""
    raw: bytes = metadata.read_raw_bytes()
    packed = metadata.get("/Filter")
    if packed is None:
        return raw
    return zlib.decompressobj().decompress(raw, MOST_BYTES + 1) if str(packed) == "/FlateDecode" else None


def _of_packet(packet: bytes) -> bytes | None:
    """The property in an XMP packet, which other programs may write as an attribute."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    name = f"{{{PROVENANCE}}}provenance"
    for element in root.iter() if root is not None else ():
        said = element.text if element.tag == name else element.get(name)
        if said:
            return str(said).encode()
    return None
