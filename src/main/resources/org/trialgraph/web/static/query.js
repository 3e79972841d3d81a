"use strict";
// The query page: an editor with this server's terms, and what a query finds. Nothing is asked of any other host.
(async root => {
  const known = await (await fetch(new URL("void.json", root))).json();
  const { parse, views, make } = Results(root, known);
  const MOST = 32 * 1024 * 1024; // characters of an answer that a page can show
  const at = id => document.getElementById(id);
  const form = at("ask"), text = at("text"), mistake = at("mistake"), state = at("state"), results = at("results");

  document.querySelectorAll(".with-script").forEach(each => { each.hidden = false; });
  document.querySelectorAll(".without-script").forEach(each => { each.hidden = true; });

  // ---- editor
  const Yasqe = Yasgui.Yasqe;
  const terms = kind => known[kind].map(term => term.iri);
  const prefixes = Object.entries(known.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "our-prefixes", persistenceId: null, get: async () => prefixes });
  Yasqe.forkAutocompleter("class", { name: "our-classes", bulk: true, persistenceId: null, get: async () => terms("classes") });
  Yasqe.forkAutocompleter("property", { name: "our-properties", bulk: true, persistenceId: null, get: async () => terms("properties") });
  const written = text.value;
  const place = make("div", { id: "editor" });
  text.before(place);
  const editor = new Yasqe(place, {
    value: written,
    autocompleters: ["our-prefixes", "our-classes", "our-properties", "variables"],
    persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, syntaxErrorCheck: false,
    editorHeight: "auto", resizeable: false, viewportMargin: Infinity,
    extraKeys: { "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Tab: false, "Shift-Tab": false },
  });
  text.hidden = true;
  text.removeAttribute("name");
  editor.getInputField().setAttribute("aria-label", "SPARQL query");
  const scrolled = place.querySelector(".CodeMirror-scroll");
  Object.entries({ tabindex: "0", role: "region", "aria-label": "Text of the query" }).forEach(([name, value]) => scrolled.setAttribute(name, value));
  document.querySelector('label[for="text"]').addEventListener("click", () => editor.focus());

  const endpoint = at("endpoint");
  const paths = new Set([new URL(form.action).pathname, ...known.endpoints.map(path => new URL(path.slice(1), root).pathname)]);
  paths.forEach(path => endpoint.append(new Option(path, path)));

  // ---- mistakes: once, at their line, in words
  let marked = null;
  const unmark = () => {
    marked?.clear();
    marked = null;
    mistake.textContent = "";
  };
  const mark = words => {
    const found = /line:? (\d+),? (?:col(?:umn)?:?) (\d+)/i.exec(words);
    const said = words.replace(/^\s*Parse error:?\s*/i, "").split("\n").filter(line => line.trim())[0]?.slice(0, 500) || "The server gave no reason.";
    if (!found) {
      mistake.textContent = said;
      return;
    }
    const line = Math.min(found[1], editor.getDoc().lineCount()) - 1;
    const widget = editor.addLineWidget(line, make("p", { class: "mistake", role: "alert" }, said));
    editor.addLineClass(line, "wrap", "wrong");
    marked = { clear: () => { widget.clear(); editor.removeLineClass(line, "wrap", "wrong"); } };
    editor.setCursor({ line, ch: found[2] - 1 });
  };
  editor.on("change", unmark);

  // ---- address: the example with its values, or the query itself, and the view
  const address = view => {
    const parts = new URLSearchParams(location.search);
    const query = editor.getValue();
    if (query !== written && query.length < 6000) {
      [...parts.keys()].forEach(key => parts.delete(key));
      parts.set("query", query);
    }
    view === views[0].name.toLowerCase() ? parts.delete("view") : parts.set("view", view);
    history.replaceState(null, "", String(parts) ? `?${parts}` : location.pathname);
  };

  // ---- results
  const show = result => {
    const asked = new URLSearchParams(location.search).get("view");
    const buttons = views.map(view => {
      const why = view.without(result);
      const button = make("button", { type: "button", class: "plain", "aria-pressed": "false", ...(why && { title: why, disabled: "" }) }, view.name);
      button.addEventListener("click", () => {
        buttons.forEach(each => each.setAttribute("aria-pressed", String(each === button)));
        at("view").replaceChildren(view.draw(result));
        address(view.name.toLowerCase());
      });
      return button;
    });
    at("views").replaceChildren(...buttons);
    const first = views.findIndex(view => view.name.toLowerCase() === asked && !view.without(result));
    buttons[Math.max(first, 0)].click();
  };
  const downloads = (query, triples) => {
    const formats = triples ? { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD" } : { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
    const links = Object.entries(formats).map(([format, name]) =>
      make("a", { href: `${endpoint.value}?${new URLSearchParams({ query, format })}`, download: `results.${format}` }, name));
    at("rows").replaceChildren("Download: ", ...links.flatMap(link => [link, " "]));
    at("rows").hidden = false;
  };
  const received = async answer => {
    const reader = answer.body.getReader(), decoder = new TextDecoder();
    let all = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      all += decoder.decode(part.value, { stream: true });
      if (all.length > MOST) {
        await reader.cancel();
        return null;
      }
    }
    return all + decoder.decode();
  };

  let running = null;
  const stopped = () => {
    running = null;
    at("run").textContent = "Run";
  };
  const run = async () => {
    running?.abort();
    const mine = running = new AbortController();
    const query = editor.getValue();
    unmark();
    at("run").textContent = "Stop";
    results.hidden = false;
    at("rows").hidden = true;
    at("views").replaceChildren();
    at("view").replaceChildren();
    state.textContent = "The query is running.";
    let answer = null;
    try {
      answer = await fetch(endpoint.value, { method: "POST", body: new URLSearchParams({ query }), signal: mine.signal,
        headers: { Accept: "application/sparql-results+json,application/n-triples;q=0.9,text/plain;q=0.1" } });
      const said = await received(answer);
      if (mine !== running) {
        return;
      }
      const type = answer.headers.get("Content-Type") || "";
      if (!answer.ok) {
        results.hidden = true;
        mark(type.includes("json") ? JSON.parse(said).detail || "" : said || "");
      } else if (said === null) {
        state.textContent = "The answer is too large to be shown. Take it as a file, or ask for less with LIMIT.";
        downloads(query, type.includes("triples"));
      } else {
        const result = parse(type, said);
        downloads(query, Boolean(result.triples));
        state.textContent = result.rows.length ? "" : "Nothing was found. " + (query === written && form.dataset.empty || "");
        result.rows.length ? show(result) : address("table");
      }
    } catch (fault) {
      if (mine === running) {
        results.hidden = true;
        mistake.textContent = fault.name === "SyntaxError" ? "The answer is not one that this page can read."
          : answer ? "The answer broke off: the query took longer than it may, or the connection was lost. Nothing of it is shown."
          : "The server cannot be reached, or broke the connection off.";
      }
    }
    if (mine === running) {
      stopped();
    }
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (running) {
      running.abort();
      stopped();
      state.textContent = "Stopped.";
    } else {
      run();
    }
  });

  // ---- the list of examples, filtered as one types
  const entries = [...document.querySelectorAll(".subject li")].map(item =>
    ({ item, words: `${item.textContent} ${item.firstChild.title} ${item.closest(".subject").firstChild.textContent}`.toLowerCase() }));
  at("filter").addEventListener("input", event => {
    const sought = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    entries.forEach(({ item, words }) => { item.hidden = !sought.every(word => words.includes(word)); });
    document.querySelectorAll(".subject").forEach(each => { each.hidden = !each.querySelector("li:not([hidden])"); });
    const left = entries.filter(({ item }) => !item.hidden).length;
    at("left").textContent = sought.length ? `${left} of ${entries.length}` : "";
  });
  const list = document.querySelector(".query > .examples"), current = list.querySelector("[aria-current]");
  list.scrollTop = current ? current.offsetTop - list.offsetTop - list.clientHeight / 3 : 0;

  // ---- headings of MeSH by their names
  document.querySelectorAll("input[data-lookup]").forEach(input => {
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const label = input.value.trim();
        if (label.length < 2 || /\(\w\d+\)$/.test(label)) {
          return;
        }
        const found = new Map();
        for (const match of ["startswith", "contains"]) {
          const answer = await fetch(new URL(`lookup/${input.dataset.lookup}?${new URLSearchParams({ label, match, limit: 20 })}`, root));
          (answer.ok ? await answer.json() : []).forEach(each => found.set(each.resource, found.get(each.resource) || each.label));
        }
        input.list.replaceChildren(...[...found].map(([iri, name]) => new Option(`${name} (${iri.split("/").pop()})`)));
      }, 200);
    });
  });

  if (form.dataset.run) {
    run();
  }
  document.documentElement.dataset.ready = "yes";
})(new URL("..", document.currentScript.src));
