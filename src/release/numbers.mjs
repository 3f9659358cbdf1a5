// Makes the file that knows phone numbers, in the folder named on the command line: libphonenumber-js with the small set
// of its metadata, and what the console asks of it. The pages are told its name, which holds its hash.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed } from "./npm.mjs";

const folder = process.argv[2];
const own = (name) => readFileSync(new URL(`../browser/phones/${name}`, import.meta.url), "utf8");
const { folder: library } = installed("libphonenumber-js");

const code = readFileSync(join(library, "bundle/libphonenumber-min.js"), "utf8").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n");
// Without comments and indentation, as the page's script.
const adapter = own("chunk.js").replace(/^ *\/\/.*\n/gm, "").replace(/^ *\/\*\*[^]*?\*\/\n/gm, "").replace(/^ +/gm, "");
const chunk = `${code}const ZONES = \`${own("zones.txt").trim()}\`;\n${adapter}`;

const name = `numbers-${createHash("sha256").update(chunk).digest("hex").slice(0, 16)}.js`;
writeFileSync(join(folder, name), chunk);

for (const [path, address] of [["index.html", name], ["replay/index.html", `../${name}`]]) {
  const page = join(folder, path);
  const before = readFileSync(page, "utf8");
  const after = before.replace(/(<meta name="numbers" content=")[^"]*"/, `$1${address}"`);
  if (after === before) throw new Error(`${path} has no place for the name of the file`);
  writeFileSync(page, after);
}
