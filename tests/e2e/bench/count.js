// The least that could hear a bar: it checks source and origin, parses, counts, and says how many with the next frame.
const { dataset } = document.querySelector("#connection");
const account = document.querySelector("#account");
const frame = document.querySelector("iframe");
const bar = new URL(location.hash.slice(1));

let received = 0;
let drawing = false;

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== bar.origin) return;
  const { event } = JSON.parse(data);
  if (event) received++;
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    dataset.received = received;
    account.textContent = received;
  });
});

frame.onload = () => frame.contentWindow.postMessage('{"name":"eventpost","param":[]}', bar.origin);
frame.src = bar;
