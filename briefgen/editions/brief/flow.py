"""The flow of elements down pages: keeps, floats and margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.editions.brief.elements import Element, Pull
from briefgen.editions.brief.grid import BASELINE, LEFT, TOP, grid
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Item

MOST_PULLS = 2
"""Figures in the margin of one page at most."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as far as it is filled. `cursor`: where the columns go on; `margin`: where the margin does."""

    items: tuple[Item, ...] = ()
    cursor: float = TOP
    margin: float = TOP
    pulls: int = 0
    sections: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.items


@dataclass
class _Writer:
    """The sheets finished so far and the one being filled."""

    setting: Setting
    done: list[Sheet] = field(default_factory=list)
    sheet: Sheet = field(default_factory=Sheet)
    waiting: list[Element] = field(default_factory=list)

    def turn(self) -> None:
        """Finish the sheet; what waited stands first on the next."""
        self.done.append(self.sheet)
        self.sheet = Sheet()
        waiting, self.waiting = self.waiting, []
        for element in waiting:
            self.add(element)

    def add(self, element: Element) -> None:
        fragment, region = self.tried(element)
        if fragment.refused:
            if self.sheet.empty:
                if element.column == "wide":
                    raise LayoutError((_unlayoutable(fragment, element),))
                self.add(replace(element, column="wide"))
                return
            if element.floats:
                self.waiting.append(element)
                return
            self.turn()
            self.add(element)
            return
        self.sheet = _placed(self.sheet, element, fragment, region, self.setting)
        if fragment.rest is not None:
            self.turn()
            self.add(replace(element, block=fragment.rest, before=0.0, margin=()))

    def tried(self, element: Element) -> tuple[Fragment, Rect]:
        page = grid(self.setting)
        sheet = self.sheet
        before = 0.0 if sheet.empty else element.before
        top = sheet.cursor + before
        if element.column == "wide":
            top = max(top, sheet.margin + before if sheet.pulls else top)
        region = page.wide(top) if element.column == "wide" else page.prose(top)
        return lay_out_soundly(element.block, region, self.setting.keyed(element.key)), region

    def fits(self, elements: Sequence[Element]) -> bool:
        """Whether all of `elements`, the last at least in part, stand on this sheet."""
        trial = _Writer(self.setting, [], self.sheet)
        return trial.takes(elements[:-1]) and not trial.tried(elements[-1])[0].refused

    def takes(self, elements: Sequence[Element]) -> bool:
        """Place `elements` on the sheet as long as they fit whole; whether all did."""
        for element in elements:
            fragment, region = self.tried(element)
            if not fragment.whole or fragment.refused:
                return False
            self.sheet = _placed(self.sheet, element, fragment, region, self.setting)
        return True

    def level(self) -> None:
        """Let columns and margin go on at the same height."""
        top = max(self.sheet.cursor, self.sheet.margin)
        self.sheet = replace(self.sheet, cursor=top, margin=top)


def _placed(sheet: Sheet, element: Element, fragment: Fragment, region: Rect, setting: Setting) -> Sheet:
    items = list(sheet.items)
    margin, pulls = sheet.margin, sheet.pulls
    for index, pull in enumerate(element.margin):
        placed = _pulled(pull, max(margin, region.y), f"{element.key}/pull-{index + 1}", setting)
        if placed and pulls < MOST_PULLS:
            items.extend(placed.items)
            margin = max(margin, region.y) + placed.height + 2 * BASELINE
            pulls += 1
    bottom = region.y + fragment.height
    if element.column == "wide":
        margin = bottom + element.after
    return replace(
        sheet,
        items=(*items, *fragment.items),
        cursor=bottom + element.after,
        margin=margin,
        pulls=pulls,
    )


def _pulled(pull: Pull, top: float, key: str, setting: Setting) -> Fragment | None:
    page = grid(setting)
    fragment = pull.lay_out(Rect(LEFT, top, page.margin_width, page.foot - top), setting.keyed(key))
    return fragment if fragment.items else None


def _unlayoutable(fragment: Fragment, element: Element) -> Finding:
    return Finding(
        f"In “{element.key}” {fragment.reason}; {fragment.lacks:.0f} points are missing on an empty page.",
        hint="Shorten the longest text, or split the block in two.",
        subject=element.key,
    )


def fill(sections: Sequence[tuple[str, Sequence[Element]]], setting: Setting) -> list[Sheet]:
    """Sheets holding the elements of all `sections` (name, elements) in order.

    A section begins on the sheet before it only if its claim, its opening and its first exhibit stand there together.
    """
    writer = _Writer(setting)
    for name, elements in sections:
        if not writer.sheet.empty:
            writer.level()
            if not writer.fits(_lead(elements)):
                writer.turn()
        writer.sheet = replace(writer.sheet, sections=(*writer.sheet.sections, name))
        _pour(elements, writer)
        if writer.waiting:
            writer.turn()
        if not writer.sheet.sections:
            writer.sheet = replace(writer.sheet, sections=(name,))
    if not writer.sheet.empty:
        writer.done.append(writer.sheet)
    return _named(writer.done)


def _pour(elements: Sequence[Element], writer: _Writer) -> None:
    for index, element in enumerate(elements):
        kept = _opening(elements[index:])
        if len(kept) > 1 and not writer.sheet.empty and not writer.fits(kept):
            writer.turn()
        writer.add(element)


def _opening(elements: Sequence[Element]) -> Sequence[Element]:
    """The leading elements that must stay together: all that keep, and the one after."""
    count = next((i for i, element in enumerate(elements) if not element.keeps), len(elements) - 1)
    return elements[: count + 1]


def _lead(elements: Sequence[Element]) -> Sequence[Element]:
    """The opening of a section, up to its first exhibit."""
    exhibit = next((i for i, element in enumerate(elements) if element.floats), None)
    return _opening(elements) if exhibit is None else elements[: exhibit + 1]


def _named(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Every sheet knows a section: its own first, else the one that runs on from before."""
    result: list[Sheet] = []
    for sheet in sheets:
        carried = result[-1].sections[-1:] if result else ()
        result.append(sheet if sheet.sections else replace(sheet, sections=carried))
    return result
