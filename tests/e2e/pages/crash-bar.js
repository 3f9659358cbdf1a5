// Posts what the platform says, once the page around has subscribed, and tells the platform what it has posted.
let posted = [0, 0];

async function next() {
  const answer = await fetch(`/next/${posted[0]}/${posted[1]}`);
  const { from, messages } = await answer.json();
  for (const message of messages) {
    parent.postMessage(message, "*");
  }
  posted = [from, from + messages.length];
  setTimeout(next, 15);
}

addEventListener("message", next, { once: true });
