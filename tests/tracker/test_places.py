"""Network drives and synced folders are known by path and mount; all else is this computer's own."""

from pathlib import Path

import pytest

from tracker.db import Project
from tracker.places import PlaceKind, SharedPlace, shared_place
from tracker.services import project as projects

MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:40 / /mnt/desk rw - nfs4 server:/desk rw
23 21 0:41 / /mnt/my\\040share rw shared:7 - cifs //server/share rw
24 21 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
25 22 8:2 / /mnt/desk/local rw - ext4 /dev/sdb1 rw
26 21 0:43 / /host rw - 9p host rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS, encoding="utf-8")
    return table


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/mnt/desk/news.isnad", PlaceKind.NETWORK, "nfs4"),
        ("/mnt/my share/2016/news.isnad", PlaceKind.NETWORK, "cifs"),
        ("/run/user/1000/gvfs/smb/news.isnad", PlaceKind.NETWORK, "gvfsd-fuse"),
        ("/srv/huda/Dropbox/news.isnad", PlaceKind.SYNCED, "Dropbox"),
        ("/srv/huda/Dropbox (Desk)/2016/news.isnad", PlaceKind.SYNCED, "Dropbox"),
        ("/srv/huda/OneDrive - Desk/news.isnad", PlaceKind.SYNCED, "OneDrive"),
        (
            "/srv/huda/Library/CloudStorage/GoogleDrive-h@x.org/My Drive/n.isnad",
            PlaceKind.SYNCED,
            "Google Drive",
        ),
        ("/srv/huda/Library/Mobile Documents/com~apple~CloudDocs/n.isnad", PlaceKind.SYNCED, "iCloud"),
    ],
)
def test_shared_places_are_known(path: str, kind: PlaceKind, name: str, mounts: Path) -> None:
    assert shared_place(Path(path), mounts) == SharedPlace(kind, name)


@pytest.mark.parametrize(
    "path",
    [
        "/srv/huda/news.isnad",
        "/mnt/desk/local/news.isnad",
        "/mnt/desktop/news.isnad",
        "/host/news.isnad",
        "/srv/huda/Dropbox.isnad",
        "/srv/huda/dropboxes/news.isnad",
    ],
)
def test_all_else_is_this_computers_own(path: str, mounts: Path) -> None:
    assert shared_place(Path(path), mounts) is None


def test_without_a_table_of_mounts_the_path_alone_tells(tmp_path: Path) -> None:
    assert shared_place(Path("/mnt/desk/news.isnad"), tmp_path / "none") is None


def journal_mode(opened: Project) -> str:
    return str(opened.database.pragma("journal_mode"))


def test_a_project_in_a_synced_folder_is_whole_in_one_file_after_every_step(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path = folder / "news.isnad"
    projects.create(path)
    with projects.open_project(path) as opened:
        assert opened.place == SharedPlace(PlaceKind.SYNCED, "Dropbox")
        assert journal_mode(opened) == "delete"
        assert int(opened.database.pragma("synchronous")) == 3
        projects.set_value(opened, "editor", "هدى")
        assert [each.name for each in folder.iterdir()] == ["news.isnad"]
