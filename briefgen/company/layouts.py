"""From a package to the layouts it offers, each as a slide on it would see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefgen.company.boxes import Inheritance
from briefgen.company.colors import PLAIN_MAP, Palette
from briefgen.company.drawings import drawings
from briefgen.company.grounds import Painter
from briefgen.company.model import Layout, Master
from briefgen.company.opening import Opened
from briefgen.company.refusal import NoLayoutError, refused
from briefgen.company.theming import ThemePart, colors, theme_part
from briefgen.company.xml import EMU, NAMESPACES, Element, child, local, number, parsed, truth
from briefgen.geometry import Rect

SMALLEST, LARGEST = 72.0, 4032.0
"""The sides that PowerPoint allows a slide, in points."""

MAX_LAYOUTS = 1_000
_ID = f"{{{NAMESPACES['r']}}}id"


@dataclass(frozen=True, slots=True)
class Offer:
    """All that a template offers: the slide's size and the layouts, in the order of PowerPoint's menu."""

    slide: Rect
    layouts: tuple[Layout, ...]


def offer(template: Opened) -> Offer:
    """Read the layouts of a template. Raises ContentError where it is broken."""
    return _Reader(template).offer()


@dataclass
class _Reader:
    template: Opened
    roots: dict[str, Element] = field(default_factory=dict)

    def offer(self) -> Offer:
        root = self._root(self.template.presentation, "presentation")
        slide = _slide(child(root, "p:sldSz"))
        layouts = tuple(layout for part in self._masters(root) for layout in self._layouts(part, root))
        if not layouts:
            error = refused("The template has no slide layouts.", "Add layouts to its master in PowerPoint.")
            raise NoLayoutError(error.findings)
        if len(layouts) > MAX_LAYOUTS:
            raise refused(f"The template has {len(layouts)} layouts; up to {MAX_LAYOUTS} are read.")
        return Offer(slide, layouts)

    def _root(self, part: str, kind: str) -> Element:
        if part not in self.roots:
            self.roots[part] = parsed(self.template.package.contents[part], part)
        root = self.roots[part]
        if local(root) != kind:
            raise refused(f"The part {part} should hold a {kind} and holds a {local(root)}.")
        return root

    def _masters(self, presentation: Element) -> Iterator[str]:
        """The masters' parts in their order."""
        targets = self.template.package.targets(self.template.presentation, "slideMaster")
        listed = child(presentation, "p:sldMasterIdLst")
        named = [targets.get(each.get(_ID, "")) for each in (() if listed is None else listed)]
        yield from dict.fromkeys(part for part in named if part)

    def _layouts(self, part: str, presentation: Element) -> Iterator[Layout]:
        root = self._root(part, "sldMaster")
        package = self.template.package
        theme = self._theme(part)
        color_map = _mapping(child(root, "p:clrMap")) or PLAIN_MAP
        heir = Inheritance(root, presentation, theme.fonts)
        tree = _tree(root, part)
        palette = Palette(theme.colors, color_map)
        boxes = heir.boxes(tree, palette)
        master = Master(part, theme.part, theme.name, theme.colors, color_map, theme.fonts, boxes)
        targets = package.targets(part, "slideLayout")
        listed = child(root, "p:sldLayoutIdLst")
        for each in () if listed is None else listed:
            if each.get(_ID) in targets:
                yield self._layout(targets[each.get(_ID)], number(each, "id"), master, theme, heir)

    def _layout(self, part: str, identifier: int, master: Master, theme: ThemePart, heir: Inheritance) -> Layout:
        root, package = self._root(part, "sldLayout"), self.template.package
        override = _mapping(child(root, "p:clrMapOvr", "a:overrideClrMapping"))
        palette = Palette(self._overridden(part, theme).colors, override or master.color_map)
        painter, above = (
            Painter(package, theme, palette),
            Painter(package, theme, Palette(theme.colors, master.color_map)),
        )
        tree, parent = _tree(root, part), _tree(heir.master, master.part)
        own = drawings(tree, painter, part, on_master=False)
        behind = drawings(parent, above, master.part, on_master=True)
        shown = (*behind, *own) if truth(root, "showMasterSp", otherwise=True) else tuple(own)
        sheet: Element = child(root, "p:cSld")
        return Layout(
            name=" ".join(sheet.get("name", "").split()),
            kind=root.get("type", ""),
            part=part,
            identifier=identifier,
            master=master,
            boxes=heir.boxes(tree, palette),
            drawings=shown,
            ground=painter.ground(((sheet, part), (child(heir.master, "p:cSld"), master.part))),
            color_map=palette.color_map,
            overrides_map=override is not None,
        )

    def _theme(self, master: str) -> ThemePart:
        part = self.template.package.target(master, "theme")
        if part is None:
            raise refused(f"The master {master} has no theme.", "Open the template in PowerPoint and save it again.")
        return theme_part(self._root(part, "theme"), part)

    def _overridden(self, layout: str, theme: ThemePart) -> ThemePart:
        """The theme with the colours that a layout puts in its place."""
        part = self.template.package.target(layout, "themeOverride")
        scheme = child(self._root(part, "themeOverride"), "a:clrScheme") if part else None
        return theme if scheme is None else replace(theme, colors=colors(scheme))


def _tree(root: Element, part: str) -> Element:
    tree = child(root, "p:cSld", "p:spTree")
    if tree is None:
        raise refused(f"The part {part} has no tree of shapes.", "Open the template in PowerPoint and save it again.")
    return tree


def _slide(size: Element | None) -> Rect:
    width, height = number(size, "cx") / EMU, number(size, "cy") / EMU
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise refused(
            f"The template's slides are {width:.0f} × {height:.0f} points; PowerPoint allows {SMALLEST:.0f} to "
            f"{LARGEST:.0f}.",
        )
    return Rect(0, 0, width, height)


def _mapping(element: Element | None) -> Mapping[str, str] | None:
    return None if element is None else MappingProxyType({**PLAIN_MAP, **dict(element.attrib)})
