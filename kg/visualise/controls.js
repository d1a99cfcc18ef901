/* The search box and the filters, which are the legend as well. */

function createFilters(changed) {
  const box = byId("filters");
  const tally = (things, keyOf) => things.reduce((sums, thing) => sums.set(keyOf(thing), (sums.get(keyOf(thing)) || 0) + 1), new Map());
  const labels = new Map(edges.map((edge) => [edge.predicate, edge.label]));
  const relations = [...tally(edges, (edge) => edge.predicate)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const types = [...tally(nodes, (node) => node.group)].sort((a, b) => page.types.indexOf(a[0]) - page.types.indexOf(b[0]));
  const said = tally(edges.flatMap((edge) => edge.claims), (claim) => claim.stance);
  const stances = page.stances.filter((stance) => said.has(stance)).map((stance) => [stance, said.get(stance)]);

  const toggle = (kind, key, name, sum, mark, style) => {
    const button = element("button", { class: style, "aria-pressed": "true", "data-key": key, on: () => {
      const hidden = state.hidden[kind];
      if (!hidden.delete(key)) hidden.add(key);
      button.setAttribute("aria-pressed", String(!hidden.has(key)));
      changed();
    } }, mark, element("span", { class: "name", dir: "auto" }, name), element("span", { class: "count" }, sum.toLocaleString("en")));
    return button;
  };
  const section = (title, kind, buttons, style) => {
    const all = element("button", { class: "quiet", "data-all": kind, on: () => {
      const hideAll = state.hidden[kind].size === 0;
      buttons.forEach((button) => {
        state.hidden[kind][hideAll ? "add" : "delete"](button.dataset.key);
        button.setAttribute("aria-pressed", String(!hideAll));
      });
      changed();
    } }, "hide all");
    return element("section", {}, element("h2", {}, element("span", {}, title), buttons.length > 1 ? all : ""), element("div", { class: style }, buttons));
  };

  const close = element("button", { class: "quiet only-narrow", on: () => openFilters(false) }, "Close");
  fill(box, close,
    stances.length ? section("Stance", "stances", stances.map(([key, sum]) => toggle("stances", key, key, sum, lineOf(key), "row")), "rows") : "",
    disputedSection(changed),
    types.length ? section("Entities", "types", types.map(([key, sum]) => toggle("types", key, key, sum, shapeOf(key), "row")), "rows") : "",
    relations.length ? section("Relations", "relations", relations.map(([key, sum]) => toggle("relations", key, labels.get(key), sum, "", "chip")), "chips") : "",
    leastSection(changed), timeSection(changed), looseSection(changed),
  );
  return () => box.querySelectorAll("[data-all]").forEach((button) => (button.textContent = state.hidden[button.dataset.all].size ? "show all" : "hide all"));
}

const filterSection = (title, ...fields) => element("section", {}, element("h2", {}, element("span", {}, title)), fields);

function leastSection(changed) {
  const most = edges.reduce((high, edge) => Math.max(high, edge.documents), 1);
  if (most < 2) return "";
  const shownValue = element("output", { for: "least" }, "1");
  const range = element("input", { id: "least", type: "range", min: 1, max: most, value: 1, "aria-label": "Documents that say a relation, at least" });
  range.addEventListener("input", () => { state.least = Number(range.value); shownValue.textContent = range.value; changed(); });
  return filterSection("Documents, at least", element("div", { class: "field" }, range, shownValue));
}

function timeSection(changed) {
  const dates = edges.flatMap((edge) => edge.claims.map(dateOf)).filter((date) => date.length === 10).sort();
  if (!dates.length || dates[0] === dates[dates.length - 1]) return "";
  return filterSection("Time", ...["from", "to"].map((edge) => {
    const input = element("input", { id: edge, type: "date", min: dates[0], max: dates[dates.length - 1] });
    input.addEventListener("change", () => { state[edge] = input.value; changed(); });
    return element("div", { class: "field" }, element("label", { for: edge }, edge), input);
  }));
}

function disputedSection(changed) {
  const disputed = edges.filter((edge) => isDisputed(page.stances.filter((stance) => edge.stances[stance]))).length;
  if (!disputed) return "";
  const box = element("input", { id: "disputed", type: "checkbox" });
  box.addEventListener("change", () => { state.disputed = box.checked; changed(); });
  const label = element("label", { for: "disputed" }, "Only where sources disagree");
  return element("section", { class: "close" }, element("div", { class: "field" }, box, label, disputeSign(), element("span", { class: "count" }, disputed.toLocaleString("en"))));
}

function looseSection(changed) {
  const loose = nodes.filter((node) => !edgesOf[node.id].length).length;
  if (!loose || !edges.length) return "";
  const box = element("input", { id: "loose", type: "checkbox" });
  box.addEventListener("change", () => { state.loose = box.checked; changed(); });
  return element("section", {}, element("div", { class: "field" }, box, element("label", { for: "loose" }, `Show ${count(loose, "entity", "entities")} without relations`)));
}

function createSearch(choose) {
  const [input, list] = [byId("search"), byId("found")];
  const index = nodes.map((node) => ({ node, names: [node.label, ...node.names].map((name) => ({ name, key: plain(name) })) }));
  let hits = [];
  let active = 0;

  const scoreOf = (key, asked) => (key === asked ? 0 : key.startsWith(asked) ? 1 : key.includes(" " + asked) ? 2 : key.includes(asked) ? 3 : 9);
  function find(asked) {
    return index
      .map(({ node, names }) => names.map(({ name, key }) => ({ node, name, score: scoreOf(key, asked) })).reduce((a, b) => (b.score < a.score ? b : a)))
      .filter((hit) => hit.score < 9).sort((a, b) => a.score - b.score || a.node.id - b.node.id).slice(0, 12);
  }
  function render() {
    const asked = plain(input.value.trim());
    hits = asked ? find(asked) : [];
    active = 0;
    list.replaceChildren(...hits.map((hit, i) => row(hit, i)));
    if (asked && !hits.length) list.append(element("li", { class: "none", role: "option", "aria-disabled": "true" }, "No entity on this page has that name"));
    open(asked !== "");
  }
  function row({ node, name }, i) {
    const made = element("li", { role: "option", id: "hit-" + i, "aria-selected": String(i === 0) }, shapeOf(node.group),
      element("span", { dir: "auto" }, node.label), name === node.label ? "" : element("small", { dir: "auto" }, name));
    made.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
    return made;
  }
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && hits.length) input.setAttribute("aria-activedescendant", "hit-" + active);
    else input.removeAttribute("aria-activedescendant");
  }
  function step(by) {
    if (!hits.length) return;
    list.children[active].setAttribute("aria-selected", "false");
    active = (active + by + hits.length) % hits.length;
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    open(true);
  }
  function take(i) {
    if (!hits[i]) return;
    input.value = hits[i].node.label;
    open(false);
    choose(hits[i].node.id);
  }
  input.addEventListener("input", render);
  input.addEventListener("focus", () => { input.select(); if (input.value) render(); });
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") take(active);
    else if (event.key === "Escape" && !list.hidden) { open(false); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
}
