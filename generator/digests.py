"""What stands for an edition's inputs: one SHA-256 over all of them, one over the data alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from generator.model.edition import Edition, Profile
from generator.project import Project


def digest_files(digests: Mapping[str, str]) -> str:
    """The digest of files by their paths and their own digests, in whatever order they are given.

    :param digests: the SHA-256 of each file, by its path in the project.
    """
    return _digest(_list_files(digests))


def digest_inputs(edition: Edition, project: Project, digests: Mapping[str, str]) -> str:
    """The digest of what one edition is made from: its files, and what is set elsewhere.

    Each setting is written with its name, so that renaming a field in the code changes no digest.

    :param digests: the SHA-256 of each of its files, by its path in the project.
    """
    return _digest([*_list_settings(edition, project), *_list_files(digests)])


def _list_settings(edition: Edition, project: Project) -> Iterator[str]:
    yield f"paper\t{edition.paper}\n"
    for locale in edition.locales:
        taken = project.conventions(locale)
        yield f"locale\t{locale}\n"
        yield f"forms\t{taken.forms}\nnumbering\t{taken.numbering}\nstyle\t{taken.style}\n"
    if edition.profile is Profile.PRINT:
        press = project.press
        yield f"condition\t{press.condition}\nregistry\t{press.registry}\nbleed\t{press.bleed}\n"


def _list_files(digests: Mapping[str, str]) -> Iterator[str]:
    return (f"{path}\t{sha}\n" for path, sha in sorted(digests.items()))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(lines).encode()).hexdigest()
