"""The desk's server: what may be asked for, by ids, and the headers of every answer."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from generator.desk.desk import Desk, say_finding, say_view
from generator.desk.offers import describe_project
from generator.desk.pages import SCALES
from generator.desk.session import ADDRESS, SECURITY, DeskSession
from generator.desk.shell import choose_language, list_assets, write_shell
from generator.desk.texts import Change, Named, ProjectTexts
from generator.desk.watching import watch_project
from generator.errors import BriefsError, Finding, Origin, UsageError

MOST_BYTES = 100_000
"""Of what is sent to the desk: a text has 20,000 characters at most."""
MOST_LISTENERS = 16
"""Windows that listen at once."""
BREATH = 15.0
"""How often a listener is told that nothing has happened, in seconds."""

DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)
TEXTS: web.AppKey[ProjectTexts] = web.AppKey("texts", ProjectTexts)
SESSION: web.AppKey[DeskSession] = web.AppKey("session", DeskSession)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class DeskOrder:
    """How the desk is served: where, and whether anything may be written."""

    root: Path
    store: Path | None
    port: int = 0
    read_only: bool = False


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what may not be asked, and put the headers on every answer."""
    refusal = request.app[SESSION].judge(request.method, request.path, request.headers)
    response: web.StreamResponse
    if refusal is not None:
        response = web.json_response({"error": refusal.reason}, status=refusal.status)
    else:
        try:
            response = await handler(request)
        except web.HTTPException as failure:
            response = web.json_response({"error": failure.reason}, status=failure.status)
        except BriefsError as failure:
            said = [str(finding) for finding in failure.findings]
            response = web.json_response({"error": "\n".join(said)}, status=409)
    if not response.prepared:
        response.headers.update(SECURITY)
        if refusal is not None:
            response.force_close()
    return response


async def read_body(request: web.Request) -> Mapping[str, Any]:
    """Read the JSON object that was sent.

    :raises web.HTTPException: where it is none, or too large.
    """
    try:
        body = json.loads(await request.text())
    except (ValueError, RecursionError) as failure:
        raise web.HTTPBadRequest(reason="this is no JSON") from failure
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(reason="this is no JSON object")
    return body


def take(body: Mapping[str, Any], name: str, kind: type = str) -> Any:
    """Take a value out of what was sent.

    :raises web.HTTPException: where it is missing, or of another kind.
    """
    value = body.get(name)
    if not isinstance(value, kind):
        raise web.HTTPBadRequest(reason=f"{name} is missing")
    return value


async def send_shell(request: web.Request) -> web.Response:
    """Send the page that shows the desk, in the language that its reader reads."""
    return web.Response(text=write_shell(_choose_interface(request)), content_type="text/html")


def _choose_interface(request: web.Request) -> str:
    """The language of the window that asks."""
    wanted = request.query.get("ui", "") or request.headers.get("Accept-Language", "")
    return choose_language(wanted)


async def send_asset(request: web.Request) -> web.Response:
    """Send one of the few files that the page is made with, by its name in the list."""
    asset = list_assets().get(request.match_info["name"])
    if asset is None:
        raise web.HTTPNotFound(reason="there is no such part")
    return web.Response(body=asset.data, content_type=asset.kind, charset=asset.charset)


async def send_project(request: web.Request) -> web.Response:
    """Send what there is to look at."""
    desk, session = request.app[DESK], request.app[SESSION]
    described = describe_project(desk.project, desk.editions)
    return web.json_response({**described, "readOnly": session.read_only, "memory": desk.memory})


async def open_view(request: web.Request) -> web.Response:
    """Look at an edition, or at other pages of it."""
    body = await read_body(request)
    visible = [n for n in take(body, "visible", list)[:20] if isinstance(n, int) and n > 0]
    view = request.app[DESK].open(take(body, "view"), visible)
    if view is None:
        raise web.HTTPNotFound(reason="there is no such edition")
    return web.json_response(say_view(view))


async def send_page(request: web.Request) -> web.Response:
    """Send a page of a view as a picture."""
    try:
        number, scale = int(request.match_info["page"]), float(request.query.get("scale", "1"))
    except ValueError as failure:
        raise web.HTTPBadRequest(reason="this is no page") from failure
    if scale not in SCALES:
        raise web.HTTPBadRequest(reason="pages are not drawn at that scale")
    data = await request.app[DESK].draw(request.match_info["view"], number, scale)
    if data is None:
        raise web.HTTPNotFound(reason="there is no such page")
    return web.Response(body=data, content_type="image/png")


async def send_places(request: web.Request) -> web.Response:
    """Send where the texts of a view stand."""
    view = request.app[DESK].views.get(request.match_info["view"])
    if view is None:
        raise web.HTTPNotFound(reason="there is no such edition")
    return web.json_response(dict(view.places))


async def send_events(request: web.Request) -> web.StreamResponse:
    """Send what happens, a line of JSON each, for as long as the window is open."""
    desk = request.app[DESK]
    if desk.listeners >= MOST_LISTENERS:
        raise web.HTTPServiceUnavailable(reason="too many windows are open")
    response = web.StreamResponse(headers={**SECURITY, "Content-Type": "application/x-ndjson"})
    queue = desk.listen()
    try:
        await response.prepare(request)
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), BREATH)
            except TimeoutError:
                event = {"kind": "breath"}
            if event is None:
                return response
            await response.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
    except (ConnectionResetError, asyncio.CancelledError):
        return response
    finally:
        desk.leave(queue)


def _find_text(request: web.Request) -> Named:
    """Find the text that is asked for by its id: one of a page, or of a catalog that was listed."""
    name = request.match_info["text"]
    for view in request.app[DESK].views.values():
        for each in view.places.get("texts", ()):
            if each["id"] == name:
                context, source = each["key"]
                return Named(each["locale"], each["domain"], (context, source))
    found = request.app[TEXTS].find(name)
    if found is None:
        raise web.HTTPNotFound(reason="there is no such text")
    return found


async def send_text(request: web.Request) -> web.Response:
    """Send all that is known of one text: its source, its entry, terms, what others said."""
    text, language = _find_text(request), _choose_interface(request)
    return web.json_response(await asyncio.to_thread(request.app[TEXTS].describe, text, language))


async def check_text(request: web.Request) -> web.Response:
    """Check a translation that is being typed."""
    text, forms = _find_text(request), _take_forms(await read_body(request))
    said = await asyncio.to_thread(request.app[TEXTS].check, text, forms)
    return web.json_response({"findings": said})


async def try_text(request: web.Request) -> web.Response:
    """Say whether a translation that is being typed has room; one that is at fault is not set."""
    text, body = _find_text(request), await read_body(request)
    view = take(body, "view")
    if view not in request.app[DESK].editions:
        raise web.HTTPNotFound(reason="there is no such edition")
    forms = _take_forms(body)
    said = await asyncio.to_thread(request.app[TEXTS].check, text, forms)
    if any(each["severity"] == "error" for each in said):
        return web.json_response({"fits": None, "fit": {}, "findings": []})
    tried = await request.app[DESK].try_out(view, text.locale, text.key, forms)
    if tried is None:
        raise web.HTTPServiceUnavailable(reason="it takes too long")
    findings = [say_finding(finding) for finding in tried.findings]
    return web.json_response({"fits": tried.fits, "fit": dict(tried.fit), "findings": findings})


async def save_text(request: web.Request) -> web.Response:
    """Save a text into the file in which it stands."""
    if request.app[SESSION].read_only:
        raise web.HTTPForbidden(reason="the desk was opened to read only")
    text, body = _find_text(request), await read_body(request)
    before, note = take(body, "before", list), body.get("note")
    if not before or not all(isinstance(form, str) for form in before):
        raise web.HTTPBadRequest(reason="before is no list of texts")
    change = Change(
        before=tuple(before),
        forms=_take_forms(body),
        fuzzy=body.get("fuzzy") is True,
        note=note if isinstance(note, str) else None,
    )
    saved = await asyncio.to_thread(request.app[TEXTS].save, text, change)
    return web.json_response(saved, status=409 if "disk" in saved else 200)


async def approve_text(request: web.Request) -> web.Response:
    """Note that someone approves a translation, in a project that asks for it."""
    if request.app[SESSION].read_only:
        raise web.HTTPForbidden(reason="the desk was opened to read only")
    text, body = _find_text(request), await read_body(request)
    who, forms = take(body, "who"), _take_forms(body)
    if not who.strip():
        raise web.HTTPBadRequest(reason="who approves it is not said")
    saved = await asyncio.to_thread(request.app[TEXTS].approve, text, forms, who)
    return web.json_response(saved, status=409 if "disk" in saved else 200)


async def list_texts(request: web.Request) -> web.Response:
    """List the entries of a catalog that wait for a translator, and how far it is."""
    locale, domain = request.query.get("locale", ""), request.query.get("domain", "")
    return web.json_response(await asyncio.to_thread(request.app[TEXTS].list, locale, domain))


def _take_forms(body: Mapping[str, Any]) -> tuple[str, ...]:
    forms = take(body, "forms", list)
    if not forms or not all(isinstance(form, str) for form in forms):
        raise web.HTTPBadRequest(reason="forms is no list of texts")
    return tuple(forms)


def make_application(desk: Desk, texts: ProjectTexts, session: DeskSession) -> web.Application:
    """Make the application: the whole list of what may be asked for."""
    application = web.Application(middlewares=[guard], client_max_size=MOST_BYTES)
    application[DESK], application[TEXTS], application[SESSION] = desk, texts, session
    application.add_routes(
        [
            web.get("/", send_shell),
            web.get("/assets/{name}", send_asset),
            web.get("/api/project", send_project),
            web.get("/api/events", send_events),
            web.get("/api/texts", list_texts),
            web.post("/api/open", open_view),
            web.get("/api/views/{view}/pages/{page}", send_page),
            web.get("/api/views/{view}/places", send_places),
            web.get("/api/texts/{text}", send_text),
            web.post("/api/texts/{text}/check", check_text),
            web.post("/api/texts/{text}/try", try_text),
            web.post("/api/texts/{text}/save", save_text),
            web.post("/api/texts/{text}/approve", approve_text),
        ]
    )
    return application


def open_port(port: int) -> socket.socket:
    """Open a port of this machine alone.

    :param port: 0 for any that is free.
    :raises UsageError: where it is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError as failure:
        listener.close()
        where = Origin("--port")
        reason = failure.strerror or str(failure)
        remedy = "choose another port, or leave it out"
        raise UsageError(Finding(where, f"{port} cannot be opened ({reason})", remedy)) from failure
    return listener


async def serve(order: DeskOrder, ready: Callable[[DeskSession], None]) -> None:
    """Serve a project's desk until it is interrupted.

    :param ready: is told the session as soon as the desk can be opened.
    :raises BriefsError: where the project cannot be read, or the port is taken.
    """
    listener = open_port(order.port)
    session = DeskSession(listener.getsockname()[1], order.read_only)
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # of loops that hear no signals
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    try:
        desk = Desk(order.root, order.store)
    except BriefsError:
        listener.close()
        raise
    texts = ProjectTexts(order.root)
    runner = web.AppRunner(make_application(desk, texts, session), access_log=None)
    try:
        await runner.setup()
        await web.SockSite(runner, listener, shutdown_timeout=0.5).start()
        ready(session)
        async for paths in watch_project(order.root, stop):
            texts.forget()
            desk.change(paths)
    finally:
        stop.set()
        desk.close()
        with contextlib.suppress(asyncio.CancelledError):
            await runner.cleanup()
