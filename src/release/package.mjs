// Packs the release in `dist/` into agent-console-<version>.zip, for operators who have no toolchain: the files, their check
// sums, a guide, and examples for web servers. The same release makes the same archive to the byte. It is written here, or
// into the folder named on the command line.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packages, run } from "./cargo.mjs";
import { installed } from "./npm.mjs";

const { zipSync } = await import(pathToFileURL(join(installed("fflate").folder, "esm/index.mjs")));

const { version } = packages().find(({ name }) => name === "agent-console");
// Tests name the program, which they have built.
const policy = process.env.POLICY
  ? [process.env.POLICY]
  : ["cargo", "run", "--quiet", "--locked", "--no-default-features", "--bin", "policy", "--"];
const headers = (server) => `${run(...policy, "--server", server, "dist/config.json")}\n`;
const template = (name) => readFileSync(new URL(`servers/${name}`, import.meta.url), "utf8");
const tree = (folder) => readdirSync(folder, { recursive: true }).filter((file) => statSync(`${folder}/${file}`).isFile());

const files = new Map(tree("dist").map((file) => [`console/${file}`, readFileSync(`dist/${file}`)]));
for (const [name, text] of [
  ["README.txt", template("README.txt").replace("VERSION", version)],
  ["servers/nginx/site.conf", template("nginx/site.conf")],
  ["servers/nginx/agent-console.conf", headers("nginx")],
  ["servers/caddy/Caddyfile", template("caddy/Caddyfile")],
  ["servers/caddy/agent-console.caddy", headers("caddy")],
  ["servers/apache/site.conf", template("apache/site.conf")],
  ["servers/apache/agent-console.conf", headers("apache")],
]) files.set(name, Buffer.from(text));

const sorted = () => [...files].sort(([one], [other]) => (one < other ? -1 : 1));
const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
files.set("SHA256SUMS", Buffer.from(sorted().map(([name, bytes]) => `${sum(bytes)}  ${name}\n`).join("")));

// Times are written as a clock on the wall shows them, wherever that is.
const mtime = new Date(1980, 0, 1);
const options = (name) => ({ mtime, level: /\.(br|gz|png)$/.test(name) ? 0 : 9, os: 3, attrs: 0o644 << 16 });
const folder = `agent-console-${version}`;
const archive = Object.fromEntries(sorted().map(([name, bytes]) => [`${folder}/${name}`, [bytes, options(name)]]));
const file = join(process.argv[2] ?? ".", `${folder}.zip`);
writeFileSync(file, zipSync(archive));
console.log(`${file} is ready: README.txt in it says how to deploy it.`);
