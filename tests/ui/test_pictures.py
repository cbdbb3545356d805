"""Pictures are taken without a display, and leave the project and the user's settings as they were."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from ui import pictures


def test_a_picture_is_taken_of_a_page_in_its_size(sample_path: Path, tmp_path: Path) -> None:
    before = sample_path.read_bytes()
    places = {name: str(tmp_path / "own") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    asked = ["--page", "claims", "--language", "en", "--theme", "dark", "--size", "1280x800"]
    done = subprocess.run(
        [sys.executable, "-m", "ui.pictures", sample_path, tmp_path / "pictures", *asked],
        env=kept | places,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (picture,) = (tmp_path / "pictures").iterdir()
    assert picture.name == "claims-en-dark-1280x800.png"
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    assert picture.stat().st_size < 150_000
    assert sample_path.read_bytes() == before
    assert not (tmp_path / "own").exists()


def test_a_thinned_picture_keeps_the_colours_of_surfaces_and_of_small_signs() -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    for row in range(400):
        for column in range(400):
            image.setPixel(column, row, 0xFF000000 + (column % 200) * 257)  # many shades, as letters have
    surface, sign = 0xFFF4F2EE, 0xFFD55E00
    for row in range(200):
        for column in range(200):
            image.setPixel(column, row, surface)
    for column in range(5):
        image.setPixel(column, 300, sign)
    thinned = pictures._thinned(image)
    assert thinned.format() == QImage.Format.Format_Indexed8
    assert thinned.pixel(10, 10) == surface
    assert thinned.pixel(2, 300) == sign
