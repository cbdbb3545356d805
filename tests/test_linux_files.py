"""What Linux desktops are told about Isnad: its menu entry, its file type, its description."""

import configparser
import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tracker.services import project as projects

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_menu_entry_opens_projects_and_speaks_both_languages() -> None:
    entry = configparser.RawConfigParser(delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their capitals
    entry.read(FOLDER / "isnad.desktop", encoding="utf-8")
    about = entry["Desktop Entry"]
    assert about["Exec"] == "isnad %f"
    assert about["MimeType"] == "application/x-isnad;"
    for name in ("Name", "GenericName", "Comment", "Keywords"):
        assert about[name]
        assert about[f"{name}[ar]"]
    assert (ROOT / "resources" / "icons" / f"{about['Icon']}.svg").is_file()


def test_the_file_type_knows_a_project_by_its_name_and_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.isnad"
    projects.create(path)
    data = path.read_bytes()
    (kind,) = ElementTree.parse(FOLDER / "isnad-mime.xml").getroot()
    assert kind.get("type") == "application/x-isnad"
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == ["*.isnad"]
    matches = list(kind.iter(f"{MIME}match"))
    assert len(matches) == 2
    for match in matches:
        start = int(match.get("offset", ""))
        wanted = match.get("value", "").encode().decode("unicode_escape").encode("latin-1")
        assert data[start : start + len(wanted)] == wanted


@pytest.mark.skipif(os.name == "nt" or not shutil.which("appstreamcli"), reason="needs appstreamcli")
def test_the_description_is_valid() -> None:
    command = ["appstreamcli", "validate", "--no-net", str(FOLDER / "isnad.metainfo.xml")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_the_description_names_the_same_file_type_and_entry() -> None:
    described = ElementTree.parse(FOLDER / "isnad.metainfo.xml").getroot()
    assert described.findtext("provides/mediatype") == "application/x-isnad"
    assert described.findtext("launchable") == "isnad.desktop"
