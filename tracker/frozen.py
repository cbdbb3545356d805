"""Frozen records that cost next to nothing to define: a window is to open before anyone waits for it.

`dataclasses` writes and compiles six methods for each class as it is defined, most of which no start ever
calls. Here they are shared by all records, and `__init__` is compiled when the first of its kind is made.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@cache
def _reader(kind: type) -> Callable[[object], tuple[object, ...]]:
    """What reads all the fields of a record."""
    names = [each.name for each in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _values(self: object) -> tuple[object, ...]:
    kind: Any = type(self)
    return _reader(kind)(self)


def _first_init(self: Any, *given: object, **values: object) -> None:
    """Write the class its own `__init__` and go through it."""
    kind = type(self)
    kind.__init__ = _written_init(kind)
    kind.__init__(self, *given, **values)


def _written_init(kind: type) -> Any:
    known: tuple[Field[Any], ...] = fields(kind)
    defaults = {f"default_{each.name}": each.default for each in known if each.default is not MISSING}
    given = ", ".join(
        each.name if each.default is MISSING else f"{each.name}=default_{each.name}" for each in known
    )
    only_named = "*, " if known and known[0].kw_only else ""
    lines = [f" put(self, {each.name!r}, {each.name})" for each in known]
    space: dict[str, Any] = {"put": object.__setattr__, **defaults}
    exec("\n".join([f"def __init__(self, {only_named}{given}):", *lines]), space)
    return space["__init__"]


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _is_equal(self: object, other: object) -> bool:
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: object) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    held = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({held})"


def _state(self: object) -> tuple[object, ...]:
    return _values(self)


def _set_state(self: Any, state: tuple[object, ...]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


SHARED = {
    "__init__": _first_init,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__eq__": _is_equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__getstate__": _state,
    "__setstate__": _set_state,
}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(kind: type[Kind]) -> type[Kind]:
    """The class as `dataclass(frozen=True, slots=True, kw_only=True)` would make it."""
    return _share(kind, kw_only=True)


@dataclass_transform(frozen_default=True)
def value(kind: type[Kind]) -> type[Kind]:
    """The class as `dataclass(frozen=True, slots=True)` would make it, but not to be matched by place."""
    return _share(kind, kw_only=False)


def _share(kind: type[Kind], *, kw_only: bool) -> type[Kind]:
    kind.__doc__ = kind.__doc__ or kind.__name__  # or `dataclass` would work a signature out for it
    made = dataclass(kw_only=kw_only, slots=True, init=False, repr=False, eq=False, match_args=False)(kind)
    for name, shared in SHARED.items():
        setattr(made, name, shared)
    return made
