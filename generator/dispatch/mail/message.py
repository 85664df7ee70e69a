"""One package -> its message: in the recipient's language, as text and HTML, with the PDFs.

There is no Auto-Submitted field (RFC 3834, 5): a person sends these, and answers are welcome.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, getaddresses
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError

from generator.dispatch.mail.domain_key import Seal, open_domain_key
from generator.dispatch.mail.readers import address_reader
from generator.dispatch.pack.packages import Package, find_unfit
from generator.errors import CatalogError, DispatchError, Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.inputs.labels import read_alongside
from generator.project import SETTINGS, Project
from generator.stages.markup.environment import make_environment

if TYPE_CHECKING:
    from datetime import datetime

TEXT = "dispatch/message.txt"
HTML = "dispatch/message.html"
FOLDER = "templates"
POLICY = policy.SMTP.clone(cte_type="7bit", raise_on_defect=False)
"""Lines end in CRLF, and every byte is ASCII, whatever the server can take."""
UNSUBSCRIBE = re.compile(r"(?:mailto|https):[!-;=?-~]+")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, as the messages say it."""

    address: str
    name: str
    reply_to: str | None
    unsubscribe: str | None
    seal: Seal | None = None
    """Signs a message for the domain, where its server does not."""


def read_sender(project: Project) -> Sender:
    """The sender of a project's ``[dispatch]``, held against what may stand in a header.

    :raises DispatchError: when there is none, or one of its fields could break a header.
    """
    table = project.dispatch
    findings = list(_check_sender(project))
    if findings or table.sender is None:
        raise DispatchError(findings)
    seal = open_domain_key(table.dkim, project.root, table.sender) if table.dkim else None
    return Sender(table.sender, table.sender_name, table.reply_to, table.unsubscribe, seal)


def _check_sender(project: Project) -> Iterator[Finding]:
    table, where = project.dispatch, Origin(SETTINGS)
    if table.sender is None:
        yield Finding(where, "names no sender", 'add sender = "…" under [dispatch]')
    for field in ("sender", "sender_name", "reply_to"):
        value = getattr(table, field) or ""
        for problem in find_unfit(value):
            yield Finding(where, f"dispatch.{field.replace('_', '-')} {problem}", "take it out")
    if table.unsubscribe is not None and not UNSUBSCRIBE.fullmatch(table.unsubscribe):
        remedy = "write it as mailto:name@example.org or https://…"
        yield Finding(where, "dispatch.unsubscribe is no address", remedy)


class MessageWriter:
    """Writes the messages of a project, each language's labels and templates read once."""

    def __init__(self, project: Project, sender: Sender) -> None:
        self._project = project
        self._sender = sender
        self._files = ProjectFiles(project.root)
        self._environments: dict[str, Environment] = {}

    def prepare(self, locales: Iterable[str]) -> None:
        """Read the templates and the catalogs of these languages.

        :raises BriefsError: with all findings, where a template or a translation is missing.
        """
        remedy = "add the template of the message"
        templates = {
            name: self._files.read_bytes(f"{FOLDER}/{name}", remedy=remedy, error=TemplateError)
            for name in (TEXT, HTML)
        }
        findings: list[Finding] = []
        for locale in sorted(set(locales) - set(self._environments)):
            try:
                labels = read_alongside(self._project, self._files, templates, (TEXT, HTML), locale)
            except CatalogError as failure:
                findings += failure.findings
                continue
            self._environments[locale] = make_environment(templates, labels.conventions, labels)
        if findings:
            raise CatalogError(findings)

    def write(self, package: Package, issue: int, date: datetime, token: str = "") -> EmailMessage:
        """The message of a package, whose language has been prepared.

        The same package and issue give the same bytes but for the date, with the same Message-ID.

        :param issue: 1, and one more each time that the package is sent again on purpose.
        :param token: by which its reader may unsubscribe (RFC 8058); none in a rehearsal.
        :raises DispatchError: when a PDF is no longer what the manifest promises.
        :raises TemplateError: when a template cannot be filled.
        """
        subject, text, page = self._fill(package)
        mark = sha256(f"{package.id}\0{issue}".encode()).hexdigest()[:40]
        message = EmailMessage(policy=POLICY)
        sender = self._sender
        message["From"] = _address(sender.name, sender.address)
        message["To"] = _address(package.name, package.email)
        message["Subject"] = subject
        message["Date"] = format_datetime(date)
        message["Message-ID"] = f"<{mark}@{sender.address.rpartition('@')[2]}>"
        if sender.reply_to is not None:
            message["Reply-To"] = _address("", sender.reply_to)
        if sender.unsubscribe is not None:
            address = address_reader(sender.unsubscribe, token) if token else sender.unsubscribe
            message["List-Unsubscribe"] = f"<{address}>"
            if sender.unsubscribe.startswith("https:"):
                message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(text, cte="quoted-printable")
        message.add_alternative(page, subtype="html", cte="quoted-printable")
        for enclosure in package.enclosures:
            message.add_attachment(
                enclosure.read(), maintype="application", subtype="pdf", filename=enclosure.name
            )
        # Only now: fields of the content move into the first part when there are more.
        message["Content-Language"] = package.locale.replace("_", "-")
        # Drawn from the content, not by chance. “=_” stands in no encoded line.
        for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
            part.set_boundary(f"=_{mark}-{number}")
        return message

    def _fill(self, package: Package) -> tuple[str, str, str]:
        """The subject, the text and the HTML."""
        environment = self._environments[package.locale]
        values: dict[str, Any] = {
            "name": package.name,
            "organisation": package.organisation,
            "documents": [
                {"title": each.title, "name": each.name, "sha256": each.sha256}
                for each in package.enclosures
            ],
            "sender": self._sender.name or self._sender.address,
            "unsubscribe": self._sender.unsubscribe,
            "language": package.locale.replace("_", "-"),
            "direction": self._project.conventions(package.locale).formats.direction,
        }
        # The environment escapes for HTML, and once only: in plain text it is taken back.
        module = _guard(TEXT, lambda: environment.get_template(TEXT).make_module(values))
        text = html.unescape(str(module)).strip() + "\n"
        page = _guard(HTML, lambda: environment.get_template(HTML).render(values))
        subject = getattr(module, "subject", None)
        if subject is None:
            where = Origin(f"{FOLDER}/{TEXT}")
            raise TemplateError(Finding(where, "sets no subject", "add {% set subject %}"))
        return " ".join(html.unescape(str(subject)).split()), text, page


def write_bytes(message: EmailMessage) -> bytes:
    """A message as it is sent: lines that end in CRLF, all of ASCII where its addresses are.

    :raises DispatchError: when its headers do not read as they were meant: a last look, for a field
        or an address more would go to someone else.
    """
    meant = [each.addr_spec for each in message["To"].addresses]
    senders = [each.addr_spec for each in message["From"].addresses]
    utf8 = not "".join((*meant, *senders)).isascii()
    try:
        data = message.as_bytes(policy=POLICY.clone(utf8=utf8))
        read = HeaderParser().parsestr(data.partition(b"\r\n\r\n")[0].decode())
        # Later versions of the library refuse by themselves what this looks for.
        fits = read.keys() == message.keys() and len(meant) == 1
        fits = fits and meant == [address for _, address in getaddresses([read["To"]])]
    except (MessageError, UnicodeError):
        fits = False
    if not fits:
        fault = "makes a message whose headers read otherwise than they were meant"
        remedy = "take out what is unusual in names and titles"
        raise DispatchError(Finding(Origin(f"{FOLDER}/{TEXT}"), fault, remedy))
    return data


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(display_name=name, username=local, domain=domain)


def _guard(path: str, fill: Any) -> Any:
    where = f"{FOLDER}/{path}"
    try:
        return fill()
    except TemplateSyntaxError as failure:
        finding = Finding(
            Origin(where, failure.lineno),
            f"is no Jinja template ({failure.message})",
            "correct that line",
        )
        raise TemplateError(finding) from failure
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as failure:
        finding = Finding(Origin(where), f"cannot be filled ({failure})", "correct it")
        raise TemplateError(finding) from failure
