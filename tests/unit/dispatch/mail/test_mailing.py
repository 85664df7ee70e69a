from __future__ import annotations

import json
import smtplib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.dispatch.mail.session import Connection
from tests.bad_input.calling import call_here
from tests.unit.dispatch.mailroom import (
    DROP,
    PASSWORD,
    STALL,
    USER,
    Authority,
    Mailroom,
    Reader,
    lose_patience,
    pack,
    readers,
)

# aiosmtpd's own: when a login succeeds, and where it does not see that TLS is there already.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Session.login_data is deprecated"),
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]

Office = Callable[..., Path]
SENDER = "desk@example.org"
HEADER = "id,name,email,languages,paper,groups\n"


def states(project: Path) -> dict[str, str]:
    """Each recipient's state, as ``status --json`` has it."""
    done = call_here("dispatch", "status", "--json", "--project", project)
    assert (0, "") == (done.code, done.err)
    return {item["recipient"]: item["state"] for item in json.loads(done.out)["items"]}


def replies(project: Path) -> dict[str, str]:
    done = call_here("dispatch", "status", "--json", "--project", project)
    return {item["recipient"]: item["reply"] for item in json.loads(done.out)["items"]}


@pytest.mark.parametrize("implicit", [False, True])
def test_everyone_gets_their_message_once(
    office: Office, authority: Authority, implicit: bool
) -> None:
    """By STARTTLS and by TLS, over one connection; a second run sends nothing."""
    with Mailroom(authority.certify(), implicit=implicit) as room:
        project = office(room)
        pack(project / "output", readers(3))
        done = call_here("dispatch", "send", "--project", project)
        assert (0, "") == (done.code, done.err)
        assert 3 == len(done.out.splitlines())
        assert ["r000@example.org", "r001@example.org", "r002@example.org"] == room.recipients
        assert 1 == room.connections
        again = call_here("dispatch", "send", "--project", project)
        assert (0, "", "nothing to send\n") == (again.code, again.out, again.err)
        assert 3 == len(room.taken)
    assert {"r000": "sent", "r001": "sent", "r002": "sent"} == states(project)
    assert {"250 OK: queued"} == set(replies(project).values())


def test_a_refused_recipient_stops_no_one(office: Office, authority: Authority) -> None:
    """5xx is not tried again in a run; the others are sent to, and the exit code is 3."""
    with Mailroom(authority.certify()) as room:
        room.script[("RCPT", "r001@example.org")] = ["550 no such user"]
        project = office(room)
        pack(project / "output", readers(3))
        done = call_here("dispatch", "send", "--project", project)
        assert 3 == done.code
        said = (
            "output/dispatch/daesh/r001:1: was not sent to r001@example.org (550 no such user); "
            "mend it, then run “briefs dispatch send” again"
        )
        assert [f"{project}/{said}"] == done.lines
        assert ["r000@example.org", "r002@example.org"] == room.recipients
        assert 1 == room.steps.count(("RCPT", "r001@example.org"))
        assert {"r000": "sent", "r001": "failed", "r002": "sent"} == states(project)
        # The clerk has corrected the address; the content is the same.
        pack(project / "output", [Reader("r001", email="new@example.org", locale="en")])
        assert 0 == call_here("dispatch", "send", "--project", project).code
        assert "new@example.org" == room.recipients[-1]
        assert 3 == len(room.taken)


@pytest.mark.parametrize(
    ("step", "reply"),
    [
        ("RCPT", "451 later"),
        ("DATA", "452 full"),
        ("END", "451 not now"),
        ("RCPT", "421 too many"),
        ("RCPT", DROP),
        ("DATA", DROP),
    ],
)
def test_what_is_put_off_is_tried_again_behind_the_others(
    office: Office, authority: Authority, step: str, reply: str
) -> None:
    """4xx at any step, and a connection that breaks before the final dot, cost no one anything."""
    with Mailroom(authority.certify()) as room:
        room.script[(step, "r000@example.org")] = [reply, reply]
        project = office(room)
        pack(project / "output", readers(3))
        done = call_here("dispatch", "send", "--project", project)
        assert (0, "") == (done.code, done.err)
        assert ["r001@example.org", "r002@example.org", "r000@example.org"] == room.recipients
        assert {"r000": "sent", "r001": "sent", "r002": "sent"} == states(project)


def test_what_is_put_off_too_often_has_failed(office: Office, authority: Authority) -> None:
    """After so many attempts it is failed, and a later run takes it up."""
    with Mailroom(authority.certify()) as room:
        room.script[("RCPT", "r000@example.org")] = ["450 grey"] * 3
        project = office(room)
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert "(450 grey, 3 times)" in done.err
        assert {"r000": "failed"} == states(project)
        assert 0 == call_here("dispatch", "send", "--project", project).code
        assert ["r000@example.org"] == room.recipients


@pytest.mark.parametrize("reply", [DROP, STALL])
def test_no_answer_after_the_final_dot_is_uncertain(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch, reply: str
) -> None:
    """It may have been delivered: it is sent again when that is asked for, as the same message."""
    with Mailroom(authority.certify()) as room:
        lose_patience(monkeypatch, room)
        room.script[("END", "r000@example.org")] = [reply]
        project = office(room)
        pack(project / "output", readers(2))
        done = call_here("dispatch", "send", "--project", project)
        assert 3 == done.code
        assert "warning: may have reached r000@example.org, or not" in done.err
        assert {"r000": "uncertain", "r001": "sent"} == states(project)

        later = call_here("dispatch", "send", "--project", project)
        assert 3 == later.code
        assert "briefs dispatch settle r000 --delivered" in later.err
        assert "nothing to send, 1 uncertain" == later.lines[-1]
        assert 2 == len(room.taken)

        asked = call_here("dispatch", "send", "--resend-uncertain", "r000", "--project", project)
        assert (0, "") == (asked.code, asked.err)
        assert {"r000": "sent", "r001": "sent"} == states(project)
        first, _, second = room.messages()
        assert first["Message-ID"] == second["Message-ID"]


def test_only_the_uncertain_are_resent_as_uncertain(office: Office, authority: Authority) -> None:
    """The id of someone who is not uncertain ends in a line, and nothing is sent."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(2))
        call_here("dispatch", "send", "--project", project)
        done = call_here("dispatch", "send", "--resend-uncertain", "r001", "--project", project)
        assert 2 == done.code
        assert "has no uncertain message to r001; “briefs dispatch status” lists" in done.err
        assert 2 == len(room.taken)


def test_a_stalling_server_is_put_off_before_the_dot(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that falls silent before the final dot has delivered nothing: it is tried again."""
    with Mailroom(authority.certify()) as room:
        given_up = lose_patience(monkeypatch, room)
        room.script[("RCPT", "r000@example.org")] = [STALL]
        project = office(room, timeout=123)
        pack(project / "output", readers(1))
        assert 0 == call_here("dispatch", "send", "--project", project).code
        assert [123] == given_up
        assert ["r000@example.org"] == room.recipients


def test_again_sends_a_new_message(office: Office, authority: Authority) -> None:
    """``--again`` sends what was sent under another Message-ID, lest it be thrown away as known."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(1))
        call_here("dispatch", "send", "--project", project)
        assert 0 == call_here("dispatch", "send", "--again", "--project", project).code
        first, second = room.messages()
        assert first["Message-ID"] != second["Message-ID"]


def test_other_content_is_another_item(office: Office, authority: Authority) -> None:
    """A package of other content is sent; the same one packed again is not."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        for content, total in (("1", 1), ("1", 1), ("2", 2), ("1", 2)):
            pack(project / "output", readers(1), content)
            assert 0 == call_here("dispatch", "send", "--project", project).code
            assert total == len(room.taken)


def test_signing_anew_sends_nothing_twice(office: Office, authority: Authority) -> None:
    """A signature differs each time; what was sent signed is sent anew for another edition."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        for content in ("signed at noon", "signed at one"):
            pack(project / "output", readers(1), content, signed=True)
            assert 0 == call_here("dispatch", "send", "--project", project).code
        assert 1 == len(room.taken)
        pack(project / "output", readers(1), "of another edition", signed=True, source="a" * 64)
        assert 0 == call_here("dispatch", "send", "--project", project).code
        assert 2 == len(room.taken)


def test_a_selection_narrows(office: Office, authority: Authority) -> None:
    """By brief, recipient and group; what is not there ends in a line."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(4))
        (project / "data").mkdir()
        groups = {"r000": "eu", "r001": "eu; nato", "r002": "", "r003": "", "r009": "eu"}
        rows = [f"{name},N,{name}@example.org,fr,a4,{of}\n" for name, of in groups.items()]
        (project / "data" / "recipients.csv").write_text("".join([HEADER, *rows]))
        call = ("dispatch", "send", "--project", project)
        assert 0 == call_here(*call, "--recipient", "r003").code
        assert 0 == call_here(*call, "daesh", "--group", "nato").code
        assert ["r003@example.org", "r001@example.org"] == room.recipients
        assert 0 == call_here(*call, "--group", "eu").code
        assert "r000@example.org" == room.recipients[-1]
        for words, line in (
            (("--recipient", "r03"), "has no package for r03; did you mean r003?"),
            (("--group", "eus"), "data/recipients.csv:1: has no group eus; did you mean eu?"),
            (("daech",), "briefs.toml:1: lists no brief daech; did you mean daesh?"),
        ):
            done = call_here(*call, *words)
            assert 2 == done.code
            assert line in done.err
        assert 3 == len(room.taken)


def test_the_list_is_held_to(office: Office, authority: Authority) -> None:
    """Who was taken off the list, or has another address there, stops the run: pack again first."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(3))
        (project / "data").mkdir()
        rows = "r000,N,r000@example.org,fr,a4,\nr002,N,new@example.org,fr,a4,\n"
        (project / "data" / "recipients.csv").write_text(f"{HEADER}{rows}")
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert 2 == len(done.lines)
        assert "is of r001, who is not in data/recipients.csv; list them" in done.lines[0]
        assert "goes to r002@example.org, and data/recipients.csv has new@" in done.lines[1]
        assert 0 == room.connections


def test_login(office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password comes from the environment, and reaches the server whole, once, in TLS."""
    monkeypatch.setenv("BRIEFS_SMTP_PASSWORD", PASSWORD)
    for implicit in (False, True):
        with Mailroom(authority.certify(), implicit=implicit, login=True) as room:
            project = office(room, user=USER)
            pack(project / "output", readers(1))
            done = call_here("dispatch", "send", "--project", project)
            assert (0, "") == (done.code, done.err)
            assert [(USER.encode(), PASSWORD.encode())] == room.logins
        for path in [*project.rglob("*.sqlite*"), *project.rglob("*.toml")]:
            assert PASSWORD.encode() not in path.read_bytes()
        project.rename(project.with_name(f"done-{implicit}"))


def test_a_wrong_password_is_tried_once(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line without the password, nothing sent, and no more attempts that lock the account."""
    monkeypatch.setenv("BRIEFS_SMTP_PASSWORD", "wr0ng-secret")
    with Mailroom(authority.certify(), login=True) as room:
        project = office(room, user=USER)
        pack(project / "output", readers(5))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        said = (
            f"briefs.toml:1: the server localhost:{room.port} does not accept the login of desk "
            "(535); check dispatch.smtp.user and the password in BRIEFS_SMTP_PASSWORD"
        )
        assert [said] == done.lines
        assert 1 == len(room.logins)
        assert [] == room.taken
    assert {"packed"} == set(states(project).values())
    assert all(b"wr0ng" not in path.read_bytes() for path in project.rglob("*.sqlite*"))


@pytest.mark.parametrize("behaviour", ["closes", "421", "454"])
def test_a_password_goes_out_once_whatever_the_server_does(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch, behaviour: str
) -> None:
    """It may be wrong, and a second try with it may lock the account: the run ends in a line."""
    monkeypatch.setenv("BRIEFS_SMTP_PASSWORD", PASSWORD)
    tried = []

    def authenticate(self: Connection, user: str, password: str) -> tuple[int, bytes]:
        tried.append(user)
        if behaviour == "closes":
            raise smtplib.SMTPServerDisconnected("the server closed the connection")
        return int(behaviour), b"later"

    monkeypatch.setattr(Connection, "authenticate", authenticate)
    with Mailroom(authority.certify(), login=True) as room:
        project = office(room, user=USER)
        pack(project / "output", readers(3))
        done = call_here("dispatch", "send", "--project", project)
    assert (1, 1) == (done.code, len(tried))
    assert "run “briefs dispatch send” again" in done.lines[-1]
    assert {"packed"} == set(states(project).values())


def test_a_password_that_is_not_given(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the variable and without a terminal: wrong usage, and nothing is sent."""
    monkeypatch.delenv("BRIEFS_SMTP_PASSWORD", raising=False)
    with Mailroom(authority.certify(), login=True) as room:
        project = office(room, user=USER)
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert 2 == done.code
        assert "the password of desk is not given; set the environment variable" in done.err
        assert 0 == room.connections


def test_a_server_that_repeats_the_password_is_not_quoted(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server says is cleared of the password, and of what would steer a terminal."""
    monkeypatch.setenv("BRIEFS_SMTP_PASSWORD", PASSWORD)
    with Mailroom(authority.certify(), login=True) as room:
        room.script[("RCPT", "r000@example.org")] = [f"550 \x1b[2J your password {PASSWORD} is old"]
        project = office(room, user=USER)
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert "(550 [2J your password ••• is old)" in done.err
        assert "\x1b" not in done.err
    assert "550 [2J your password ••• is old" == replies(project)["r000"]
    assert all(PASSWORD.encode() not in path.read_bytes() for path in project.rglob("*.sqlite*"))


def test_a_server_that_wants_a_login(office: Office, authority: Authority) -> None:
    """A server that takes nothing without a login ends the run, and no one has failed."""
    with Mailroom(authority.certify(), login=True) as room:
        project = office(room)
        pack(project / "output", readers(2))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert 1 == len(done.lines)
        assert "takes nothing from desk@example.org (530" in done.err
        assert "set dispatch.smtp.user" in done.err
    assert {"packed"} == set(states(project).values())


@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("fault", ["expired", "another host", "foreign"])
def test_a_bad_certificate(
    office: Office, authority: Authority, tmp_path: Path, implicit: bool, fault: str
) -> None:
    """An expired certificate, another host's and a stranger's end the run; no message is shown."""
    context = {
        "expired": lambda: authority.certify(expired=True),
        "another host": lambda: authority.certify("mail.example.org"),
        "foreign": lambda: Authority.make(tmp_path / "foreign").certify(),
    }[fault]()
    with Mailroom(context, implicit=implicit) as room:
        project = office(room)
        pack(project / "output", readers(2))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert 1 == len(done.lines)
        assert "shows a certificate that does not hold (" in done.err
        assert ([], []) == (room.steps, room.taken)
    assert {"packed"} == set(states(project).values())


def test_no_plain_text(office: Office) -> None:
    """A server without STARTTLS gets nothing."""
    with Mailroom(None) as room:
        project = office(room)
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert "offers no STARTTLS, and nothing is sent in plain text" in done.err
        assert ([], []) == (room.steps, room.taken)


def test_tls_to_a_port_that_does_not_speak_it(office: Office, authority: Authority) -> None:
    """The wrong kind of security is said as such."""
    with Mailroom(authority.certify()) as room:
        project = office(room, security="tls")
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert "does not speak TLS as it is asked to" in done.err


def test_a_server_that_is_not_there(office: Office, authority: Authority) -> None:
    """A closed port ends the run after its attempts, and all stays as it was."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
    pack(project / "output", readers(2))
    done = call_here("dispatch", "send", "--project", project)
    assert 1 == done.code
    assert 1 == len(done.lines)
    assert "cannot be reached (Connection refused)" in done.err
    assert {"r000": "packed", "r001": "packed"} == states(project)


def test_a_refused_sender_ends_the_run(office: Office, authority: Authority) -> None:
    """Where the server takes nothing from the sender, the recipients have not failed."""
    with Mailroom(authority.certify()) as room:
        room.script[("MAIL", SENDER)] = ["553 not yours"]
        project = office(room)
        pack(project / "output", readers(3))
        done = call_here("dispatch", "send", "--project", project)
        assert (1, 1) == (done.code, len(done.lines))
        assert "takes nothing from desk@example.org (553 not yours)" in done.err
    assert {"packed"} == set(states(project).values())


def test_a_message_too_large_is_not_offered(office: Office, authority: Authority) -> None:
    """The size that the server announces is kept to, before a byte of the message goes out."""
    with Mailroom(authority.certify(), size=100) as room:
        project = office(room)
        pack(project / "output", readers(1))
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert "bytes, and the server takes at most 100)" in done.err
        assert [] == room.steps
    assert {"r000": "failed"} == states(project)


def test_addresses_in_every_script(office: Office, authority: Authority) -> None:
    """An address beyond ASCII goes to a server that takes it (RFC 6531)."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", [Reader("gr", email="χρήστης@example.org", name="Άννα")])
        done = call_here("dispatch", "send", "--project", project)
        assert (0, "") == (done.code, done.err)
        assert ["χρήστης@example.org"] == room.recipients
        assert "Άννα <χρήστης@example.org>" == room.messages()[0]["To"]


def test_a_server_for_ascii_alone(office: Office, authority: Authority) -> None:
    """What it cannot take is said, and the others are sent theirs."""
    with Mailroom(authority.certify(), every_script=False) as room:
        project = office(room)
        pack(project / "output", [Reader("gr", email="χρήστης@example.org"), *readers(1)])
        done = call_here("dispatch", "send", "--project", project)
        assert 3 == done.code
        assert "the server takes no addresses beyond ASCII (SMTPUTF8)" in done.err
        assert ["r000@example.org"] == room.recipients


def test_dry_run(office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes each message as a file, opens no connection, asks no password, and makes no ledger."""
    monkeypatch.delenv("BRIEFS_SMTP_PASSWORD", raising=False)
    with Mailroom(authority.certify()) as room:
        project = office(room, user=USER)
        pack(project / "output", readers(2))
        done = call_here("dispatch", "send", "--dry-run", "--project", project)
        mail = project / "output" / "dispatch" / "daesh" / "mail"
        assert (0, "") == (done.code, done.err)
        assert [str(mail / "r000.eml"), str(mail / "r001.eml")] == done.out.splitlines()
        assert (
            b"To: Mme Ana =?utf-8?q?P=C3=A9rez?= <r000@example.org>"
            in (mail / "r000.eml").read_bytes()
        )
        assert 0 == room.connections
    assert [] == list(project.rglob("*.sqlite*"))


def test_a_spoilt_package_stops_all(office: Office, authority: Authority) -> None:
    """Everything is checked before anything is sent: every fault is said, and no one gets mail."""
    with Mailroom(authority.certify()) as room:
        project = office(room)
        pack(project / "output", readers(4))
        packages = project / "output" / "dispatch" / "daesh"
        (packages / "r001" / "daesh-brief.fr.a4.screen.pdf").write_bytes(b"%PDF other")
        (packages / "r002" / "manifest.json").write_text("{")
        done = call_here("dispatch", "send", "--project", project)
        assert 1 == done.code
        assert 2 == len(done.lines)
        assert "r001/daesh-brief.fr.a4.screen.pdf:1: is not the file that" in done.lines[0]
        assert "r002/manifest.json:1:" in done.lines[1]
        assert 0 == room.connections


def test_the_ledger_says_what_was_done(office: Office, authority: Authority) -> None:
    """Every step of an item is kept, in order."""
    with Mailroom(authority.certify()) as room:
        room.script[("RCPT", "r000@example.org")] = ["450 grey"]
        project = office(room)
        pack(project / "output", readers(1))
        call_here("dispatch", "send", "--project", project)
    ledger = sqlite3.connect(project / "output" / "dispatch" / "ledger.sqlite")
    events = [row[0] for row in ledger.execute("SELECT state FROM events ORDER BY number")]
    attempts = ledger.execute("SELECT attempts FROM items").fetchone()[0]
    ledger.close()
    assert ["packed", "sending", "packed", "sending", "handing-over", "sent"] == events
    assert 2 == attempts
