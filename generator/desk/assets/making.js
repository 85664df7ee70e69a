// Elements are made here, from texts that are never markup.

export const words = JSON.parse(document.body.dataset.words);

export function say(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const numbers = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn", maximumFractionDigits: 3 });

const shares = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn", style: "percent" });

// Per cent, with the sign where its reader writes it.
export function sayShare(hundredths) {
  return shares.format(hundredths / 100);
}

// From a term to its translations, as one reads.
export const ARROW = document.documentElement.dir === "rtl" ? "←" : "→";

// In which size of type and leading an edition is set, as its reader writes numbers.
export function sayFit(fit) {
  return fit.text ? `${numbers.format(fit.text)} / ${numbers.format(fit.leading)} pt` : "";
}

// Style by properties: an attribute would need another policy.
export function place(element, left, top, width, height, zoom) {
  element.style.left = `${left * zoom}px`;
  element.style.top = `${top * zoom}px`;
  element.style.width = `${width * zoom}px`;
  element.style.height = `${height * zoom}px`;
  return element;
}

const UNSEEN = {
  "\u00a0": "NBSP", "\u202f": "NNBSP", "\u2009": "THSP", "\u00ad": "SHY", "\u2028": "LS", "\u2029": "PS", "\u200b": "ZWSP",
  "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u2060": "WJ",
  "\ufeff": "BOM", "\n": "LF", "\t": "TAB",
};

// Other spaces, controls and characters without ink: those have their number.
const OTHERS = /[^\P{Z} ]|\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Cf}/u;

// A text whose characters that no one sees are chips with their names; none of them: nothing.
export function showUnseen(text) {
  const name = (letter) => UNSEEN[letter]
    ?? (OTHERS.test(letter) ? `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : null);
  const parts = [...text].map((letter) => {
    const said = name(letter);
    return said ? make("span", { class: "chip", text: said }) : letter;
  });
  return parts.some((part) => typeof part !== "string") ? parts : [];
}
