// The least that goes on with time.
let seconds = 0;
setInterval(() => seconds++, 1_000);
