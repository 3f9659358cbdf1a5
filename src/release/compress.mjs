// Compressed files beside the originals, as web servers send them without effort: `gzip_static` and `brotli_static` of
// nginx, `precompressed` of Caddy. `config.json` has none: an operator edits it, and a server that finds a compressed
// file sends that one, whatever stands in the other.
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import zlib from "node:zlib";

const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;
const EDITED = "config.json";

// Neither writes a name or a time.
const gzip = (bytes) => promisify(zlib.gzip)(bytes, { level: 9 });
const brotli = (bytes) =>
  promisify(zlib.brotliCompress)(bytes, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** Compresses those of the files, named relative to the folder, for which that is of use. */
export async function compress(folder, files) {
  const worthwhile = files.filter((file) => COMPRESSIBLE.test(file) && file !== EDITED);
  await Promise.all(
    worthwhile.map(async (file) => {
      const path = `${folder}/${file}`;
      const bytes = await readFile(path);
      await Promise.all([writeFile(`${path}.gz`, await gzip(bytes)), writeFile(`${path}.br`, await brotli(bytes))]);
    }),
  );
}
