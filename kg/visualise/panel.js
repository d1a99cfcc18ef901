/* The panel: the lists to begin with, an entity with its relations, a relation with every sentence that says it. */

function showOverview(panel, select) {
  const disputed = edges.filter((edge) => isDisputed(page.stances.filter((stance) => edge.stances[stance])));
  const told = [...edges].sort((a, b) => b.documents - a.documents || b.claims.length - a.claims.length || a.id - b.id);
  fill(panel,
    element("p", { class: "note" }, nodes.length ? "Select a relation to read the sentences that say it, or an entity to see its relations." : "No entities, no relations."),
    disputed.length ? listSection("Sources disagree", disputed.map((edge) => edgeRow(edge, select)), 6) : "",
    nodes.length ? listSection(nodes.length > 12 ? "Best connected" : "Entities", nodes.map((node) => nodeRow(node, select)), 12) : "",
    edges.length ? listSection(edges.length > 10 ? "Most documented" : "Relations", told.map((edge) => edgeRow(edge, select)), 10) : "",
  );
}

/** A heading and the first rows; a button shows the rest. */
function listSection(title, rows, first) {
  const list = element("ul", { class: "list" }, rows.slice(0, first));
  const section = element("section", {}, element("h3", {}, title, element("small", {}, rows.length.toLocaleString("en"))), list);
  if (rows.length > first) {
    const more = element("button", { class: "quiet", on: () => { list.append(...rows.slice(first)); more.remove(); rows[first].querySelector("button").focus(); } }, `Show all ${rows.length.toLocaleString("en")}`);
    section.append(more);
  }
  return section;
}

const nodeRow = (node, select) =>
  element("li", {}, element("button", { class: "go", on: () => select("node", node.id) },
    shapeOf(node.group), element("span", { class: "name", dir: "auto" }, node.label),
    element("span", { class: "count" }, count(node.degree, "relation"))));

function edgeRow(edge, select) {
  const stances = page.stances.filter((stance) => edge.stances[stance]);
  const words = element("span", { class: "name", dir: "auto" }, nodes[edge.from].label + " – " + nodes[edge.to].label, element("small", {}, edge.label));
  return element("li", {}, element("button", { class: "go", on: () => select("edge", edge.id) }, words, element("span", { class: "lines" }, stances.map(lineOf)),
    element("span", { class: "count" }, edge.claims.length.toLocaleString("en"))));
}

function showNode(panel, node, select) {
  const aliases = node.names.filter((name) => name !== node.label);
  const facts = [count(node.documents, "document"), count(node.degree, "relation")].join(" · ");
  fill(panel,
    element("span", { class: "kind" }, shapeOf(node.group), node.group),
    element("h2", { dir: "auto" }, node.label),
    element("p", { class: "note" }, facts),
    node.actsFor === null ? "" : element("p", { class: "note" }, "Acts for ",
      element("button", { class: "quiet", on: () => select("node", node.actsFor) }, nodes[node.actsFor].label)),
    aliases.length ? element("ul", { class: "aliases", "aria-label": "Other names" }, aliases.map((name) => element("li", { dir: "auto" }, name))) : "",
    relationGroups(node, select),
    edgesOf[node.id].length ? "" : element("section", {}, element("p", { class: "note" }, "No document states a relation of this entity.")),
    element("section", {}, element("p", { class: "iri" }, node.iri)),
  );
}

/** An entity's relations by predicate and direction, each with the neighbour and the way to its sentences. */
function relationGroups(node, select) {
  const groups = new Map();
  edgesOf[node.id].forEach((edge) => {
    const away = edge.arrows === "" || edge.from === node.id;
    const key = edge.predicate + (away ? ">" : "<");
    if (!groups.has(key)) groups.set(key, { label: edge.label, symmetric: edge.arrows === "", away, edges: [] });
    groups.get(key).edges.push(edge);
  });
  const sorted = [...groups.values()].sort((a, b) => b.edges.length - a.edges.length || (a.label < b.label ? -1 : 1));
  return sorted.map((group) => {
    const title = group.symmetric ? group.label : group.away ? group.label + " →" : "← " + group.label;
    const rows = group.edges.map((edge) => neighbourRow(edge, node, select));
    const section = listSection(title, rows, 8);
    if (!group.away) section.setAttribute("aria-label", `who or what is “${group.label}” this entity`);
    return section;
  });
}

function neighbourRow(edge, node, select) {
  const other = nodes[edge.from === node.id ? edge.to : edge.from];
  const stances = page.stances.filter((stance) => edge.stances[stance]);
  const proof = `${count(edge.claims.length, "sentence")}: ${edge.label}, ${stances.join(", ")}`;
  return element("li", {},
    element("button", { class: "go", on: () => select("node", other.id) }, shapeOf(other.group), element("span", { class: "name", dir: "auto" }, other.label)),
    element("button", { class: "proof", "aria-label": proof, on: () => select("edge", edge.id) },
      element("span", { class: "lines" }, stances.map(lineOf)), edge.claims.length.toLocaleString("en")));
}

function showEdge(panel, edge, select) {
  const [from, to] = [nodes[edge.from], nodes[edge.to]];
  const stances = page.stances.filter((stance) => edge.stances[stance]);
  const end = (node) => element("button", { on: () => select("node", node.id) }, shapeOf(node.group), element("span", { dir: "auto" }, node.label));
  const time = edge.first ? (edge.first === edge.last ? day(edge.first) : day(edge.first) + " – " + day(edge.last)) : "";
  const facts = [count(edge.claims.length, "sentence"), count(edge.documents, "document"), time].filter(Boolean).join(" · ");
  const claims = [...edge.claims].sort((a, b) => (dateOf(b) < dateOf(a) ? -1 : dateOf(b) > dateOf(a) ? 1 : 0));
  fill(panel,
    element("div", { class: "ends" }, end(from), element("p", { class: "verb" }, arrow(edge.arrows === ""), edge.label), end(to)),
    element("p", { class: "note" }, facts),
    isDisputed(stances) ? element("p", { class: "disputed" }, "Sources disagree: ", stances.map((one) => `${edge.stances[one]} ${one}`).join(", "), ".") : "",
    claims.map((claim) => claimCard(claim, from, to)),
  );
}

function claimCard(claim, from, to) {
  const document = page.documents[claim.document];
  const speakers = (claim.attributedTo || []).join(", citing ");
  const where = [claim.role, claim.place && "in " + claim.place, claim.status].filter(Boolean);
  const when = claim.date ? day(claim.date) : claim.dateWords ? `“${claim.dateWords}”` : "";
  const percent = Math.round(claim.confidence * 100);
  const meter = element("span", { class: "meter", "aria-hidden": "true" }, element("i"));
  meter.firstChild.style.width = percent + "%";
  return element("article", { class: "claim" },
    element("header", {}, element("span", { class: "badge " + claim.stance }, lineOf(claim.stance), claim.stance),
      when ? element("span", {}, when) : "", where.map((words) => element("span", { dir: "auto" }, words))),
    element("blockquote", { dir: "auto" }, marked(claim.quote || "", [from, to])),
    speakers ? element("p", { class: "said" }, "said by ", element("b", { dir: "auto" }, speakers)) : "",
    element("p", { class: "source" }, link(document.link, document.title),
      element("span", { class: "address", dir: "auto" },
        [document.url && shownAddress(document), document.published && "published " + day(document.published)].filter(Boolean).join(" · "))),
    element("footer", {}, element("span", {}, meter, `confidence ${percent} %`),
      claim.start === undefined ? "" : element("span", {}, `characters ${claim.start}–${claim.end} of ${document.id}`)));
}

/** The site alone where the title is a link; the whole address where it is none, or where links may not open. */
const shownAddress = ({ link: address, url }) => (address && window.top === window ? new URL(address).host : url);

/** The sentence, with the longest name of each entity marked. */
function marked(quote, entities) {
  const spans = [];
  entities.forEach((entity) => {
    const names = [entity.label, ...entity.names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const name = names.find((one) => one.length > 1 && quote.includes(one));
    const start = name === undefined ? -1 : quote.indexOf(name);
    if (start >= 0 && !spans.some((span) => start < span.end && span.start < start + name.length)) spans.push({ start, end: start + name.length });
  });
  const pieces = [];
  let at = 0;
  spans.sort((a, b) => a.start - b.start).forEach((span) => {
    pieces.push(quote.slice(at, span.start), element("mark", {}, quote.slice(span.start, span.end)));
    at = span.end;
  });
  return [...pieces, quote.slice(at)];
}
