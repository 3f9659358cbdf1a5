// What the browser and libphonenumber's metadata know of phone numbers. Stands behind the library in a file of its own,
// which src/release/numbers.mjs makes and src/browser/phones.rs asks for when the start is over.

const library = globalThis.libphonenumber;
delete globalThis.libphonenumber;

// src/browser/phones/zones.txt: each time zone with its countries, by their two letters. China goes by Beijing's everywhere.
const zones = new Map();
for (const line of ZONES.split("\n")) {
  const [zone, countries] = line.split(" ");
  for (const country of countries.match(/../g)) zones.set(country, [...(zones.get(country) ?? []), zone]);
}

/**
 * The number's country (empty if several share it), how it is shown, in full (E.164), and in its country's own digits; a
 * line each. `home` is the country whose numbers have no code. Nothing for what the library doesn't take for valid.
 */
export function read(number, home) {
  const phone = library.parsePhoneNumberFromString(number, { defaultCountry: home || undefined, extract: false });
  if (!phone?.isValid()) return;
  const national = phone.formatNational();
  const shown = phone.country && phone.country === home ? national : phone.formatInternational();
  return [phone.country ?? "", shown, phone.number, national.replace(/\D/g, "")].join("\n");
}

/** The name of a country or region in a language. */
export function region(country, tag) {
  try {
    return new Intl.DisplayNames([tag], { type: "region", fallback: "none" }).of(country);
  } catch {
    // A browser without the names of regions, or a tag that it can't read.
  }
}

/** What clocks there show at an epoch time in milliseconds: "09:10", or from the westernmost to the easternmost "06:10–12:10". */
export function times(country, wall, tag) {
  try {
    const clocks = (zones.get(country) ?? []).map((zone) => clock(zone, wall)).sort((one, other) => one - other);
    if (clocks.length === 0) return;
    const ends = [...new Set([clocks[0], clocks.at(-1)])];
    const here = new Date(wall);
    const today = Date.UTC(here.getFullYear(), here.getMonth(), here.getDate());
    const another = ends.some((end) => end - (end % DAY) !== today);
    const day = new Intl.DateTimeFormat(tag, { weekday: "short", timeZone: "UTC" });
    const time = (end) => new Date(end).toISOString().slice(11, 16);
    const days = ends.map((end) => (another ? `${day.format(end)} ` : ""));
    // Two times of one day name it once.
    return ends.map((end, at) => (days[at] === days[at - 1] ? "" : days[at]) + time(end)).join("–");
  } catch {
    // A zone that the browser doesn't know: no time is better than a wrong one.
  }
}

const DAY = 86_400_000;
const formats = new Map();

/** The local date and time there, as if it were that of Greenwich, milliseconds. */
function clock(zone, wall) {
  const numeric = Object.fromEntries(["year", "month", "day", "hour", "minute"].map((part) => [part, "numeric"]));
  const make = () => new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", { timeZone: zone, hourCycle: "h23", ...numeric });
  if (!formats.has(zone)) formats.set(zone, make());
  const parts = Object.fromEntries(formats.get(zone).formatToParts(wall).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
}

// A number is shown in the way of its country and carried away as it came, also by hand.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const number = (node) => (node instanceof Element ? node : node?.parentElement)?.closest("[data-raw]");
  const selected = number(selection.anchorNode);
  if (!selected || selected !== number(selection.focusNode) || selection.toString().trim() !== selected.textContent) return;
  event.clipboardData.setData("text/plain", selected.dataset.raw);
  event.preventDefault();
});
