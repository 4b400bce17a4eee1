"""Three judges of a deck that share no code with briefgen: two validators, and the lint for what both miss."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.lint import lint

Judge = Callable[[Path], list[str]]

SDK = "ooxml-validator"
FOLDER = "BRIEFGEN_NODE_MODULES"
"""The environment variable that names a folder `node_modules`, if it is not the project's."""

PATIENCE = 300
"""Seconds a deck of any size may take."""


def audited(deck: Path) -> list[str]:
    """What openxml-audit, a validator in Python, finds."""
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(deck).errors]


def validated(deck: Path) -> list[str]:
    """What the Open XML SDK, Microsoft's own validator, finds. Raises RuntimeError if it cannot judge."""
    program = sdk()
    if program is None:
        raise RuntimeError(f"{SDK} is not installed")
    run = subprocess.run([program, deck], capture_output=True, text=True, timeout=PATIENCE, check=False)
    if run.returncode > 1:
        raise RuntimeError(f"{SDK} could not be run: {run.stderr.strip()}")
    return [json.dumps(error) for error in json.loads(run.stdout)["errors"]]


def linted(deck: Path) -> list[str]:
    """What the lint finds."""
    return [str(fault) for fault in lint(deck.read_bytes())]


JUDGES: Mapping[str, Judge] = {"openxml-audit": audited, "Open XML SDK": validated, "lint": linted}


def sdk() -> str | None:
    """The Open XML SDK's validator: on the path, in the project's `node_modules` or in the folder named."""
    modules = Path(os.environ.get(FOLDER, Path(__file__).parents[2] / "node_modules"))
    native = next(modules.glob(f"@xarsh/{SDK}-*/{SDK}*"), None)
    return str(native) if native else shutil.which(SDK, path=f"{modules / '.bin'}:{os.environ.get('PATH', '')}")


def present(*, require_all: bool = False) -> dict[str, Judge]:
    """The judges that this machine has. Raises RuntimeError if one is required that it has not."""
    if sdk() is not None:
        return dict(JUDGES)
    if require_all:
        raise RuntimeError(f"{SDK} is not installed: npm install --no-save @xarsh/{SDK}")
    return {name: judge for name, judge in JUDGES.items() if judge is not validated}
