"""What the desk answers, as whoever asks sees it: real requests to a real port."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from generator.desk.desk import MOST_TRIALS, Desk
from generator.desk.server import MOST_LISTENERS, make_application, open_port
from generator.desk.session import HEADER, DeskSession
from generator.desk.texts import Change, Named, ProjectTexts
from generator.desk.values import list_values
from generator.errors import UsageError
from generator.files import ProjectFiles
from generator.inputs.reading import Reader
from generator.project import load_project
from generator.starting.project import start_project

Ask = Callable[..., Awaitable[tuple[int, Any, Any]]]


def visit(
    root: Path, talk: Callable[[Ask, Desk], Awaitable[None]], *, read_only: bool = False
) -> None:
    """Serve a project, and talk to its desk; nothing is made, for nothing is opened."""

    async def run() -> None:
        listener = open_port(0)
        session = DeskSession(listener.getsockname()[1], read_only)
        desk = Desk(root, None)
        runner = web.AppRunner(make_application(desk, ProjectTexts(root), session))
        await runner.setup()
        await web.SockSite(runner, listener).start()
        base = f"http://127.0.0.1:{session.port}"

        async def ask(path: str, body: Any = None, **headers: str) -> tuple[int, Any, Any]:
            sent = {HEADER: session.token, "Origin": base, **headers}
            method = "GET" if body is None else "POST"
            data = None if body is None else json.dumps(body)
            if body is not None:
                sent.setdefault("Content-Type", "application/json")
            async with client.request(method, base + path, data=data, headers=sent) as answer:
                text = await answer.text()
                is_json = answer.content_type == "application/json"
                return answer.status, json.loads(text) if is_json else text, answer.headers

        async with ClientSession() as client:
            try:
                await talk(ask, desk)
            finally:
                desk.close()
                await runner.cleanup()

    asyncio.run(run())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as it is begun, with one more language."""
    parent = tmp_path_factory.mktemp("desk")
    start_project(parent, "floods", "en", ["fr"])
    return parent / "floods"


def test_nothing_is_served_by_a_path_and_every_answer_is_guarded(small: Path) -> None:
    """Files of the machine have no address, sizes are bounded, and each answer has the policy."""

    async def talk(ask: Ask, desk: Desk) -> None:
        for path, status in (
            ("/", 200),
            ("/assets/desk.js", 200),
            ("/assets/..%2Fserver.py", 404),
            ("/assets/desk.html", 404),
            ("/..%2f..%2fetc/passwd", 404),
            ("/api/project", 200),
            ("/api/views/../../etc/pages/1", 404),
            ("/api/views/0000/pages/1", 404),
            ("/api/views/0000/pages/x", 400),
            ("/api/views/0000/pages/1?scale=90", 400),
            ("/api/views/0000/places", 404),
            ("/api/texts/0000", 404),
        ):
            found, _, headers = await ask(path)
            assert status == found, path
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "nosniff" == headers["X-Content-Type-Options"]
        many = ",".join(f"{n}-" for n in range(2000))
        status, _, headers = await ask("/", Range=f"bytes={many}"[:4000])
        assert 200 == status
        assert "Content-Range" not in headers
        assert 413 == (await ask("/api/open", {"view": "x" * 200_000, "visible": []}))[0]
        assert 400 == (await ask("/api/open", ["no object"]))[0]
        assert 400 == (await ask("/api/open", {"view": 1, "visible": []}))[0]
        assert 404 == (await ask("/api/open", {"view": "../x", "visible": [1]}))[0]
        assert 403 == (await ask("/api/project", **{HEADER: ""}))[0]
        assert 421 == (await ask("/", Host="evil.example"))[0]
        assert 403 == (await ask("/api/open", {}, Origin="null"))[0]
        assert 415 == (await ask("/api/open", {}, **{"Content-Type": "text/plain"}))[0]

    visit(small, talk)


def test_floods_are_bounded(small: Path) -> None:
    """Windows that listen, and trials that wait: one too many is told so, and nothing piles up."""

    async def talk(ask: Ask, desk: Desk) -> None:
        queues = [desk.listen() for _ in range(MOST_LISTENERS)]
        assert 503 == (await ask("/api/events"))[0]
        for queue in queues:
            desk.leave(queue)
        (name, *_) = desk.editions
        texts = [("title", str(number)) for number in range(MOST_TRIALS + 1)]
        tried = [asyncio.create_task(desk.try_out(name, "fr", text, ("x",))) for text in texts]
        done, waiting = await asyncio.wait(tried, return_when=asyncio.FIRST_COMPLETED)
        assert [None] == [each.result() for each in done]
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    visit(small, talk)


def test_a_text_is_described_checked_and_saved(small: Path) -> None:
    """A translator's way: list, open, check, save; a save over another's change is refused."""

    async def talk(ask: Ask, desk: Desk) -> None:
        editions = (await ask("/api/project"))[1]["editions"]
        assert ["en", "fr"] == [each["locale"] for each in editions], "what is begun is offered too"
        _, listed, _ = await ask("/api/texts?locale=fr&domain=floods")
        assert 0 == listed["done"] < listed["total"]
        name = listed["entries"][0]["id"]
        _, told, _ = await ask(f"/api/texts/{name}")
        assert ["entry", "title", [""]] == [told["kind"], told["context"], told["forms"]]
        assert "Title of the document." == told["purpose"]["text"]
        _, french, _ = await ask(f"/api/texts/{name}?ui=fr")
        assert ["Titre du document.", "fr"] == [
            french["purpose"][key] for key in ("text", "locale")
        ]
        assert told["said"].startswith("locales/fr/LC_MESSAGES/floods.po:")
        _, found, _ = await ask(f"/api/texts/{name}/check", {"forms": ["Les {crues} <b>"]})
        assert any("{crues}" in each["message"] for each in found["findings"])
        before = (small / "locales/fr/LC_MESSAGES/floods.po").read_text().splitlines()
        hostile = "<img src=x onerror=alert(1)>"
        save = {"before": [""], "forms": [hostile], "fuzzy": False}
        assert 200 == (await ask(f"/api/texts/{name}/save", save))[0]
        after = (small / "locales/fr/LC_MESSAGES/floods.po").read_text().splitlines()
        assert [f'msgstr "{hostile}"'] == [line for line in after if line not in before]
        _, told, _ = await ask(f"/api/texts/{name}")
        assert [hostile] == told["forms"]
        status, refused, _ = await ask(f"/api/texts/{name}/save", {**save, "forms": ["Mine"]})
        assert [409, [hostile], ["Mine"]] == [status, refused["disk"], refused["yours"]]

    visit(small, talk)


def test_a_second_person_approves_on_the_page(tmp_path: Path) -> None:
    """Where the project asks for it: what was looked at, and by no one who translated it."""
    start_project(tmp_path, "floods", "en", ["fr"])
    root = tmp_path / "floods"
    settings, catalog = root / "briefs.toml", root / "locales/fr/LC_MESSAGES/floods.po"

    async def talk(ask: Ask, desk: Desk) -> None:
        _, listed, _ = await ask("/api/texts?locale=fr&domain=floods")
        name = listed["entries"][0]["id"]
        words = {"forms": ["Éruptions en Islande"]}
        await ask(f"/api/texts/{name}/save", {**words, "before": [""]})
        by = {**words, "who": "Jane  Doe"}
        assert 409 == (await ask(f"/api/texts/{name}/approve", by))[0], "no review is asked for"
        settings.write_text(settings.read_text() + "\n[catalogs]\nreview = true\n")
        _, listed, _ = await ask("/api/texts?locale=fr&domain=floods")
        assert "unapproved" == listed["entries"][0]["state"]
        assert 400 == (await ask(f"/api/texts/{name}/approve", {**words, "who": " "}))[0]
        other = {"forms": ["Volcans"], "who": "Jane Doe"}
        assert 409 == (await ask(f"/api/texts/{name}/approve", other))[0], "not what is saved"
        before = catalog.read_text().splitlines()
        assert 200 == (await ask(f"/api/texts/{name}/approve", by))[0]
        (line,) = [line for line in catalog.read_text().splitlines() if line not in before]
        assert re.fullmatch(r"# approved [0-9a-f]{12}: Jane Doe, \d{4}-\d\d-\d\d", line)
        _, told, _ = await ask(f"/api/texts/{name}")
        assert told["approved"].startswith("Jane Doe, ")
        _, listed, _ = await ask("/api/texts?locale=fr&domain=floods")
        assert "done" == listed["entries"][0]["state"]
        header = '"Last-Translator: Jane Doe <jane@example.org>\\n"'
        text = re.sub(r'"Last-Translator: .*"', lambda _: header, catalog.read_text())
        catalog.write_text(text.replace("Éruptions en", "Les éruptions en", 1))
        again = {"forms": ["Les éruptions en Islande"], "who": "Jane Doe"}
        status, said, _ = await ask(f"/api/texts/{name}/approve", again)
        assert (409, True) == (status, "translated it last" in str(said))

    visit(root, talk)


def test_values_are_changed_in_the_content(tmp_path: Path) -> None:
    """A date of a table and a number of the content, in whichever language they were clicked."""
    start_project(tmp_path, "floods", "en", ["fr"])
    root = tmp_path / "floods"
    table, content = root / "data/floods/eruptions.csv", root / "data/floods/brief.yaml"
    begun = content.read_text()
    named = begun.replace("The numbers are", "At {height}, the numbers are")
    content.write_text(named.replace("\nfacts:", "\nfacts:\n  height: {number: 4.50}"))
    texts = ProjectTexts(root)
    brief = Reader(load_project(root)).load_brief("floods")
    values = list_values(brief, ProjectFiles(root))

    def change(context: str, after: str, file: Path) -> tuple[str, str]:
        """Give the line as it was and as it is, in the one file that changes."""
        text = Named("fr", "floods", values[context].key)
        told = texts.describe(text)
        assert ("source", True) == (told["kind"], told["editable"])
        was = file.read_text().splitlines()
        assert "saved" in texts.save(text, Change(tuple(told["forms"]), (after,)))
        now = file.read_text().splitlines()
        ((one, other),) = [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]]
        return one, other

    was, now = change("eruptions.grimsvotn.began", "2011-05-22", table)
    assert now == was.replace("2011-05-21", "2011-05-22")
    was, now = change("facts.height", "4.25", content)
    assert now == was.replace("4.50", "4.25")
    counted = texts.describe(Named("en", "floods", values["facts.eruptions"].key))
    assert not counted["editable"]
    assert ["{count: eruptions}"] == counted["forms"]


def test_a_catalog_that_is_begun_meanwhile_is_a_language_more(tmp_path: Path) -> None:
    """The desk need not be opened again; a save of a catalog that it knows tells nothing new."""
    start_project(tmp_path, "floods", "en", ["fr"])
    root = tmp_path / "floods"

    async def talk(ask: Ask, desk: Desk) -> None:
        heard = desk.listen()
        known = root / "locales/fr/LC_MESSAGES/floods.po"
        desk.change((str(known.relative_to(root)),))
        assert heard.empty()
        begun = root / "locales/de/LC_MESSAGES/floods.po"
        begun.parent.mkdir(parents=True)
        begun.write_bytes(known.read_bytes())
        desk.change((str(begun.relative_to(root)),))
        assert {"kind": "project"} == heard.get_nowait()
        editions = (await ask("/api/project"))[1]["editions"]
        assert {"en", "fr", "de"} == {each["locale"] for each in editions}

    visit(root, talk)


def test_read_only_writes_nothing(small: Path) -> None:
    """A desk that was opened to read only refuses to save."""

    async def talk(ask: Ask, desk: Desk) -> None:
        _, listed, _ = await ask("/api/texts?locale=fr&domain=floods")
        name = listed["entries"][1]["id"]
        body = {"before": [""], "forms": ["x"]}
        assert 403 == (await ask(f"/api/texts/{name}/save", body))[0]
        assert (await ask("/api/project"))[1]["readOnly"] is True

    visit(small, talk, read_only=True)


def test_a_port_that_is_taken_is_said() -> None:
    """Two desks do not share a port; what to do is said."""
    with open_port(0) as first:
        first.listen()
        with pytest.raises(UsageError, match="choose another port"):
            open_port(first.getsockname()[1])
