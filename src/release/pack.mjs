// Packs the console's page for a release, in the folder that Trunk has filled: the program split into what every start
// needs and what few do, its script and its styles in one small file each. What makes the program is said in
// build.mjs; here is what becomes of it.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkedProgram, run } from "./cargo.mjs";
import { shortenImports } from "./imports.mjs";

const PROGRAM = "agent-console";
const stage = process.argv[2];
const page = join(stage, "index.html");
const work = mkdtempSync(join(tmpdir(), `${PROGRAM}-`));
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash("sha256")).digest("hex").slice(0, 16);
const take = (name) => {
  const content = readFileSync(join(stage, name));
  rmSync(join(stage, name));
  return content;
};

let html = readFileSync(page, "utf8");
program();
styles();
starter();
writeFileSync(page, html.replace(/<!--.*?-->\s*/gs, "").replace(/^\s+/gm, ""));
rmSync(work, { recursive: true });

/** What the linker has made is split first, since its own notes on what needs what are gone after wasm-bindgen. */
function program() {
  run("wasm-split-cli", linkedProgram(PROGRAM), work, "--out-name", PROGRAM);
  run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${work}`, join(work, `${PROGRAM}.wasm`));
  rmSync(join(work, `${PROGRAM}.wasm`));

  const parts = readdirSync(work).filter((file) => file.endsWith(".wasm")).sort();
  const sizes = ["-Oz", "--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext"];
  for (const part of parts) run("wasm-opt", ...sizes, join(work, part), "-o", join(work, part));
  shortenImports(join(work, `${PROGRAM}_bg.wasm`), join(work, `${PROGRAM}.js`));
  const bytes = parts.map((part) => readFileSync(join(work, part)));
  const loader = readFileSync(join(work, "__wasm_split.js"), "utf8");
  const all = hash(...bytes, readFileSync(join(work, `${PROGRAM}.js`)), loader);

  const renamed = (part) => part.replace(/^split_/, `${PROGRAM}-`).replace(/^chunk_/, `${PROGRAM}-later-`).replace(/(_bg)?\.wasm$/, `-${all}$&`);
  parts.forEach((part, at) => writeFileSync(join(stage, renamed(part)), bytes[at]));
  writeFileSync(join(work, "__wasm_split.js"), parts.reduce((text, part) => text.replaceAll(`./${part}`, `./${renamed(part)}`), loader));
  const script = `${PROGRAM}-${all}.js`;
  run("esbuild", join(work, `${PROGRAM}.js`), "--bundle", "--format=esm", "--minify", "--log-level=error", `--outfile=${join(stage, script)}`);

  // In place of what Trunk has made of the same program.
  const [before] = html.match(new RegExp(`${PROGRAM}-[0-9a-f]+(?=\\.js)`));
  take(`${before}.js`);
  take(`${before}_bg.wasm`);
  html = html.replaceAll(before, script.replace(/\.js$/, ""));
}

/** The styles of what every start shows, and in a file of their own those of the rest. */
function styles() {
  const links = /<link rel="stylesheet" href="\.\/([^"]*)"([^>]*)>\s*/g;
  const sheets = { "": [], later: [] };
  for (const [, name, more] of html.matchAll(links)) sheets[more.includes("data-later") ? "later" : ""].push(take(name));
  const [first, later] = Object.entries(sheets).map(([part, contents]) => {
    const all = join(work, "all.css");
    writeFileSync(all, contents.join("\n"));
    const css = run("esbuild", all, "--minify");
    const name = [PROGRAM, part, hash(css)].filter(Boolean).join("-") + ".css";
    writeFileSync(join(stage, name), css);
    return name;
  });
  const tags = `<link rel="stylesheet" href="./${first}">\n<meta name="later-styles" content="./${later}">\n`;
  html = html.replace(links, (_, __, ___, at) => (at === html.search(links) ? tags : ""));
}

/** The page's own script, which begins everything. */
function starter() {
  const [before] = html.match(/start-[0-9a-f]+\.js/);
  const script = run("esbuild", join(stage, before), "--minify");
  take(before);
  const name = `start-${hash(script)}.js`;
  writeFileSync(join(stage, name), script);
  html = html.replace(before, name);
}
