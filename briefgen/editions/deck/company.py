"""The stage of a company's template: its titles, content area and numbers, as its own layouts have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.company import Box, CompanyTemplate, LayoutFit, Purpose
from briefgen.company.dress import align_of, fit_of, second_line, style_of
from briefgen.company.room import shared
from briefgen.document.model import Document, Section
from briefgen.editions.deck.boxes import common_size, filled, fits
from briefgen.editions.deck.slots import Slot, slots
from briefgen.editions.properties import long_date
from briefgen.editions.sources import SourceLine
from briefgen.errors import ContentError, Finding
from briefgen.geometry import Rect
from briefgen.layout.marks import paragraph, words
from briefgen.layout.protocol import Setting
from briefgen.layout.scale import deck_scale, muted
from briefgen.layout.templates import Canvas, Claim
from briefgen.scene import Item, Page, Paragraph, Placeholder, Run, TextFrame
from briefgen.text.lines import Typesetter
from briefgen.theme import Theme


def company_stage(document: Document, theme: Theme, template: CompanyTemplate) -> CompanyStage:
    """The stage for the slides of `document`, all their claims in one size as far as they can be."""
    setting = Setting(
        "deck",
        theme,
        deck_scale(theme.manner),
        Typesetter(theme, robust=True),
        vocabulary=document.vocabulary,
        numbers=document.style,
    )
    title = _title(template.purposes["exhibit"])
    claims = [slot.claim for section in document.sections for slot in slots(section)]
    size = common_size(title, claims, setting)
    scale = replace(setting.scale, title=style_of(title, "title", size))
    return CompanyStage(replace(setting, scale=scale), template)


@dataclass(frozen=True)
class CompanyStage:
    """Slides on the layouts of `template`."""

    setting: Setting
    template: CompanyTemplate

    @property
    def width(self) -> float:
        return self.template.width

    @property
    def height(self) -> float:
        return self.template.height

    def cover(self, document: Document, source: SourceLine) -> Page:
        byline = ", ".join(part for part in (document.author, long_date(document)) if part)
        note = (document.cover.note if document.cover else None) or ""
        below = [text for text in (document.subtitle, byline) if text]
        items = self._headed("cover", "cover", document.title, below)
        shown = "".join(item.text for item in items if isinstance(item, TextFrame))
        return Page(
            key="cover",
            title=document.title,
            items=items,
            chrome=self._number("cover", 1, "cover", items),
            template="Cover",
            notes=tuple(text for text in (*below, note, source.text) if text and text not in shown),
            label="1",
        )

    def divider(self, section: Section, number: int, active: int, label: int) -> Page:
        del number, active
        key = f"{section.id}/divider"
        items = self._headed("section", key, section.title, (section.headline,))
        return Page(
            key=f"{section.id}-divider",
            title=section.title,
            items=items,
            chrome=self._number("section", label, key, items),
            template="Section divider",
            section=section.title,
            label=str(label),
        )

    def claim(
        self,
        text: str,
        key: str,
        place: Claim = "above",
        *,
        located: bool = False,
        drop: float = 0.0,
        longest: str = "",
    ) -> TextFrame:
        """The claim in the layout's own title, which neither moves nor stands aside."""
        del place, located, drop
        largest = self.setting.scale.title.size
        box = self._on_slide(_title(self._exhibit))
        return filled(self.setting.keyed(key), "title", (text,), box, "title", longest=longest, largest=largest)

    def locator(self, place: Claim, claim: TextFrame) -> Rect | None:
        del place, claim
        return None

    def canvas(self, claims: Sequence[str], key: str, source: SourceLine, *, located: bool = False) -> Canvas:
        del claims, key, located
        foot = self._source(source)
        bottom = foot[0].rect.y - 2 * self.setting.scale.step if foot else self._content.bottom
        return {"above": self._content.resized(height=bottom - self._content.y)}

    def statement(self, slot: Slot, source: SourceLine) -> list[Item]:
        """The claim where claims stand, its reading large in the content area."""
        setting = self.setting.keyed(slot.key)
        items: list[Item] = [self.claim(slot.claim, slot.key)]
        if slot.section.reading:
            text = paragraph(slot.section.reading, setting.scale.text(0))
            items.append(words(setting, "reading", text, self.canvas((), slot.key, source)["above"]))
        return items

    def closing(self, slot: Slot, source: SourceLine) -> list[Item] | None:
        del slot, source
        return None

    def surround(self, active: int | None, source: SourceLine, number: int, key: str) -> tuple[Item, ...]:
        del active
        return (*self._source(source, key), *self._number("exhibit", number, key))

    def date(self, date: str, page: Page) -> TextFrame | None:
        """The date in the layout's own box for it."""
        box = fit_of(page.template, self.template).date
        return self._corner(box, date, "date", page.key) if box else None

    def _headed(self, purpose: Purpose, key: str, title: str, below: Sequence[str]) -> tuple[Item, ...]:
        """A title and what stands under it, in their boxes; of what finds no room there, as much as does."""
        fit, setting = self.template.purposes[purpose], self.setting.keyed(key)
        items = [filled(setting, "title", (title,), self._on_slide(_title(fit)), "title")]
        second = second_line(fit)
        box = _clear(self._on_slide(second), items[0].rect) if second else None
        kept = (below[:count] for count in range(len(below), 0, -1))
        shown = next((texts for texts in kept if box and fits(setting, texts, box)), None)
        if box and shown:
            items.append(filled(setting, "subtitle", shown, box, "subtitle"))
        return tuple(items)

    def _on_slide(self, box: Box) -> Box:
        """The box as far as it lies on the slide: some reach over its edge."""
        return replace(box, rect=shared(box.rect, Rect(0, 0, self.width, self.height)))

    @property
    def _exhibit(self) -> LayoutFit:
        return self.template.purposes["exhibit"]

    @cached_property
    def _content(self) -> Rect:
        content = self._exhibit.content
        if content is None:
            raise _unfit(self._exhibit, "leaves no room for content")
        return content

    def _source(self, source: SourceLine, key: str = "") -> tuple[TextFrame, ...]:
        """The source line at the foot of the content area."""
        if not source:
            return ()
        setting, content = self.setting.keyed(key), self._content
        text = source.paragraph(muted(setting.scale.small))
        height = setting.type.height((text,), content.width)
        return (words(setting, "source", text, Rect(content.x, content.bottom - height, content.width, height)),)

    def _number(self, purpose: Purpose, number: int, key: str, items: Sequence[Item] = ()) -> tuple[TextFrame, ...]:
        """The slide's number, if the layout has a box that holds it clear of `items`."""
        box = self.template.purposes[purpose].number
        found = self._corner(box, str(number), "slide-number", key) if box else None
        return (found,) if found and not any(item.rect.overlaps(found.rect) for item in items) else ()

    def _corner(self, own: Box, said: str, placeholder: Placeholder, key: str) -> TextFrame | None:
        """A line of small text in its box; None where it does not fit at a size that can be read."""
        box = self._on_slide(own)
        size = max(box.style.size, self.setting.scale.small.size)
        text = Paragraph((Run(said, style_of(box, placeholder, size)),), align_of(box))
        if self.setting.type.natural_width(text) > box.inner.width or text.leading > box.inner.height:
            return None
        name = f"{key} · {placeholder.removeprefix('slide-')}"
        return self.setting.type.frame(name, (text,), box.inner, placeholder=placeholder, anchor=box.anchor, fit=False)


def _title(fit: LayoutFit) -> Box:
    if fit.title is None:
        raise _unfit(fit, "has no title")
    return fit.title


def _clear(box: Box, taken: Rect) -> Box:
    """The box without what it shares with the text above or below it: some templates' boxes overlap."""
    if not box.inner.overlaps(taken):
        return box
    _, top, _, bottom = box.insets
    if box.inner.bottom > taken.bottom:
        y = taken.bottom - top
        return replace(box, rect=Rect(box.rect.x, y, box.rect.width, box.rect.bottom - y))
    return replace(box, rect=box.rect.resized(height=max(0.0, taken.y + bottom - box.rect.y)))


def _unfit(fit: LayoutFit, lack: str) -> ContentError:
    hint = f"Name another under `template: layouts: {fit.purpose}:` in the brand file."
    return ContentError((Finding(f"The template's layout “{fit.layout.name}” {lack}.", hint=hint),))
