// Starts the replay as src/app/start.js starts the console; it is neither kept by the worker nor left in a hidden tab.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

// How numbers are written in all countries, for the program. See src/browser/phones.rs.
window["agent-console:numbers"] = () => import(new URL(document.querySelector("meta[name=numbers]").content, document.baseURI).href);

const { default: init } = await import(script);
await init({ module_or_path: program });
