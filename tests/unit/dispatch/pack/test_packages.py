from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.dispatch.pack.packages import read_package, read_packages
from generator.errors import DispatchError
from tests.unit.dispatch.mailroom import Reader, pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A package of one file."""
    pack(tmp_path, [Reader("berne")])
    return tmp_path / "dispatch" / "daesh" / "berne"


def change(folder: Path, **changes: Any) -> None:
    """Write other values into a manifest; those of the recipient and of the first file too."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    for name, value in changes.items():
        owner, _, key = name.partition("__")
        if key:
            target = manifest[owner][0] if owner == "files" else manifest[owner]
            target[key] = value
        else:
            manifest[name] = value
    path.write_text(json.dumps(manifest))


def test_a_package_is_read(folder: Path) -> None:
    """A package has its reader, its language and its files."""
    package = read_package(folder)
    assert ("daesh", "berne", "berne@example.org", "fr") == (
        package.brief,
        package.recipient,
        package.email,
        package.locale,
    )
    assert ["daesh-brief.fr.a4.screen.pdf"] == [each.name for each in package.enclosures]
    assert package.enclosures[0].read().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"recipient__name": "Ana\r\nBcc: all@example.org"}, "U+000A"),
        ({"recipient__name": "=?utf-8?q?=0D=0ABcc:_all=40example.org?="}, "an encoded word"),
        ({"files__title": "=?utf-8?q?=0D=0ABcc:_all=40example.org?="}, "an encoded word"),
        ({"recipient__name": "Ana\u202e"}, "U+202E"),
        ({"recipient__organisation": "A\tB"}, "holds a tab"),
        ({"recipient__email": "a@example.org\nBcc: b@example.org"}, "email"),
        ({"recipient__email": "a@example.org,b@example.org"}, "email"),
        ({"recipient__email": "<a@example.org>"}, "email"),
        ({"recipient__email": ""}, "email"),
        ({"recipient__email": "a\x7f@example.org"}, "U+007F"),
        ({"recipient__id": "../berne"}, "id"),
        ({"recipient__id": "rome"}, "stands in the folder of another"),
        ({"files__path": "../other.pdf"}, "is no name of a file in the package"),
        ({"files__path": "/etc/passwd"}, "is no name of a file in the package"),
        ({"files__path": "..\\other.pdf"}, "is no name of a file in the package"),
        ({"files__path": 'a.pdf\r\nX-Y: "'}, "U+000A"),
        ({"files__title": "Titre\nBcc: all@example.org"}, "U+000A"),
        ({"files__sha256": "0" * 64}, "is not the file that its manifest promises"),
        ({"files": []}, "files"),
        ({"schema": 2}, "schema"),
        ({"locale": "fr\nX: y"}, "locale"),
    ],
)
def test_what_could_do_harm_is_refused(folder: Path, changes: dict[str, Any], said: str) -> None:
    """Header injection, paths out of the package, other bytes: a finding, whatever wrote it."""
    change(folder, **changes)
    with pytest.raises(DispatchError) as failure:
        read_package(folder)
    assert said in str(failure.value)


def test_a_missing_file(folder: Path) -> None:
    """A file of the manifest that is not there is named."""
    (folder / "daesh-brief.fr.a4.screen.pdf").unlink()
    with pytest.raises(DispatchError, match=r"screen\.pdf:1: cannot be read \(No such file"):
        read_package(folder)


def test_the_content_tells_parcels_apart(tmp_path: Path) -> None:
    """Other bytes, another recipient, another file: another item; the same again: the same."""

    def identify(reader: Reader, content: str) -> str:
        pack(tmp_path, [reader], content)
        return read_packages(tmp_path, ["daesh"], [reader.id])[0].id

    one = identify(Reader("a"), "1")
    assert one == identify(Reader("a"), "1")
    assert one == identify(Reader("a", name="Other", email="other@example.org"), "1")
    others = {
        identify(Reader("a"), "2"),
        identify(Reader("b"), "1"),
        identify(Reader("a", files=("daesh-map.fr.a4.screen.pdf",)), "1"),
    }
    assert 3 == len(others - {one})
