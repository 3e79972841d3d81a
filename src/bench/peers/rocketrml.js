// RocketRML: "map MAPPING FOLDER OUT" maps the files of a folder into N-Quads; the answer is the number of statements.
const fs = require("fs");
const path = require("path");
const { parseFileLive } = require("rocketrml");

require("./orders.js").take(async ([, mapping, folder, out]) => {
  const files = Object.fromEntries(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
  const quads = await parseFileLive(fs.readFileSync(mapping, "utf8"), files, { toRDF: true });
  fs.writeFileSync(out, quads);
  return quads.split("\n").filter((line) => line !== "").length;
});
