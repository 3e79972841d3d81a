// As Orders.java: a line of words with tabs between them comes in, one line of figures goes out.
const readline = require("readline");

console.log = console.error;

exports.take = async (work) => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = await work(line.split("\t"));
    } catch (error) {
      answer = `failed: ${error}`.replace(/\s+/g, " ");
    }
    process.stdout.write(`${answer}\n`);
  }
};
