"""The few kinds of errors that a person can act on.

An error carries a code and the values that belong to it, never prose: the sentence lies in
`resources/wording/{ar,en}.toml` under `[errors]`, with the values as named places. What is not
an `IsnadError` is a bug and is left to rise.
"""

from typing import Any


class IsnadError(Exception):
    """Something the user can act on: `code` names its sentence, `fields` fills the sentence."""

    def __init__(self, code: str, **fields: Any) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def __str__(self) -> str:
        # For logs and tracebacks: the code and the names of the fields, never their content.
        return f"{self.code} ({', '.join(self.fields)})" if self.fields else self.code


class InputRefused(IsnadError):
    """What was given cannot be taken as it is; nothing was changed."""


class Conflict(IsnadError):
    """The record has changed, or gone, since it was read; nothing was changed."""


class ProjectRefused(IsnadError):
    """The file cannot be opened as a project; it was left untouched."""


class StorageFailed(IsnadError):
    """The disk, the folder or the database said no; nothing half-done was kept."""


class Cancelled(IsnadError):
    """The user stopped a long job; what it had begun to write is gone."""

    def __init__(self) -> None:
        super().__init__("cancelled")
