// What cargo knows of the packages.
import { execFileSync } from "node:child_process";

const WASM = "wasm32-unknown-unknown";

export const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 }).trim();

/** Every package that a build for browsers may need, as `cargo metadata` describes it. */
export const packages = () =>
  JSON.parse(run("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", WASM)).packages;

/** Name and version of each crate that is linked into the programs: none of those that only take part in building. */
export function linked() {
  const tree = ["tree", "--locked", "--target", WASM, "--edges", "normal,no-proc-macro", "--prefix", "none"];
  const lines = run("cargo", ...tree, "--no-dedupe", "--format", "{p}").split("\n").slice(1);
  return [...new Set(lines.map((line) => line.split(" ", 2).join(" ").replace(" v", " ")))].sort();
}
