"""Writing files so that nobody ever sees half of one.

Each file is written beside its target, forced to the disk and then put in its place in one step. A build that
fails or is killed leaves the previous files as they were; two builds into one folder take turns.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefgen.errors import MachineError

LOCK = ".briefgen.lock"
PATIENCE = 10.0
"""Seconds to wait for another build into the same folder."""

_PAUSE = 0.05


def replace_together(files: Mapping[Path, bytes], patience: float = PATIENCE) -> None:
    """Write all files or, if one cannot be written, none. Raises MachineError and then leaves nothing behind."""
    with ExitStack() as stack:
        for folder in sorted({target.parent for target in files}):
            _make(folder)
            stack.enter_context(_turn(folder, patience))
        staged = {target: target.with_name(f".{target.name}.part") for target in files}
        stack.callback(_remove, *staged.values())
        for target, part in staged.items():
            _stage(target, part, files[target])
        for target, part in staged.items():
            with _explained(target):
                part.replace(target)
        for folder in {target.parent for target in files}:
            _synchronise(folder)


def _make(folder: Path) -> None:
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _stage(target: Path, part: Path, data: bytes) -> None:
    with _explained(target):
        if target.is_dir():
            raise IsADirectoryError(21, "a folder has this name")
        _remove(part)
        # Exclusively: what a link of this name may point at is none of our business.
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(descriptor, "wb") as file:  # noqa: PTH123 (a descriptor has no path)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _synchronise(folder: Path) -> None:
    """Force the folder's new names to the disk, where the system knows how."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(f"{path} cannot be written: {error.strerror or error}.") from error


@contextmanager
def _turn(folder: Path, patience: float) -> Iterator[None]:
    """Hold the folder's lock. Raises MachineError when another build does not finish in `patience` seconds."""
    lock = folder / LOCK
    deadline = time.monotonic() + patience
    while (descriptor := _acquired(lock)) is None:
        if time.monotonic() >= deadline:
            raise MachineError(f"Another build is writing to {folder}. Try again when it has finished.")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _remove(lock)
        os.close(descriptor)


def _acquired(lock: Path) -> int | None:
    """A descriptor that holds the lock, or None if somebody else does. The system frees it when a build dies."""
    with _explained(lock):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        if _lock(descriptor) and _is_same(descriptor, lock):
            return descriptor
        os.close(descriptor)
    return None


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_same(descriptor: int, lock: Path) -> bool:
    """Whether the locked file still has its name: its last holder may have removed it in between."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    return False
