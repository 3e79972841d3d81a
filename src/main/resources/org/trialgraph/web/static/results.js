"use strict";
// What a query found as a table, a chart, a map and a graph. Each view says in words when it cannot draw, and when it does not draw all.
const Results = (root, known) => {
  const SVG = "http://www.w3.org/2000/svg";
  const PAGE = 100, LONGEST = 5000, BARS = 50, PLACES = 2000, NODES = 150;
  const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
  const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };
  const draw = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };
  const choice = (label, id, options, chosen, changed) => {
    const select = make("select", { id });
    options.forEach(each => select.append(new Option(each, each, false, each === chosen)));
    select.addEventListener("change", () => changed(select.value));
    return make("span", {}, make("label", { for: id }, label), " ", select);
  };

  // ---- terms: {type, value, lang} as in the JSON of SPARQL results
  const bases = Object.keys(known.pages).filter(start => known.pages[start] === "/");
  const readable = iri => {
    try {
      return decodeURI(iri);
    } catch {
      return iri; // a % that encodes nothing
    }
  };
  const short = iri => {
    const base = bases.find(start => iri.startsWith(start) && iri.length > start.length && !iri.slice(start.length).includes("#"));
    const prefix = Object.entries(known.prefixes).find(([, start]) => iri.startsWith(start) && /^[\w.-]+$/.test(iri.slice(start.length)));
    return prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : base ? readable(iri.slice(base.length)) : iri;
  };
  const words = term => !term ? "" : term.type === "uri" ? short(term.value) : term.type === "bnode" ? "_:" + term.value : term.value;
  const number = term => term && term.type !== "uri" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(term.value) ? Number(term.value) : NaN;
  // an IRI of the data has its page on this server, wherever its own host may be
  const page = iri => {
    const own = Object.entries(known.pages).find(([start]) => iri.startsWith(start));
    return own ? new URL(own[1].slice(1) + iri.slice(own[0].length), root).href : /^https?:/.test(iri) ? iri : null;
  };
  const shown = term => {
    const whole = words(term), text = whole.length > LONGEST ? whole.slice(0, LONGEST) + " …" : whole;
    if (term?.type === "uri" && page(term.value)) {
      return make("a", { href: page(term.value), title: term.value }, text);
    }
    return term?.lang ? make("span", { lang: term.lang }, text) : text;
  };

  // ---- what an endpoint answers
  const ofJson = text => {
    const json = JSON.parse(text);
    return "boolean" in json
      ? { columns: ["answer"], rows: [{ answer: { type: "literal", value: json.boolean ? "yes" : "no" } }] }
      : { columns: json.head.vars, rows: json.results.bindings };
  };
  const TERM = /\s*(?:<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?)/y;
  const unescaped = text => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, sign) =>
    sign ? ({ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[sign] || sign) : String.fromCodePoint(parseInt(four || eight, 16)));
  const ofTriples = text => {
    const columns = ["subject", "predicate", "object"];
    const rows = text.split("\n").filter(line => line.trim()).map(line => {
      TERM.lastIndex = 0;
      const row = {};
      for (const column of columns) {
        const [, iri, blank, literal, lang] = TERM.exec(line) || [];
        row[column] = iri !== undefined ? { type: "uri", value: unescaped(iri) }
          : blank !== undefined ? { type: "bnode", value: blank } : { type: "literal", value: unescaped(literal || ""), lang };
      }
      return row;
    });
    return { columns, rows, triples: true };
  };
  const parse = (type, text) => type.includes("json") ? ofJson(text) : ofTriples(text);

  const isNumeric = (result, column) => {
    const values = result.rows.map(row => row[column]).filter(Boolean);
    return values.length > 0 && values.every(value => !isNaN(number(value)));
  };

  // ---- table
  const table = result => {
    let rows = result.rows, first = 0, sorted = null, down = false;
    const numeric = new Set(result.columns.filter(column => isNumeric(result, column)));
    const place = make("div");
    const body = make("tbody"), state = make("span", { role: "status" });
    const heads = result.columns.map(column => {
      const button = make("button", { type: "button", class: "plain" }, column);
      const head = make("th", { scope: "col", ...(numeric.has(column) && { class: "count" }) }, button);
      button.addEventListener("click", () => {
        down = sorted === column && !down;
        sorted = column;
        heads.forEach(each => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        fill(0);
      });
      return head;
    });
    const compare = (one, other) => {
      const a = number(one[sorted]), b = number(other[sorted]);
      const order = isNaN(a) || isNaN(b) ? words(one[sorted]).localeCompare(words(other[sorted]), "en") : a - b;
      return down ? -order : order;
    };
    const fill = from => {
      first = from;
      const ordered = sorted === null ? rows : [...rows].sort(compare);
      body.replaceChildren(...ordered.slice(first, first + PAGE).map(row => make("tr", {}, ...result.columns.map(column =>
        make("td", numeric.has(column) ? { class: "count" } : /^\S{1,20}$/.test(words(row[column])) ? { class: "token" } : {}, shown(row[column]))))));
      const last = Math.min(first + PAGE, rows.length);
      state.textContent = rows.length > PAGE ? `Rows ${first + 1} to ${last} of ${rows.length.toLocaleString("en")}` : count(rows.length, "row", "rows");
      back.disabled = first === 0;
      next.disabled = last >= rows.length;
      back.hidden = next.hidden = rows.length <= PAGE;
    };
    const step = (label, way) => {
      const button = make("button", { type: "button", class: "plain" }, label);
      button.addEventListener("click", () => fill(first + way * PAGE));
      return button;
    };
    const back = step("Previous", -1), next = step("Next", 1);
    const filter = make("input", { type: "search", id: "rows-with", autocomplete: "off" });
    filter.addEventListener("input", () => {
      const sought = filter.value.toLowerCase();
      rows = result.rows.filter(row => result.columns.some(column => words(row[column]).toLowerCase().includes(sought)));
      fill(0);
    });
    place.append(
      make("p", { class: "tools" }, make("label", { for: "rows-with" }, "Rows with"), " ", filter, " ", back, " ", next, " ", state),
      make("div", { class: "scroll", role: "region", "aria-label": "Rows", tabindex: "0" },
        make("table", { class: "rows" }, make("thead", {}, make("tr", {}, ...heads)), body)));
    fill(0);
    return place;
  };

  // ---- chart: bars of a column of numbers, or of how many rows have a value
  const ROWS = "number of rows";
  const chart = result => {
    const numbers = result.columns.filter(column => isNumeric(result, column));
    const others = result.columns.filter(column => !numbers.includes(column));
    const kinds = column => new Set(result.rows.map(row => words(row[column]))).size;
    let measure = numbers.find(column => !/^(lat|long|lng|year|position)/i.test(column)) || ROWS;
    const all = others.length > 1 ? others.join(", ") : null;
    const labels = [...(all ? [all] : []), ...result.columns.filter(column => column !== measure)];
    // counted rows need a column in which values come again
    const fewest = [...others].sort((one, other) => kinds(one) - kinds(other)).find(column => kinds(column) > 1);
    let label = measure === ROWS ? fewest || labels[0] : labels[0];
    const place = make("div"), bars = make("div");
    const fill = () => {
      const sums = new Map();
      for (const row of result.rows) {
        const name = label === all ? others.map(column => words(row[column])).filter(Boolean).join(", ") : words(row[label]);
        const value = measure === ROWS ? 1 : number(row[measure]);
        if (!isNaN(value)) {
          sums.set(name || "not stated", (sums.get(name || "not stated") || 0) + value);
        }
      }
      const longest = [...sums].sort((one, other) => other[1] - one[1]);
      const most = Math.max(...longest.map(bar => Math.abs(bar[1])), Number.MIN_VALUE);
      const drawn = longest.slice(0, BARS).map(([name, value]) => make("tr", {}, make("th", { scope: "row" }, name.slice(0, 120)),
        make("td", { "aria-hidden": "true" }, draw("svg", { width: "100%", height: "14" }, draw("rect", { width: `${100 * Math.abs(value) / most}%`, height: "14", rx: "2" }))),
        make("td", { class: "count" }, value.toLocaleString("en", { maximumFractionDigits: 2 }))));
      bars.replaceChildren(
        ...(longest.length > BARS ? [make("p", { class: "small" }, `The ${BARS} longest of ${longest.length.toLocaleString("en")} bars.`)] : []),
        make("div", { class: "chart" }, make("table", { class: "bars" }, make("caption", {}, `${measure} by ${label}`), make("tbody", {}, ...drawn))));
    };
    place.append(make("p", { class: "tools" },
      choice("Bars of", "bars-of", [...numbers, ROWS], measure, value => { measure = value; fill(); }), " ",
      choice("by", "bars-by", labels, label, value => { label = value; fill(); })), bars);
    fill();
    return place;
  };

  // ---- map: columns of latitude and longitude, or a point in WKT
  const column = (result, names) => result.columns.find(each => names.test(each) && isNumeric(result, each));
  const WKT = /^\s*(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)/i;
  const places = result => {
    const latitude = column(result, /^lat(itude)?$/i), longitude = column(result, /^(long|lng|lon|longitude)$/i);
    const point = result.columns.find(each => result.rows.some(row => WKT.test(row[each]?.value || "")));
    const named = row => result.columns.filter(each => ![latitude, longitude, point].includes(each)).map(each => words(row[each])).filter(Boolean).join(", ");
    const at = new Map();
    for (const row of latitude && longitude || point ? result.rows : []) {
      const wkt = point && WKT.exec(row[point]?.value || "");
      const [x, y] = wkt ? [Number(wkt[1]), Number(wkt[2])] : [number(row[longitude]), number(row[latitude])];
      if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
        const key = `${x} ${y}`;
        at.set(key, { x, y, names: [...(at.get(key)?.names || []), named(row)] });
      }
    }
    return [...at.values()].sort((one, other) => other.names.length - one.names.length);
  };
  const map = result => {
    const all = places(result), drawn = all.slice(0, PLACES);
    const [west, east] = [Math.min(...drawn.map(p => p.x)), Math.max(...drawn.map(p => p.x))];
    const [south, north] = [Math.min(...drawn.map(p => p.y)), Math.max(...drawn.map(p => p.y))];
    const whole = { x: -180, y: -84, width: 360, height: 144 };
    const fit = () => {
      const width = Math.min(360, Math.max(30, (east - west) * 1.2, (north - south) * 2.4)), height = width / 2;
      return { x: (west + east - width) / 2, y: -(south + north + height) / 2, width, height };
    };
    const picture = draw("svg", { class: "map", role: "group", "aria-label": `Map of ${count(drawn.length, "place", "places")}, which the table lists` });
    const circles = drawn.map(place => {
      const circle = draw("circle", { cx: place.x, cy: -place.y }, draw("title", {}, place.names.slice(0, 12).join("\n") + (place.names.length > 12 ? "\n…" : "")));
      return [circle, Math.sqrt(Math.min(place.names.length, 16))];
    });
    const look = view => {
      picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
      circles.forEach(([circle, size]) => circle.setAttribute("r", size * view.width / 110));
    };
    picture.append(draw("image", { href: new URL("static/world.svg", root).href, x: -180, y: -90, width: 360, height: 180 }), ...circles.map(([circle]) => circle));
    const button = (label, view) => {
      const made = make("button", { type: "button", class: "plain" }, label);
      made.addEventListener("click", () => look(view));
      return made;
    };
    look(fit());
    const cut = all.length > PLACES ? ` The first ${PLACES.toLocaleString("en")} of ${all.length.toLocaleString("en")} places are drawn.` : "";
    return make("div", {}, make("p", { class: "tools" }, button("Where the places are", fit()), " ", button("The whole world", whole), " ",
      count(drawn.length, "place", "places") + "; a circle has the area of its rows." + cut), picture);
  };

  // ---- graph: statements, or rows with the two ends of a line
  const ends = result => {
    const has = names => result.columns.find(each => names.includes(each.toLowerCase()));
    const from = has(["subject", "s", "from", "source"]), to = has(["object", "o", "to", "target"]);
    return from && to ? { from, to, name: has(["predicate", "p", "property", "relation", "label"]), weight: has(["trials", "weight", "count"]) } : null;
  };
  const network = result => {
    const { from, to, name, weight } = ends(result);
    const labels = new Map();
    result.rows.filter(row => result.triples && row[name].value === LABEL).forEach(row => labels.set(words(row[from]), row[to].value));
    const lines = result.rows.filter(row => row[from] && row[to] && !(result.triples && row[to].type === "literal"));
    const used = lines.length > 0 ? lines : result.rows.filter(row => row[from] && row[to]);
    const degree = new Map();
    used.forEach(row => [row[from], row[to]].forEach(term => degree.set(words(term), (degree.get(words(term)) || 0) + 1)));
    const most = row => Math.max(degree.get(words(row[from])), degree.get(words(row[to])));
    used.sort((one, other) => most(other) - most(one)); // what is connected most is drawn first
    const nodes = new Map(), edges = [];
    let left = 0;
    const node = term => {
      const key = words(term);
      if (!nodes.has(key) && nodes.size < NODES) {
        nodes.set(key, { term, text: labels.get(key) || key, lines: 0 });
      }
      return nodes.get(key);
    };
    for (const row of used) {
      const one = node(row[from]), other = node(row[to]);
      if (one && other) {
        one.lines++;
        other.lines++;
        edges.push({ one, other, text: name ? words(row[name]) : "", weight: weight ? number(row[weight]) || 1 : 1 });
      } else {
        left++;
      }
    }
    return { nodes: [...nodes.values()], edges, left };
  };
  // springs along lines, nodes that push each other away, and less and less movement (Fruchterman and Reingold, 1991)
  const layout = ({ nodes, edges }, width, height) => {
    const k = 0.7 * Math.sqrt(width * height / Math.max(nodes.length, 1));
    nodes.forEach((node, i) => {
      const angle = i * 2.4, far = Math.sqrt((i + 0.5) / nodes.length) / 2;
      Object.assign(node, { x: width * (0.5 + far * Math.cos(angle)), y: height * (0.5 + far * Math.sin(angle)) });
    });
    for (let step = 0; step < 200; step++) {
      const most = width / 10 * (1 - step / 200);
      nodes.forEach(node => { node.dx = (width / 2 - node.x) * 0.02; node.dy = (height / 2 - node.y) * 0.03; });
      nodes.forEach((one, i) => nodes.slice(i + 1).forEach(other => {
        const x = one.x - other.x || 0.1, y = one.y - other.y || 0.1, far = x * x + y * y, push = far > 9 * k * k ? 0 : k * k / far;
        one.dx += x * push; one.dy += y * push; other.dx -= x * push; other.dy -= y * push;
      }));
      edges.forEach(({ one, other }) => {
        const x = one.x - other.x, y = one.y - other.y, pull = Math.hypot(x, y) / k;
        one.dx -= x * pull; one.dy -= y * pull; other.dx += x * pull; other.dy += y * pull;
      });
      nodes.forEach(node => {
        const far = Math.hypot(node.dx, node.dy) || 1, move = Math.min(far, most);
        node.x = Math.min(width - 90, Math.max(90, node.x + node.dx / far * move));
        node.y = Math.min(height - 24, Math.max(16, node.y + node.dy / far * move));
      });
    }
  };
  const graph = result => {
    const found = network(result), width = 960, height = Math.min(1200, 320 + 6 * found.nodes.length);
    layout(found, width, height);
    const heaviest = Math.max(...found.edges.map(edge => edge.weight), 1);
    const picture = draw("svg", { class: "network", viewBox: `0 0 ${width} ${height}`, role: "group",
      "aria-label": `Graph of ${count(found.nodes.length, "node", "nodes")} and ${count(found.edges.length, "line", "lines")}, which the table lists` });
    const named = found.edges.length <= 30 && new Set(found.edges.map(edge => edge.text)).size > 1;
    found.edges.forEach(edge => {
      const { one, other } = edge;
      picture.append(draw("line", { x1: one.x, y1: one.y, x2: other.x, y2: other.y, "stroke-width": 1 + 5 * edge.weight / heaviest * (heaviest > 1) },
        draw("title", {}, [one.text, edge.text, other.text].join(" ") + (edge.weight > 1 ? `: ${edge.weight}` : ""))));
      if (named) {
        picture.append(draw("text", { class: "small", x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }, edge.text.slice(0, 24)));
      }
    });
    found.nodes.forEach(node => {
      const href = node.term.type === "uri" && page(node.term.value);
      const parts = [draw("circle", { cx: node.x, cy: node.y, r: 4 + Math.min(8, Math.sqrt(node.lines)) }, draw("title", {}, node.text)),
        draw("text", { x: node.x, y: node.y + 20 }, node.text.length > 26 ? node.text.slice(0, 25) + "…" : node.text)];
      picture.append(href ? draw("a", { href, tabindex: "-1" }, ...parts) : draw("g", {}, ...parts));
    });
    const kinds = [...new Set(found.edges.map(edge => edge.text).filter(Boolean))];
    const lines = kinds.length === 1 ? ` (${kinds[0]})` : "";
    return make("div", {}, make("p", { class: "tools" }, `${count(found.nodes.length, "node", "nodes")}, ${count(found.edges.length, "line", "lines")}${lines}.`
      + (found.left > 0 ? ` ${count(found.left, "line is", "lines are")} left out, because more than ${NODES} nodes cannot be told apart.` : "")),
    make("div", { class: "scroll", role: "region", "aria-label": "Graph", tabindex: "0" }, picture));
  };

  // each view with why it cannot be drawn, empty where it can
  const views = [
    { name: "Table", draw: table, without: () => "" },
    { name: "Chart", draw: chart, without: result => result.triples ? "A chart needs the rows of a SELECT query." : "" },
    { name: "Map", draw: map, without: result => places(result).length ? "" : "A map needs columns lat and long, or a point in WKT." },
    { name: "Graph", draw: graph, without: result => ends(result) ? "" : "A graph needs CONSTRUCT or DESCRIBE, or columns subject and object." },
  ];
  return { parse, views, make };
};
