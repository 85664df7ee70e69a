"""What a machine lacks is named, with the command of its system."""

from __future__ import annotations

import pytest

from generator.diagnosis import diagnose, name_system
from generator.errors import Severity


@pytest.mark.parametrize(
    ("release", "platform", "system"),
    [
        ('ID=debian\nVERSION_ID="12"\n', "linux", "debian"),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', "linux", "debian"),
        ('ID="rhel"\nID_LIKE="fedora"\n', "linux", "fedora"),
        ("ID=alpine\n", "linux", "alpine"),
        ("ID=mint\nID_LIKE='x'\n", "linux", ""),
        ("", "darwin", "homebrew"),
        ("", "win32", "msys2"),
    ],
)
def test_the_system_by_its_packages(release: str, platform: str, system: str) -> None:
    """Relatives of a known system take its packages."""
    assert system == name_system(release, platform)


@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ("debian", "run “sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0”"),
        ("fedora", "run “sudo dnf install pango”"),
        ("alpine", "run “sudo apk add pango”"),
        ("homebrew", "run “brew install pango”"),
        ("msys2", "run “pacman -S mingw-w64-ucrt-x86_64-pango”"),
        ("", "install the library pango of your system"),
    ],
)
def test_a_missing_library_and_its_command(system: str, remedy: str) -> None:
    """What no build can do without is an error; a slower way is only said."""
    found = diagnose(system, lambda name: None if name.startswith(("pango", "harfbuzz-")) else "1")
    missing = {each.origin.path: each for each in found.findings if "missing" in each.message}
    assert remedy == missing["pango"].remedy
    assert [Severity.ERROR, Severity.WARNING] == [
        missing[name].severity for name in ("pango", "harfbuzz-subset")
    ]
    assert "1" == found.found["fontconfig"]


def test_this_machine_has_all() -> None:
    """The versions are those of the libraries themselves."""
    found = diagnose()
    assert [] == [each for each in found.findings if each.severity is Severity.ERROR]
    assert {"Python", "pango", "harfbuzz", "fontconfig"} <= set(found.found)
