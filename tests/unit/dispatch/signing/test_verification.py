"""Manifests: which file is which edition, or in whose package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.dispatch.signing.verification import Listing, list_files


def write(path: Path, manifest: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(manifest))


def test_editions_and_packages_are_listed(tmp_path: Path) -> None:
    """By SHA-256; what is in a package and is an edition too is the package's."""
    editions = [{"path": "daesh/a.pdf", "sha256": "aa"}, {"path": "daesh/b.pdf", "sha256": "bb"}]
    write(tmp_path / "manifest.json", {"schema": 1, "editions": editions})
    package = tmp_path / "dispatch" / "daesh" / "doe" / "manifest.json"
    files = [{"path": "a.pdf", "sha256": "aa"}, {"path": "c.pdf", "sha256": "cc"}]
    write(package, {"schema": 1, "recipient": {"name": "J. Doe"}, "files": files})
    built = str(tmp_path / "manifest.json")
    assert {
        "aa": Listing(str(package), "a.pdf", "J. Doe"),
        "bb": Listing(built, "daesh/b.pdf", None),
        "cc": Listing(str(package), "c.pdf", "J. Doe"),
    } == list_files(tmp_path)


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        [],
        {"schema": 2, "editions": [{"path": "a", "sha256": "aa"}]},
        {"schema": 1, "editions": {"path": "a"}},
        {"schema": 1, "editions": [7, {"path": 1, "sha256": "aa"}, {"path": "a"}]},
    ],
)
def test_a_manifest_of_another_kind_lists_nothing(tmp_path: Path, manifest: object) -> None:
    """Nor does a folder without any."""
    assert {} == list_files(tmp_path / "nowhere")
    write(tmp_path / "manifest.json", manifest)
    assert {} == list_files(tmp_path)
