"""What a template offers, what it lacks and what briefgen will do with it, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.company.families import families, is_here, stand_in
from briefgen.company.model import Box, CompanyTemplate, LayoutFit, Reference
from briefgen.company.template import load_template
from briefgen.errors import ContentError, Finding
from briefgen.geometry import Rect


@dataclass(frozen=True, slots=True)
class Report:
    """What was found about a template. `template` None: it is refused, for the reasons in `findings`."""

    file: Path
    template: CompanyTemplate | None
    findings: tuple[Finding, ...]

    @property
    def fits(self) -> bool:
        return self.template is not None


def examine(file: Path) -> Report:
    """Look at a template. Raises MachineError if the file cannot be read."""
    try:
        template = load_template(file)
    except ContentError as error:
        return Report(file, None, error.findings)
    return Report(file, template, template.findings)


def told(report: Report) -> Iterator[str]:
    """The report in lines for people."""
    template = report.template
    if template is None:
        yield f"{report.file} cannot carry a deck."
    else:
        yield from _described(template)
    for finding in report.findings:
        yield f"  {finding.message}"
        if finding.hint:
            yield f"    {finding.hint}"


def _described(template: CompanyTemplate) -> Iterator[str]:
    masters = len({layout.master.part for layout in template.layouts})
    yield (
        f"{template.name}: {template.width / 72:.2f} × {template.height / 72:.2f} in, "
        f"{_counted(len(template.layouts), 'layout')} on {_counted(masters, 'master')}"
    )
    for purpose, fit in template.purposes.items():
        yield (
            f"  {purpose:<10} “{fit.layout.name}”, by {fit.reason}"
            if not fit.stands_in
            else (f"  {purpose:<10} “{fit.layout.name}”, as {fit.reason} stands in")
        )
        if not fit.stands_in:
            yield from (f"             {line}" for line in _boxes(fit))
    for role, reference in template.roles.items():
        yield f"  {role.value:<10} {_color(reference)}"
    for use, family in zip(("headings", "text"), families(template), strict=True):
        here = "" if is_here(family) else f", which is not installed here; the brief takes {stand_in(family)}"
        yield f"  {use:<10} {family}{here}"


def _boxes(fit: LayoutFit) -> Iterator[str]:
    for name, box in _named(fit):
        yield f"{name} {_size(box.rect)}, {box.style.family} {box.style.size:g} pt"
    if fit.content is not None:
        yield f"room for content {_size(fit.content)}"


def _named(fit: LayoutFit) -> Iterator[tuple[str, Box]]:
    every = {
        "title": fit.title,
        "subtitle": fit.subtitle,
        "footer": fit.footer,
        "number": fit.number,
        "date": fit.date,
    }
    return ((name, box) for name, box in every.items() if box is not None)


def _size(rect: Rect) -> str:
    return f"{rect.width:.0f} × {rect.height:.0f} pt at {rect.x:.0f}, {rect.y:.0f}"


def _color(reference: Reference) -> str:
    changes = "".join(f" {name} {value / 1000:g} %" for name, value in reference.changes)
    return f"{reference.hex}  {reference.slot or 'literal'}{changes}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_object(report: Report) -> dict[str, Any]:
    """The report as JSON has it. Lengths are points."""
    said = [{"message": finding.message, "hint": finding.hint} for finding in report.findings]
    template = report.template
    if template is None:
        return {"template": str(report.file), "fits": False, "findings": said}
    used = dict(zip(("display", "body"), families(template), strict=True))
    return {
        "template": str(report.file),
        "fits": True,
        "width": template.width,
        "height": template.height,
        "purposes": {purpose: _fit(fit) for purpose, fit in template.purposes.items()},
        "roles": {
            role.value: {"hex": each.hex, "slot": each.slot, "changes": dict(each.changes)}
            for role, each in template.roles.items()
        },
        "fonts": {use: {"family": name, "installed": is_here(name)} for use, name in used.items()},
        "findings": said,
    }


def _fit(fit: LayoutFit) -> dict[str, Any]:
    return {
        "layout": fit.layout.name,
        "reason": fit.reason,
        "stands_in": fit.stands_in,
        "content": _rect(fit.content),
        "boxes": {name: _rect(box.rect) for name, box in _named(fit)},
    }


def _rect(rect: Rect | None) -> list[float] | None:
    return None if rect is None else [round(value, 2) for value in (rect.x, rect.y, rect.width, rect.height)]
