// Asks its server who is signed in, again and again until somebody is, and passes on what that answers.
async function ask() {
  const answer = await (await fetch("state", { cache: "no-store" })).json();
  say(answer);
  if (answer.event === null) {
    setTimeout(ask, 50);
  }
}

addEventListener("message", ask, { once: true });
