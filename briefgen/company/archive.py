"""Opening a template's file without trusting it: every name and every size is checked before a part is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from briefgen.company.refusal import refused
from briefgen.errors import MachineError

MAX_FILE = 300_000_000
MAX_ENTRIES = 20_000
MAX_PART = 100_000_000
MAX_TOTAL = 400_000_000
MAX_XML = 20_000_000
MAX_RATIO = 250
"""How many times a part may grow when it is unpacked: XML grows ten to sixty times, a bomb a thousand."""

ALWAYS_ALLOWED = 4_000_000
"""A part no larger than this may grow by any ratio: plain pictures and empty sheets do."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Archive:
    """An open template file. Names are absolute and found in any case, as the packaging rules have it."""

    path: Path
    file: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    """By lower-case absolute name."""
    unpacked: int = field(default=0)
    """Bytes unpacked so far."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a template file. Raises ContentError if it is none, MachineError if it cannot be read."""
        try:
            with path.open("rb") as stream:
                start = stream.read(len(_OLE))
            size = path.stat().st_size
        except OSError as error:
            raise MachineError(f"The template {path} cannot be read: {error.strerror or error}.") from error
        _check_kind(path.name, start, size)
        try:
            file = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise refused(
                f"{path.name} is a damaged archive: {_said(error)}.", "Save it again in PowerPoint."
            ) from error
        try:
            return cls(path, file, _entries(path.name, file))
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def name(self, name: str) -> str:
        """The name of a part in the case that the archive has it in."""
        return "/" + self.entries[name.lower()].filename.lstrip("/")

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises ContentError if it is missing, damaged or unpacks beyond what is allowed."""
        entry = self.entries.get(name.lower())
        if entry is None:
            raise refused(f"{self.path.name} has no part {name}.", "Save it again in PowerPoint.")
        most = MAX_XML if name.lower().endswith((".xml", ".rels")) else MAX_PART
        allowed = min(most, max(ALWAYS_ALLOWED, MAX_RATIO * entry.compress_size), MAX_TOTAL - self.unpacked)
        if entry.file_size > allowed:
            raise self._too_large(name)
        try:
            with self.file.open(entry) as stream:
                # The size in the directory may lie: one byte more than allowed is enough to know.
                data = stream.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            message = f"The part {name} of {self.path.name} cannot be unpacked: {_said(error)}."
            raise refused(message, "Save the template again in PowerPoint.") from error
        if len(data) > allowed:
            raise self._too_large(name)
        self.unpacked += len(data)
        return data

    def _too_large(self, name: str) -> Exception:
        return refused(
            f"The part {name} of {self.path.name} unpacks to more than is allowed: {MAX_XML // 1_000_000} MB of XML or "
            f"{MAX_PART // 1_000_000} MB of anything else a part, {MAX_TOTAL // 1_000_000} MB together, "
            f"{MAX_RATIO} times its packed size.",
            "Compress the template's pictures, or use a template that is what it says.",
        )


def _check_kind(name: str, start: bytes, size: int) -> None:
    if start == _OLE:
        raise refused(
            f"{name} is locked with a password, or is in PowerPoint's format from before 2007.",
            "Open it in PowerPoint and save it as .potx without a password.",
        )
    if not start.startswith(b"PK"):
        raise refused(f"{name} is no PowerPoint file.", "Name a .potx or .pptx file.")
    if size > MAX_FILE:
        raise refused(f"{name} has {size // 1_000_000} MB; up to {MAX_FILE // 1_000_000} MB are read.")


def _entries(archive: str, file: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """The parts by name. Raises ContentError for names that lead elsewhere, twins and locked parts."""
    listed = file.infolist()
    if len(listed) > MAX_ENTRIES:
        raise refused(f"{archive} has {len(listed)} entries; up to {MAX_ENTRIES} are read.")
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        name = entry.filename
        if _leads_elsewhere(entry.orig_filename) or _leads_elsewhere(name):
            raise refused(f"{archive} has an entry named “{name}”, which would lead out of the archive.")
        if entry.is_dir():
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise refused(f"The part {name} of {archive} is encrypted.", "Save the template without a password.")
        key = "/" + name.lower()
        if key in entries:
            raise refused(f"{archive} has two parts named {name}; which one counts is anyone's guess.")
        entries[key] = entry
    return entries


def _leads_elsewhere(name: str) -> bool:
    segments = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in segments or ":" in segments[0] or "\\" in name or "\0" in name


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__).rstrip(".")
