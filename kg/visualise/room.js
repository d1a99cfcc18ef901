/* Room for labels, in pixels of the screen: boxes that are taken, lines that a label had better not cover. */

const boxAround = (x, y, width, height) => ({ x, y, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

/** Boxes in a coarse grid, so that a thousand of them are asked quickly. */
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

/** Edges as straight pieces; of more than MOST_LINES none is kept, for there a label always covers some. */
const MOST_LINES = 300;

class Lines {
  constructor(drawn, pointOf) {
    this.pieces = [];
    if (drawn.length > MOST_LINES) return;
    drawn.filter((edge) => edge.from !== edge.to).forEach((edge) => {
      const points = (edge.bend === 0 ? [0, 1] : [0, 0.25, 0.5, 0.75, 1]).map((part) => pointOf(edge, part));
      points.slice(1).forEach((end, i) => this.pieces.push({ edge: edge.id, start: points[i], end }));
    });
  }

  /** How many edges run through a box, but for one edge. */
  through(box, except) {
    const found = new Set();
    for (const { edge, start, end } of this.pieces) if (edge !== except && meets(start, end, box)) found.add(edge);
    return found.size;
  }
}

/** Whether a straight line meets a box: what is left of it after cutting at each of the four sides. */
function meets(start, end, { left, right, top, bottom }) {
  let [from, to] = [0, 1];
  for (const [at, way, low, high] of [[start.x, end.x - start.x, left, right], [start.y, end.y - start.y, top, bottom]]) {
    if (way === 0) {
      if (at < low || at > high) return false;
      continue;
    }
    const [near, far] = [(low - at) / way, (high - at) / way].sort((a, b) => a - b);
    [from, to] = [Math.max(from, near), Math.min(to, far)];
    if (from > to) return false;
  }
  return true;
}

/** Of the boxes with room the one that fewest lines run through, the first of equals; undefined where none has room. */
function roomiest(boxes, { taken, view, lines }, except) {
  const free = boxes.filter((box) => taken.free(box) && view.contains(box));
  const covered = free.map((box) => lines.through(box, except));
  return free[covered.indexOf(Math.min(...covered))];
}

/** The part of the drawing that is on screen, what stands over it, and how many labels it has room for. */
function viewOf(network, scale) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: width, y: height });
  const boxOf = (one) => boxAround(from.x * scale + one.offsetLeft + one.offsetWidth / 2, from.y * scale + one.offsetTop + one.offsetHeight / 2, one.offsetWidth, one.offsetHeight);
  return {
    overlaid: [...document.querySelectorAll(".zoom, .notice, .shown")].filter((one) => one.offsetWidth).map(boxOf),
    room: Math.round((width * height) / 8500),
    holds: ({ x, y }) => x > from.x && x < to.x && y > from.y && y < to.y,
    contains: (box) => box.left > from.x * scale && box.right < to.x * scale && box.top > from.y * scale && box.bottom < to.y * scale,
  };
}
