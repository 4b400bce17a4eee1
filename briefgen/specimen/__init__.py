"""The specimen: a deck and a brief that show a brand at work, for the designer who judges it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.pipeline import EditionName

CONTENT = Path(__file__).parent / "content.yaml"
LOGO_SECTION = "logo"


def build(brand: Path, out: Path, only: EditionName | None = None) -> tuple[Path, ...]:
    """Write the specimen of a brand file into the folder `out`, and name the files written.

    Raises ContentError with the findings that stand against the brand, or MachineError; then nothing is written.
    """
    from briefgen.blocks import BLOCKS
    from briefgen.brand import load_brand
    from briefgen.document import load
    from briefgen.output import replace_together
    from briefgen.pipeline import USUAL, proved
    from briefgen.specimen.ladder import Ladder
    from briefgen.specimen.marks import Marks
    from briefgen.specimen.swatches import Swatches

    dress = load_brand(brand)
    document = load(CONTENT, {**BLOCKS, "swatches": Swatches, "ladder": Ladder, "marks": Marks})
    shown = [each for each in document.sections if each.id != LOGO_SECTION or dress.logo or dress.dark_logo]
    named = {"title": f"{dress.name}: the brand at work", "author": dress.name, "sections": tuple(shown)}
    document = document.model_copy(update=named)
    stem = brand.stem.strip("_") + "-specimen"
    files = {out / f"{stem}{each.edition.suffix}": each.written("all", USUAL) for each in proved(document, dress, only)}
    replace_together(files)
    return tuple(files)
