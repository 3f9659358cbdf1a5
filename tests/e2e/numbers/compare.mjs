// Holds the console's file that knows numbers against Google's own library: 10,000 random numbers of every country, written
// as at home and as from abroad. Arguments: the console's file and the folder of google-libphonenumber. Prints what differs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [file, folder] = process.argv.slice(2);
globalThis.document = { addEventListener() {} };
const ours = await import(`data:text/javascript;base64,${readFileSync(file).toString("base64")}`);
const { PhoneNumberUtil, PhoneNumberFormat } = createRequire(import.meta.url)(join(folder, "dist/libphonenumber.js"));
const theirs = PhoneNumberUtil.getInstance();

// The metadata of the first are of another date in the two libraries; of the others the small set of the metadata lacks a
// format of short or expensive numbers.
const CHANGED = ["BJ", "FO", "HN", "ZW", "CN", "NL", "NP", "SK", "TR", "VN"];
const regions = theirs.getSupportedRegions().filter((region) => !CHANGED.includes(region));
// The international format is E.123's, with blanks between the groups.
const blanks = (text) => text.replace(/[-()/.\s]+/g, " ").trim();

let state = 2_463_534_242;
function random(below) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

let compared = 0;
const different = [];
for (let tried = 0; tried < 10_000; ) {
  const region = regions[random(regions.length)];
  const example = theirs.getExampleNumberForType(region, random(11)) ?? theirs.getExampleNumber(region);
  if (!example) continue;
  tried++;
  const digits = theirs.format(example, PhoneNumberFormat.E164).slice(1);
  const code = String(example.getCountryCode()).length;
  const kept = code + random(digits.length - code);
  const typed = `+${digits.slice(0, kept)}${[...digits.slice(kept)].map(() => random(10)).join("")}`;
  const number = theirs.parse(typed, region);
  if (!theirs.isValidNumber(number)) continue;
  const home = theirs.getRegionCodeForNumber(number);
  const national = theirs.format(number, PhoneNumberFormat.NATIONAL);
  const whole = theirs.format(number, PhoneNumberFormat.E164);
  const international = theirs.format(number, PhoneNumberFormat.INTERNATIONAL);
  const elsewhere = home === "DE" ? "CN" : "DE";
  const written = [
    [whole, home, [home, national]],
    [whole, elsewhere, [home, blanks(international)]],
    [whole, "", [home, blanks(international)]],
  ];
  compared++;
  for (const [text, at, [country, shown]] of written) {
    const [ourCountry, ourShown, full] = (ours.read(text, at) ?? "").split("\n");
    if (ourCountry !== country || (at === home ? ourShown : blanks(ourShown ?? "")) !== shown || full !== whole) {
      different.push({ region, type: at || "none", expected: [country, shown], got: [ourCountry, ourShown] });
    }
  }
}
console.log(JSON.stringify({ compared, different: different.length, some: different.slice(0, 5) }));
