/* The page put together: what a click, a key or a filter changes. */

const FONT = getComputedStyle(document.documentElement).getPropertyValue("--sans").trim();
const root = document.documentElement;
const wide = matchMedia("(min-width: 761px)");
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const trail = []; // what was selected before, for the way back
let drawing = null;

function setTheme(theme) {
  root.dataset.theme = theme;
  if (drawing) drawing.recolour();
}

/** Select a node, an edge or (null) nothing; `keep` says that this is the way back. */
function select(kind, id, keep = false) {
  if (!keep && state.selected !== null && kind !== null && !isSelected(kind, id)) trail.push(state.selected);
  if (kind === null) trail.length = 0;
  state.selected = kind === null ? null : { kind, id };
  state.hovered = null;
  showTip();
  showDetails();
  drawing.restyle();
  if (kind !== null && !wide.matches) drawing.centre(kind, id);
  tellShown();
}

function showDetails() {
  const panel = byId("details");
  const { selected } = state;
  const hadFocus = panel.contains(document.activeElement);
  const choose = (kind, id) => { select(kind, id); drawing.centre(kind, id); };
  if (selected === null) showOverview(panel, choose);
  else (selected.kind === "node" ? showNode : showEdge)(panel, (selected.kind === "node" ? nodes : edges)[selected.id], choose);
  if (selected !== null) panel.prepend(trailBar());
  panel.scrollTop = 0;
  openSheet(selected !== null);
  if (hadFocus) byId("panel").focus({ preventScroll: true });
}

function trailBar() {
  const back = element("button", { on: () => { const last = trail.pop(); select(last.kind, last.id, true); drawing.centre(last.kind, last.id); } }, "‹ Back");
  return element("div", { class: "trail" }, trail.length ? back : element("span"),
    element("button", { id: "close", on: () => select(null) }, "Overview"));
}

function openSheet(isOpen) {
  byId("panel").classList.toggle("open", isOpen);
  byId("sheet").setAttribute("aria-expanded", String(isOpen));
  const { selected } = state;
  const words = selected === null ? "Browse the lists" : selected.kind === "node" ? nodes[selected.id].label : edges[selected.id].label;
  byId("sheet").firstElementChild.textContent = shorten(words, 40);
}

/** The drawer of a narrow window; focus goes in with it, and back to its button. */
function openFilters(isOpen) {
  const filters = byId("filters");
  const hadFocus = filters.contains(document.activeElement);
  filters.classList.toggle("open", isOpen);
  byId("filters-toggle").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) filters.querySelector("button").focus();
  else if (hadFocus && filters.querySelector(".only-narrow").offsetParent) byId("filters-toggle").focus();
}

function tellShown() {
  const { nodes: shownNodes, edges: shownEdges } = drawing.visible();
  const parts = shownEdges.size < edges.length || shownNodes.size < nodes.filter((node) => edgesOf[node.id].length).length;
  const words = `${shownNodes.size} of ${count(nodes.length, "entity", "entities")}, ${shownEdges.size} of ${count(edges.length, "relation")} shown`;
  byId("shown").textContent = parts ? words : "";
  const nothing = shownNodes.size === 0;
  byId("empty").hidden = !nothing;
  if (!nothing) return;
  const none = nodes.length === 0;
  byId("empty").querySelector("h2").textContent = none ? "Nothing to draw yet" : "The filters hide everything";
  byId("empty").querySelector("p").textContent = none
    ? "This graph has no entities. Add documents with kg build, and the people, organisations and places they name will appear here."
    : "Switch a stance, a type or a relation back on, or lower the number of documents.";
}

function tellCounts() {
  const { counts } = page;
  byId("counts").textContent = [count(counts.entities, "entity", "entities"), count(counts.relations, "relation"),
    count(counts.claims, "claim"), count(counts.documents, "document")].join(" · ");
  if (counts.entities === counts.allEntities) return;
  byId("notice").replaceChildren("Showing the ", element("b", {}, counts.entities.toLocaleString("en")), " best connected of ",
    element("b", {}, count(counts.allEntities, "entity", "entities")), "; for others use ", element("code", {}, "--around NAME"));
  byId("notice").hidden = false;
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const inCanvas = event.target === byId("canvas");
  const keys = { "+": () => drawing.zoom(1.25), "=": () => drawing.zoom(1.25), "-": () => drawing.zoom(0.8), f: () => drawing.fit() };
  const arrows = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") byId("filters").classList.contains("open") ? openFilters(false) : select(null);
  else if (typing) return;
  else if (event.key === "/") byId("search").focus();
  else if (inCanvas && keys[event.key]) keys[event.key]();
  else if (inCanvas && arrows[event.key]) drawing.pan(...arrows[event.key]);
  else return;
  event.preventDefault();
}

/** By hand, for in the frame of a notebook "#panel" would be an address of the notebook's page. */
function skipDrawing(event) {
  event.preventDefault();
  openSheet(true);
  byId("panel").focus();
}

function wire() {
  document.querySelector(".skip").addEventListener("click", skipDrawing);
  byId("theme").addEventListener("click", () => setTheme(root.dataset.theme === "dark" ? "light" : "dark"));
  if (page.theme === "auto") darkSystem.addEventListener("change", () => setTheme(darkSystem.matches ? "dark" : "light"));
  byId("zoom-in").addEventListener("click", () => drawing.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => drawing.zoom(0.8));
  byId("zoom-fit").addEventListener("click", () => drawing.fit());
  byId("sheet").addEventListener("click", () => openSheet(!byId("panel").classList.contains("open")));
  byId("filters-toggle").addEventListener("click", () => openFilters(!byId("filters").classList.contains("open")));
  byId("canvas").addEventListener("pointerdown", () => openFilters(false));
  document.addEventListener("keydown", onKey);
  wide.addEventListener("change", () => drawing.fit());
  let before = "light";
  addEventListener("beforeprint", () => { before = root.dataset.theme; setTheme("light"); });
  addEventListener("afterprint", () => setTheme(before));
}

root.classList.add("js");
setTheme(page.theme === "auto" ? (darkSystem.matches ? "dark" : "light") : page.theme);
drawing = createDrawing(select, hover);
const renderFilters = createFilters(() => { renderFilters(); drawing.restyle(); tellShown(); });
createSearch((id) => { select("node", id); drawing.centre("node", id); });
tellCounts();
wire();
select(page.around === null ? null : "node", page.around);
drawing.fit();
/* For a page that embeds this one, and for tests: select by number, and where a thing is on the canvas. */
window.kgPage = { page, select, fit: drawing.fit, pixel: drawing.pixel, shown: drawing.visible, redraw: drawing.redraw };
root.dataset.ready = "true";
