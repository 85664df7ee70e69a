// Columns of pages: pictures of the built PDF, which are changed under the reader without moving.

import { get, getPicture, post } from "./asking.js";
import { make, place, say } from "./making.js";

const SCALES = [0.5, 1, 1.5, 2, 3, 4];

function chooseScale(zoom) {
  const wanted = zoom * Math.min(window.devicePixelRatio || 1, 3);
  return SCALES.find((scale) => scale >= wanted - 0.01) ?? SCALES.at(-1);
}

export class Column {
  constructor(view, edition, desk) {
    this.view = view;
    this.edition = edition;
    this.desk = desk;
    this.state = null;
    this.places = { texts: [], order: [] };
    this.pages = [];
    this.element = make("div", { class: "column", tabindex: "0", role: "region",
      "aria-label": `${edition.brief} ${edition.format}, ${edition.languages.join(" + ")}` });
    this.seen = new IntersectionObserver((entries) => this.notice(entries),
      { root: this.element, rootMargin: "200px 0px" });
    this.visible = new Set();
  }

  notice(entries) {
    for (const { target, isIntersecting } of entries) {
      const number = Number(target.dataset.page);
      if (isIntersecting) {
        this.visible.add(number);
        this.load(number);
      } else this.visible.delete(number);
    }
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), 250);
  }

  // Pages that are looked at are made first.
  tell() {
    if (this.element.isConnected) post("/api/open", { view: this.view, visible: this.listVisible() });
  }

  listVisible() {
    const frame = this.element.getBoundingClientRect();
    const shown = this.pages.filter(({ element }) => {
      const box = element.getBoundingClientRect();
      return box.bottom > frame.top && box.top < frame.bottom;
    });
    return shown.map(({ number }) => number);
  }

  take(state) {
    const isFirst = !this.pages.length && state.pages.length > 0;
    if (isFirst) this.desk.fitZoom(this, Math.max(...state.pages.map(({ width }) => width)));
    this.state = state;
    const zoom = this.desk.zoom;
    while (this.pages.length > state.pages.length) {
      const page = this.pages.pop();
      this.seen.unobserve(page.element);
      page.element.remove();
    }
    state.pages.forEach((found, index) => {
      let page = this.pages[index];
      if (!page) {
        page = this.addPage(index + 1, state.pages.length);
        this.pages.push(page);
      }
      page.size = found;
      page.key = found.key;
      page.image.alt = say("page_of", { number: index + 1, total: state.pages.length });
      page.element.style.width = `${found.width * zoom}px`;
      page.element.style.height = `${found.height * zoom}px`;
    });
    for (const number of this.visible) this.load(number);
    if (state.placesVersion && state.placesVersion === state.version && this.placed !== state.version) {
      this.fetchPlaces();
    }
    this.desk.refresh();
  }

  addPage(number) {
    const image = make("img", { alt: "" });
    const layer = make("div", { class: "layer" });
    const element = make("div", { class: "page", "data-page": String(number) }, image, layer);
    this.element.append(element);
    this.seen.observe(element);
    return { number, element, image, layer, key: "", shown: "", size: null };
  }

  async load(number) {
    const page = this.pages[number - 1];
    if (!page?.key) return;
    const scale = chooseScale(this.desk.zoom);
    const wanted = `${page.key}@${scale}`;
    if (page.shown === wanted || page.asked === wanted) return;
    page.asked = wanted;
    try {
      const blob = await getPicture(`/api/views/${this.view}/pages/${number}?scale=${scale}`);
      const address = URL.createObjectURL(blob);
      const next = new Image();
      next.src = address;
      await next.decode();
      if (page.asked !== wanted) {
        URL.revokeObjectURL(address);
        return;
      }
      const former = page.image.src;
      page.image.src = address;
      page.shown = wanted;
      page.element.dataset.shown = page.key;
      if (former) URL.revokeObjectURL(former);
      document.dispatchEvent(new CustomEvent("shown", { detail: { number, key: page.key } }));
    } catch {
      page.asked = "";
    }
  }

  setZoom(before) {
    const { element } = this;
    const middle = element.scrollTop + element.clientHeight / 2;
    const ratio = this.desk.zoom / before;
    for (const page of this.pages) {
      page.element.style.width = `${page.size.width * this.desk.zoom}px`;
      page.element.style.height = `${page.size.height * this.desk.zoom}px`;
    }
    element.scrollTop = middle * ratio - element.clientHeight / 2;
    this.draw();
    for (const number of this.visible) this.load(number);
  }

  async fetchPlaces() {
    this.placed = this.state.version;
    this.places = { texts: [], order: [], ...(await get(`/api/views/${this.view}/places`)) };
    this.draw();
    this.desk.refresh();
  }

  // The boxes of texts over the pages, and the overlays that are asked for.
  draw() {
    const { zoom, overlays } = this.desk;
    const layers = new Map(this.pages.map((page) => [page.number, []]));
    this.hits = [];
    for (const text of this.places.texts) {
      for (const [number, left, top, width, height] of text.boxes) {
        const page = this.pages[number - 1];
        if (!page) continue;
        const [x, y] = page.size.boxes.trim;
        const hit = make("button", { type: "button", class: "hit", tabindex: "-1", "data-text": text.id,
          "aria-label": text.words.slice(0, 120), title: `${text.said}`,
          onclick: () => this.desk.choose(text, this) });
        place(hit, left + x, top + y, Math.max(width, 4), Math.max(height, 4), zoom);
        hit.text = text;
        this.hits.push(hit);
        layers.get(number).push(hit);
      }
    }
    if (overlays.order) {
      for (const [order, name, number, left, top, width, height] of this.places.order) {
        const page = this.pages[number - 1];
        if (!page) continue;
        const [x, y] = page.size.boxes.trim;
        const label = make("span", { text: String(order) });
        layers.get(number).push(place(make("div", { class: "step", title: name }, label), left + x, top + y, width, height, zoom));
      }
    }
    if (overlays.boxes) {
      for (const page of this.pages) {
        for (const name of ["bleed", "trim"]) {
          const frame = make("div", { class: name });
          layers.get(page.number).push(place(frame, ...page.size.boxes[name], zoom));
        }
        const [, , width, height] = page.size.boxes.trim;
        const mm = (pixels) => Math.round((pixels * 25.4) / 96);
        const text = `${say("trim")} ${mm(width)} × ${mm(height)} mm`;
        layers.get(page.number).push(make("div", { class: "legend", text }));
      }
    }
    for (const page of this.pages) page.layer.replaceChildren(...layers.get(page.number));
    this.element.classList.toggle("texts", overlays.texts);
    this.mark();
  }

  // Which boxes are found, chosen, at fault.
  mark() {
    const { chosen, wanted } = this.desk;
    const faults = new Set((this.state?.findings ?? []).map((finding) => finding.origin));
    const faulty = new Map();
    let count = 0;
    for (const hit of this.hits ?? []) {
      const { text } = hit;
      const isFault = faults.has(text.said) || faults.has(text.origin);
      hit.classList.toggle("chosen", chosen?.id === text.id);
      hit.classList.toggle("found", wanted !== "" && matches(text, wanted));
      hit.classList.toggle("fault", isFault);
      if (hit.classList.contains("found")) count += 1;
      if (isFault) faulty.set(hit.closest(".page"), (faulty.get(hit.closest(".page")) ?? 0) + 1);
    }
    for (const page of this.pages) {
      page.element.querySelector(".mark")?.remove();
      const number = faulty.get(page.element);
      if (number) page.element.append(make("span", { class: "mark", text: say("faults_here", { number }) }));
    }
    return count;
  }

  show(text) {
    const hit = this.hits?.find((each) => each.text.id === text.id);
    hit?.scrollIntoView({ block: "center", inline: "nearest" });
    return Boolean(hit);
  }

  // Where the panel has taken its room, the text that it shows comes back into view.
  keepInView(text) {
    const hit = this.hits?.find((each) => each.text.id === text.id);
    if (!hit) return;
    const box = hit.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) hit.scrollIntoView({ block: "center", inline: "nearest" });
  }

  close() {
    this.seen.disconnect();
    this.element.remove();
  }
}

// A text by its words, by its context, or by the line of a file: data/daesh/brief.yaml:12.
export function matches(text, wanted) {
  const line = wanted.match(/^(\S+\.\w+):(\d+)$/);
  if (line) return text.said === wanted || text.origin === wanted;
  const sought = wanted.toLocaleLowerCase();
  return text.words.toLocaleLowerCase().includes(sought) || text.key[0].toLocaleLowerCase() === sought;
}
