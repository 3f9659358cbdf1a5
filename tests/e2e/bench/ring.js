// The least that could show a ring: it checks source and origin, parses, and sets one text.
const popup = document.querySelector("#incoming-call");
const frame = document.querySelector("iframe");
const bar = new URL(location.hash.slice(1));

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== bar.origin) return;
  const { event } = JSON.parse(data);
  if (event.eventType === "AgentEvent_Ringing") popup.textContent = event.content.caller;
  if (event.eventType === "AgentEvent_No_Answer") popup.textContent = "";
});

frame.onload = () => frame.contentWindow.postMessage('{"name":"eventpost","param":[]}', bar.origin);
frame.src = bar;
