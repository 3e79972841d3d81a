"use strict";
// Fills the query editor with this server's prefixes, terms and examples. Nothing is asked of any other host.
(async root => {
  const known = await (await fetch(new URL("void.json", root))).json();
  const examples = await (await fetch(new URL("examples.json", root))).json();
  const Yasqe = Yasgui.Yasqe;

  const terms = kind => known[kind].map(term => term.iri);
  const prefixes = Object.entries(known.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "our-prefixes", persistenceId: null, get: async () => prefixes });
  Yasqe.forkAutocompleter("class", { name: "our-classes", bulk: true, persistenceId: null, get: async () => terms("classes") });
  Yasqe.forkAutocompleter("property", { name: "our-properties", bulk: true, persistenceId: null, get: async () => terms("properties") });
  Yasqe.defaults.autocompleters = ["our-prefixes", "our-classes", "our-properties", "variables"];
  Yasqe.defaults.value = known.start;
  const endpoint = new URL("sparql", root).href;
  Yasqe.defaults.requestConfig.endpoint = endpoint;
  Yasgui.defaults.requestConfig.endpoint = endpoint;

  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { ...Yasgui.defaults.requestConfig, endpoint },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => known.endpoints.map(e => ({ endpoint: new URL(e.slice(1), root).href })) },
  });

  // The server tells line and column of a mistake in words: the line is marked and said above the editor.
  const BROKEN = /^(network ?error|failed to fetch|load failed|error in input stream)/i; // as browsers call it
  const rows = document.getElementById("rows");
  const place = document.getElementById("mistake");
  const unmark = editor => {
    if (editor.markedLine) {
      editor.removeLineClass(editor.markedLine, "background", "mistake");
      editor.removeLineClass(editor.markedLine, "wrap", "mistake");
      editor.markedLine = null;
    }
    place.textContent = "";
  };
  const mark = (editor, text) => {
    const at = /line:? (\d+),? (?:col(?:umn)?:?) (\d+)/i.exec(text);
    if (at) {
      editor.markedLine = editor.addLineClass(at[1] - 1, "wrap", "mistake");
      editor.setCursor({ line: at[1] - 1, ch: at[2] - 1 });
      place.textContent = `Line ${at[1]}, column ${at[2]}: ${text.split("\n")[0].slice(0, 300)}`;
    }
  };
  yasgui.on("query", (_, tab) => unmark(tab.getYasqe()));
  yasgui.on("queryResponse", (_, tab) => setTimeout(() => {
    const error = tab.getYasr().results?.getError();
    if (error && BROKEN.test(error.text)) {
      place.textContent = "The answer broke off: the query took longer than it may, or the connection was lost. Nothing of it is shown.";
    } else if (error) {
      mark(tab.getYasqe(), error.text || "");
    }
    rows.hidden = Boolean(error) || !/SELECT/i.test(tab.getYasqe().getQueryType() || "");
    const csv = new URLSearchParams({ query: tab.getYasqe().getValue(), format: "csv" });
    rows.firstElementChild.href = `${tab.getEndpoint()}?${csv}`;
  }));

  // What the editor leaves without a name for a screen reader.
  const name = () => {
    for (const [selector, label] of [[".yasgui .CodeMirror textarea", "SPARQL query"], [".yasgui .autocomplete", "Endpoint"]]) {
      document.querySelectorAll(selector).forEach(field => field.setAttribute("aria-label", label));
    }
  };
  name();
  yasgui.on("tabAdd", () => setTimeout(name));
  yasgui.on("tabSelect", () => setTimeout(name));

  const run = example => {
    const tab = yasgui.addTab(true, { name: example.title });
    tab.setEndpoint(new URL("/" + example.endpoint, location.href).href);
    tab.setQuery(example.query);
    tab.query();
  };
  const list = document.getElementById("examples");
  for (const example of examples) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = example.title;
    button.title = example.summary;
    button.addEventListener("click", () => run(example));
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }

  // IRIs of the data lead to their pages here, wherever their own host may be.
  document.getElementById("yasgui").addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    const path = link && Object.entries(known.pages).find(([iri]) => link.href.startsWith(iri));
    if (path) {
      event.preventDefault();
      location.assign(new URL(path[1].slice(1) + link.href.slice(path[0].length), root));
    }
  }, true);

  const asked = new URLSearchParams(location.search).get("example");
  const example = examples.find(e => e.name === asked);
  if (example) {
    run(example);
  }
  document.documentElement.dataset.ready = "yes";
})(new URL("..", document.currentScript.src));
