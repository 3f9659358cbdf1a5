// Everything that was posted to this page, oldest first.
window.received = [];
addEventListener("message", (event) => received.push(event.data));

function say(message) {
  parent.postMessage(message, "*");
}
