"""Loading a template: opened, understood and matched to what a deck needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from briefgen.brand import Brand
from briefgen.brand.file import Purpose
from briefgen.company.choice import fits
from briefgen.company.layouts import offer
from briefgen.company.model import CompanyTemplate, LayoutFit
from briefgen.company.opening import Opened, opened
from briefgen.company.package import Package
from briefgen.company.refusal import NoLayoutError, noted
from briefgen.company.roles import READ_WELL, legibility
from briefgen.company.room import behind
from briefgen.company.supplement import supplemented
from briefgen.errors import ContentError, Finding
from briefgen.geometry import Rect

NO_OVERRIDES: Mapping[Purpose, str] = MappingProxyType({})


def load_template(path: Path, overrides: Mapping[Purpose, str] = NO_OVERRIDES) -> CompanyTemplate:
    """Load a .potx, .pptx, .ppsx, or one of those with macros, which are left out.

    `overrides` names layouts for purposes. Raises ContentError with the reasons if the template is refused, their
    subject being `template` or `template.layouts.PURPOSE`; MachineError if the file cannot be read.
    """
    template = opened(path)
    try:
        return _understood(path.name, template, overrides)
    except NoLayoutError as error:
        try:
            return _understood(path.name, supplemented(template), overrides)
        except NoLayoutError:
            raise error from None


def template_of(brand: Brand) -> CompanyTemplate | None:
    """The template that a brand names, if it names one. Raises as `load_template` does, at the brand file's keys."""
    choice = brand.template
    if choice is None:
        return None
    try:
        return load_template(choice.file, choice.layouts)
    except ContentError as error:
        raise choice.located(error) from error


def _understood(name: str, template: Opened, overrides: Mapping[Purpose, str]) -> CompanyTemplate:
    offered = offer(template)
    purposes = fits(offered, template.package, overrides)
    return CompanyTemplate(
        name=name,
        package=template.package,
        width=offered.slide.width,
        height=offered.slide.height,
        layouts=offered.layouts,
        purposes=purposes,
        findings=(
            *template.findings,
            *_remarks(purposes["exhibit"], offered.slide, template.package),
            *_missing(purposes),
        ),
    )


def _remarks(exhibit: LayoutFit, slide: Rect, package: Package) -> Iterator[Finding]:
    """What only half fits."""
    grounds, exact = behind(exhibit.layout, exhibit.content or slide, slide, package)
    reached, name = legibility(exhibit.roles, grounds), exhibit.layout.name
    if reached < READ_WELL:
        yield noted(f"Text on “{name}” has a contrast of {reached:.1f} where the ground is at its worst.")
    if not exact:
        yield noted(f"The ground of “{name}” is a picture that cannot be read; its colours are a guess.")


def _missing(purposes: Mapping[Purpose, LayoutFit]) -> Iterator[Finding]:
    for purpose, fit in purposes.items():
        if fit.stands_in and purpose in ("cover", "section"):
            yield noted(f"The template has no layout for a {purpose}; “{fit.layout.name}” stands in.")
