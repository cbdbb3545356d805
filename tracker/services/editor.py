"""The editor's name: who is named in the history for what this user of the system does."""

from tracker.db import Project, system_user
from tracker.records import Changes
from tracker.services import project as projects
from tracker.text.entry import clean


def set_name(project: Project, name: str) -> Changes:
    """Let steps bear this name from now on, in this project and for this user of the system.

    Steps that were taken keep the name that they bear. An empty name gives back the system's. It is a
    setting, no step. Raises `InputRefused` for a name that cannot be stored, and on a read-only project.
    """
    named = shown(name)
    projects.set_value(project, f"editor.{system_user()}", named)
    project.editor = named
    return Changes()


def shown(name: str) -> str:
    """A typed name as the history gives it."""
    return " ".join(clean(name, "editor").split())


def name(project: Project) -> str:
    """The name that a step would bear now."""
    with project.connected():
        return project.actor
