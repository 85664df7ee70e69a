"""``send`` by a mail server that people run: Exim, as Debian has it, on this machine alone."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.dispatch.mailroom import (
    PASSWORD,
    PATIENCE,
    USER,
    Authority,
    make_project,
    pack,
    readers,
    settings,
)

EXIM = shutil.which("exim4") or shutil.which("exim4", path="/usr/sbin")
MAILER = "Debian-exim"
"""The account that Debian's Exim delivers as."""
PEOPLE = 6
STARTED = "daemon started"

CONFIGURATION = """\
primary_hostname = localhost
spool_directory = {folder}/spool
log_file_path = {folder}/log/%s
pid_file_path =
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
deliver_drop_privilege = true
host_lookup =
rfc1413_hosts =
tls_advertise_hosts = *
tls_certificate = {folder}/server.pem
tls_privatekey = {folder}/server.pem
auth_advertise_hosts = ${{if def:tls_in_cipher{{*}}{{}}}}
acl_smtp_rcpt = recipients
begin acl
recipients:
  deny message = no such reader
       local_parts = r002
  accept authenticated = *
         domains = example.org
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = {folder}/mail
  create_directory
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{user}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that Exim's account reads and writes: no other can reach pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="exim-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def port(folder: Path, authority: Authority) -> Iterator[int]:
    """Exim on a port of this machine, which takes mail over TLS from who knows the password."""
    if EXIM is None:
        pytest.skip("needs Exim: apt-get install exim4-daemon-light")
    if os.geteuid() != 0 or MAILER not in {each.pw_name for each in pwd.getpwall()}:
        pytest.skip(f"needs to start Exim as root, and the account {MAILER}")
    authority.certify()
    shutil.copy(authority.folder / "localhostFalse.pem", folder / "server.pem")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    text = CONFIGURATION.format(folder=folder, port=number, user=USER, password=PASSWORD)
    (folder / "exim.conf").write_text(text, encoding="utf-8")
    for name in ("spool", "log", "mail"):
        (folder / name).mkdir()
    for path in (folder, *folder.iterdir()):
        if path.name != "exim.conf":  # which no one but its owner may write
            shutil.chown(path, MAILER)
    order = [EXIM, "-C", str(folder / "exim.conf"), "-bdf", "-v", "-oX", f"127.0.0.1.{number}"]
    server = subprocess.Popen(order, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert server.stderr is not None
    said: list[str] = []
    for line in server.stderr:
        said.append(line)
        if STARTED in line:
            break
    assert server.poll() is None, said
    yield number
    server.kill()
    server.communicate()


def test_exim_gets_each_message_once_and_its_refusal_is_told(
    tmp_path: Path, port: int, folder: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over STARTTLS and AUTH; a second run sends nothing again."""
    monkeypatch.setenv("BRIEFS_SMTP_PASSWORD", PASSWORD)
    project = make_project(
        tmp_path / "project", settings(port, security="starttls", user=USER, timeout=PATIENCE)
    )
    shutil.copy(authority.path, project / "authority.pem")
    pack(project / "output", readers(PEOPLE))
    first = call_here("dispatch", "send", "--project", project)
    again = call_here("dispatch", "send", "--project", project)
    while any((folder / "spool" / "input").iterdir()):
        time.sleep(0.05)  # until all has been delivered
    messages = [
        message_from_bytes(file.read_bytes(), policy=policy.default)
        for file in (folder / "mail").iterdir()
    ]
    addresses = Counter(str(message["To"].addresses[0].addr_spec) for message in messages)
    assert (first.code, again.code) == (3, 1), first.err
    assert "no such reader" in first.err
    assert addresses == {f"r{n:03}@example.org": 1 for n in range(PEOPLE) if n != 2}
    assert all(len(list(message.iter_attachments())) == 1 for message in messages)
