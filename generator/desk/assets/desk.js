// The desk: what is looked at, how, and what is wrong with it.

import { get, getPicture, listen, post } from "./asking.js";
import { make, say, sayFit, sayShare } from "./making.js";
import { Column, matches } from "./pages.js";
import { Panel } from "./panel.js";

const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
const CHOICES = ["brief", "format", "locale", "paper", "profile"];
const find = (id) => document.getElementById(id);

class Desk {
  constructor() {
    this.columns = [];
    this.overlays = { texts: false, order: false, boxes: false };
    this.zoom = Number(sessionStorage.getItem("zoom")) || 0.8;
    this.isZoomed = sessionStorage.getItem("zoom") !== null;
    this.chosen = null;
    this.wanted = "";
    this.panel = new Panel(find("panel"), this);
  }

  async begin() {
    this.listenToKeys();
    const isFirst = await this.readProject();
    if (isFirst) this.openChosen();
    listen((event) => this.take(event), (isAway) => this.away(isAway)).catch((failure) => this.tell(failure.message, "failed"));
  }

  async readProject() {
    try {
      const project = await get("/api/project");
      this.readOnly = project.readOnly;
      this.editions = project.editions;
      document.title = `${project.name} · ${document.querySelector("h1").textContent}`;
    } catch (failure) {
      this.tell(failure.message, "failed");
      return false;
    }
    this.fillChoices();
    return true;
  }

  fillChoices() {
    const known = JSON.parse(sessionStorage.getItem("choice") ?? "{}");
    const names = new Map(this.editions.map((each) => [each.locale, each.languages.join(" + ")]));
    for (const name of CHOICES) {
      const values = [...new Set(this.editions.map((each) => each[name]))];
      const before = find(name).value || known[name];
      find(name).replaceChildren(...values.map((value) =>
        make("option", { value, text: name === "locale" ? names.get(value) : value })));
      if (values.includes(before)) find(name).value = before;
    }
    const beside = find("beside").value || known.beside || "";
    find("beside").replaceChildren(make("option", { value: "", text: "–" }),
      ...[...names].map(([value, text]) => make("option", { value, text })));
    if (names.has(beside)) find("beside").value = beside;
    this.narrow();
  }

  // What the subject does not have cannot be chosen.
  narrow() {
    let left = this.editions;
    for (const name of CHOICES) {
      const has = new Set(left.map((each) => each[name]));
      for (const option of find(name).options) option.hidden = option.disabled = !has.has(option.value);
      if (!has.has(find(name).value)) find(name).value = [...has][0];
      left = left.filter((each) => each[name] === find(name).value);
    }
    return left[0];
  }

  async openChosen() {
    const edition = this.narrow();
    const other = this.editions.find((each) => each.locale === find("beside").value && each.id !== edition.id
      && CHOICES.every((name) => name === "locale" || each[name] === edition[name]));
    const values = Object.fromEntries([...CHOICES, "beside"].map((name) => [name, find(name).value]));
    sessionStorage.setItem("choice", JSON.stringify(values));
    const wanted = [edition, other].filter(Boolean);
    for (const column of this.columns) if (!wanted.some(({ id }) => id === column.view)) column.close();
    this.columns = wanted.map((each) => this.columns.find(({ view }) => view === each.id) ?? new Column(each.id, each, this));
    find("columns").replaceChildren(...this.columns.map(({ element }) => element));
    for (const column of this.columns.toReversed()) {
      column.take(await post("/api/open", { view: column.view, visible: [1] }));
    }
    this.progress();
  }

  take(event) {
    if (event.kind === "project") this.readProject();
    const column = this.columns.find(({ view }) => view === event.view);
    if (event.kind === "state") column?.take(event);
    if (event.kind === "state" && column && !event.busy) {
      this.progress();
      this.panel.renew();
    }
    if (event.kind === "places" && column?.state?.version === event.version) column.fetchPlaces();
  }

  away(isAway) {
    if (isAway) this.tell(say("away"), "failed");
    else for (const column of this.columns) post("/api/open", { view: column.view, visible: column.listVisible() }).then((state) => column.take(state));
  }

  tell(words, kind = "") {
    find("state").textContent = words;
    find("state").dataset.kind = kind;
  }

  refresh() {
    this.showState();
    this.showFaults();
    this.showThumbnails();
    this.search();
  }

  showState() {
    const states = this.columns.map(({ state }) => state).filter(Boolean);
    if (!states.length) return;
    const has = (name) => states.some((state) => state[name]);
    const kind = has("failed") ? "failed" : has("busy") ? "busy" : has("draft") ? "draft" : "ready";
    const fits = kind === "ready" ? new Set(states.map(({ fit }) => sayFit(fit))) : [];
    // Numbers and names of languages are a run of their own in a line from the right.
    const numbers = kind === "busy" ? [] : [...fits, this.done].filter(Boolean);
    this.tell(numbers.length ? `${say(kind)} \u2068${numbers.join(" · ")}\u2069` : say(kind), kind);
  }

  showFaults() {
    const found = new Map();
    for (const { state, edition } of this.columns) {
      for (const finding of state?.findings ?? []) {
        const key = `${finding.origin} ${finding.message}`;
        if (!found.has(key)) found.set(key, { ...finding, locale: edition.locale });
      }
    }
    const list = find("faults");
    list.hidden = found.size === 0;
    list.replaceChildren(make("ul", {}, ...[...found.values()].map((finding) => make("li", {},
      make("button", { type: "button", class: "where", text: finding.origin, onclick: () => this.findLine(finding.origin) }),
      make("bdi", { class: finding.severity === "error" ? "error" : null, text: ` ${finding.message}; ` }),
      make("em", { dir: "auto", text: finding.remedy })))));
  }

  showThumbnails() {
    const [column] = this.columns;
    const list = find("thumbnails");
    if (!column?.state) return;
    while (list.children.length > column.pages.length) list.lastChild.remove();
    column.pages.forEach((page, index) => {
      let button = list.children[index];
      if (!button) {
        button = make("button", { type: "button" }, make("img", { alt: "" }), make("span", { text: String(index + 1) }));
        button.setAttribute("aria-label", say("go_page", { number: index + 1 }));
        button.addEventListener("click", () => this.columns[0].pages[index]?.element.scrollIntoView({ block: "start" }));
        list.append(button);
      }
      if (page.key && button.dataset.key !== page.key) {
        button.dataset.key = page.key;
        this.drawThumbnail(column, index + 1, button.querySelector("img"));
      }
    });
  }

  async drawThumbnail(column, number, image) {
    try {
      const address = URL.createObjectURL(await getPicture(`/api/views/${column.view}/pages/${number}?scale=0.2`));
      const former = image.src;
      image.src = address;
      if (former) URL.revokeObjectURL(former);
    } catch { /* The page has gone meanwhile; the next state draws it. */ }
  }

  choose(text, column = null) {
    this.chosen = text;
    for (const each of this.columns) each.mark();
    if (text) this.panel.open(text, column?.view ?? this.columns[0]?.view);
  }

  // A text of a catalog: on a page where it has a place there, else in the panel alone.
  chooseById(id, domain, locale) {
    for (const column of this.columns) {
      const text = column.places.texts.find((each) => each.id === id);
      if (text) {
        column.show(text);
        this.choose(text, column);
        return;
      }
    }
    this.choose({ id, domain, locale });
  }

  findLine(origin) {
    find("find").value = origin;
    this.wanted = origin;
    this.search();
    for (const column of this.columns) {
      const text = column.places.texts.find((each) => matches(each, origin));
      if (text) {
        column.show(text);
        this.choose(text, column);
        return;
      }
    }
  }

  search() {
    const count = this.columns.reduce((sum, column) => sum + (column.mark() ?? 0), 0);
    find("found").textContent = this.wanted ? String(count) : "";
  }

  // How far each language is that is looked at; one whose catalog cannot be read is left out.
  async progress() {
    const asked = new Map(this.columns.flatMap(({ edition }) => edition.locale.split("+").map((each) => [each, edition.brief])));
    const told = await Promise.all([...asked].map(([locale, brief]) =>
      get(`/api/texts?locale=${encodeURIComponent(locale)}&domain=${encodeURIComponent(brief)}`).catch(() => ({ total: 0 }))));
    const shares = told.map(({ total, done }, index) => total && `${[...asked.keys()][index]} ${sayShare(Math.floor((100 * done) / total))}`);
    this.done = shares.filter(Boolean).join(", ");
    this.showState();
  }

  setZoom(step) {
    const before = this.zoom;
    const index = ZOOMS.findIndex((each) => each >= before - 0.001);
    this.zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, index + step))];
    if (step) {
      this.isZoomed = true;
      sessionStorage.setItem("zoom", this.zoom);
    }
    this.showZoom();
    if (step) for (const column of this.columns) column.setZoom(before);
  }

  // As large as a column has room for, until somebody chooses otherwise.
  fitZoom(column, width) {
    if (this.isZoomed) return;
    const room = (column.element.clientWidth - 32) / width;
    const before = this.zoom;
    this.zoom = ZOOMS.findLast((each) => each <= Math.min(room, 1.25)) ?? ZOOMS[0];
    if (this.zoom === before) return;
    this.showZoom();
    for (const each of this.columns) each.setZoom(before);
  }

  showZoom() {
    find("zoom").textContent = sayShare(Math.round(this.zoom * 100));
  }

  listenToKeys() {
    for (const name of [...CHOICES, "beside"]) find(name).addEventListener("change", () => this.openChosen());
    find("choice").addEventListener("submit", (event) => event.preventDefault());
    find("smaller").addEventListener("click", () => this.setZoom(-1));
    find("larger").addEventListener("click", () => this.setZoom(1));
    this.setZoom(0);
    for (const name of Object.keys(this.overlays)) {
      find(name).addEventListener("click", () => {
        this.overlays[name] = !this.overlays[name];
        find(name).setAttribute("aria-pressed", String(this.overlays[name]));
        for (const column of this.columns) column.draw();
      });
    }
    find("thumbs").addEventListener("click", () => {
      find("thumbnails").hidden = !find("thumbnails").hidden;
      find("thumbs").setAttribute("aria-pressed", String(!find("thumbnails").hidden));
    });
    find("unseen").addEventListener("click", () => this.panel.showUnseen(this.columns));
    find("find").addEventListener("input", () => { this.wanted = find("find").value.trim(); this.search(); });
    find("find").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // else what is found is pressed, too
      this.goToFound(event.shiftKey);
    });
    find("ui").addEventListener("change", () => { location.search = `?ui=${find("ui").value}`; });
    document.addEventListener("shown", () => this.showThumbnails());
    document.addEventListener("keydown", (event) => this.panel.keys(event));
  }

  goToFound(isBack) {
    const hits = this.columns.flatMap((column) => (column.hits ?? []).filter((hit) => hit.classList.contains("found")));
    if (!hits.length) return;
    this.at = ((this.at ?? -1) + (isBack ? -1 : 1) + hits.length) % hits.length;
    hits[this.at].scrollIntoView({ block: "center" });
    hits[this.at].focus({ preventScroll: true });
  }
}

new Desk().begin();
