/* The drawing: vis-network draws nodes and edges where Python placed them, and labels.js the names. */

const SCALES = { least: 0.05, most: 4 };
const MARGIN = { x: 64, y: 46 }; // for labels, around what is fitted into the canvas

function createDrawing(select, hover) {
  const canvas = byId("canvas");
  const place = isUpright(canvas) ? (node) => ({ x: node.y, y: node.x }) : (node) => ({ x: node.x, y: node.y });
  const data = {
    nodes: new vis.DataSet(nodes.map((node) => ({ id: node.id, ...place(node), shape: node.shape }))),
    edges: new vis.DataSet(edges.map(edgeBase)),
  };
  let palette = colours();
  let visible = shown();
  let looks = { nodes: new Map(), edges: new Map() };
  const network = new vis.Network(canvas, data, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { chosen: false },
    edges: { chosen: false, arrows: { to: { scaleFactor: 0.55 } } },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, hideEdgesOnDrag: edges.length > 1500, keyboard: false },
  });

  let sides = sidesOf(network);

  /** Give each node and edge the look that state asks for; only what changed is touched. */
  function restyle() {
    visible = shown();
    const bright = brightened();
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
    const notice = byId("notice").hidden ? 0 : byId("notice").offsetHeight + 14;
    const across = (canvas.clientWidth - 2 * Math.min(MARGIN.x, canvas.clientWidth / 7)) / Math.max(1, right - left);
    const down = (canvas.clientHeight - 2 * MARGIN.y - notice) / Math.max(1, bottom - top);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    move({ position, scale: Math.min(across, down, 1.5), offset: { x: 0, y: notice / 2 } });
  }

  function move(view) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, view.scale || network.getScale()));
    network.moveTo({ ...view, scale, animation: !still && view.smooth ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
    regrain(scale);
  }

  /** Marks keep about their size on screen: redrawn where a zoom has changed it by a step. */
  function regrain(scale) {
    const grain = grainAt(scale);
    if (grain === state.grain) return;
    state.grain = grain;
    restyle();
  }

  /** Bring a node, or the middle of an edge, to the centre, so near that its neighbours are in sight where they can be;
      above the sheet where that covers the drawing. */
  function centre(kind, id) {
    const middle = middleOf(kind, id);
    const covered = matchMedia("(max-width: 760px)").matches ? innerHeight * 0.25 : 0;
    const near = Object.values(network.getPositions([...neighbourhood(kind, id).nodes].filter((node) => visible.nodes.has(node))));
    const reach = (axis) => near.reduce((most, spot) => Math.max(most, Math.abs(spot[axis] - middle[axis])), 1);
    const across = (canvas.clientWidth / 2 - MARGIN.x) / reach("x");
    const down = (canvas.clientHeight / 2 - MARGIN.y - covered) / reach("y");
    const close = Math.min(0.9, Math.max(0.4, Math.min(across, down)));
    move({ position: middle, scale: Math.max(network.getScale(), close), offset: { x: 0, y: -covered }, smooth: true });
  }

  function middleOf(kind, id) {
    if (kind === "node") return network.getPosition(id);
    const [from, to] = [network.getPosition(edges[id].from), network.getPosition(edges[id].to)];
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
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
  canvas.addEventListener("pointerleave", () => hover(null));
  network.on("zoom", ({ scale }) => {
    hover(null);
    if (scale < SCALES.least || scale > SCALES.most) move({ position: network.getViewPosition() });
    else regrain(scale);
  });
  network.on("dragEnd", () => (sides = sidesOf(network)));
  network.on("beforeDrawing", (ink) => { ink.lineCap = "round"; drawHalo(ink, network, palette); });
  network.on("afterDrawing", (ink) => drawLabels(ink, network, { palette, visible, sides }));

  return {
    restyle, fit, centre, zoom, pan, pixel,
    recolour: () => { palette = colours(); restyle(); },
    visible: () => visible,
    redraw: () => network.redraw(),
  };
}

/** Whether what is shown at first is larger when it stands than when it lies. */
function isUpright({ clientWidth: width, clientHeight: height }) {
  const seen = [...shown().nodes].map((id) => nodes[id]);
  const extent = (axis) => seen.reduce(([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])], [0, 0]);
  const [across, down] = ["x", "y"].map(extent).map(([low, high]) => Math.max(1, high - low));
  return Math.min(width / down, height / across) > Math.min(width / across, height / down);
}

/** How much larger than life marks are drawn at a scale, in steps of a third of a doubling. */
const grainAt = (scale) => 2 ** (Math.round(Math.log2(Math.min(2.4, Math.max(1, 0.72 / scale))) * 3) / 3);

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
    ink.arc(x, y, sizeOf(nodes[one.id]) + 8 * state.grain, 0, 2 * Math.PI);
    ink.fill();
    ink.globalAlpha = 1;
  });
}
