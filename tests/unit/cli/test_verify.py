"""From a trial key to a verified file, as a clerk does it: keygen, sign, verify."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.stages.preflight.sound import make_pdf

SECRET = "Bitte-nicht-weitersagen"  # noqa: S105 - of a key that lives as long as a test
SETTINGS = """
[dispatch.signing]
key = "desk.p12"
password = "DESK_SECRET"
reason = "Diffusion"
"""


@pytest.fixture
def desk(project: Path) -> Path:
    """A project with a trial key, one edition in its output, and a signed copy of it."""
    with (project / "briefs.toml").open("a") as file:
        file.write(SETTINGS)
    data = make_pdf()
    edition = project / "output" / "daesh" / "daesh-brief.fr.a4.screen.pdf"
    edition.parent.mkdir(parents=True)
    edition.write_bytes(data)
    entry = {"path": "daesh/daesh-brief.fr.a4.screen.pdf", "sha256": sha256(data).hexdigest()}
    manifest = {"schema": 1, "editions": [entry]}
    (project / "output" / "manifest.json").write_text(json.dumps(manifest))
    made = call_here(
        *("dispatch", "keygen", "desk.p12", "--name", "Bureau de presse", "--days", "30"),
        cwd=project,
        DESK_SECRET=SECRET,
    )
    assert (0, ["desk.p12", "desk.pem"]) == (made.code, made.out.splitlines())
    assert "Bureau de presse: for trials only" in made.err
    signing = "dispatch", "sign", edition, "--output", "signed"
    signed = call_here(*signing, cwd=project, DESK_SECRET=SECRET)
    assert (0, "signed/daesh-brief.fr.a4.screen.pdf\n") == (signed.code, signed.out)
    assert "signed by Bureau de presse (B-B)\n" == signed.err
    assert data == edition.read_bytes()
    return project


SIGNED = "signed/daesh-brief.fr.a4.screen.pdf"


def test_a_signed_edition_is_in_order(desk: Path) -> None:
    """Who, when, what is covered, which edition, what it claims: a line each."""
    seen = call_here("verify", SIGNED, "--trust", "desk.pem", cwd=desk)
    assert (0, "") == (seen.code, seen.err)
    title, signer, *rest = seen.out.splitlines()
    assert f"{SIGNED}: in order" == title
    assert signer.startswith("  signed by  Bureau de presse (certificate by itself), 20")
    assert signer.endswith(" UTC, by its own clock")
    assert [
        "  covers     the whole file",
        "  is         daesh/daesh-brief.fr.a4.screen.pdf (output/manifest.json)",
        "  claims     PDF/UA-1, PDF/A-3a",
    ] == rest


def test_the_settings_trust_too(desk: Path) -> None:
    """What trust names in the settings needs no option."""
    with (desk / "briefs.toml").open("a") as file:
        file.write('trust = ["desk.pem"]\n')
    assert 0 == call_here("verify", SIGNED, cwd=desk).code


def test_each_fault_has_its_line(desk: Path) -> None:
    """Untrusted, altered, unsigned, foreign, no PDF and missing; all files are looked at."""
    data = (desk / SIGNED).read_bytes()
    spot = data.index(b"stream\n") + 40
    (desk / "altered.pdf").write_bytes(data[:spot] + b"#" + data[spot + 1 :])
    (desk / "foreign.pdf").write_bytes(make_pdf(lambda pdf: pdf.add_blank_page()))
    (desk / "text.pdf").write_text("nothing")
    unsigned = "output/daesh/daesh-brief.fr.a4.screen.pdf"
    names = SIGNED, "altered.pdf", unsigned, "foreign.pdf", "text.pdf", "missing.pdf"
    seen = call_here("verify", *names, cwd=desk)
    assert 1 == seen.code
    assert [f"{name}: not in order" for name in names] == [
        line for line in seen.out.splitlines() if not line.startswith(" ")
    ]
    foreign = "is foreign: no manifest of this project lists it"
    assert [
        f"{SIGNED}:1: the certificate of Bureau de presse is vouched for by itself alone",
        "altered.pdf:1: was altered after it was signed, or its signature was",
        f"altered.pdf:1: {foreign}",
        f"{unsigned}:1: is not signed",
        "foreign.pdf:1: is not signed",
        f"foreign.pdf:1: {foreign}",
        "text.pdf:1: is no PDF",
        "missing.pdf:1: is missing",
    ] == [line.split("; ")[0].removesuffix(": it does not begin with %PDF") for line in seen.lines]


def test_json_holds_the_same(desk: Path) -> None:
    """One object a file, with its faults by kind."""
    seen = call_here("verify", SIGNED, "--json", cwd=desk)
    [row] = json.loads(seen.out)
    assert (1, "") == (seen.code, seen.err)
    assert (False, ["untrusted"], "daesh/daesh-brief.fr.a4.screen.pdf") == (
        row["ok"],
        [fault["kind"] for fault in row["faults"]],
        row["edition"],
    )
    [signature] = row["signatures"]
    assert ("Bureau de presse", None, True) == (
        signature["subject"],
        signature["timestamped_by"],
        signature["whole"],
    )


def test_nothing_is_written_and_no_secret_shown_where_signing_fails(desk: Path) -> None:
    """A wrong password, none, a copy that is there already, and half of the files unsound."""
    edition = "output/daesh/daesh-brief.fr.a4.screen.pdf"
    (desk / "text.pdf").write_text("nothing")
    cases = {
        "desk.p12:1: does not open with this password": (["--output", "new"], "Falsch-4"),
        "Password of desk.p12: there is nobody to ask": (["--output", "new"], ""),
        f"{edition}:1: is in signed already": (["--output", "signed"], SECRET),
        "text.pdf:1: cannot be signed: it is no sound PDF": (
            ["text.pdf", "--output", "new"],
            SECRET,
        ),
    }
    for expected, (arguments, secret) in cases.items():
        done = call_here("dispatch", "sign", edition, *arguments, cwd=desk, DESK_SECRET=secret)
        assert expected in done.err
        assert done.code in (1, 2)
        assert 1 == len(done.lines)
        assert not secret or secret not in done.out + done.err
    assert not (desk / "new").exists()


def test_a_key_is_not_made_twice_nor_without_a_password(desk: Path) -> None:
    """The key that is there stays; nobody at a terminal and no password is one line."""
    before = (desk / "desk.p12").read_bytes()
    twice = call_here("dispatch", "keygen", "desk.p12", cwd=desk, DESK_SECRET=SECRET)
    assert (1, True) == (twice.code, "desk.p12:1: is there already" in twice.err)
    assert before == (desk / "desk.p12").read_bytes()
    empty = call_here("dispatch", "keygen", "new.p12", cwd=desk, DESK_SECRET="")
    assert (2, True) == (empty.code, "there is nobody to ask" in empty.err)
    assert not (desk / "new.p12").exists()
