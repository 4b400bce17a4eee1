"""A slide in the making: its relations, and the ids and names its shapes have taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.scene import Color, Run, Shape, Tag
from briefgen.theme import Theme
from briefgen.writers.pptx.markup import NOTHING, Xml, tag
from briefgen.writers.pptx.package import Package, Relations
from briefgen.writers.pptx.text import Writing

ADDRESSES = ("http://", "https://", "mailto:")
"""What a link may begin with; anything else stays plain text."""

_DECORATIVE = tag(
    "a:ext",
    tag("adec:decorative", xmlns_adec="http://schemas.microsoft.com/office/drawing/2017/decorative", val=1),
    uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
)
_OWN_COLOR = tag(
    "a:extLst",
    tag(
        "a:ext",
        tag("ahyp:hlinkClr", xmlns_ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor", val="tx"),
        uri="{A12FA001-AC4F-418D-AE19-62706E023703}",
    ),
)
"""Without it PowerPoint sets links in the theme's link colour, whatever ground they stand on."""


@dataclass
class Sheet:
    """One slide: where its shapes get their ids, their unique names and their links from."""

    package: Package
    theme: Theme
    language: str
    targets: Mapping[str, str] = field(default_factory=dict)
    """The slide part behind each `#key`."""
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    """The shapes on it, by name."""
    relations: Relations = field(default_factory=Relations)
    _ids: dict[str, int] = field(default_factory=dict)
    """The id of the first shape of each name, drawn or only spoken of."""
    _names: set[str] = field(default_factory=set)
    _last: int = 1
    """The slide's own tree of shapes has id 1."""

    @property
    def writing(self) -> Writing:
        return Writing(self.language, self._link)

    def identity(self, name: str, alt: str | None = None, *, decorative: bool = False) -> Xml:
        """Id, name and what is read out instead of the shape."""
        number = self.number(name) if name not in self._names else self._next()
        extension = tag("a:extLst", _DECORATIVE) if decorative and not alt else NOTHING
        return tag("p:cNvPr", extension, id=number, name=self._unique(name), descr=alt or None)

    def number(self, name: str) -> int:
        """The id of the shape with this name, whether it is drawn already or will be."""
        if name not in self._ids:
            self._ids[name] = self._next()
        return self._ids[name]

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _unique(self, name: str) -> str:
        unique, number = name or "Shape", 2
        while unique in self._names:
            unique, number = f"{name or 'Shape'} {number}", number + 1
        self._names.add(unique)
        return unique

    def _link(self, run: Run) -> Xml:
        if not run.link:
            return NOTHING
        own = NOTHING if run.style.color is Color.ACCENT else _OWN_COLOR
        if run.link.startswith("#"):
            target = self.targets.get(run.link[1:])
            if target is None:
                return NOTHING
            return tag("a:hlinkClick", own, r_id=self.relations.to("slide", target), action="ppaction://hlinksldjump")
        if not run.link.lower().startswith(ADDRESSES):
            return NOTHING
        return tag("a:hlinkClick", own, r_id=self.relations.to("hyperlink", run.link, external=True))


def said_of(path: Tag) -> str | None:
    """The nearest alternative text on the way from an item to the document."""
    return next((node.alt for node in reversed(path) if node.alt), None)
