"""A file as git keeps it at a revision, with the files it names, read without running anything of the repository.

Only objects are read (`rev-parse`, `ls-tree`, `cat-file`): no filter, text conversion, hook, pager or remote takes
part, and of the user's and the system's settings only that is heard which lets git read folders of other owners.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefgen.errors import MachineError

SECONDS = 60
MOST_BYTES = 200_000_000
"""More than this is not taken out of a repository for one comparison."""

ASSETS = "assets"
USUAL_BRAND = "_brand.yml"
"""The brand that a project has without naming it."""

_QUIET: Mapping[str, str] = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A file at a revision, as git writes it: `HEAD~1:content/x.yaml`, or `HEAD~1:./x.yaml` from the working folder."""

    revision: str
    path: str

    def __str__(self) -> str:
        return f"{self.revision}:{self.path}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a tree: the id of its bytes, how many they are, and its path from the top."""

    blob: str
    size: int
    path: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def revision_of(said: str) -> Revision | None:
    """What `REV:path` names; None if it is not so written. Raises MachineError where it names no revision."""
    at = _colon(said)
    if at is None:
        return None
    revision, path = said[:at], said[at + 1 :]
    if not revision or not path:
        raise MachineError(f"“{said}” names no file at a revision: write REV:path, as HEAD~1:content/x.yaml.")
    if revision.startswith("-") or any(ord(letter) < 32 for letter in said):
        raise MachineError(f"“{revision}” is no revision: none begins with a hyphen or holds control characters.")
    return Revision(revision, path)


def _colon(said: str) -> int | None:
    """The first colon that stands in no braces, as those of `HEAD@{1 hour ago}` do."""
    depth = 0
    for index, letter in enumerate(said):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth == 0:
            return index
    return None


def extract(wanted: Revision, into: Path) -> Path:
    """Write the file, and what it or its brand may name, below `into`; give its path there.

    Taken are files whose names stand in the text, from its own folder and the folders `assets` above it; no links.
    Raises MachineError if git is missing, or there is no such revision or file.
    """
    tree = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{wanted.revision}^{{tree}}").strip().decode()
    if not tree:
        raise MachineError(f"There is no revision “{wanted.revision}” in this git repository.")
    path = _from_the_top(wanted.path)
    waiting = {entry.path: entry for entry in _listed(tree, path)}
    if path not in waiting:
        hint = "" if wanted.path.startswith(".") else " Paths count from the repository's top; ./ from this folder."
        raise MachineError(f"There is no file {wanted.path} at {wanted.revision}.{hint}")
    text, named, size = b"", [waiting.pop(path)], 0
    while named:
        size += sum(entry.size for entry in named)
        if size > MOST_BYTES:
            raise MachineError(f"{wanted} and what it names are more than {MOST_BYTES // 1_000_000} MB.")
        for entry, data in zip(named, _bytes(named), strict=True):
            file = into / entry.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            text += data if entry.path == path or entry.name.endswith((".yaml", ".yml")) else b""
        named = [each for each in waiting.values() if each.name == USUAL_BRAND or each.name.encode() in text]
        waiting = {name: each for name, each in waiting.items() if each not in named}
    return into / path


def _from_the_top(path: str) -> str:
    """A path as the tree has it. Raises MachineError if it leads out."""
    below = _git("rev-parse", "--show-prefix").decode().strip() if path.startswith(".") else ""
    steps: list[str] = []
    for step in PurePosixPath(below, path).parts:
        if step == ".." and steps:
            steps.pop()
        elif step in ("..", "/"):
            raise MachineError(f"The path {path} leads out of the repository.")
        else:
            steps.append(step)
    return "/".join(steps)


def _listed(tree: str, path: str) -> Sequence[_Entry]:
    """The files in the folder of `path` and in the folders of assets above it."""
    folder = PurePosixPath(path).parent
    places = [str(each / ASSETS) for each in (folder, *folder.parents)]
    places = [] if str(folder) == "." else [str(folder), *places]
    said = _git("ls-tree", "-r", "-l", "-z", "--full-tree", tree, "--", *places)
    found = (_entry(line) for line in said.decode("utf-8", "replace").split("\0") if line)
    return [entry for entry in found if entry]


def _entry(line: str) -> _Entry | None:
    """A regular file of the listing: neither a link nor another repository, and at a path that stays inside."""
    about, _, path = line.partition("\t")
    mode, kind, blob, size = about.split()
    safe = not {"", ".", ".."} & set(path.split("/")) and "\\" not in path
    return _Entry(blob, int(size), path) if kind == "blob" and mode.startswith("100") and safe else None


def _bytes(entries: Sequence[_Entry]) -> Iterator[bytes]:
    """The bytes of the entries, asked for in one batch."""
    said = _git("cat-file", "--batch", given="".join(f"{entry.blob}\n" for entry in entries).encode())
    at = 0
    for entry in entries:
        start = said.index(b"\n", at) + 1
        at = start + entry.size + 1
        yield said[start : at - 1]


def _git(command: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers; nothing where a quiet question has no answer. Raises MachineError with its last words."""
    call = ("git", "--no-pager", "--literal-pathspecs", command, *arguments)
    done = _run(call, {**_QUIET, **_trusted()}, given)
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode and said:
        raise MachineError(f"git refuses: {said[-1].removeprefix('fatal: ').rstrip('.')}.")
    return done.stdout


def _trusted() -> Mapping[str, str]:
    """The one setting of the user and the system that is passed on: which folders of other owners git may read."""
    asked = (_run(("git", "config", scope, "--get-all", "safe.directory"), {}) for scope in ("--system", "--global"))
    folders = [line for done in asked for line in done.stdout.decode("utf-8", "surrogateescape").splitlines()]
    keys = {f"GIT_CONFIG_KEY_{index}": "safe.directory" for index in range(len(folders))}
    values = {f"GIT_CONFIG_VALUE_{index}": folder for index, folder in enumerate(folders)}
    return {"GIT_CONFIG_COUNT": str(len(folders)), **keys, **values}


def _run(call: Sequence[str], settings: Mapping[str, str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git with no variables of its own but `settings`. Raises MachineError if it does not answer."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | dict(settings)
    try:
        return subprocess.run(  # noqa: S603 (a list of arguments, no shell)
            call, input=given, capture_output=True, env=environment, timeout=SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise MachineError("A file at a revision is read with git, which is not installed.") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise MachineError(f"git gives no answer: {error}.") from error
