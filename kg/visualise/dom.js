/* Elements, marks and words. Every text of the data reaches the page through `element`, as a text node. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SVG = "http://www.w3.org/2000/svg";
/* Dashes of the edges, ends rounded; the legend draws the same. */
const DASHES = { asserted: false, reported: [13, 7], denied: [4, 6], planned: [0.1, 5], hypothetical: [9, 6, 0.1, 6] };
const OUTLINES = {
  dot: "M7 1a6 6 0 1 0 .01 0Z",
  square: "M2 2h10v10H2Z",
  hexagon: "M3.700 1.300h6.600L13.600 7l-3.300 5.700H3.700L.4 7Z",
  triangleDown: "M.8 2h12.400L7 12.800Z",
  diamond: "M7 .3 13.700 7 7 13.700.3 7Z",
};

const byId = (id) => document.getElementById(id);

/** An element with attributes (`class`, `on` for a click) and children: nodes, or strings that become text nodes. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") made.addEventListener("click", value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  if (tag === "button") made.type = "button";
  return fill(made, ...children);
}

/** Replace what is in an element; lists are laid flat, "" and null left out. */
function fill(box, ...children) {
  box.replaceChildren(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== ""));
  return box;
}

function svg(name, box, path, attributes = {}) {
  const made = document.createElementNS(SVG, "svg");
  const inner = document.createElementNS(SVG, "path");
  made.setAttribute("class", name);
  made.setAttribute("viewBox", box);
  made.setAttribute("aria-hidden", "true");
  inner.setAttribute("d", path);
  for (const [key, value] of Object.entries(attributes)) inner.setAttribute(key, value);
  made.append(inner);
  return made;
}

const shapeOf = (type) => svg("shape " + type, "0 0 14 14", OUTLINES[page.shapes[type]] || OUTLINES.dot);

function lineOf(stance) {
  const dashes = DASHES[stance];
  return svg("line " + stance, "0 0 38 8", "M2 4H36", dashes ? { "stroke-dasharray": dashes.map((dash) => dash * 0.85).join(" ") } : {});
}

const disputeSign = () => svg("sign denied", "0 0 14 14", "M7 1a6 6 0 1 0 .01 0ZM6.300 3.800h1.400v4H6.300ZM6.300 9h1.400v1.400H6.300Z");

const arrow = (symmetric) =>
  svg("arrow", "0 0 16 16", symmetric ? "M8 2v12M5 5l3-3 3 3M5 11l3 3 3-3" : "M8 2v12M4 10l4 4 4-4");

/** A link only for http and https; anything else stays text. */
function link(address, words) {
  if (!address || !/^https?:\/\//i.test(address)) return element("span", { dir: "auto" }, words);
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" };
  return element("a", { ...attributes, dir: "auto" }, words);
}

const count = (number, one, many = one + "s") => number.toLocaleString("en") + " " + (number === 1 ? one : many);

/** "2025-02-18" → "18 Feb 2025"; "2025-02" → "Feb 2025"; "--02-18" → "18 Feb, year unknown". */
function day(date) {
  const parts = /^(\d{4}|-)-(\d{2})(?:-(\d{2}))?$/.exec(date || "");
  if (!parts) return date || "";
  const words = [parts[3] && String(Number(parts[3])), MONTHS[Number(parts[2]) - 1]].filter(Boolean).join(" ");
  return parts[1] === "-" ? words + ", year unknown" : words + " " + parts[1];
}

/** Without accents and case, for searching. */
const plain = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

const shorten = (words, length) => (words.length > length ? words.slice(0, length - 1).trimEnd() + "…" : words);
