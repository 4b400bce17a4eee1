"""Layouts that are like the one chosen for exhibits and have a place for one chart, table or picture."""

from __future__ import annotations

from dataclasses import replace

from briefgen.company.model import Box, CompanyTemplate, Layout, LayoutFit

ANYTHING = "obj"
"""A placeholder's type that takes whatever is put into it."""

_AROUND = frozenset({"title", "dt", "ftr", "sldNum"})


def twin(fit: LayoutFit, template: CompanyTemplate, kind: str) -> tuple[LayoutFit, Box] | None:
    """The fit on a layout that differs from its own by one placeholder for things of `kind`, and that placeholder.

    Ground, drawings, title and footers are the same, so that a slide looks the same on either.
    """
    for layout in template.layouts:
        inside = [box for box in layout.boxes if box.kind not in _AROUND]
        if len(inside) == 1 and inside[0].kind in (kind, ANYTHING) and _alike(layout, fit.layout):
            own = {box.kind: box for box in layout.boxes}
            if all(known is None or _same(own.get(known.kind), known) for known in (fit.title, fit.number, fit.date)):
                return replace(
                    fit,
                    layout=layout,
                    title=fit.title and own[fit.title.kind],
                    number=fit.number and own[fit.number.kind],
                    date=fit.date and own[fit.date.kind],
                    subtitle=None,
                    body=None,
                ), inside[0]
    return None


def _alike(layout: Layout, other: Layout) -> bool:
    return (layout.master.part, layout.drawings, layout.ground, dict(layout.color_map), layout.overrides_map) == (
        other.master.part,
        other.drawings,
        other.ground,
        dict(other.color_map),
        other.overrides_map,
    )


def _same(box: Box | None, other: Box) -> bool:
    """Whether two boxes set the same text in the same place; their names and indices are their own."""
    return box is not None and replace(box, name="", index=0) == replace(other, name="", index=0)
