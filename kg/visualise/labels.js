/* Names of nodes and edges on the canvas: none covers another, and all are legible at every zoom. */

const FEW = 24; // nodes in view that are all named, also those beside the selection

/** Labels of nodes, best connected first, each where nothing is in its way; then labels of edges where room is left.

    The canvas has room for so many labels; a closer look at fewer nodes names them all. */
function drawLabels(ink, network, { palette, visible, sides }) {
  const scale = network.getScale();
  const bright = brightened();
  const view = viewOf(network, scale);
  const spots = network.getPositions([...visible.nodes]);
  const inView = [...visible.nodes].filter((id) => view.holds(spots[id]));
  const rank = (id) => (isHeld("node", id) ? 0 : !bright || bright.nodes.has(id) ? 1 : 2);
  const wanted = inView.filter((id) => inView.length <= FEW || rank(id) < 2).sort((a, b) => rank(a) - rank(b) || a - b).slice(0, view.room);
  const inSight = edges.filter((edge) => visible.edges.has(edge.id) && (isHeld("edge", edge.id) || view.holds(spots[edge.from]) || view.holds(spots[edge.to])));
  const drawn = inSight.filter((edge) => !bright || bright.edges.has(edge.id) || isHeld("edge", edge.id));
  const pointOf = (edge, part) => onScale(network.body.edges[edge.id].edgeType.getPoint(part), scale);
  const taken = new Boxes();
  view.overlaid.forEach((box) => taken.add(box));
  const paint = { scale, taken, palette, spots, sides, view, pointOf, lines: new Lines(inSight, pointOf) };
  const hubs = wanted.slice(0, Math.max(12, Math.round(view.room / 4)));
  const name = (id, strong) => labelNode(ink, nodes[id], { ...paint, must: rank(id) === 0, strong, faint: rank(id) === 2 });
  const block = (ids) => ids.forEach((id) => taken.add(nodeBox(spots[id], nodes[id], scale)));
  Object.assign(ink, { lineJoin: "round", textAlign: "center", textBaseline: "middle", strokeStyle: palette.canvas });
  block(hubs);
  hubs.filter((id) => rank(id) < 2).forEach((id, i) => name(id, rank(id) === 0 || (i < 6 && inView.length > FEW)));
  drawn.filter((edge) => isHeld("edge", edge.id)).forEach((edge) => labelEdge(ink, edge, { ...paint, must: true }));
  block(inView);
  wanted.filter((id, i) => i >= hubs.length || rank(id) === 2).forEach((id) => name(id, false));
  const others = drawn.filter((edge) => !isHeld("edge", edge.id));
  others.sort((a, b) => isDisputed(stancesOf(b)) - isDisputed(stancesOf(a))).slice(0, view.room * 2)
    .forEach((edge) => labelEdge(ink, edge, { ...paint, must: false }));
}

const isHeld = (kind, id) => isSelected(kind, id) || (state.hovered !== null && state.hovered.kind === kind && state.hovered.id === id);
const onScale = ({ x, y }, scale) => ({ x: x * scale, y: y * scale });
const nodeBox = ({ x, y }, node, scale) => boxAround(x * scale, y * scale, 2 * sizeOf(node) * scale, 2 * sizeOf(node) * scale);

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
    return [...[0, 1, 2, 3].sort((a, b) => load[a] - load[b] || a - b), 4, 5, 6, 7];
  });
}

function labelNode(ink, node, paint) {
  const { scale, palette, must, strong, faint } = paint;
  const size = strong ? 13.5 : 12;
  const words = shorten(node.label, must ? 60 : 26);
  ink.font = (strong ? "600 " : "") + size / scale + "px " + FONT;
  const boxes = nodeLabelBoxes(node, ink.measureText(words).width * scale, size, paint);
  const box = roomiest(boxes, paint) || (must ? boxes[0] : null);
  if (!box) return;
  paint.taken.add(box);
  write(ink, words, onScale(box, 1 / scale), { colour: faint ? palette.muted : palette.ink, halo: 4 / scale });
}

/** Below, above, right, left in the order of `sides`, then the four corners. */
function nodeLabelBoxes(node, width, size, { scale, spots, sides }) {
  const reach = sizeOf(node) * scale;
  const { x, y } = onScale(spots[node.id], scale);
  const [across, down] = [reach + width / 2 + 6, reach + 11];
  const [aslant, low] = [reach * 0.7 + width / 2 + 3, reach * 0.7 + 8];
  const offsets = [[0, down], [0, -down], [across, 0], [-across, 0], [aslant, low], [-aslant, low], [aslant, -low], [-aslant, -low]];
  return sides[node.id].map((side) => boxAround(x + offsets[side][0], y + offsets[side][1], width + 4, size * 1.2));
}

function labelEdge(ink, edge, paint) {
  const { scale, palette, spots, must } = paint;
  const disputed = isDisputed(stancesOf(edge));
  const [a, b] = [spots[edge.from], spots[edge.to]];
  const urgent = must || (disputed && paint.lines.pieces.length > 0);
  if (!must && edge.from !== edge.to && Math.hypot(a.x - b.x, a.y - b.y) * scale < (urgent ? 24 : 50)) return;
  const words = shorten(edge.label, 40) + (disputed ? " · disputed" : "");
  ink.font = (must ? "600 " : "") + 11 / scale + "px " + FONT;
  const width = ink.measureText(words).width * scale + 6;
  const boxes = [...boxesOn(edge, width, paint), ...(urgent ? boxesBeside(edge, width, paint) : [])];
  const box = roomiest(boxes, paint, edge.id) || (must ? boxes[0] : null);
  if (!box && urgent) markDispute(ink, edge, paint);
  if (!box) return;
  paint.taken.add(box);
  ink.fillStyle = palette.canvas;
  ink.fillRect(box.left / scale, box.top / scale, width / scale, 15 / scale);
  write(ink, words, onScale(box, 1 / scale), { colour: palette[disputed ? "denied" : stancesOf(edge)[0] || "asserted"], halo: 1 / scale });
}

/** On the edge: in its middle, or to one side of it where it bows, so that labels of parallel edges stand apart. */
function boxesOn(edge, width, { pointOf }) {
  const middle = 0.5 + Math.max(-0.16, Math.min(0.16, edge.bend));
  const places = [0, -0.08, 0.08, -0.16, 0.16, -0.22, 0.22].map((step) => pointOf(edge, middle + step));
  return places.map(({ x, y }) => boxAround(x, y, width, 15));
}

/** Beside the edge, for what must not go unsaid. */
function boxesBeside(edge, width, { pointOf }) {
  const [from, to] = [pointOf(edge, 0.4), pointOf(edge, 0.6)];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [across, down] = [(from.y - to.y) / length, (to.x - from.x) / length];
  const away = (Math.abs(across) * width) / 2 + Math.abs(down) * 7.5 + 3;
  return [0.5, 0.35, 0.65].flatMap((part) => [1, -1].map((side) => {
    const { x, y } = pointOf(edge, part);
    return boxAround(x + across * away * side, y + down * away * side, width, 15);
  }));
}

/** The sign of the legend on a disputed edge that has no room for words. */
function markDispute(ink, edge, { scale, taken, palette, pointOf }) {
  const { x, y } = pointOf(edge, 0.5);
  const box = boxAround(x, y, 14, 14);
  if (!taken.free(box)) return;
  taken.add(box);
  ink.beginPath();
  ink.arc(x / scale, y / scale, 6 / scale, 0, 2 * Math.PI);
  ink.fillStyle = palette.denied;
  ink.fill();
  ink.font = "700 " + 10 / scale + "px " + FONT;
  ink.fillStyle = palette.canvas;
  ink.fillText("!", x / scale, y / scale);
}

function write(ink, words, { x, y }, { colour, halo }) {
  ink.lineWidth = halo;
  ink.strokeText(words, x, y);
  ink.fillStyle = colour;
  ink.fillText(words, x, y);
}
