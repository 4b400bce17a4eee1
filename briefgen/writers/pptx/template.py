"""The template: a master and its layouts, made from the theme and from the pages that use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.geometry import Rect
from briefgen.layout.mirror import mirrored_rect
from briefgen.layout.scale import Scale, bold, colored, deck_scale, muted
from briefgen.scene import Color, Page, Placeholder, Scene
from briefgen.theme import Theme
from briefgen.writers.pptx.markup import Xml, document, join, tag
from briefgen.writers.pptx.package import Package, Relations
from briefgen.writers.pptx.placeholders import LEVELS, Prompt, placed, prompts
from briefgen.writers.pptx.roles import SLOTS, ground, scheme
from briefgen.writers.pptx.text import Writing, list_style
from briefgen.writers.pptx.theme_part import theme_part

MASTER = "/ppt/slideMasters/slideMaster1.xml"
THEME = "/ppt/theme/theme1.xml"
_TYPES = "application/vnd.openxmlformats-officedocument."
FIRST_ID = 2147483648
"""Masters and layouts are numbered from here, together."""

PALE = (Color.PAPER, Color.TINT, Color.SECOND, Color.HAIRLINE)
"""Grounds that carry ink."""

TREE = join(
    tag("p:nvGrpSpPr", tag("p:cNvPr", id=1, name=""), tag("p:cNvGrpSpPr"), tag("p:nvPr")),
    tag(
        "p:grpSpPr",
        tag(
            "a:xfrm",
            tag("a:off", x=0, y=0),
            tag("a:ext", cx=0, cy=0),
            tag("a:chOff", x=0, y=0),
            tag("a:chExt", cx=0, cy=0),
        ),
    ),
)
"""How every tree of shapes begins."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A named arrangement of placeholders. `part` is its name in the package."""

    name: str
    ground: Color
    prompts: tuple[Prompt, ...]
    part: str = ""

    def prompt(self, kind: Placeholder) -> Prompt:
        """The placeholder of this kind. Raises StopIteration if the layout has none."""
        return next(prompt for prompt in self.prompts if prompt.kind == kind)


def layouts(scene: Scene, theme: Theme) -> dict[str, Layout]:
    """The standard layouts, and one for each of the scene's templates, shaped like the pages that use it."""
    chosen = {
        layout.name: replace(layout, prompts=tuple(_turned(prompt, scene) for prompt in layout.prompts))
        for layout in _standard(scene, deck_scale(theme.manner))
    }
    for page in reversed(scene.pages):
        name = speaking(page.template)
        chosen[name] = _shaped(chosen.get(name) or replace(chosen["Exhibit"], name=name), page)
    return {
        name: replace(layout, part=f"/ppt/slideLayouts/slideLayout{number}.xml")
        for number, (name, layout) in enumerate(chosen.items(), start=1)
    }


def speaking(template: str) -> str:
    """A template's name as people read it in the menu of layouts."""
    words = template.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Exhibit"


def _defaults(scene: Scene, scale: Scale) -> dict[Placeholder, Prompt]:
    """Where placeholders stand that no page shows, in proportions of the slide."""
    width, height = scene.width, scene.height
    margin = width / 20
    inner = width - 2 * margin
    low = height * 29 / 30
    corner = Rect(width - margin - 40, low - scale.small.leading, 40, scale.small.leading)
    number = Prompt("slide-number", corner, bold(scale.small), "end")
    content = Rect(margin, height * 0.27, inner, height * 0.63)
    below = Rect(margin, low - scale.small.leading, inner - 58, scale.small.leading)
    return {
        "title": Prompt("title", Rect(margin, height * 11 / 90, inner * 0.83, 2 * scale.title.leading), scale.title),
        "subtitle": Prompt("subtitle", Rect(margin, height * 0.45, inner / 2, 3 * scale.lead.leading), scale.text(0)),
        "body": Prompt("body", content, scale.body),
        "footer": Prompt("footer", below, muted(scale.small)),
        "slide-number": number,
    }


def _turned(prompt: Prompt, scene: Scene) -> Prompt:
    """The prompt where its language has it: from the right, where that runs so."""
    if not Writing(scene.properties.language).rtl:
        return prompt
    return replace(prompt, rect=mirrored_rect(prompt.rect, scene.width))


def _standard(scene: Scene, scale: Scale) -> tuple[Layout, ...]:
    plain = _defaults(scene, scale)
    title, body, subtitle = plain["title"], plain["body"], plain["subtitle"]
    wide = title.rect.resized(width=scene.width * 2 / 3)
    cover = replace(title, rect=wide.resized(height=3 * scale.cover.leading), style=colored(scale.cover, Color.PAPER))
    statement = replace(title, rect=wide.resized(height=3 * scale.figure.leading), style=scale.figure)
    below = replace(subtitle, rect=replace(subtitle.rect, y=cover.rect.bottom + 4 * scale.step))
    dark = replace(below, style=colored(subtitle.style, Color.PAPER))
    foot = (plain["footer"], plain["slide-number"])
    light = tuple(replace(prompt, style=colored(prompt.style, Color.HAIRLINE)) for prompt in foot)
    return (
        Layout("Cover", Color.INK, (cover, dark, *light)),
        Layout("Section", Color.PAPER, (statement, below, *foot)),
        Layout("Summary", Color.PAPER, (title, body, *foot)),
        Layout("Exhibit", Color.PAPER, (title, body, *foot)),
        Layout("Statement", Color.PAPER, (statement, *foot)),
        Layout("Appendix", Color.PAPER, (title, body, *foot)),
    )


def _shaped(layout: Layout, page: Page) -> Layout:
    """The layout with the ground and the placeholders of `page`, and its own where the page has none."""
    found = {kind: Prompt.like(frame, kind) for kind, frame in placed(page)}
    legible = Color.INK if page.ground in PALE else Color.PAPER
    own = {
        prompt.kind: prompt if page.ground is layout.ground else replace(prompt, style=colored(prompt.style, legible))
        for prompt in layout.prompts
    }
    return replace(layout, ground=page.ground, prompts=tuple((own | found).values()))


def add_template(package: Package, scene: Scene, theme: Theme, chosen: Mapping[str, Layout]) -> None:
    """Add theme, master and layouts to the package."""
    writing = Writing(scene.properties.language)
    master = Relations()
    for layout in chosen.values():
        own = Relations()
        own.to("slideMaster", MASTER)
        package.add(layout.part, _layout_part(layout, writing), f"{_TYPES}presentationml.slideLayout+xml", own)
        master.to("slideLayout", layout.part)
    part = _master_part(scene, deck_scale(theme.manner), writing, master, chosen.values())
    master.to("theme", THEME)
    package.add(MASTER, part, f"{_TYPES}presentationml.slideMaster+xml", master)
    package.add(THEME, theme_part(theme), f"{_TYPES}theme+xml")


def tree(*shapes: Xml) -> Xml:
    """A tree of shapes."""
    return tag("p:spTree", TREE, *shapes)


def _layout_part(layout: Layout, writing: Writing) -> bytes:
    back = (ground(layout.ground),) if layout.ground is not Color.PAPER else ()
    content = tag("p:cSld", *back, tree(*prompts(layout.prompts, writing)), name=layout.name)
    kept = tag("p:clrMapOvr", tag("a:masterClrMapping"))
    return document("p:sldLayout", "a", "r", "p", children=(content, kept), preserve=1, userDrawn=1)


def _master_part(scene: Scene, scale: Scale, writing: Writing, relations: Relations, chosen: Iterable[Layout]) -> bytes:
    plain = {kind: _turned(prompt, scene) for kind, prompt in _defaults(scene, scale).items()}
    back = tag("p:bg", tag("p:bgRef", scheme(Color.PAPER), idx=1001))
    content = tag("p:cSld", back, tree(*prompts(plain_master(plain), writing, master=True)))
    identifiers = [
        tag("p:sldLayoutId", id=FIRST_ID + number, r_id=relations.to("slideLayout", layout.part))
        for number, layout in enumerate(chosen, start=1)
    ]
    styles = tag(
        "p:txStyles",
        tag("p:titleStyle", list_style(scale.title, "start", writing.rtl)),
        tag("p:bodyStyle", list_style(scale.body, "start", writing.rtl, LEVELS)),
        tag("p:otherStyle", list_style(scale.body, "start", writing.rtl)),
    )
    mapping = tag("p:clrMap", **SLOTS)
    return document(
        "p:sldMaster", "a", "r", "p", children=(content, mapping, tag("p:sldLayoutIdLst", *identifiers), styles)
    )


def plain_master(plain: Mapping[Placeholder, Prompt]) -> tuple[Prompt, ...]:
    """The master's placeholders: all but the subtitle."""
    return tuple(prompt for kind, prompt in plain.items() if kind != "subtitle")
