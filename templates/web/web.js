// A page of the web: what works its maps and charts. Without it all text, signs and links are there.
(() => {
"use strict";
const root = document.documentElement, rtl = root.dir === "rtl", digits = [...(root.dataset.digits || "0123456789")];
root.classList.add("js");
const all = (query, from = document) => [...from.querySelectorAll(query)];
const say = (number) => String(number).replace(/\d/g, (digit) => digits[digit]);
const still = matchMedia("(prefers-reduced-motion: reduce)");

// --- maps -----------------------------------------------------------------------------------------
class Atlas {
  constructor(svg, figure) {
    this.svg = svg;
    this.figure = figure;
    this.sizes = svg.dataset.sizes.split(";").map((size) => size.split(",").map(Number));
    this.unit = Number(svg.dataset.unit);
    this.ground = svg.querySelector(".ground");
    this.base = Number(this.ground.dataset.scale);
    this.first = Number(svg.dataset.first);
    this.moved = all("[data-at]", svg).map((node) => [node, node.dataset.at.split(";")]);
    this.lines = all("[data-d]", svg).map((node) => [node, node.dataset.d.split(";")]);
    this.bar = svg.parentElement.querySelector(".scale-bar");
    this.bars = this.bar?.dataset.bars.split(";").map((bar) => bar.split(","));
    this.step = -1;
    this.hidden = new Set();
    this.fit();
    new ResizeObserver(() => this.fit()).observe(svg.parentElement);
    if (this.sizes.length > 1) this.listen();
  }
  // The widest step that the screen has room for is the whole map; signs and names are as large.
  fit() {
    const width = this.svg.parentElement.clientWidth;
    if (!width || width === this.width) return;
    const whole = this.whole, far = this.step - whole;
    this.width = width;
    this.whole = 0;
    this.sizes.forEach(([size], step) => { if (size * this.unit <= width + 1) this.whole = step; });
    this.view = this.sizes[this.whole];
    this.scale(width / (this.view[0] * this.unit));
    const middle = this.middle || [.5, .5];
    this.zoom(whole === undefined ? this.whole : Math.max(this.whole, Math.min(this.whole + far, this.sizes.length - 1)), middle);
  }
  // What a size means is as large as on the map.
  scale(times) {
    if (this.svg.closest(".inset")) return;
    for (const disc of all(".disc", this.figure)) for (const side of ["width", "height"]) disc.setAttribute(side, disc.dataset.size * times);
  }
  // A place is told as a share of the map, which is the same at every step.
  zoom(step, [x, y], [across, down] = [.5, .5]) {
    step = Math.max(this.whole, Math.min(step, this.sizes.length - 1));
    const [width, height] = this.sizes[step], changed = step !== this.step;
    this.step = step;
    if (changed) {
      this.ground.setAttribute("transform", `scale(${this.base * width / this.sizes[this.first][0]})`);
      for (const [node, places] of this.moved) {
        const at = places[step];
        if (at) {
          const [left, top, turn] = at.split(" ");
          node.setAttribute("transform", `translate(${left} ${top})${turn ? ` rotate(${turn})` : ""}`);
        }
        this.show(node, at);
      }
      if (this.bar) {
        const [length, words] = this.bars[step], text = this.bar.querySelector("text");
        this.bar.querySelector("path").setAttribute("d", `M1 3.8v1.2h${length}v-1.2`);
        text.setAttribute("x", 1 + length / 2);
        text.textContent = words;
      }
      for (const [node, ways] of this.lines) { node.setAttribute("d", ways[step]); this.show(node, ways[step]); }
    }
    this.look(x * width - across * this.view[0], y * height - down * this.view[1]);
  }
  show(node, at) {
    const off = !at || this.hidden.has(node.dataset.of || node.dataset.id);
    if (off) node.setAttribute("display", "none"); else node.removeAttribute("display");
  }
  look(left, top) {
    const [width, height] = this.sizes[this.step], [across, down] = this.view;
    this.left = Math.max(0, Math.min(left, width - across));
    this.top = Math.max(0, Math.min(top, height - down));
    this.middle = [(this.left + across / 2) / width, (this.top + down / 2) / height];
    this.svg.setAttribute("viewBox", `${this.left} ${this.top} ${across} ${down}`);
    this.bar?.setAttribute("viewBox", `0 0 ${across} 6`);
  }
  move(x, y) { this.look(this.left + x * this.view[0], this.top + y * this.view[1]); }
  by(steps, point) {
    if (!steps) return this.zoom(this.whole, [.5, .5]);
    const [width, height] = this.sizes[this.step];
    if (!point) return this.zoom(this.step + steps, this.middle);
    const share = [(this.left + point[0] * this.view[0]) / width, (this.top + point[1] * this.view[1]) / height];
    this.zoom(this.step + steps, share, point);
  }
  find(id) {
    const entry = this.moved.find(([node]) => node.dataset.id === id);
    if (!entry) return;
    const [x, y] = entry[1][this.step].split(" ").map(Number), [width, height] = this.sizes[this.step];
    const [left, top] = [x - this.left, y - this.top];
    if (left < 8 || top < 8 || left > this.view[0] - 8 || top > this.view[1] - 8) this.zoom(this.step, [x / width, y / height]);
    return entry[0];
  }
  hide(ids) {
    this.hidden = ids;
    for (const [node, places] of [...this.moved, ...this.lines]) this.show(node, places[this.step]);
  }
  point(event) {
    const box = this.svg.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }
  listen() {
    const held = new Map(), svg = this.svg;
    let apart = 0, moved = false;
    const reach = () => { const [a, b] = [...held.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };
    svg.addEventListener("pointerdown", (event) => {
      held.set(event.pointerId, this.point(event));
      moved = false;
      if (held.size === 2) apart = reach();
    });
    svg.addEventListener("pointermove", (event) => {
      const was = held.get(event.pointerId), now = this.point(event);
      if (!was) return;
      const far = Math.hypot(now[0] - was[0], now[1] - was[1]);
      if (!moved && held.size === 1 && far < .008) return;
      moved = true;
      if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
      held.set(event.pointerId, now);
      if (held.size === 1) return this.move(was[0] - now[0], was[1] - now[1]);
      const ratio = reach() / apart;
      if (ratio > 1.4 || ratio < .71) { this.by(ratio > 1 ? 1 : -1, now); apart = reach(); }
    });
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => held.delete(event.pointerId));
    svg.addEventListener("click", (event) => { if (moved) { event.preventDefault(); event.stopPropagation(); moved = false; } }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    // The wheel scrolls the page, and zooms with the key that zooms elsewhere.
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (Math.abs(event.deltaY) > 2 && !this.waits) {
        this.by(event.deltaY < 0 ? 1 : -1, this.point(event));
        this.waits = setTimeout(() => { this.waits = 0; }, 150);
      }
    }, {passive: false});
    svg.addEventListener("keydown", (event) => {
      const key = event.key, ways = {ArrowLeft: [-.2, 0], ArrowRight: [.2, 0], ArrowUp: [0, -.2], ArrowDown: [0, .2]};
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === "+" || key === "=") this.by(1);
      else if (key === "-" || key === "_") this.by(-1);
      else if (key === "0") this.by(0);
      else if (ways[key]) this.move(...ways[key]);
      else return;
      event.preventDefault();
    });
  }
}

function work(figure) {
  const atlases = all(".atlas", figure).map((svg) => new Atlas(svg, figure));
  const panel = figure.querySelector(".panel"), head = panel.querySelector(".name"), about = panel.querySelector(".about");
  const tools = figure.querySelector(".tools"), shown = tools.querySelector(".shown"), name = figure.id.replace("figure-", "");
  const rows = JSON.parse(figure.querySelector("script.rows").textContent), ids = Object.keys(rows);
  const selects = all("select", tools), slider = tools.querySelector("input"), output = tools.querySelector("output");
  const sign = (id) => document.getElementById(`${name}-${id}`);
  let back = null;
  tools.hidden = !ids.length || !(selects.length || slider);
  const buttons = figure.querySelector(".buttons");
  buttons.hidden = atlases[0].sizes.length < 2;
  buttons.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) atlases[0].by(Number(button.dataset.zoom));
  });
  figure.querySelector(".window .atlas").tabIndex = 0;

  // --- the panel: what the list says of a place ---
  function tell(row) {
    const parts = row.matches("tr") ? [...row.cells] : [row];
    about.replaceChildren(...parts.filter((cell) => !cell.matches(".number, th[scope=row]") && cell.textContent.trim()).map((cell) => {
      const copy = document.createElement("div");
      copy.append(...[...cell.cloneNode(true).childNodes]);
      copy.lang = cell.closest("[lang]").lang;
      copy.dir = cell.closest("[dir]").dir;
      all("[id]", copy).forEach((node) => node.removeAttribute("id"));
      return copy;
    }));
    const title = row.querySelector("th[scope=row]");
    if (title && !title.matches(".number")) about.prepend(...[...title.cloneNode(true).childNodes].filter((node) => node.nodeType === 1));
  }
  function open(id, focus = true) {
    const node = sign(id), row = document.getElementById(`list-${id}`);
    if (!node) return;
    close(false);
    for (const atlas of atlases) if (atlas.svg.contains(node)) atlas.find(id);
    node.setAttribute("aria-current", "true");
    node.parentNode.append(node);
    back = node;
    head.textContent = node.getAttribute("aria-label");
    about.replaceChildren();
    const to = panel.querySelector(".to-list");
    to.closest("p").hidden = !row;
    if (row) { tell(row); to.href = `#list-${id}`; row.classList.add("chosen"); }
    const box = node.getBoundingClientRect(), all_ = figure.getBoundingClientRect();
    panel.classList.toggle("aside", (box.left + box.right < all_.left + all_.right) !== rtl);
    panel.hidden = false;
    if (focus) head.focus();
    history.replaceState(null, "", `#${id}`);
    follow();
  }
  function close(focus = true) {
    if (panel.hidden) return;
    panel.hidden = true;
    all(".chosen").forEach((row) => row.classList.remove("chosen"));
    back.removeAttribute("aria-current");
    if (focus) { back.focus(); history.replaceState(null, "", location.pathname + location.search); follow(); }
  }
  figure.addEventListener("click", (event) => {
    const node = event.target.closest(".sign");
    if (node) { event.preventDefault(); open(node.dataset.id); }
    else if (event.target.closest(".close")) close();
    else if (event.target.closest(".to-list")) {
      const row = document.getElementById(event.target.closest("a").hash.slice(1));
      row.tabIndex = -1;
      close(false);
      setTimeout(() => row.focus());
    }
  });
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { if (!panel.hidden) { event.preventDefault(); close(); } }
    else if ((event.key === " " || event.key === "Enter") && event.target.matches(".sign")) { event.preventDefault(); open(event.target.dataset.id); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(`a[href^="#${name}-"]`);
    if (!link || figure.contains(link)) return;
    event.preventDefault();
    figure.scrollIntoView({block: "start"});
    open(link.hash.slice(name.length + 2));
  });

  // --- the choice: by the table's categories, and up to a moment ---
  function choose() {
    const last = slider ? Number(slider.value) : Infinity;
    const off = ids.filter((id) => rows[id][0] > last || selects.some((each) => each.value && rows[id][1][each.dataset.filter] !== each.value));
    atlases.forEach((atlas) => atlas.hide(new Set(off)));
    if (back && !panel.hidden && off.includes(back.dataset.id)) close(false);
    if (shown) shown.textContent = shown.dataset.say.replace("{shown}", say(ids.length - off.length)).replace("{total}", say(ids.length));
    keep();
  }
  function keep() {
    const choice = new URLSearchParams(selects.filter((each) => each.value).map((each) => [each.dataset.filter, each.value]));
    if (slider && slider.value !== slider.max) choice.set("until", slider.value);
    const text = choice.toString();
    if (location.search.slice(1) !== text) history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
    follow();
  }
  const wanted = new URLSearchParams(location.search);
  for (const each of selects) {
    if (all("option", each).some((option) => option.value === wanted.get(each.dataset.filter))) each.value = wanted.get(each.dataset.filter);
    each.addEventListener("change", choose);
  }
  if (slider) {
    const moments = JSON.parse(slider.dataset.moments), play = tools.querySelector(".play"), label = play.textContent;
    let timer = 0;
    const show = () => { output.textContent = moments[slider.value]; slider.setAttribute("aria-valuetext", moments[slider.value]); choose(); };
    const stop = () => { clearInterval(timer); timer = 0; play.textContent = label; };
    const next = () => { if (slider.value === slider.max) return stop(); slider.stepUp(); show(); };
    slider.addEventListener("input", () => { stop(); show(); });
    play.addEventListener("click", () => {
      if (timer) return stop();
      if (slider.value === slider.max) { slider.value = 0; show(); }
      else if (still.matches) next();
      // Who wants no motion is taken one moment further by each press.
      if (still.matches) return;
      play.textContent = play.dataset.pause;
      timer = setInterval(next, 900);
    });
    if (wanted.get("until")) { slider.value = wanted.get("until"); output.textContent = moments[slider.value]; }
  }
  choose();
  const place = () => { const id = decodeURIComponent(location.hash.slice(1)); if (rows[id]) { figure.scrollIntoView({block: "start"}); open(id, false); } };
  addEventListener("hashchange", place);
  place();
}

// The links to other languages lead to the same place and the same choice.
function follow() {
  for (const link of all(".languages a")) link.href = link.getAttribute("href").replace(/[?#].*/, "") + location.hash;
}

// --- charts: one stop of the keyboard, arrows from value to value -------------------------------------
function point(drawing) {
  const values = all(".value", drawing), tip = drawing.querySelector(".tip");
  if (!values.length) return;
  const show = (node) => { tip.hidden = !node; tip.textContent = node ? node.getAttribute("aria-label") : ""; };
  values.forEach((node, place) => { node.setAttribute("tabindex", place ? -1 : 0); });
  drawing.removeAttribute("tabindex");
  const enter = (node) => { values.forEach((each) => each.setAttribute("tabindex", each === node ? 0 : -1)); node.focus(); };
  drawing.addEventListener("focusin", (event) => { if (event.target.matches(".value")) show(event.target); });
  drawing.addEventListener("focusout", () => show(null));
  drawing.addEventListener("pointerover", (event) => show(event.target.closest(".value")));
  drawing.addEventListener("pointerleave", () => show(null));
  drawing.addEventListener("keydown", (event) => {
    const at = values.indexOf(event.target), ahead = rtl ? "ArrowLeft" : "ArrowRight", behind = rtl ? "ArrowRight" : "ArrowLeft";
    const to = {[ahead]: at + 1, ArrowDown: at + 1, [behind]: at - 1, ArrowUp: at - 1, Home: 0, End: values.length - 1}[event.key];
    if (event.key === "Escape") show(null);
    if (at < 0 || to === undefined || !values[to]) return;
    event.preventDefault();
    enter(values[to]);
  });
}

all(".figure.map").forEach(work);
all(".drawing").forEach(point);
addEventListener("hashchange", follow);
follow();
})();
