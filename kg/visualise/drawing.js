/* The drawing: vis-network draws nodes and edges where Python placed them; labels are drawn here, so that none covers
   another and all are legible at every zoom. */

const SCALES = { least: 0.05, most: 4 };

function createDrawing(select, hover) {
  const canvas = byId("canvas");
  const upright = canvas.clientHeight > canvas.clientWidth * 1.15;
  const place = (node) => (upright ? { x: node.y, y: node.x } : { x: node.x, y: node.y });
  state.grain = grainOf(canvas, nodes.map(place));
  nodes.forEach((node) => (node.size *= state.grain));
  const data = {
    nodes: new vis.DataSet(nodes.map((node) => ({ id: node.id, ...place(node), shape: node.shape, size: node.size }))),
    edges: new vis.DataSet(edges.map(edgeBase)),
  };
  let palette = colours();
  let visible = shown();
  let looks = { nodes: new Map(), edges: new Map() };
  const network = new vis.Network(canvas, data, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { chosen: false },
    edges: { chosen: false, arrows: { to: { scaleFactor: 0.55 } }, selfReference: { size: 24 * state.grain } },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, hideEdgesOnDrag: edges.length > 1500, keyboard: false },
  });

  let sides = sidesOf(network);

  /** Give each node and edge the look that state asks for; only what changed is touched. */
  function restyle() {
    visible = shown();
    const bright = neighbourhood();
    update("nodes", nodes, (node) => nodeLook(node, visible, bright, palette));
    update("edges", edges, (edge) => edgeLook(edge, visible, bright, palette));
    network.redraw();
  }

  function update(kind, things, lookOf) {
    const changed = things.map(lookOf).filter((look) => {
      const key = JSON.stringify(look);
      const same = looks[kind].get(look.id) === key;
      looks[kind].set(look.id, key);
      return !same;
    });
    if (changed.length) data[kind].update(changed);
  }

  /** Show all that is visible, or these nodes, with a margin for their labels. */
  function fit(only) {
    const ids = only || [...visible.nodes];
    if (!ids.length || !canvas.clientWidth) return;
    const spots = Object.values(network.getPositions(ids));
    const box = (axis) => spots.reduce(([low, high], spot) => [Math.min(low, spot[axis]), Math.max(high, spot[axis])], [Infinity, -Infinity]);
    const [[left, right], [top, bottom]] = [box("x"), box("y")];
    const room = { x: Math.min(90, canvas.clientWidth / 7), y: 62 };
    const across = (canvas.clientWidth - 2 * room.x) / Math.max(1, right - left);
    const down = (canvas.clientHeight - 2 * room.y) / Math.max(1, bottom - top);
    move({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(across, down, 1.5) });
  }

  function move(view) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, view.scale || network.getScale()));
    network.moveTo({ ...view, scale, animation: !still && view.smooth ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }

  /** Bring a node, or the middle of an edge, to the centre; above the sheet where that covers the drawing. */
  function centre(kind, id) {
    const ends = kind === "node" ? [id] : [edges[id].from, edges[id].to];
    const spots = Object.values(network.getPositions(ends));
    const middle = (axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
    const covered = matchMedia("(max-width: 760px)").matches ? innerHeight * 0.25 : 0;
    const position = { x: middle("x"), y: middle("y") };
    move({ position, scale: Math.max(network.getScale(), 0.9), offset: { x: 0, y: -covered }, smooth: true });
  }

  const zoom = (factor) => move({ position: network.getViewPosition(), scale: network.getScale() * factor });
  const pan = (x, y) => {
    const at = network.getViewPosition();
    move({ position: { x: at.x + x / network.getScale(), y: at.y + y / network.getScale() } });
  };

  /** Where something is on the canvas, in pixels: what a pointer would have to hit. */
  function pixel(kind, id) {
    const spot = kind === "node" ? network.getPosition(id) : network.body.edges[id].edgeType.getPoint(0.5);
    return network.canvasToDOM(spot);
  }

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    network.unselectAll();
    if (node !== undefined) select("node", node);
    else select(edge === undefined ? null : "edge", edge);
  });
  network.on("hoverNode", ({ node }) => hover("node", node));
  network.on("hoverEdge", ({ edge }) => hover("edge", edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("dragStart", () => hover(null));
  network.on("zoom", ({ scale }) => {
    hover(null);
    if (scale < SCALES.least || scale > SCALES.most) move({ position: network.getViewPosition() });
  });
  network.on("dragEnd", () => (sides = sidesOf(network)));
  network.on("beforeDrawing", (ink) => { ink.lineCap = "round"; drawHalo(ink, network, palette); });
  network.on("afterDrawing", (ink) => drawLabels(ink, network, { palette, visible, sides }));

  return {
    restyle, fit, centre, zoom, pan, pixel,
    recolour: () => { palette = colours(); restyle(); },
    visible: () => visible,
    onScreen: (spot) => network.canvasToDOM(spot),
  };
}

/** Marks keep their size on screen, within reason, when the whole network is fitted into the canvas. */
function grainOf(canvas, spots) {
  const extent = (axis) => spots.reduce((most, spot) => Math.max(most, Math.abs(spot[axis])), 1) * 2;
  const scale = Math.min(canvas.clientWidth / extent("x"), canvas.clientHeight / extent("y")) || 1;
  return Math.min(2.8, Math.max(1, 0.72 / scale));
}

function edgeBase(edge) {
  const smooth = edge.bend === 0 ? false : { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) };
  return { id: edge.id, from: edge.from, to: edge.to, arrows: edge.arrows, smooth };
}

/** A ring of light behind what is selected or under the pointer. */
function drawHalo(ink, network, palette) {
  [state.hovered, state.selected].forEach((one, i) => {
    if (one === null || one.kind !== "node") return;
    const { x, y } = network.getPosition(one.id);
    ink.beginPath();
    ink.globalAlpha = i ? 0.28 : 0.16;
    ink.fillStyle = palette.accent;
    ink.arc(x, y, nodes[one.id].size + 8 * state.grain, 0, 2 * Math.PI);
    ink.fill();
    ink.globalAlpha = 1;
  });
}

/** Labels of nodes, best connected first, each where nothing is in its way; then labels of edges where room is left.

    The canvas has room for so many labels; a closer look at fewer nodes names them all. */
function drawLabels(ink, network, { palette, visible, sides }) {
  const scale = network.getScale();
  const bright = neighbourhood();
  const view = viewOf(network, scale);
  const spots = network.getPositions([...visible.nodes]);
  const inView = [...visible.nodes].filter((id) => view.holds(spots[id]));
  const rank = (id) => (isHeld("node", id) ? 0 : bright && bright.nodes.has(id) ? 1 : 2);
  const wanted = inView.filter((id) => !bright || rank(id) < 2).sort((a, b) => rank(a) - rank(b) || a - b).slice(0, view.room);
  const taken = new Boxes();
  const paint = { scale, taken, palette, spots, sides, view };
  const block = (ids) => ids.forEach((id) => taken.add(nodeBox(spots[id], nodes[id], scale)));
  const hubs = wanted.slice(0, Math.max(12, Math.round(view.room / 4)));
  Object.assign(ink, { lineJoin: "round", textAlign: "center", textBaseline: "middle", strokeStyle: palette.canvas });
  block(hubs);
  hubs.forEach((id, i) => labelNode(ink, nodes[id], { ...paint, must: rank(id) === 0, strong: rank(id) === 0 || (i < 6 && inView.length > 24) }));
  block(inView);
  wanted.slice(hubs.length).forEach((id) => labelNode(ink, nodes[id], { ...paint, must: false, strong: false }));
  edges.filter((edge) => visible.edges.has(edge.id) && (!bright || bright.edges.has(edge.id) || isHeld("edge", edge.id)))
    .filter((edge) => view.holds(spots[edge.from]) || view.holds(spots[edge.to]))
    .sort((a, b) => isHeld("edge", b.id) - isHeld("edge", a.id))
    .slice(0, view.room * 2)
    .forEach((edge) => labelEdge(ink, edge, network, { ...paint, must: isHeld("edge", edge.id) }));
}

/** The part of the drawing that is on screen, and how many labels it has room for. */
function viewOf(network, scale) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: width, y: height });
  return {
    room: Math.round((width * height) / 8500),
    holds: ({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y,
    contains: (box) => box.left > from.x * scale && box.right < to.x * scale && box.top > from.y * scale && box.bottom < to.y * scale,
  };
}

const isHeld = (kind, id) => isSelected(kind, id) || (state.hovered !== null && state.hovered.kind === kind && state.hovered.id === id);

const nodeBox = ({ x, y }, node, scale) => boxAround(x * scale, y * scale, 2 * node.size * scale, 2 * node.size * scale);

/** Where a label may stand, the side with the fewest edges first. */
function sidesOf(network) {
  const spots = network.getPositions();
  return nodes.map((node) => {
    const load = [0, 0, 0.5, 0.6]; // below, above, right, left
    edgesOf[node.id].forEach((edge) => {
      const [here, there] = [spots[node.id], spots[edge.from === node.id ? edge.to : edge.from]];
      const [x, y] = [there.x - here.x, there.y - here.y];
      load[Math.abs(y) > Math.abs(x) * 0.6 ? (y > 0 ? 0 : 1) : x > 0 ? 2 : 3] += 1;
    });
    return [0, 1, 2, 3].sort((a, b) => load[a] - load[b] || a - b);
  });
}

function labelNode(ink, node, { scale, taken, palette, spots, sides, view, must, strong }) {
  const size = strong ? 13.5 : 12;
  const words = shorten(node.label, must ? 60 : 26);
  ink.font = (strong ? "600 " : "") + size / scale + "px " + FONT;
  const width = ink.measureText(words).width * scale;
  const [x, y, reach] = [spots[node.id].x * scale, spots[node.id].y * scale, node.size * scale];
  const offsets = [[0, reach + 11], [0, -reach - 11], [reach + width / 2 + 6, 0], [-reach - width / 2 - 6, 0]];
  const boxes = sides[node.id].map((side) => boxAround(x + offsets[side][0], y + offsets[side][1], width + 4, size * 1.2));
  const box = boxes.find((one) => taken.free(one) && view.contains(one)) || (must ? boxes[0] : null);
  if (!box) return;
  taken.add(box);
  write(ink, words, { x: box.x / scale, y: box.y / scale }, { colour: palette.ink, halo: 4 / scale });
}

function labelEdge(ink, edge, network, { scale, taken, palette, spots, view, must }) {
  const [a, b] = [spots[edge.from], spots[edge.to]];
  if (!must && edge.from !== edge.to && Math.hypot(a.x - b.x, a.y - b.y) * scale < 50) return;
  const stances = stancesOf(edge);
  const words = shorten(edge.label, 40) + (isDisputed(stances) ? " · disputed" : "");
  ink.font = (must ? "600 " : "") + 11 / scale + "px " + FONT;
  const width = ink.measureText(words).width * scale;
  const along = (part) => network.body.edges[edge.id].edgeType.getPoint(part);
  const boxes = [0.5, 0.42, 0.58, 0.34, 0.66].map(along).map(({ x, y }) => boxAround(x * scale, y * scale, width + 6, 15));
  const box = boxes.find((one) => taken.free(one) && view.contains(one)) || (must ? boxes[0] : null);
  if (!box) return;
  taken.add(box);
  const colour = palette[isDisputed(stances) ? "denied" : stances[0] || "asserted"];
  ink.fillStyle = palette.canvas;
  ink.fillRect(box.left / scale, box.top / scale, (width + 6) / scale, 15 / scale);
  write(ink, words, { x: box.x / scale, y: box.y / scale }, { colour, halo: 1 / scale });
}

const boxAround = (x, y, width, height) => ({ x, y, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

function write(ink, words, { x, y }, { colour, halo }) {
  ink.lineWidth = halo;
  ink.strokeText(words, x, y);
  ink.fillStyle = colour;
  ink.fillText(words, x, y);
}

/** Boxes on screen, in a coarse grid so that a thousand of them are asked quickly. */
class Boxes {
  constructor() { this.cells = new Map(); }

  * around({ left, right, top, bottom }) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x++)
      for (let y = Math.floor(top / 40); y <= Math.floor(bottom / 40); y++) yield x + "," + y;
  }

  add(box) {
    for (const cell of this.around(box)) this.cells.set(cell, [...(this.cells.get(cell) || []), box]);
  }

  free(box) {
    for (const cell of this.around(box))
      for (const other of this.cells.get(cell) || [])
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
    return true;
  }
}
