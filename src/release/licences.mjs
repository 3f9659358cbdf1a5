// Writes the licences of everything that is linked into the programs to the file named on the command line. Fails when
// a licence is not one of those below: whether that one will do is for a person to decide.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { linked, packages, run } from "./cargo.mjs";
import { installed } from "./npm.mjs";

const ACCEPTED = ["MIT", "Apache-2.0", "BSL-1.0", "Unicode-3.0", "Unlicense", "Zlib"];
const MIT = readFileSync(new URL("mit.txt", import.meta.url), "utf8");

const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
const byName = new Map(packages().map((found) => [`${found.name} ${found.version}`, found]));
const crates = linked().map((name) => {
  const { license, license_file, manifest_path, authors } = byName.get(name);
  const expression = (license ?? "").replace(/ ?\/ ?/g, " OR ");
  const refused = expression.match(/[^() ]+/g)?.filter((word) => !["AND", "OR", ...ACCEPTED].includes(word));
  if (refused?.length !== 0) throw new Error(`${name} is licensed as "${expression}", which nobody has accepted`);

  const folder = dirname(manifest_path);
  const isLicence = (file) => file === license_file || /^(un)?licen[cs]e|^copying|^notice|^copyright/i.test(file);
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && isLicence(file.name));
  const texts = files.map((file) => file.name).sort().map((file) => tidy(readFileSync(join(folder, file), "utf8")));
  if (texts.length === 0) {
    if (!/\bMIT\b/.test(expression)) throw new Error(`${name} comes without the text of its licence, ${expression}`);
    texts.push(tidy(`MIT License\n\nCopyright (c) ${authors.join(", ") || `the authors of ${name}`}\n\n${MIT}`));
  }
  return { name, expression, texts };
});

const rust = run("rustc", "--version").split(" ")[1];
crates.push({
  name: `the Rust standard library ${rust}`,
  expression: "MIT OR Apache-2.0",
  texts: [tidy(`MIT License\n\nCopyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)\n\n${MIT}`)],
});

// Its code is of one licence, and the metadata of phone numbers of another.
const { folder: phones, version } = installed("libphonenumber-js");
crates.push({
  name: `libphonenumber-js ${version}`,
  expression: "MIT AND Apache-2.0",
  texts: ["LICENSE", "LICENSE.Apache"].map((file) => tidy(readFileSync(join(phones, file), "utf8"))),
});

// Each text stands once, under the names of all that come with it.
const users = new Map();
for (const { name, texts } of crates) for (const text of texts) users.set(text, [...(users.get(text) ?? []), name]);
const rule = "=".repeat(80);
writeFileSync(
  process.argv[2],
  [
    "The agent console is made with the work of others, under these licences:",
    crates.map(({ name, expression }) => `${name.padEnd(40)} ${expression}`).join("\n"),
    ...[...users].map(([text, names]) => `${rule}\n${names.join(", ").replace(/(.{1,79})(?: |$)/g, "$1\n")}${rule}\n\n${text}`),
  ].join("\n\n") + "\n",
);
