"""One authority for all servers of these tests, and projects that send by them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.dispatch.mailroom import Authority, Mailroom, make_project, settings


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def office(tmp_path: Path, authority: Authority) -> Callable[..., Path]:
    """A project that sends by a server; more settings of ``[dispatch.smtp]`` by their names."""

    def make(room: Mailroom, **smtp: object) -> Path:
        security = "tls" if room.implicit else "starttls"
        folder = make_project(
            tmp_path / "project", settings(room.port, **{"security": security, **smtp})
        )
        shutil.copy(authority.path, folder / "authority.pem")
        return folder

    return make
