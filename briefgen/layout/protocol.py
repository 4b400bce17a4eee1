"""What the layout engine and the blocks say to each other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from briefgen.geometry import Rect
from briefgen.layout.scale import Scale
from briefgen.numbers import ENGLISH as ENGLISH_NUMBERS
from briefgen.numbers import Style
from briefgen.scene import Item, Node, Tag
from briefgen.shelf import Shelf
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme
from briefgen.vocabulary import ENGLISH, Vocabulary

Room = Literal["natural", "opens", "fills"]
"""What a block does with more height than it needs: text keeps its own, rows open up, a drawing fills it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way a block can be drawn. `departure` grows with what it no longer shows of the preferred one.

    `leveled`: whether it is set in another size at another level of the scale.
    """

    name: str
    departure: float = 0.0
    leveled: bool = True


ONLY_FORM = (Form(""),)


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a block may ask while it is laid out.

    `key` is the unique name of what is being laid out; it prefixes the names of items and structure nodes.
    `level` counts down the type scale: 0 is the largest. `form` is one of the block's own, "" its first. `airy` lets
    rows open up into the room there is. `tag` is the structure the block's items hang from.
    """

    edition: Literal["deck", "brief"]
    theme: Theme
    scale: Scale
    type: Typesetter
    key: str = ""
    level: int = 0
    form: str = ""
    airy: bool = True
    alone: bool = False
    """Whether nothing else stands on its slide."""
    whole: bool = False
    """Whether only the whole block is of use: then it need not begin what it cannot end."""
    page: float = 0.0
    """The page's width where drawings may bleed to its edges, else 0."""
    tag: Tag = ()
    called: str = ""
    """What the slide is called after: a block of this name need not say it again."""
    footer: str = ""
    """What the brand puts at the foot of every page."""
    vocabulary: Vocabulary = ENGLISH
    """The fixed words of the document's language."""
    numbers: Style = ENGLISH_NUMBERS
    """How the document writes numbers."""
    shelf: Shelf | None = None
    """Where drawings are kept between builds, if they are."""

    @property
    def deck(self) -> bool:
        return self.edition == "deck"

    def bleed(self, region: Rect) -> float:
        """How far a drawing over `region` may reach past each of its sides: to the edges, if it is as wide as all."""
        whole = abs(2 * region.x + region.width - self.page) < 1
        return region.x if whole else 0.0

    def within(self, node: Node) -> Setting:
        """The same setting one structure element deeper."""
        return replace(self, tag=(*self.tag, node))

    def keyed(self, key: str) -> Setting:
        return replace(self, key=key)

    def leveled(self, level: int) -> Setting:
        return replace(self, level=level)

    def drafted(self) -> Setting:
        """The same setting for layouts that are compared and thrown away."""
        return replace(self, type=self.type.drafted())

    def wholly(self) -> Setting:
        return replace(self, whole=True)

    def formed(self, form: str) -> Setting:
        return replace(self, form=form)

    def compact(self) -> Setting:
        """The same setting for measuring what a block needs at least."""
        return replace(self, airy=False)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a block gives back: finished items, the height they took, and the block that did not fit.

    With no items, nothing could be placed; `lacks` then says how many points are missing and `reason` why.
    """

    items: tuple[Item, ...]
    height: float
    rest: LaidOut | None = None
    lacks: float = 0.0
    reason: str = ""
    crumbs: int = 0
    """Cells broken into lines of a few characters: a wider region would serve them better."""

    @property
    def refused(self) -> bool:
        return not self.items and self.rest is not None

    @property
    def whole(self) -> bool:
        return self.rest is None


class LaidOut(ABC):
    """A block, as the layout engine sees it."""

    room: ClassVar[Room] = "natural"
    leveled: ClassVar[bool] = True
    """Whether it is set in another size at another level of the scale."""
    hangs: ClassVar[bool] = True
    """Whether it stands under a rule on a slide, or brings its own edge."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The ways it can be drawn on a slide, the preferred first, the one that splits furthest last."""
        return ONLY_FORM

    @property
    def heading(self) -> str:
        """What stands over it on a slide whose claim is another's; "" for nothing."""
        return ""

    @property
    def leads(self) -> bool:
        """Whether it only leads in to the block after it, and must not stand apart from it."""
        return False

    @abstractmethod
    def lay_out(self, region: Rect, setting: Setting) -> Fragment:
        """Place what fits into `region` and return the rest. A pure function of its arguments."""


def refusal(block: LaidOut, lacks: float, reason: str) -> Fragment:
    """Nothing placed: `block` lacks that many points of height or width."""
    return Fragment((), 0.0, block, lacks, reason)
