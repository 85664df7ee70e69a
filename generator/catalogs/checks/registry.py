"""All checks, gathered from the modules of this package, and the setting of their levels."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationInfo, create_model, field_validator

from generator.catalogs.checks.check import KNOWN, Check, TextCheck
from generator.model.checks import Level, Levels
from generator.registry import load_all

load_all("generator.catalogs.checks")

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in sorted(
            KNOWN.values(),
            key=lambda check: (
                not check.fixed,
                check.level is not Level.ERROR,
                type(check).__module__,
            ),
        )
    }
)
"""Every check by its name, the gravest first, then as their modules are called and have them."""

OF_TEXTS: Mapping[str, TextCheck] = MappingProxyType(
    {name: check for name, check in CHECKS.items() if isinstance(check, TextCheck)}
)
"""Those of one translation beside its text."""


class _Checks(Levels):
    """``[checks]`` of ``briefs.toml``: the level of each check; what is not named has its default.

    A field is a check; its description says what the check finds.
    """

    @field_validator("*")
    @classmethod
    def _not_lowered(cls, level: Level, info: ValidationInfo) -> Level:
        fixed = next(check.fixed for check in CHECKS.values() if check.field == info.field_name)
        if fixed and level is not Level.ERROR:
            raise ValueError(f"is refused, for without that error {fixed}; remove the line")
        return level


def _make_levels() -> type[Levels]:
    fields: dict[str, Any] = {}
    for check in CHECKS.values():
        alias = check.name if check.name != check.field else None
        fields[check.field] = (Level, Field(check.level, alias=alias, description=check.finds))
    return create_model("Checks", __base__=_Checks, __doc__=_Checks.__doc__, **fields)


if TYPE_CHECKING:
    Checks = Levels
else:
    Checks = _make_levels()
