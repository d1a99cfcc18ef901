/* The tip beside the pointer: what it points at, unless the panel tells that already. */

function hover(kind, id) {
  state.hovered = kind === null ? null : { kind, id };
  byId("canvas").classList.toggle("over", kind !== null);
  showTip();
  drawing.restyle();
}

function showTip() {
  const tip = byId("tip");
  tip.hidden = state.hovered === null || isSelected(state.hovered.kind, state.hovered.id);
  if (tip.hidden) return;
  const { kind, id } = state.hovered;
  const words = kind === "node" ? nodeTip(nodes[id]) : edgeTip(edges[id]);
  tip.replaceChildren(element("b", { dir: "auto" }, words[0]), words[1]);
  const { x, y } = drawing.pixel(kind, id);
  const stage = byId("canvas");
  const left = Math.min(Math.max(8, x + 14), stage.clientWidth - tip.offsetWidth - 8);
  const top = y + 18 + tip.offsetHeight > stage.clientHeight ? y - tip.offsetHeight - 14 : y + 18;
  tip.style.left = Math.max(8, left) + "px";
  tip.style.top = Math.max(8, top) + "px";
}

const nodeTip = (node) => [node.label, `${node.group} · ${count(node.degree, "relation")} · ${count(node.documents, "document")}`];
const edgeTip = (edge) => [
  `${nodes[edge.from].label} ${edge.label} ${nodes[edge.to].label}`,
  page.stances.filter((stance) => edge.stances[stance]).map((stance) => `${edge.stances[stance]} ${stance}`).join(", "),
];
