"""Writing files: whole or not at all."""

import fcntl
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import MachineError
from briefgen.output import LOCK, replace_together

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content/amazon-ai-landscape.yaml"
KINDS = (".pptx", ".pdf")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_into_a_new_folder_and_nothing_else_is(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "output"
    replace_together({folder / "a.pdf": b"a", folder / "a.pptx": b"b"})
    assert names(folder) == ["a.pdf", "a.pptx"]
    assert (folder / "a.pptx").read_bytes() == b"b"


def test_previous_files_are_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old and longer")
    replace_together({target: b"new"})
    assert target.read_bytes() == b"new"


def test_files_are_readable_as_the_users_mask_says(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    previous = os.umask(0o027)
    try:
        replace_together({target: b"new"})
    finally:
        os.umask(previous)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pptx").mkdir()
    with pytest.raises(MachineError, match=r"b\.pptx cannot be written"):
        replace_together({tmp_path / "a.pdf": b"new", tmp_path / "b.pptx": b"new"})
    assert names(tmp_path) == ["a.pdf", "b.pptx"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_crash_while_writing_leaves_the_previous_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="No space left"):
        replace_together({target: b"new"})
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".a.pdf.part").write_bytes(b"half")
    (tmp_path / LOCK).touch()
    replace_together({tmp_path / "a.pdf": b"new"})
    assert names(tmp_path) == ["a.pdf"]


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / ".a.pdf.part").symlink_to(victim)
    replace_together({tmp_path / "a.pdf": b"new"})
    assert victim.read_bytes() == b"mine"


def test_two_builds_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    with (tmp_path / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(MachineError, match="Another build"):
            replace_together({target: b"new"}, patience=0.1)
    assert not target.exists()
    replace_together({target: b"new"}, patience=0.1)
    assert target.read_bytes() == b"new"


def test_a_folder_that_is_a_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(MachineError, match="cannot be written"):
        replace_together({tmp_path / "output" / "a.pdf": b"new"})


ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C", "PYTHONUTF8": "0", "HOME": "/nowhere"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "USER": "somebody"},
    {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40"},
)
"""Machines as they differ: the order of sets, the clock's zone, the language, who works on it."""


def test_equal_content_gives_equal_files_in_any_process_place_zone_and_language(tmp_path: Path) -> None:
    """The second builds run from other folders, name the content by another path, and find it with another date."""
    found = []
    for number, changes in enumerate(ELSEWHERE):
        home = tmp_path / f"machine {number}"
        shutil.copytree(ROOT / "content", home / "content")
        shutil.copytree(ROOT / "assets", home / "assets")
        os.utime(home / "content" / CONTENT.name, (number * 10**8, number * 10**8))
        content = home / "content" / CONTENT.name
        named = content if number else content.relative_to(home)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
        subprocess.run(
            [sys.executable, "-m", "briefgen", "build", "-o", home / "out", named],
            cwd=home if number == 0 else tmp_path,
            env={**environment, **changes, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
        found.append({file.name: file.read_bytes() for file in (home / "out").iterdir() if file.suffix in KINDS})
    assert set(found[0]) == {f"{CONTENT.stem}{kind}" for kind in KINDS}
    assert found[1] == found[0]
    assert found[2] == found[0]
