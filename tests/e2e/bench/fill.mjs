// Writes two static pages that take so many bytes on the wire: fill.mjs BYTES FOLDER. Beside each lies what is sent of it.
import { writeFileSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const [bytes, folder] = [Number(process.argv[2]), process.argv[3]];
const page = readFileSync(new URL("static.html", import.meta.url), "utf8");
const compress = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

let state = 88_172_645;
const chance = (below) => (state = (state * 48_271) % 2_147_483_647) % below;

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
const letters = (count) => Array.from({ length: count }, () => LETTERS[chance(64)]).join("");
const WORDS = Array.from({ length: 2_000 }, () => letters(2 + chance(9)));
const paragraph = () => `<p>${Array.from({ length: 40 + chance(80) }, () => WORDS[chance(2_000)]).join(" ")}</p>\n`;

const fillers = {
  /** What no browser looks into. */
  comment: (share) => `<!-- ${letters(Math.floor(share * bytes))} -->`,
  /** What it lays out, as it does with most of what a page is made of. */
  text: (share) => Array.from({ length: Math.floor((share * bytes) / 140) }, paragraph).join(""),
};

for (const [name, filler] of Object.entries(fillers)) {
  let share = 1;
  let sent;
  let text;
  do {
    text = page.replace("{filler}", filler(share));
    sent = compress(text);
    share *= bytes / sent.length;
  } while (Math.abs(sent.length - bytes) > bytes / 100);
  writeFileSync(`${folder}/${name}.html`, text);
  writeFileSync(`${folder}/${name}.html.br`, sent);
}
