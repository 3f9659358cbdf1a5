// Tells the server that this bar lives, from its subscription on.
const id = Math.random().toString(36).slice(2);
const beat = () => fetch(`/beat/${id}/${Date.now()}`).catch(() => {});

addEventListener("message", () => { beat(); setInterval(beat, 25); }, { once: true });
