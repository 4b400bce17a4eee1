"""Proving what was placed: the changed file loads, reconciles, builds, and its deck says what the edited deck says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.blocks import BLOCKS
from briefgen.document.load import validate
from briefgen.document.model import Document
from briefgen.errors import ContentError
from briefgen.provenance.showing import shown
from briefgen.provenance.slides import SlideTexts, plain
from briefgen.pulling.comparing import NOTES, compare
from briefgen.pulling.model import Placed, Pulled, Unplaced
from briefgen.pulling.patching import UnwritableError, changed
from briefgen.scene import Scene
from briefgen.source import Tree

Build = Callable[[Document], tuple[Scene, Sequence[SlideTexts]]]
"""The deck of a document: its scene, and its slides as they are read. Raises ContentError."""

Objection = Callable[[Sequence[Placed]], str]
"""What stands against some changes together; empty if nothing does."""


def pulled(
    document: Document,
    placed: Sequence[Placed],
    unplaced: Sequence[Unplaced],
    build: Build,
    slides: Sequence[SlideTexts],
) -> Pulled:
    """The content with all placed edits that hold; the others are listed with what stands against them."""
    tree = document.tree
    if tree is None:
        raise ValueError("a document that was made, not read, has no file to change")
    refused = list(unplaced)
    kept = list(placed)
    for objection in (_unsound(tree), _unsaid(tree, build, slides)):
        kept = _holding([], kept, objection, refused) if kept else kept
    return Pulled(tree.text, changed(tree, kept).text, tuple(kept), tuple(refused))


def _holding(kept: list[Placed], more: Sequence[Placed], objection: Objection, refused: list[Unplaced]) -> list[Placed]:
    """`kept` and as many more as hold with them, found by halves; what does not is put with the `refused`."""
    said = objection([*kept, *more])
    if not said:
        return [*kept, *more]
    if len(more) == 1:
        refused.append(Unplaced(more[0].edit, said))
        return kept
    half = len(more) // 2
    return _holding(_holding(kept, more[:half], objection, refused), more[half:], objection, refused)


def _unsound(tree: Tree) -> Objection:
    """What the content's own checks say against changes."""

    def objection(placed: Sequence[Placed]) -> str:
        try:
            validate(changed(tree, placed), BLOCKS)
        except ContentError as error:
            return f"The content would not hold: {error.findings[0].message}"
        except UnwritableError as error:
            return str(error)
        return ""

    return objection


def _unsaid(tree: Tree, build: Build, slides: Sequence[SlideTexts]) -> Objection:
    """What a deck, built from the changed content, would not say though the edited deck does."""

    def objection(placed: Sequence[Placed]) -> str:
        try:
            scene, own = build(validate(changed(tree, placed), BLOCKS))
        except ContentError as error:
            return f"The content so changed could not be built: {error.findings[0].message}"
        found = compare(scene, own, slides)
        edits = [*(edit for edit, _ in found.texts), *found.notes]
        still = {(each.spot, each.new) for each in edits} | {(each.spot, each.new) for each in found.charts}
        # Text that has moved, because what stands before it grew, is said all the same.
        said = {(text.frame, plain(text.text)) for text in shown(scene)}
        said.update((NOTES, plain(note)) for page in scene.pages for note in page.notes)
        every = [each.edit for each in placed]
        held = all((edit.spot, edit.new) not in still or (edit.frame, edit.new) in said for edit in every)
        return "" if held else "A deck built from the content so changed would not say this."

    return objection
