"""The flow of elements down pages: keeps, floats and margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefgen.editions.brief.elements import Element
from briefgen.editions.brief.grid import BASELINE, LEFT, TOP, grid
from briefgen.editions.brief.notes import Note, marks
from briefgen.errors import Finding, LayoutError
from briefgen.geometry import Rect
from briefgen.layout.proof import text_frames
from briefgen.layout.protocol import Fragment, LaidOut, Setting, refusal
from briefgen.layout.soundness import lay_out_soundly
from briefgen.scene import Item

MOST_PULLS = 2
"""Figures in the margin of one page at most."""


LATE, CUT, MIDWAY, TIGHT = 0.05, 0.05, 0.15, 0.03
"""What it costs, in empty sheets: an exhibit on a later sheet than its text, a paragraph cut, a claim down a sheet,
a section with less air."""

TIGHTNESS = 0.7

MOST_BEGUN = 2
"""How many ways to begin are followed for each number of sheets."""


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


_Tries = dict[tuple[int, Rect], tuple[LaidOut, Fragment]]


@dataclass
class _Writer:
    """The sheets finished so far and the one being filled."""

    setting: Setting
    done: list[Sheet] = field(default_factory=list)
    sheet: Sheet = field(default_factory=Sheet)
    waiting: list[Element] = field(default_factory=list)
    tries: _Tries = field(default_factory=dict)
    """What of a section was laid out once, by block and region."""
    faults: float = 0.0
    """What the sheets so far cost, in empty sheets."""

    def copy(self) -> _Writer:
        """A writer that goes on from here, and knows what this one has tried."""
        return replace(self, done=list(self.done), waiting=list(self.waiting))

    def turn(self) -> None:
        """Finish the sheet; what waited stands first on the next."""
        foot = grid(self.setting).foot
        self.faults += ((foot - min(self.sheet.cursor, foot)) / (foot - TOP)) ** 2
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
                self.faults += LATE
                return
            self.turn()
            self.add(element)
            return
        self.sheet = _placed(self.sheet, element, fragment, region, self.setting)
        if fragment.rest is not None:
            self.faults += CUT if element.column == "prose" else 0.0
            self.turn()
            left = tuple(note for note in element.notes if note not in marked(element, fragment))
            self.add(replace(element, block=fragment.rest, before=0.0, margin=(), notes=left))

    def tried(self, element: Element) -> tuple[Fragment, Rect]:
        page = grid(self.setting)
        sheet = self.sheet
        before = 0.0 if sheet.empty else element.before
        top = sheet.cursor + before
        if element.column == "wide":
            top = max(top, sheet.margin - 1.25 * BASELINE)
        region = page.wide(top) if element.column == "wide" else page.prose(top)
        key = id(element.block), region
        if key not in self.tries:
            # The block is kept with its fragment, so that no other can come to have its id.
            self.tries[key] = element.block, lay_out_soundly(element.block, region, self.setting.keyed(element.key))
        fragment = self.tries[key][1]
        notes = marked(element, fragment)
        if notes and not sheet.empty and _beside(sheet, element, fragment, region, self.setting).notes < len(notes):
            return refusal(element.block, 1.0, "the notes beside it need room"), region
        return fragment, region

    def fits(self, elements: Sequence[Element]) -> bool:
        """Whether all of `elements`, the last at least in part, stand on this sheet."""
        trial = _Writer(self.setting, [], self.sheet, [], self.tries)
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
    beside = _beside(sheet, element, fragment, region, setting)
    bottom = region.y + fragment.height
    return replace(
        sheet,
        items=(*sheet.items, *beside.items, *fragment.items),
        cursor=bottom + element.after,
        margin=bottom + element.after if element.column == "wide" else beside.bottom,
        pulls=beside.pulls,
    )


class _Beside(NamedTuple):
    """What stands in the margin beside an element, where it ends, and the figures pulled out on the sheet so far."""

    items: tuple[Item, ...]
    bottom: float
    pulls: int
    notes: int = 0


def _beside(sheet: Sheet, element: Element, fragment: Fragment, region: Rect, setting: Setting) -> _Beside:
    """A figure pulled out where there is room for it, and every note that is marked in `fragment`."""
    page = grid(setting)
    items: list[Item] = []
    top, pulls, placed_notes = max(sheet.margin, region.y), sheet.pulls, 0
    bottom = sheet.margin
    for index, pull in enumerate(element.margin):
        if pulls == MOST_PULLS:
            break
        area = Rect(LEFT, top, page.margin_width, page.foot - top)
        placed = pull.lay_out(area, setting.keyed(f"{element.key}/pull-{index + 1}"))
        if not placed.refused:
            items += placed.items
            bottom, pulls = top + placed.height, pulls + 1
            top = bottom + BASELINE / 2
    for note in marked(element, fragment):
        placed = note.lay_out(Rect(LEFT, top, page.margin_width, page.foot - top), setting.keyed(element.key))
        if placed.refused:
            break
        items += placed.items
        bottom, placed_notes = top + placed.height, placed_notes + 1
        top = bottom + BASELINE / 4
    return _Beside(tuple(items), bottom + (2 * BASELINE if items else 0.0), pulls, placed_notes)


def marked(element: Element, fragment: Fragment) -> tuple[Note, ...]:
    """The notes of `element` whose marks stand in `fragment`."""
    if not element.notes:
        return ()
    keys = {key for frame in text_frames(fragment.items) for key in marks(frame.paragraphs)}
    return tuple(note for note in element.notes if note.key in keys)


def _unlayoutable(fragment: Fragment, element: Element) -> Finding:
    return Finding(
        f"In “{element.key}” {fragment.reason}; {fragment.lacks:.0f} points are missing on an empty page.",
        hint="Shorten the longest text, or split the block in two.",
        subject=element.key,
    )


def fill(sections: Sequence[tuple[str, Sequence[Element]]], setting: Setting) -> list[Sheet]:
    """Sheets holding the elements of all `sections` (name, elements) in order: as few, and as full, as may be.

    Every section begins on the sheet before it, if its opening stands there, or on a new one; of all that follows
    from that the cheapest is kept. An exhibit may stand on the sheet after its text, prose closing up before it.
    """
    begun = [_Writer(setting)]
    for name, elements in sections:
        begun = _best([*_turned(begun, name, elements), *_continued(begun, name, elements)])
        tries: _Tries = {}
        begun = [replace(each, tries=tries) for each in begun]
    writer = min(begun, key=_cost)
    return _named([*writer.done, *([] if writer.sheet.empty else [writer.sheet])])


def _turned(begun: Sequence[_Writer], name: str, elements: Sequence[Element]) -> Iterator[_Writer]:
    """The cheapest way so far with a section more on a new sheet; and with less air, if it spills over that."""
    ways = [each.copy() for each in begun]
    for way in ways:
        if not way.sheet.empty:
            way.turn()
    new = min(ways, key=_cost)
    loose = _written(new.copy(), name, elements)
    yield loose
    if len(loose.done) > len(new.done):
        new.faults += TIGHT
        yield _written(new, name, _tightened(elements))


def _continued(begun: Sequence[_Writer], name: str, elements: Sequence[Element]) -> Iterator[_Writer]:
    """Every way so far with a section more on the sheet begun, where that holds its opening."""
    for before in begun:
        if not before.sheet.empty:
            same = before.copy()
            same.level()
            if same.fits(_opening(elements)):
                same.faults += MIDWAY
                yield _written(same, name, elements)


def _tightened(elements: Sequence[Element]) -> Sequence[Element]:
    """The elements with less air between them, down to the space between paragraphs."""

    def less(space: float) -> float:
        return max(space * TIGHTNESS, min(space, BASELINE / 2))

    return [replace(each, before=less(each.before), after=less(each.after)) for each in elements]


def _written(writer: _Writer, name: str, elements: Sequence[Element]) -> _Writer:
    writer.sheet = replace(writer.sheet, sections=(*writer.sheet.sections, name))
    _pour(elements, writer)
    while writer.waiting:
        writer.turn()
    if not writer.sheet.sections:
        writer.sheet = replace(writer.sheet, sections=(name,))
    return writer


def _cost(writer: _Writer) -> tuple[int, float]:
    """Fewer sheets first, then none that is left half empty, nor other faults."""
    return len(writer.done), writer.faults


def _best(begun: Sequence[_Writer]) -> list[_Writer]:
    """The writers worth following: the cheapest with the fewest sheets, and with one more."""
    fewest = min(len(writer.done) for writer in begun)
    kept: list[_Writer] = []
    for number in (fewest, fewest + 1):
        equal = sorted((writer for writer in begun if len(writer.done) == number), key=_cost)
        kept += equal[:MOST_BEGUN]
    return kept


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


def _named(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Every sheet knows a section: its own first, else the one that runs on from before."""
    result: list[Sheet] = []
    for sheet in sheets:
        carried = result[-1].sections[-1:] if result else ()
        result.append(sheet if sheet.sections else replace(sheet, sections=carried))
    return result
