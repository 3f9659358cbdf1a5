// Makes the release in `dist/` and, in `dist.sha256`, the check sums of its files. Two releases of one commit are the
// same to the byte, whoever makes them in whatever folder: `make reproducible` tries it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { packages, run } from "./cargo.mjs";
import { compress } from "./compress.mjs";

const DIST = "dist";

/** Every file in the folder and below, in an order that no language of a machine has a say in. */
const files = () => readdirSync(DIST, { recursive: true }).filter((file) => statSync(`${DIST}/${file}`).isFile()).sort();

// Programs name the source files of their panics by path. These take the place of what the paths of a machine begin
// with. Said here and in no file of cargo's, they are a matter of the release alone: other builds aren't done again.
const sysroot = run("rustc", "--print", "sysroot");
const commit = run("rustc", "-vV").match(/^commit-hash: (.*)$/m)[1];
const sources = packages().filter((found) => found.source !== null);
const renamed = new Map([
  [process.cwd(), "/agent-console"],
  ...sources.map(({ manifest_path }) => [dirname(dirname(manifest_path)), "/crates"]),
  [`${sysroot}/lib/rustlib/src/rust`, `/rustc/${commit}`],
]);
const flags = [...renamed].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);

execFileSync("trunk", ["build", "--release", "--locked"], {
  stdio: "inherit",
  env: { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") },
});
await compress(DIST, files());

const sum = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
writeFileSync(`${DIST}.sha256`, files().map((file) => `${sum(`${DIST}/${file}`)}  ${DIST}/${file}\n`).join(""));
