/* What is shown and how: the filters' state, and the look of each node and edge that follows from it. */

const page = JSON.parse(byId("data").textContent);
const nodes = page.nodes;
const edges = page.edges;
const edgesOf = nodes.map(() => []);
edges.forEach((edge) => new Set([edge.from, edge.to]).forEach((end) => edgesOf[end].push(edge)));

const state = {
  hidden: { relations: new Set(), stances: new Set(), types: new Set() },
  least: 1,
  from: "",
  to: "",
  disputed: false, // only what sources disagree about
  loose: edges.length === 0,
  selected: null, // { kind: "node" | "edge", id }
  hovered: null,
  grain: 1, // how much larger than life marks are drawn: from farther away, larger
};

/** When a claim's event happened, or else when its text was published; "" where neither is known. */
const dateOf = (claim) =>
  /^\d/.test(claim.date || "") ? claim.date : page.documents[claim.document].published || "";

function inTime(claim) {
  if (!state.from && !state.to) return true;
  const date = dateOf(claim);
  return date !== "" && (!state.from || date >= state.from.slice(0, date.length)) && (!state.to || date <= state.to);
}

/** The stances of an edge that the filters leave, strongest first. */
const stancesOf = (edge) => page.stances.filter((stance) => edge.stances[stance] && !state.hidden.stances.has(stance));

/** Some document says so, and some document denies it. */
const isDisputed = (stances) => stances.includes("denied") && (stances.includes("asserted") || stances.includes("reported"));

function isEdgeShown(edge) {
  const { relations, types } = state.hidden;
  return (
    !relations.has(edge.predicate) &&
    edge.documents >= state.least &&
    (!state.disputed || isDisputed(stancesOf(edge))) &&
    !types.has(nodes[edge.from].group) &&
    !types.has(nodes[edge.to].group) &&
    edge.claims.some((claim) => !state.hidden.stances.has(claim.stance) && inTime(claim))
  );
}

const isSelected = (kind, id) => state.selected !== null && state.selected.kind === kind && state.selected.id === id;

/** What the filters leave: sets of node and edge numbers. */
function shown() {
  const shownEdges = new Set(edges.filter(isEdgeShown).map((edge) => edge.id));
  const shownNodes = new Set();
  edges.forEach((edge) => shownEdges.has(edge.id) && shownNodes.add(edge.from).add(edge.to));
  nodes.forEach((node) => {
    if (isSelected("node", node.id) || (state.loose && !state.hidden.types.has(node.group))) shownNodes.add(node.id);
  });
  return { nodes: shownNodes, edges: shownEdges };
}

/** What stays bright while something is selected; null when nothing is. */
const brightened = () => (state.selected === null ? null : neighbourhood(state.selected.kind, state.selected.id));

/** A node with its neighbours and edges, or an edge with its ends. */
function neighbourhood(kind, id) {
  const bright = kind === "edge" ? [edges[id]] : edgesOf[id];
  const near = new Set(kind === "node" ? [id] : []);
  bright.forEach((edge) => near.add(edge.from).add(edge.to));
  return { nodes: near, edges: new Set(bright.map((edge) => edge.id)) };
}

/** The colours of the theme in use, from the style sheet. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["canvas", "surface", "ink", "muted", "accent", "line-strong", ...page.stances];
  const found = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  page.types.forEach((type) => (found[type] = style.getPropertyValue("--" + type.toLowerCase()).trim()));
  return found;
}

const sizeOf = (node) => node.size * state.grain;

function nodeLook(node, visible, bright, palette) {
  const faded = bright !== null && !bright.nodes.has(node.id);
  const selected = isSelected("node", node.id);
  return {
    id: node.id,
    hidden: !visible.nodes.has(node.id),
    color: { background: palette[node.group] || palette.muted, border: selected ? palette.ink : palette.canvas },
    size: sizeOf(node),
    borderWidth: (selected ? 3 : 1.5) * state.grain,
    opacity: faded ? 0.16 : 1,
  };
}

function edgeLook(edge, visible, bright, palette) {
  const stance = stancesOf(edge)[0] || "asserted";
  const lit = bright !== null && bright.edges.has(edge.id);
  const faded = bright !== null && !lit;
  const width = 1.4 + Math.min(3, Math.log2(Math.max(1, edge.documents)) * 0.8);
  const dashes = DASHES[stance] && DASHES[stance].map((dash) => dash * state.grain);
  const hovered = state.hovered !== null && state.hovered.kind === "edge" && state.hovered.id === edge.id;
  return {
    id: edge.id,
    hidden: !visible.edges.has(edge.id),
    color: { color: palette[stance], opacity: faded ? 0.1 : lit || hovered ? 1 : edges.length > 1000 ? 0.4 : edges.length > 300 ? 0.6 : 0.8 },
    dashes,
    width: (lit || hovered ? width + 0.8 : width) * state.grain,
    ...(edge.from === edge.to ? { selfReference: { size: 24 * state.grain } } : {}),
  };
}
