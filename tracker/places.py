"""Where a project lies: on this computer alone, on a network drive, or in a folder that a service syncs."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""Linux's table of what is mounted where (proc(5)); other systems have none, and UNC paths on Windows."""

NETWORK_SYSTEMS = re.compile(
    r"(nfs|smb|cifs|afp|ncp|webdav|davfs|ceph|lustre|afs\b|fuse\.(sshfs|gvfsd-fuse|rclone|davfs|glusterfs|smb))"
)
"""File systems of another computer. 9p and virtiofs are not: a virtual machine has them from its own host."""

SYNCED_FOLDERS = {
    "Dropbox": ("dropbox",),
    "OneDrive": ("onedrive",),
    "Google Drive": ("google drive", "googledrive", "my drive"),
    "iCloud": ("mobile documents", "icloud drive", "iclouddrive"),
    "Nextcloud": ("nextcloud",),
    "ownCloud": ("owncloud",),
}
"""Services by the folders that they sync; an account's or firm's name may follow («OneDrive - Firm»)."""


class PlaceKind(StrEnum):
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A place that other computers write too; `name` is the service's, or the file system's."""

    kind: PlaceKind
    name: str


def shared_place(path: Path, mounts: Path = MOUNTS) -> SharedPlace | None:
    """The shared place that a file lies in, or None if it lies on this computer alone, as far as is known.

    Told by the path and by the table of mounts; nothing is read or written there.
    """
    whole = path.absolute().resolve()
    if str(whole).startswith(("\\\\", "//")):
        return SharedPlace(PlaceKind.NETWORK, "SMB")
    system = _file_system(whole, mounts)
    if NETWORK_SYSTEMS.match(system):
        return SharedPlace(PlaceKind.NETWORK, system.removeprefix("fuse."))
    name = next((name for part in whole.parent.parts if (name := _service(part.casefold()))), "")
    return SharedPlace(PlaceKind.SYNCED, name) if name else None


def _service(folder: str) -> str:
    for service, folders in SYNCED_FOLDERS.items():
        for name in folders:
            if folder == name or folder.startswith((f"{name} ", f"{name}-")):
                return service
    return ""


def _file_system(path: Path, mounts: Path) -> str:
    """The kind of file system that the path lies in; empty where the system has no table of them."""
    found: tuple[int, str] = (0, "")
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines() if mounts.is_file() else ():
        before, _, after = line.partition(" - ")
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), before.split(" ")[4]))
        if path.is_relative_to(point) and len(point.parts) >= found[0]:  # a later mount lies over an older
            found = (len(point.parts), after.split(" ", 1)[0])
    return found[1]
