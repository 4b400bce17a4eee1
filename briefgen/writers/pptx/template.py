"""The template: a master and its layouts, made from the theme and from the pages that use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.geometry import Rect
from briefgen.layout.mirror import mirrored_rect
from briefgen.layout.scale import Scale, bold, colored, deck_scale, muted
from briefgen.scene import Color, Page, Scene
from briefgen.theme import Theme
from briefgen.vocabulary import Vocabulary, vocabulary
from briefgen.writers.pptx.markup import Xml, document, join, tag
from briefgen.writers.pptx.package import Package, Relations
from briefgen.writers.pptx.placeholders import KINDS, LEVELS, Holder, Prompt, Slot, placed, prompts
from briefgen.writers.pptx.roles import SLOTS, ground, scheme
from briefgen.writers.pptx.text import Writing, list_style
from briefgen.writers.pptx.theme_part import theme_part

MASTER = "/ppt/slideMasters/slideMaster1.xml"
THEME = "/ppt/theme/theme1.xml"
_TYPES = "application/vnd.openxmlformats-officedocument."
FIRST_ID = 2147483648
"""Masters and layouts are numbered from here, together."""

MASTER_COLORS = tag("a:masterClrMapping")

PLAIN = "Exhibit"
"""The layout with a title and nothing else to fill."""

TITLE = Slot("title")

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
    mapping: Xml = MASTER_COLORS
    """What its slides say of the master's map of colours."""

    def prompt(self, slot: Slot) -> Prompt:
        """The placeholder in this slot. Raises StopIteration if the layout has none."""
        return next(prompt for prompt in self.prompts if prompt.slot == slot)


def layouts(scene: Scene, theme: Theme) -> dict[str, Layout]:
    """The standard layouts, and one for whatever the scene's templates hold, shaped like the pages that use it."""
    known = vocabulary(scene.properties.language)
    chosen = {
        layout.name: replace(layout, prompts=tuple(_turned(prompt, scene) for prompt in layout.prompts))
        for layout in _standard(scene, deck_scale(theme.manner), known)
    }
    for page in reversed(scene.pages):
        name, template = layout_name(page, known), speaking(page.template, known)
        chosen[name] = replace(_shaped(chosen.get(template) or chosen[speaking(PLAIN, known)], page), name=name)
    return {
        name: replace(layout, part=f"/ppt/slideLayouts/slideLayout{number}.xml")
        for number, (name, layout) in enumerate(chosen.items(), start=1)
    }


def speaking(template: str, known: Vocabulary) -> str:
    """A template's name as people read it in the menu of layouts."""
    words = template.replace("-", " ").replace("_", " ").strip()
    name = words[:1].upper() + words[1:] or PLAIN
    return known.filed.layouts.get(name, name)


def layout_name(page: Page, known: Vocabulary) -> str:
    """The name of a page's layout: its template, and what stands in its placeholders, as in "Two columns: 2 charts"."""
    counts = Counter(slot.holder for slot, _ in placed(page) if slot.kind.repeats)
    return _holding(speaking(page.template, known), counts, known)


def _holding(template: str, counts: Mapping[Holder, int], known: Vocabulary) -> str:
    """The name of a layout that holds so many things of each kind."""
    words = ((*known.filed.held[holder], number) for holder, number in counts.items())
    held = ", ".join(f"{number} {many}" if number > 1 else one for one, many, number in words)
    return known.spoken.pair.format(template, held) if held else template


def _defaults(scene: Scene, scale: Scale) -> dict[Holder, Prompt]:
    """Where placeholders stand that no page shows, in proportions of the slide."""
    width, height = scene.width, scene.height
    margin = width / 20
    inner = width - 2 * margin
    low = height * 29 / 30
    corner = Rect(width - margin - 40, low - scale.small.leading, 40, scale.small.leading)
    number = Prompt(Slot("slide-number"), corner, bold(scale.small), "end")
    over = Rect(width - margin - 200, height * 2 / 45 - 4 - scale.small.leading, 200, scale.small.leading)
    content = Rect(margin, height * 0.27, inner, height * 0.63)
    below = Rect(margin, low - scale.small.leading, inner - 58, scale.small.leading)
    return {
        "title": Prompt(TITLE, Rect(margin, height * 11 / 90, inner * 0.83, 2 * scale.title.leading), scale.title),
        "subtitle": Prompt(
            Slot("subtitle"), Rect(margin, height * 0.45, inner / 2, 3 * scale.lead.leading), scale.text(0)
        ),
        "body": Prompt(Slot("body"), content, scale.body),
        "chart": Prompt(Slot("chart"), content, scale.body),
        "table": Prompt(Slot("table"), content, scale.body),
        "picture": Prompt(Slot("picture"), content, scale.body),
        "date": Prompt(Slot("date"), over, muted(scale.small), "end", text=scene.properties.shown_date),
        "footer": Prompt(Slot("footer"), below, muted(scale.small)),
        "slide-number": number,
    }


def _turned(prompt: Prompt, scene: Scene) -> Prompt:
    """The prompt where its language has it: from the right, where that runs so."""
    if not Writing(scene.properties.language).rtl:
        return prompt
    return replace(prompt, rect=mirrored_rect(prompt.rect, scene.width))


def _standard(scene: Scene, scale: Scale, known: Vocabulary) -> tuple[Layout, ...]:
    plain = _defaults(scene, scale)
    title, body, subtitle = plain["title"], plain["body"], plain["subtitle"]
    wide = title.rect.resized(width=scene.width * 2 / 3)
    cover = replace(title, rect=wide.resized(height=3 * scale.cover.leading), style=colored(scale.cover, Color.PAPER))
    statement = replace(title, rect=wide.resized(height=3 * scale.figure.leading), style=scale.figure)
    below = replace(subtitle, rect=replace(subtitle.rect, y=cover.rect.bottom + 4 * scale.step))
    dark = replace(below, style=colored(subtitle.style, Color.PAPER))
    foot = (plain["date"], plain["footer"], plain["slide-number"])
    exhibit = speaking(PLAIN, known)
    light = tuple(replace(prompt, style=colored(prompt.style, Color.HAIRLINE)) for prompt in foot)
    return (
        Layout(speaking("Cover", known), Color.INK, (cover, dark, *light)),
        Layout(speaking("Section", known), Color.PAPER, (statement, below, *foot)),
        Layout(speaking("Summary", known), Color.PAPER, (title, body, *foot)),
        Layout(exhibit, Color.PAPER, (title, *foot)),
        *(
            Layout(_holding(exhibit, {holder: 1}, known), Color.PAPER, (title, plain[holder], *foot))
            for holder, kind in KINDS.items()
            if kind.repeats
        ),
        Layout(speaking("Statement", known), Color.PAPER, (statement, *foot)),
        Layout(speaking("Appendix", known), Color.PAPER, (title, body, *foot)),
    )


def _shaped(layout: Layout, page: Page) -> Layout:
    """The layout with the ground and the placeholders of `page`, and its own where the page has none."""
    found = {slot: Prompt.like(item, slot) for slot, item in placed(page)}
    legible = Color.INK if page.ground in PALE else Color.PAPER
    own = {
        prompt.slot: prompt if page.ground is layout.ground else replace(prompt, style=colored(prompt.style, legible))
        for prompt in layout.prompts
        if not prompt.slot.kind.repeats
    }
    order = list(KINDS)
    every = sorted((own | found).values(), key=lambda prompt: order.index(prompt.slot.holder))
    return replace(layout, ground=page.ground, prompts=tuple(every))


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
    kept = tag("p:clrMapOvr", layout.mapping)
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
        tag("p:titleStyle", list_style(scale.title, "start", writing)),
        tag("p:bodyStyle", list_style(scale.body, "start", writing, LEVELS)),
        tag("p:otherStyle", list_style(scale.body, "start", writing)),
    )
    mapping = tag("p:clrMap", **SLOTS)
    listed = tag("p:sldLayoutIdLst", *identifiers)
    dated = any(slot.holder == "date" for page in scene.pages for slot, _ in placed(page))
    # What new slides show at their edges: what those of the deck show.
    edges = tag("p:hf", hdr=0, dt=None if dated else 0)
    return document("p:sldMaster", "a", "r", "p", children=(content, mapping, listed, edges, styles))


def plain_master(plain: Mapping[Holder, Prompt]) -> tuple[Prompt, ...]:
    """The master's placeholders: those that PowerPoint knows on a master."""
    return tuple(plain[holder] for holder in ("title", "body", "date", "footer", "slide-number"))
