"""The gates that every PDF file of ours must pass, none of which shares code with what wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pikepdf

from briefgen.scene import Scene
from briefgen.wishes import Wishes
from tests.judges.aloud import heard, meant
from tests.judges.verapdf import verapdf

DOUBTS: Mapping[str, str] = {
    "FIG-012": "a chart's description has more digits than letters, since it tells the values",
    "PAG-001": "sources under exhibits are taken for running feet where three exhibits end their pages alike",
    "TAG-002": "long running heads are taken for prose; that all prose is tagged is seen by the gate of text",
    "TBL-010": "a table of three columns and two rows has more heads than data",
}
"""Rules by which outloud guesses from how a page looks, and where random words mislead it. Our examples break none."""


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
    """What no standard asks, and we promise: described figures, bookmarks, labels, nothing of the machine inside."""
    with pikepdf.open(evidence.file) as pdf:
        return list(_promises(pdf, evidence.scene))


def _promises(pdf: pikepdf.Pdf, scene: Scene) -> Iterator[str]:
    root = pdf.Root
    if len(pdf.pages) != len(scene.pages):
        yield f"it has {len(pdf.pages)} pages for {len(scene.pages)}"
    if "/PageLabels" not in root:
        yield "its pages have no labels"
    if scene.bookmarks and "/Outlines" not in root:
        yield "it has no bookmarks"
    if "/Dests" not in root.get("/Names", {}):
        yield "no place in it has a name"
    title = str(pdf.open_metadata().get("dc:title", ""))
    if " ".join(scene.properties.title.split()) != title:
        yield f"it is called {title!r}"
    attached = {each.name: each for each in scene.attachments}
    if set(pdf.attachments) != set(attached):
        yield f"it carries {sorted(pdf.attachments)}, not {sorted(attached)}"
    for name in set(pdf.attachments) & set(attached):
        if pdf.attachments[name].get_file().read_bytes() != attached[name].data:
            yield f"{name} is not what was attached"
    data = b"".join(each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and _is_told(each))
    if str(Path.home()).encode() in data or b"/tmp/" in data:
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
