"""The prose of a value: a walk over every field marked as such, with the context that names it.

Extraction collects the texts on this walk and localisation replaces them on the same one, so that
both always agree on a text's context.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.fields import Prose, Unnamed

Path = tuple[int | str, ...]
Visit = Callable[[str, str, Prose, Path], str]
Value = TypeVar("Value", bound=BaseModel)


def map_prose(value: Value, visit: Visit, context: str = "") -> Value:
    """A copy of a value in which ``visit`` has replaced each text that is translated.

    :param visit: is given the text's context (``aims.points.peace.title``: field names, and
        the ids of list items that have one), the text, its mark and its path in the data.
    :param context: put before the field's own path.
    """
    return _map_model(value, visit, context, ())


def _map_model(value: Value, visit: Visit, context: str, path: Path) -> Value:
    changed: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        old = getattr(value, name)
        mark = next((item for item in field.metadata if isinstance(item, Prose)), None)
        unnamed = any(isinstance(item, Unnamed) for item in field.metadata)
        inside = context if unnamed else _join(context, name)
        new = _map_any(old, field.annotation, mark, visit, inside, (*path, name))
        if new is not old:
            changed[name] = new
    return value.model_copy(update=changed) if changed else value


def _map_any(
    value: Any, annotation: Any, mark: Prose | None, visit: Visit, context: str, path: Path
) -> Any:
    annotation, mark = _open(annotation, mark)
    if isinstance(value, BaseModel):
        return _map_model(value, visit, context, path)
    if isinstance(value, str):
        return visit(context, value, mark, path) if mark is not None else value
    if isinstance(value, tuple):
        inner = next(iter(get_args(annotation)), Any)
        return tuple(
            _map_any(
                item, inner, None, visit, _join(context, getattr(item, "id", "")), (*path, index)
            )
            for index, item in enumerate(value)
        )
    if isinstance(value, Mapping):
        inner = get_args(annotation)[1] if len(get_args(annotation)) > 1 else Any
        return {
            key: _map_any(item, inner, None, visit, _join(context, key), (*path, key))
            for key, item in value.items()
        }
    return value


def _open(annotation: Any, mark: Prose | None) -> tuple[Any, Prose | None]:
    """What stands inside ``Annotated`` and ``| None``, with the mark found on the way."""
    while True:
        if get_origin(annotation) is Annotated:
            inner, *metadata = get_args(annotation)
            mark = next((item for item in metadata if isinstance(item, Prose)), mark)
            annotation = inner
        elif get_origin(annotation) in (Union, UnionType):
            members = [member for member in get_args(annotation) if member is not type(None)]
            if len(members) != 1:
                return annotation, mark
            annotation = members[0]
        else:
            return annotation, mark


def _join(context: str, name: str | None) -> str:
    return ".".join(part for part in (context, name) if part)
