// The program names each function of the browser that it uses, and its script says what that is. Whatever is readable in
// these names is no use to a browser, and they are a tenth of what a start has to fetch.
import { readFileSync, writeFileSync } from "node:fs";

const IMPORTS = 2;
const FUNCTION = 0;

/** Gives each import of a program that wasm-bindgen has made a short name, there and in the script. */
export function shortenImports(program, script) {
  const wasm = readFileSync(program);
  let text = readFileSync(script, "utf8");
  const [module] = text.match(/"\.\/[^"]*_bg\.js"(?=: import0)/);
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const name = () => {
    const length = number();
    return wasm.toString("utf8", at, (at += length));
  };
  const short = new Map();
  const shortened = [];
  const sections = [wasm.subarray(0, at)];
  while (at < wasm.length) {
    const begin = at;
    const section = wasm[at++];
    const end = number() + at;
    if (section !== IMPORTS) {
      sections.push(wasm.subarray(begin, end));
    } else {
      const count = number();
      for (let i = 0; i < count; i++) {
        const [from, field] = [name(), name()];
        const what = at;
        if (wasm[at++] !== FUNCTION) throw new Error(`${program} imports ${field}, which is no function`);
        number();
        const ours = `"${from}"` === module;
        if (ours && !short.has(field)) short.set(field, short.size.toString(36));
        for (const text of ours ? ["", short.get(field)] : [from, field]) shortened.push(encoded(text));
        shortened.push(wasm.subarray(what, at));
      }
      const content = Buffer.concat([leb(count), ...shortened]);
      sections.push(Buffer.from([IMPORTS]), leb(content.length), content);
    }
    at = end;
  }
  writeFileSync(program, Buffer.concat(sections));
  const key = /^ {8}(__wb\w+)(?=: )/gm;
  text = text.replace(module, '""').replace(key, (all, long) => all.replace(long, `"${short.get(long) ?? long}"`));
  writeFileSync(script, text);
}

function leb(value) {
  const bytes = [];
  do bytes.push((value & 127) | (value > 127 ? 128 : 0));
  while ((value >>>= 7) > 0);
  return Buffer.from(bytes);
}

function encoded(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([leb(bytes.length), bytes]);
}
