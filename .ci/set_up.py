"""Makes `make run` and `make test` ready: system packages, `.venv`, the locked packages, Isnad itself.

Needs nothing beyond Python's standard library, and does nothing when all is in place. Where Debian's
packages are missing it installs them, if it may, or names them and stops.
"""

from __future__ import annotations  # so that an older Python gets as far as our own sentence

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST_PYTHON = (3, 11)

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / ".set-up"
"""Written last: a `.venv` without it is half-made and is made anew."""

QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt needs to be imported: each library with the Debian package that brings it.

Releases that call some of these packages …t64 still know them under these names.
"""

X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

WAYLAND_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def main() -> None:
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(
            f"Isnad needs Python {wanted} or newer, this is {sys.version.split()[0]}. If a newer one is "
            f"installed, name it: make PYTHON=python{wanted} …"
        )
    if sys.platform == "linux":
        provide_system_packages()
    mark = wanted_state()
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != mark or not venv_python().exists():
        make_environment()
        STAMP.write_text(mark, encoding="utf-8")


def provide_system_packages() -> None:
    """Install the system packages that are missing, or stop with the line that would."""
    missing = missing_packages()
    if not missing:
        return
    if not shutil.which("apt-get"):
        sys.exit(
            f"Isnad needs what Debian calls {' '.join(missing)}. "
            "Please install your system's packages for that, then try again."
        )
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    as_root = command_to_be_root()
    if as_root is None:
        sys.exit(
            "Isnad needs these system packages, which are missing:\n"
            f"  {' '.join(missing)}\n"
            "Please have them installed, then try again:\n"
            f"  sudo apt-get update && sudo {' '.join(install)}"
        )
    say(f"Installing system packages: {' '.join(missing)}")
    # A source of packages that is out of reach need not matter: if it does, the install fails and says so.
    subprocess.run([*as_root, "apt-get", "update", "--quiet"], check=False)
    run([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *install, "--quiet"])


def missing_packages() -> list[str]:
    """The Debian packages to install for what this system lacks, each once."""
    libraries = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        libraries |= X11_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries |= WAYLAND_LIBRARIES
    packages = [package for library, package in libraries.items() if not can_load(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.insert(0, "python3-venv")
    return packages


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def command_to_be_root() -> list[str] | None:
    """What to put before a command so that root runs it; None if that would take a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def wanted_state() -> str:
    """Changes with what `.venv` is made from: the lock, the project's metadata, its folder, this Python."""
    import tomllib  # here, because an older Python has no such module

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    made_from = (
        LOCK.read_text(encoding="utf-8"),
        project["project"],
        project["build-system"],
        str(ROOT),
        sys.implementation.cache_tag,
        sys.base_prefix,
    )
    return hashlib.sha256(repr(made_from).encode()).hexdigest()


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_environment() -> None:
    """A fresh `.venv` with exactly what the lock names, every file checked against its hash, and Isnad."""
    say("Setting up .venv; the first time this fetches about 120 MB.")
    venv.create(VENV, clear=True, with_pip=True, symlinks=sys.platform != "win32")
    install = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*install, "--require-hashes", "--only-binary=:all:", "--requirement", str(LOCK)])
    # Isnad itself is built by the hatchling that the lock has just brought; nothing more is fetched.
    run([*install, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def run(command: list[str]) -> None:
    """Run a command that has to succeed; it has said itself what went wrong."""
    code = subprocess.run(command, cwd=ROOT).returncode
    if code:
        say(f"Set-up stopped, since this failed with code {code}: {' '.join(command)}")
        sys.exit(code)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Set-up interrupted; the next one begins anew.")
