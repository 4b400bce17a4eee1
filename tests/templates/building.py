"""The shipped content built inside a template, before three judges: a validator, the lint, and LibreOffice."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openxml_audit import OpenXmlValidator

from briefgen.blocks import BLOCKS
from briefgen.brand import default_brand_path, load_brand
from briefgen.company.dress import company_theme
from briefgen.company.template import load_template
from briefgen.document import load
from briefgen.editions.deck import arrange
from briefgen.errors import ContentError, MachineError
from briefgen.layout.proof import prove
from briefgen.verify import verify
from briefgen.writers.pptx import write
from tests.lint import lint

CONTENT = Path(__file__).parents[2] / "content" / "amazon-ai-landscape.yaml"

OUT_OF_BOX = frozenset({"lines", "outside"})
"""The kinds of fault that mean text out of its box."""


@dataclass(frozen=True)
class Built:
    """What became of one template: `outcome` is "built", "refused", "no layout" or "judged"."""

    template: Path
    outcome: str
    said: str = ""
    deck: Path | None = None


def build_in(template: Path, folder: Path) -> Built:
    """The shipped deck in a template, written into `folder` and judged as a file."""
    own = load_brand(default_brand_path()).theme("deck")
    try:
        company = load_template(template)
    except (ContentError, MachineError) as error:
        return Built(template, "refused", str(error))
    theme = company_theme(company, own)
    try:
        scene = arrange(load(CONTENT, BLOCKS), theme, company)
        prove(scene, theme)
    except ContentError as error:
        return Built(template, "no layout", error.findings[0].message)
    digest = hashlib.sha256(template.read_bytes()).hexdigest()[:12]
    deck = folder / f"{digest}.pptx"
    deck.write_bytes(write(scene, theme, company))
    faults = [str(error) for error in OpenXmlValidator().validate(deck).errors]
    faults += [str(fault) for fault in lint(deck.read_bytes(), template=True)]
    return Built(template, "judged" if faults else "built", " | ".join(faults[:3]), deck)


def rendered(decks: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Each deck as LibreOffice's PDF."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for start in range(0, len(decks), 10):
        few = [str(deck) for deck in decks[start : start + 10]]
        subprocess.run([*command, *few], check=True, capture_output=True, timeout=300)
    return {deck: folder / f"{deck.stem}.pdf" for deck in decks}


def out_of_box(deck: Path, export: Path) -> list[str]:
    """The frames whose text needs more room than they have, as LibreOffice sets it."""
    faults = verify(deck, export).faults
    return [f"slide {fault.slide}, {fault.frame}: {fault.message}" for fault in faults if fault.kind in OUT_OF_BOX]
