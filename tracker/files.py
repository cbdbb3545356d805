"""Files that appear whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tracker.errors import StorageFailed
from tracker.storage_errors import of_system

NO_FOLDER_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM})
"""What network shares, FUSE and folders without read permission answer when asked to flush a folder."""

LONGEST_PART_NAME = 200
"""In bytes: what is left of the 255 that file systems allow, once dots, token and `.part` are taken off."""

LEFT_BEHIND = re.compile(r"\..+\.[0-9a-f]{8}(\..+)?\.part(-journal|-wal|-shm)?")
"""What `part_name` gives, and what is made beside such a file while it is written."""

SECONDS_LEFT_BEHIND = 86_400.0
"""A file that is not finished and has not been written to for so long belongs to a program that is gone."""


@contextlib.contextmanager
def atomic_file(path: Path, *, replace: bool = True) -> Iterator[BinaryIO]:
    """Give a file to write; at the end of the block it takes the name `path`, flushed to the disk.

    Until then it is `.NAME.xxxx.part` in the same folder (where a link points, if `path` is one), the
    file's `name`, for its owner's eyes only. If the block fails, it is removed and what stood at `path`
    is untouched. A file that is replaced passes on its permissions; one that is marked read-only is not
    replaced. With `replace` false no file is: one that is there is refused as `StorageFailed`
    («file_exists»), even if it came in between. What killed programs have left unfinished in the folder is
    swept away after a day.
    Raises `StorageFailed`: disk_full, permission_denied, folder_missing, storage_error.
    """
    try:
        # Replacing a link would leave its target stale, so the target is replaced.
        target = Path(os.path.realpath(path))
        mode = _mode_to_keep(target)
        part = target.with_name(part_name(target.name))
        try:
            with open(part, "xb", opener=_open_private) as file:
                yield file
                file.flush()
                if mode is not None:
                    part.chmod(mode)
                os.fsync(file.fileno())
            if replace:
                part.replace(target)
            else:
                _put_in_place(part, target)
        except StorageFailed as error:
            _remove(part)
            # What is written may be a database that names itself: the user knows it by its own name.
            if error.fields.get("path") == str(part):
                raise StorageFailed(error.code, **{**error.fields, "path": str(path)}) from error
            raise
        except BaseException:
            _remove(part)
            raise
        _flush_folder(target.parent)
        _sweep(target.parent)
    except OSError as error:
        raise of_system(error, path) from error


@contextlib.contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """A private folder where this system keeps what is passing, gone at the end of the block.

    Raises `StorageFailed` («folder_missing», «permission_denied», «disk_full») if none can be made there.
    """
    import tempfile  # only now: the window's start needs this module, and nothing of that one

    try:
        folder = tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
    except OSError as error:
        asked = Path(error.filename).parent if error.filename else Path(os.environ.get("TMPDIR") or os.sep)
        raise of_system(error, asked) from error
    with folder as name:
        yield Path(name)


def _remove(part: Path) -> None:
    """Remove what is not to be finished; what was written may be a database, with its journal beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what programs that were killed have left unfinished here, as far as that is allowed."""
    import shutil  # only now: the window's start needs this module, and nothing of that one

    since = time.time() - SECONDS_LEFT_BEHIND
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if LEFT_BEHIND.fullmatch(entry.name) and entry.lstat().st_mtime < since:
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    entry.unlink()


def _put_in_place(part: Path, target: Path) -> None:
    try:
        os.link(part, target)  # unlike a rename it never replaces a file
    except FileExistsError as error:
        raise StorageFailed("file_exists", path=str(target)) from error
    except OSError:
        # A file system without hard links: the moment between the look and the rename stays open.
        if target.exists():
            raise StorageFailed("file_exists", path=str(target)) from None
        part.rename(target)
    else:
        part.unlink()


def part_name(name: str) -> str:
    """A new hidden name beside `name` for what is not finished; the sweep knows it by its end."""
    # A name need not be text; what is cut in the middle of a letter is.
    short = os.fsencode(name)[:LONGEST_PART_NAME].decode(errors="ignore")
    return f".{os.fsdecode(short.encode())}.{secrets.token_hex(4)}.part"


def _open_private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _mode_to_keep(target: Path) -> int | None:
    """The permissions of the file that is going to be replaced, or None if there is none."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _flush_folder(folder: Path) -> None:
    """Make the new name outlive a power cut. Windows keeps no such promise and opens no folders."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        # The file is in its place already: what this folder cannot do must not call that a failure.
        if error.errno not in NO_FOLDER_FLUSH:
            raise
