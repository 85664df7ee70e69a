"""From the list of recipients to a verified PDF in a reader's mail, as a clerk goes the way."""

from __future__ import annotations

import json
import shutil
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.dispatch.conftest import authority, posted
from tests.unit.dispatch.mailroom import Authority, Mailroom

__all__ = ["authority", "posted"]

# aiosmtpd's own, where it does not see that TLS is there already.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET = "Bitte-nicht-weitersagen"  # noqa: S105 - of a key that lives as long as a test
WRONG = "another"
SETTINGS = """
[dispatch]
sender = "desk@example.org"
sender-name = "Le bureau"
personal = true

[dispatch.signing]
key = "desk.p12"
trust = ["desk.pem"]
reason = "Diffusion"

[dispatch.smtp]
host = "localhost"
port = {port}
authority = "authority.pem"
rate = 1000
"""


def test_the_whole_way(
    posted: Path,
    authority: Authority,
    tmp_path: Path,
) -> None:
    """Plan, key, pack, send, and what arrives is signed, ours and its reader's own; once."""
    project = Path(shutil.copytree(posted, tmp_path / "project", symlinks=True))
    shutil.copy(authority.path, project / "authority.pem")
    with Mailroom(authority.certify()) as room:
        settings = (project / "briefs.toml").read_text(encoding="utf-8")
        (project / "briefs.toml").write_text(settings + SETTINGS.format(port=room.port))

        def give(*words: str) -> tuple[int, str, str]:
            done = call_here(*words, cwd=project, BRIEFS_KEY_PASSWORD=SECRET)
            assert SECRET not in done.out + done.err
            return done.code, done.out, done.err

        assert 0 == give("dispatch", "plan")[0]
        assert not (project / "output" / "dispatch").exists()
        assert 0 == give("dispatch", "keygen", "desk.p12", "--name", "Bureau")[0]
        code, out, err = give("dispatch", "pack")
        assert (0, "") == (code, err)
        assert 3 == len(out.splitlines())
        items = json.loads(give("dispatch", "status", "--json")[1])["items"]
        assert {"embassy-a", "embassy-b", "office-c"} == {each["recipient"] for each in items}
        assert {"packed"} == {each["state"] for each in items}
        assert (0, "") == give("dispatch", "send")[::2]
        assert ["a@example.org", "b@example.org", "c@example.org"] == sorted(room.recipients)
        # Packed and signed again, the same editions are the same message: nobody gets it twice.
        assert 0 == give("dispatch", "pack")[0]
        assert (0, "", "nothing to send\n") == give("dispatch", "send")
        assert 3 == len(room.taken)
    arrived = tmp_path / "arrived"
    for _, data in room.taken:
        message = message_from_bytes(data, policy=policy.default)
        for part in message.iter_attachments():
            file = arrived / str(message["To"].addresses[0].username) / str(part.get_filename())
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(part.get_content())
    files = sorted(arrived.rglob("*.pdf"))
    assert ["a", "b", "c"] == [file.parent.name for file in files]
    code, out, err = give("verify", *map(str, files))
    assert [] == err.splitlines()
    assert 0 == code
    assert 3 == out.count("Bureau")
    assert 3 == len({file.read_bytes() for file in files})


def test_a_wrong_password_packs_nothing(posted: Path, tmp_path: Path) -> None:
    """One line, no package, and neither password in it."""
    project = Path(shutil.copytree(posted, tmp_path / "project", symlinks=True))
    settings = (project / "briefs.toml").read_text(encoding="utf-8")
    (project / "briefs.toml").write_text(settings + SETTINGS.format(port=1))
    made = call_here("dispatch", "keygen", "desk.p12", cwd=project, BRIEFS_KEY_PASSWORD=SECRET)
    assert 0 == made.code
    done = call_here("dispatch", "pack", cwd=project, BRIEFS_KEY_PASSWORD=WRONG)
    assert (1, "", 1) == (done.code, done.out, len(done.err.splitlines()))
    assert WRONG not in done.err
    assert SECRET not in done.err
    assert not list((project / "output").rglob("*.zip"))
