"""The gates that every PDF file of ours must pass, none of which shares code with what wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import gettempdir

import pikepdf

from briefgen.scene import Scene
from briefgen.wishes import Wishes
from tests.judges.aloud import astray, heard, meant, share_in_order
from tests.judges.verapdf import verapdf

DOUBTS: Mapping[str, str] = {
    "ORD-001": "the text around a link is taken to be read before it; what is promised of order is counted instead",
    "FIG-012": "a chart's description has more digits than letters, since it tells the values",
    "PAG-001": "sources under exhibits are taken for running feet where three exhibits end their pages alike",
    "TAG-002": "long running heads are taken for prose; that all prose is tagged is seen by the gate of text",
    "HDG-010": "a heading that is a number, as the title of a section may be among random words",
    "TBL-010": "a table of three columns and two rows has more heads than data",
}
"""Rules by which outloud guesses from how a page looks, and where random words mislead it. Our examples break none."""


LEAST_IN_ORDER = 0.9
"""The share of each page that is painted as it is read."""


@dataclass(frozen=True)
class Evidence:
    """A file before its judges: what it claims, and the scene it was made from."""

    file: Path
    claims: tuple[str, ...]
    scene: Scene


Gate = Callable[[Evidence], list[str]]


def claims(wishes: Wishes) -> tuple[str, ...]:
    """The standards that a file made by `wishes` claims, as veraPDF names them."""
    if wishes.profile == "ua2":
        return ("ua2", "4f" if wishes.attach else "4")
    return ("ua1", "3a" if wishes.attach else "2a")


def conforming(evidence: Evidence) -> list[str]:
    """What veraPDF finds against the claims."""
    return [fault for claim in evidence.claims for fault in verapdf().faults(evidence.file, claim)]


def sound(evidence: Evidence) -> list[str]:
    """What qpdf finds wrong with the file's syntax."""
    with pikepdf.open(evidence.file) as pdf:
        return [str(problem) for problem in pdf.check_pdf_syntax()]


def accessible(evidence: Evidence) -> list[str]:
    """What outloud, which asks what the tags mean, has to say: errors and warnings, guesses left out."""
    return [told for told in heard_aloud(evidence.file) if told.split()[0] not in DOUBTS]


def heard_aloud(file: Path) -> list[str]:
    """Every error and warning of outloud, with its rule."""
    from outloud import check

    result = check(str(file))
    return [f"{each.rule} {each.message}" for each in result.findings if each.severity in ("error", "warning")]


def saying_what_was_meant(evidence: Evidence) -> list[str]:
    """Where the text of the structure differs from that of the scene, in words, kind or order."""
    with pikepdf.open(evidence.file) as pdf:
        found = [f"{kind}: {words}" for kind, words in heard(pdf)]
    names = {"Note": "FENote"} if "ua2" in evidence.claims else {}
    wanted = [f"{names.get(kind, kind)}: {words}" for kind, words in meant(evidence.scene)]
    return [line for line in unified_diff(wanted, found, lineterm="", n=0) if line[:3] not in ("---", "+++", "@@ ")]


def keeping_its_promises(evidence: Evidence) -> list[str]:
    """What no standard asks, and we promise: ways through the file, its order, nothing more inside than was meant."""
    with pikepdf.open(evidence.file) as pdf:
        return [*_lost(pdf, evidence.scene), *_carried(pdf, evidence.scene)]


def _lost(pdf: pikepdf.Pdf, scene: Scene) -> Iterator[str]:
    """What is missing to find one's way."""
    root, title = pdf.Root, str(pdf.open_metadata().get("dc:title", ""))
    if len(pdf.pages) != len(scene.pages):
        yield f"it has {len(pdf.pages)} pages for {len(scene.pages)}"
    if "/PageLabels" not in root:
        yield "its pages have no labels"
    if scene.bookmarks and "/Outlines" not in root:
        yield "it has no bookmarks"
    if "/Dests" not in root.get("/Names", {}):
        yield "no place in it has a name"
    if " ".join(scene.properties.title.split()) != title:
        yield f"it is called {title!r}"
    yield from astray(pdf)
    if (share := share_in_order(pdf)) < LEAST_IN_ORDER:
        yield f"on one page only {share:.0%} is painted as it is read"


def _carried(pdf: pikepdf.Pdf, scene: Scene) -> Iterator[str]:
    """What is in the file and should not be, or is not as it was."""
    attached = {each.name: each for each in scene.attachments}
    if set(pdf.attachments) != set(attached):
        yield f"it carries {sorted(pdf.attachments)}, not {sorted(attached)}"
    for name in set(pdf.attachments) & set(attached):
        if pdf.attachments[name].get_file().read_bytes() != attached[name].data:
            yield f"{name} is not what was attached"
    for key in ("/AA", "/OpenAction", "/JavaScript"):
        if key in pdf.Root or key in pdf.Root.get("/Names", {}):
            yield f"it does something when it is opened ({key})"
    data = b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and _is_told(each))
    if any(place.encode() in data for place in (str(Path.home()), gettempdir())):
        yield "it tells where it was made"


def _is_told(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != "/Image" and "/Length1" not in stream


GATES: Mapping[str, Gate] = {
    "veraPDF": conforming,
    "qpdf": sound,
    "outloud": accessible,
    "text": saying_what_was_meant,
    "promises": keeping_its_promises,
}


def faults(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Every fault, with the gate that found it."""
    for name, gate in GATES.items():
        for fault in gate(evidence):
            yield name, fault
