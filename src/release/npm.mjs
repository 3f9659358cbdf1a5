// What npm has installed, beside the tools on PATH.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of a package that goes into the release, and what it says of itself. */
export function installed(name) {
  const folders = process.env.PATH.split(":").filter((path) => path.endsWith("/node_modules/.bin"));
  const folder = folders.map((path) => join(path, "..", name)).find((path) => existsSync(join(path, "package.json")));
  if (!folder) throw new Error(`${name} is not installed: run make setup`);
  return { folder, ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) };
}
