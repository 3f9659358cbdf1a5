// Starts the simulated bar as src/app/start.js starts the console. The page around it may subscribe as soon as
// the frame has loaded, while the program is still being compiled; what comes until then is handed over.
const early = [];
const keep = (event) => early.push(event);
addEventListener("message", keep);

const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

const { default: init } = await import(script);
await init({ module_or_path: program });

removeEventListener("message", keep);
for (const { data, origin, source } of early) {
  const event = new MessageEvent("message", { data, origin });
  // Firefox makes no event with a window of another process.
  Object.defineProperty(event, "source", { value: source });
  dispatchEvent(event);
}
