// Beside the pages: one text with all that is known of it, to be changed; or what no one sees.

import { get, post, Refused } from "./asking.js";
import { ARROW, make, say, sayFit, sayShare, showUnseen } from "./making.js";

const CALM = 120;
const FIT_CALM = 500;

function nameControl(element) {
  return element.id || element.getAttribute("aria-label") || element.textContent;
}

export class Panel {
  constructor(element, desk) {
    this.element = element;
    this.desk = desk;
  }

  close() {
    this.element.hidden = true;
    this.desk.choose(null);
  }

  ask(text) {
    return get(`/api/texts/${text.id}?ui=${document.documentElement.lang}`);
  }

  async open(text, view, focus = true) {
    this.text = text;
    this.view = view;
    let told;
    try {
      told = await this.ask(text);
    } catch (failure) {
      this.show(make("h2", { text: say("panel") }), make("p", { class: "error", text: failure.message }));
      return;
    }
    if (this.text !== text) return;
    this.told = told;
    this.render(told);
    for (const column of this.desk.columns) if (column.view === view) column.keepInView(text);
    if (focus) this.fields?.[0]?.focus({ preventScroll: true });
  }

  // Another program has written the file: who has typed nothing sees what it says now.
  async renew() {
    const { text, told } = this;
    const isUntouched = () => this.text === text && this.told === told && !this.element.hidden
      && JSON.stringify(this.list()) === JSON.stringify(told.forms)
      && this.fuzzy.checked === Boolean(told.fuzzy) && (!this.note || this.note.value === (told.comments ?? ""));
    if (!told || !this.fields?.[0]?.isConnected || !isUntouched()) return;
    const now = await this.ask(text).catch(() => told);
    if (JSON.stringify(now) === JSON.stringify(told) || !isUntouched()) return;
    const { className, textContent } = this.said;
    const focusAgain = this.holdFocus();
    this.told = now;
    this.render(now);
    focusAgain();
    this.tellSaved(className, textContent);
  }

  // What has the focus here is made anew: the control that is called the same has it then; without one, the field.
  holdFocus() {
    const held = document.activeElement;
    if (held === this.element || !this.element.contains(held)) return () => {};
    const { selectionStart, selectionEnd } = held;
    const listAlike = () => [...this.element.querySelectorAll(held.tagName)].filter((each) => nameControl(each) === nameControl(held));
    const at = listAlike().indexOf(held);
    return () => {
      const again = listAlike()[at];
      (again ?? this.fields[0]).focus({ preventScroll: true });
      if (Number.isInteger(selectionStart)) again?.setSelectionRange(selectionStart, selectionEnd);
    };
  }

  show(...children) {
    const bar = make("div", { class: "row" }, make("button", { type: "button", text: say("close"), onclick: () => this.close() }));
    this.element.replaceChildren(...children, bar);
    this.element.hidden = false;
  }

  render(told) {
    const parts = [make("h2", { text: say(told.kind === "source" ? "source_text" : "entry") })];
    const facts = make("dl");
    const add = (name, text, attributes = { dir: "auto" }) => {
      if (text) facts.append(make("dt", { text: say(name) }), make("dd", { ...attributes, text }));
    };
    const where = { class: "where" };
    add("context", told.context, where);
    add("written", told.said, where);
    if (told.kind === "entry") add("source_at", told.origin, where);
    add("purpose", told.purpose?.text, { lang: told.purpose?.locale, dir: told.purpose?.direction });
    add("limit", told.limit ? String(told.limit) : "");
    parts.push(facts);
    const names = told.mentions.filter((name) => !name.includes(":")).map((name) => `{${name}}`);
    if (names.length) parts.push(make("details", {}, make("summary", { text: say("facts") }), make("p", { class: "where", text: names.join(" ") })));
    if (told.kind === "entry") {
      parts.push(make("h3", { text: say("source_text") }),
        make("blockquote", { dir: told.sourceDirection, lang: told.sourceLocale, text: told.source }));
      if (told.plural) parts.push(make("blockquote", { dir: told.sourceDirection, text: told.plural }));
      if (told.former?.length) parts.push(make("h3", { text: say("former") }), this.writeDiff(told));
    }
    parts.push(...this.writeFields(told));
    this.show(...parts);
    this.check();
  }

  writeDiff(told) {
    const tags = { "-": "del", "+": "ins", "=": "span" };
    return make("blockquote", { dir: told.sourceDirection, lang: told.sourceLocale },
      ...told.former.map(([kind, text]) => make(tags[kind], { text })));
  }

  writeFields(told) {
    const editable = told.editable && !this.desk.readOnly;
    const parts = [make("h3", { text: say(told.kind === "source" ? "text" : "translation") })];
    this.fields = told.forms.map((form, index) => {
      const name = told.forms.length > 1 ? `${say("form")} ${told.names[index] ?? index}` : say("translation");
      const field = make("textarea", { dir: told.direction, lang: told.locale, "aria-label": name,
        readonly: !editable, spellcheck: "true", oninput: () => this.typed() });
      field.value = form;
      if (told.forms.length > 1) parts.push(make("h3", { text: name }));
      parts.push(field);
      return field;
    });
    this.unseen = make("p", { dir: told.direction, role: "group", "aria-label": say("unseen_characters") });
    this.count = make("span");
    this.findings = make("ul", { "aria-live": "polite" });
    this.fit = make("p", { role: "status" });
    this.said = make("p", { role: "status" });
    this.fuzzy = make("input", { type: "checkbox", id: "fuzzy", disabled: !editable });
    this.fuzzy.checked = Boolean(told.fuzzy);
    parts.push(this.unseen);
    if (told.limit) parts.push(make("p", {}, this.count));
    parts.push(this.findings, this.fit);
    if (told.kind === "entry") {
      if (told.terms?.length) parts.push(make("h3", { text: say("terms") }), this.listTerms(told, editable));
      if (told.memory?.length) parts.push(make("h3", { text: say("memory") }), this.listMemory(told, editable));
    }
    this.note = null;
    if (!editable) {
      parts.push(make("p", { text: say(this.desk.readOnly ? "read_only" : "written_elsewhere") }));
      return parts;
    }
    if (told.kind === "entry") {
      this.note = make("textarea", { class: "note", id: "note", dir: "auto" });
      this.note.value = told.comments ?? "";
      parts.push(make("div", { class: "row" }, this.fuzzy, make("label", { for: "fuzzy", text: say("fuzzy") })));
      parts.push(make("h3", {}, make("label", { for: "note", text: say("note") })), this.note);
    }
    parts.push(this.writeButtons(told), this.said);
    if (told.review) parts.push(...this.writeApproval(told));
    return parts;
  }

  // Where the project asks for a second pair of eyes: who approves the text as it is saved.
  writeApproval(told) {
    const heading = make("h3", { text: say("approval") });
    if (told.approved) return [heading, make("p", { class: "good", dir: "auto", text: told.approved })];
    const who = make("input", { id: "who", autocomplete: "name", dir: "auto", value: sessionStorage.getItem("who") ?? "",
      oninput: () => sessionStorage.setItem("who", who.value) });
    return [heading, make("div", { class: "row" }, make("label", { for: "who", text: say("your_name") }), who,
      make("button", { type: "button", id: "approve", text: say("approve"), onclick: () => this.approve(who.value) }))];
  }

  async approve(who) {
    if (!who.trim()) return this.tellSaved("error", say("your_name"));
    try {
      await post(`/api/texts/${this.text.id}/approve`, { forms: this.list(), who });
      this.desk.progress();
      return this.open(this.text, this.view);
    } catch (failure) {
      if (failure instanceof Refused && failure.body.disk) return this.showConflict(failure.body);
      return this.tellSaved("error", failure.message);
    }
  }

  writeButtons(told) {
    const row = make("div", { class: "row" },
      make("button", { type: "button", class: "main", id: "save", text: say("save"), title: "Ctrl+Enter", onclick: () => this.save() }));
    if (told.kind === "entry") {
      row.append(
        make("button", { type: "button", text: say("next_missing"), title: "Alt+N", onclick: () => this.next("missing") }),
        make("button", { type: "button", text: say("next_fuzzy"), title: "Alt+F", onclick: () => this.next("fuzzy") }),
        make("button", { type: "button", text: say("skip"), title: "Alt+S", onclick: () => this.next("any") }));
    }
    return row;
  }

  listTerms(told, editable) {
    return make("ul", {}, ...told.terms.map((term) => make("li", {}, make("bdi", { text: term.term }), ` ${ARROW} `,
      ...term.accepted.flatMap((form) => [make("button", { type: "button", text: form, disabled: !editable, lang: told.locale,
        onclick: () => this.insert(form) }), " "]))));
  }

  listMemory(told, editable) {
    return make("ul", {}, ...told.memory.map((match) => make("li", {},
      `${sayShare(match.percent)} `, make("button", { type: "button", text: match.words, disabled: !editable, lang: told.locale,
        dir: told.direction, title: match.source, onclick: () => this.insert(match.words, true) }),
      " ", make("span", { class: "where", text: match.where }))));
  }

  insert(words, whole = false) {
    const field = this.fields.find((each) => each === document.activeElement) ?? this.last ?? this.fields[0];
    field.focus();
    if (whole) field.select();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    this.typed();
  }

  typed() {
    clearTimeout(this.checking);
    clearTimeout(this.trying);
    this.checking = setTimeout(() => this.check(), CALM);
    this.trying = setTimeout(() => this.tryFit(), FIT_CALM);
  }

  list() {
    return this.fields.map((field) => field.value);
  }

  async check() {
    const { text, told } = this;
    // Of every form: a mark of direction may be in the plural alone.
    const seen = this.fields.map((field) => showUnseen(field.value)).filter((parts) => parts.length);
    this.unseen.replaceChildren(...seen.flatMap((parts, index) => (index ? [make("br"), ...parts] : parts)));
    if (told.limit) {
      const length = Math.max(...this.list().map((form) => [...form].length));
      this.count.textContent = `${length} / ${told.limit}`;
      this.count.className = length > told.limit ? "error" : "";
    }
    if (told.kind !== "entry" || !told.editable) return;
    // Answers may come in another order than they were asked for: the last question counts.
    const turn = (this.turn ?? 0) + 1;
    this.turn = turn;
    const { findings } = await post(`/api/texts/${text.id}/check`, { forms: this.list() });
    if (this.text !== text || this.turn !== turn) return;
    this.findings.replaceChildren(...findings.map((finding) =>
      make("li", { class: finding.severity === "error" ? "error" : null, dir: "auto", text: `${finding.message}; ${finding.remedy}` })));
  }

  async tryFit() {
    const { text, told, view } = this;
    if (told.kind !== "entry" || !told.editable || !view) return;
    this.trial?.abort();
    this.trial = new AbortController();
    this.fit.textContent = say("fit_wait");
    try {
      const tried = await post(`/api/texts/${text.id}/try`, { view, forms: this.list() }, this.trial.signal);
      if (this.text !== text) return;
      const { fits, fit, findings } = tried;
      const sizes = ` ${sayFit(fit)}`.trimEnd();
      this.fit.className = fits ? "good" : "error";
      this.fit.textContent = fits === null ? "" : fits ? say("fits") + sizes
        : `${say("fits_not")} ${findings.map((each) => `${each.message}; ${each.remedy}`).join(" ")}`;
      if (fits) await this.tryOthers(text, view, this.trial.signal);
    } catch (failure) {
      if (failure.name !== "AbortError") this.fit.textContent = failure.message;
    }
  }

  // The same in the document's other formats, one after the other; whoever types on ends it.
  async tryOthers(text, view, signal) {
    const here = this.desk.editions.find((each) => each.id === view);
    const alike = (each) => ["brief", "locale", "profile"].every((name) => each[name] === here[name]);
    const others = new Map(this.desk.editions.filter(alike).map((each) => [each.format, each]));
    others.delete(here.format);
    for (const [format, edition] of others) {
      const { fits, findings } = await post(`/api/texts/${text.id}/try`, { view: edition.id, forms: this.list() }, signal);
      if (this.text !== text) return;
      const words = fits ? say("fits").replace(/\s*:$/, "") : `${say("fits_not")} ${findings.map((each) => each.message).join(" ")}`;
      this.fit.append(make("br"), make("span", { class: fits ? "good" : "error", text: `${format}: ${words}` }));
    }
  }

  async save() {
    const { text, told } = this;
    if (this.desk.readOnly || !told?.editable || !this.fields[0].isConnected) return false;
    const body = { forms: this.list(), before: told.forms, fuzzy: this.fuzzy.checked };
    if (this.note && this.note.value !== (told.comments ?? "")) body.note = this.note.value;
    this.tellSaved("", ""); // the same words again would not be read aloud
    try {
      const { saved } = await post(`/api/texts/${text.id}/save`, body);
      told.forms = this.list();
      told.fuzzy = this.fuzzy.checked;
      if (this.note) told.comments = this.note.value;
      this.tellSaved("good", `${say("saved")} ${saved}`);
      this.desk.progress();
      return true;
    } catch (failure) {
      if (failure instanceof Refused && failure.body.disk) this.showConflict(failure.body);
      else this.tellSaved("error", failure.message);
      return false;
    }
  }

  tellSaved(kind, words) {
    this.said.className = kind;
    this.said.textContent = words;
  }

  // Both versions side by side: what the file says now, and what was typed.
  showConflict({ disk, yours }) {
    this.said.className = "error";
    this.said.replaceChildren(say("changed_meanwhile"),
      make("h3", { text: say("on_disk") }), make("blockquote", { dir: this.told.direction, text: disk.join("\n") }),
      make("h3", { text: say("yours") }), make("blockquote", { dir: this.told.direction, text: yours.join("\n") }),
      make("div", { class: "row" },
        make("button", { type: "button", text: say("take_disk"), onclick: () => this.open(this.text, this.view) }),
        make("button", { type: "button", text: say("take_yours"), onclick: () => { this.told.forms = disk; this.save(); } })));
  }

  // The next entry of the catalog that waits, in its order, after the one that is open.
  async next(kind) {
    const { locale } = this.told;
    const domain = this.text.domain;
    const { entries } = await get(`/api/texts?locale=${encodeURIComponent(locale)}&domain=${encodeURIComponent(domain)}`);
    const here = entries.findIndex((entry) => entry.id === this.text.id);
    const after = [...entries.slice(here + 1), ...entries.slice(0, here + 1)];
    const waits = { missing: ["missing"], fuzzy: ["fuzzy", "unapproved"] };
    const found = after.find((entry) => kind === "any" || waits[kind].includes(entry.state));
    if (!found || found.id === this.text.id) {
      this.tellSaved("good", say("none_left"));
      return;
    }
    this.desk.chooseById(found.id, domain, locale);
  }

  keys(event) {
    if (this.element.hidden) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.save().then((done) => { if (done && event.shiftKey) this.next("missing"); });
    } else if (event.altKey && this.told?.kind === "entry") {
      const kind = { n: "missing", f: "fuzzy", s: "any" }[event.key.toLowerCase()];
      if (kind) {
        event.preventDefault();
        this.next(kind);
      }
    }
  }

  // Texts that no page shows: properties, alternative texts, what a style hides or a map has no room for.
  showUnseen(columns) {
    const parts = [make("h2", { text: say("unseen") })];
    for (const column of columns) {
      const groups = [
        ["properties", (text) => text.property],
        ["aloud", (text) => text.aloud.length > 0],
        ["hidden", (text) => !text.boxes.length && !text.property && !text.aloud.length],
      ];
      for (const [name, belongs] of groups) {
        const found = column.places.texts.filter(belongs);
        if (!found.length) continue;
        parts.push(make("h3", { text: `${say(name)} (${column.edition.locale})` }), make("ul", {}, ...found.map((text) =>
          make("li", {}, make("button", { type: "button", "data-text": text.id, text: text.words || text.key[1], dir: "auto",
            onclick: () => this.desk.choose(text, column) })))));
      }
    }
    this.show(...parts);
  }
}
