// Starts the program whose hashed file names Trunk writes into the page's preload links.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

const { default: init } = await import(script);
await init({ module_or_path: program });
