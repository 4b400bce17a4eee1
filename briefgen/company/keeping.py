"""What of a template is kept, said as tables: everything that is not named here is left behind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_OFFICE = "application/vnd.openxmlformats-officedocument."

MAIN: Mapping[str, str] = MappingProxyType(
    {
        f"{_OFFICE}presentationml.presentation.main+xml": "presentation",
        f"{_OFFICE}presentationml.template.main+xml": "template",
        f"{_OFFICE}presentationml.slideshow.main+xml": "show",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": "presentation with macros",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": "template with macros",
        "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": "show with macros",
    }
)
"""The content types that the main part of a PowerPoint file may have."""

PRESENTATION = f"{_OFFICE}presentationml.presentation.main+xml"

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "officeDocument": PRESENTATION,
        "slideMaster": f"{_OFFICE}presentationml.slideMaster+xml",
        "slideLayout": f"{_OFFICE}presentationml.slideLayout+xml",
        "notesMaster": f"{_OFFICE}presentationml.notesMaster+xml",
        "handoutMaster": f"{_OFFICE}presentationml.handoutMaster+xml",
        "theme": f"{_OFFICE}theme+xml",
        "themeOverride": f"{_OFFICE}themeOverride+xml",
        "presProps": f"{_OFFICE}presentationml.presProps+xml",
        "viewProps": f"{_OFFICE}presentationml.viewProps+xml",
        "tableStyles": f"{_OFFICE}presentationml.tableStyles+xml",
    }
)
"""The content type of a part by the kind of relation that leads to it. Pictures keep the archive's word for them."""

_DRAWN = frozenset({"image", "hyperlink"})

KEPT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "package": frozenset({"officeDocument"}),
        "officeDocument": frozenset(
            {"slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles"}
        ),
        "slideMaster": _DRAWN | {"slideLayout", "theme"},
        "slideLayout": _DRAWN | {"slideMaster", "themeOverride"},
        "notesMaster": _DRAWN | {"theme"},
        "handoutMaster": _DRAWN | {"theme"},
        "theme": frozenset({"image"}),
        "themeOverride": frozenset({"image"}),
    }
)
"""The kinds of relation that are followed from each kind of part."""

REMARKED: Mapping[str, str] = MappingProxyType(
    {
        "vbaProject": "macros",
        "wordVbaData": "macros",
        "extensibility": "its own buttons in PowerPoint's ribbon",
        "control": "ActiveX controls",
        "activeXControlBinary": "ActiveX controls",
        "oleObject": "embedded objects",
        "package": "embedded documents",
        "audio": "sound",
        "video": "film",
        "media": "film and sound",
        "chart": "charts on layouts",
        "diagramData": "SmartArt on layouts",
        "font": "embedded fonts",
        "attachedToolbars": "toolbars",
        "customXml": "data of add-ins",
        "tags": "data of add-ins",
        "webextension": "web add-ins",
        "taskpanes": "web add-ins",
        "webextensiontaskpanes": "web add-ins",
    }
)
"""What is said of what is left behind; sample slides, thumbnails and properties go without a word."""

LOADING = frozenset(
    {
        "image",
        "oleObject",
        "package",
        "audio",
        "video",
        "media",
        "chart",
        "control",
        "theme",
        "themeOverride",
        "slideMaster",
        "slideLayout",
        "notesMaster",
        "handoutMaster",
        "attachedTemplate",
        "officeDocument",
        "frame",
        "vbaProject",
        "customXml",
        "externalLinkPath",
    }
)
"""Relations that make a program fetch what they point to: outside the file, they let a deck tell who opens it."""

ADDRESSES = ("http://", "https://", "mailto:")
"""How the address of a hyperlink may begin."""

ACTIONS = ("", "ppaction://noaction", "ppaction://hlinkshowjump")
"""Actions that a click on a layout may have: turning pages, nothing else."""

DROPPED_ELEMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "officeDocument": (
            "p:sldIdLst",
            "p:embeddedFontLst",
            "p:custShowLst",
            "p:photoAlbum",
            "p:custDataLst",
            "p:smartTags",
            "p:modifyVerifier",
            "p:extLst",
        ),
        "slideMaster": ("p:transition", "p:timing"),
        "slideLayout": ("p:transition", "p:timing"),
        "viewProps": ("p:outlineViewPr",),
        "presProps": ("p:htmlPubPr", "p:webPr", "p:showPr"),
    }
)
"""What a part says of sample slides, of its maker's password and of animations that belong to sample slides."""
