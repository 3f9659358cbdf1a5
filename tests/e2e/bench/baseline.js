// A log in plain JavaScript that does the least: it reads the console's own records, finds, sorts, draws what is in
// sight and exports. It knows no live call, no language, no right to left, no keyboard and no selection.
// The fragment names the size of its list and the height of its rows: those of the console, in CSS pixels.

const [WIDTH, HEIGHT, ROW] = location.hash.slice(1).split(',').map(Number);
const MORE = 8; // Rows that are drawn above and below what is in sight.
const FIRST = 50; // Calls that are drawn before the others have been read.

const find = (selector) => document.querySelector(`#call-log ${selector}`);
const [search, direction, outcome] = ['input', '[data-filter=direction]', '[data-filter=outcome]'].map(find);
const [scroller, grid] = ['.call-log-scroll', '[role=grid]'].map(find);
scroller.style.width = `${WIDTH}px`;
scroller.style.height = `${HEIGHT}px`;

let calls = [];
let shown = [];
let sort = ['time', true];
const drawn = new Map();

const date = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short' });
const time = (ms) => (ms ? `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}` : '');

function read(record) {
  const { call } = JSON.parse(record);
  const end = call.phase.Ended;
  call.outcome = end.outcome.toLowerCase();
  call.direction = call.direction.toLowerCase();
  call.time = call.began.wall;
  call.ring = (call.answered ?? end.at).mono - call.began.mono;
  call.talk = call.talked_ms;
  const texts = [call.number, call.caller, call.called, call.queue, call.disposition, call.note];
  call.text = texts.filter(Boolean).join('\n').toLowerCase();
  return call;
}

function ask() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  shown = calls.filter(
    (call) =>
      (!direction.value || call.direction === direction.value) &&
      (!outcome.value || call.outcome === outcome.value) &&
      words.every((word) => call.text.includes(word)),
  );
  const [column, descending] = sort;
  if (column !== 'time' || !descending) {
    const sign = descending ? -1 : 1;
    shown.sort((one, other) => sign * (one[column] - other[column]) || other.time - one.time);
  }
  for (const row of drawn.values()) row.remove();
  drawn.clear();
  scroller.scrollTop = 0;
  grid.style.height = `${shown.length * ROW}px`;
  draw();
  grid.setAttribute('aria-rowcount', shown.length);
}

function draw() {
  const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - MORE);
  const last = Math.min(shown.length, Math.ceil((scroller.scrollTop + HEIGHT) / ROW) + MORE);
  for (const [place, row] of drawn) {
    if (place < first || place >= last) {
      row.remove();
      drawn.delete(place);
    }
  }
  for (let place = first; place < last; place++) {
    if (!drawn.has(place)) drawn.set(place, grid.appendChild(row(shown[place], place)));
  }
}

function row(call, place) {
  const row = document.createElement('div');
  row.className = 'call';
  row.dataset.callId = call.id;
  row.setAttribute('role', 'row');
  row.setAttribute('aria-rowindex', place + 1);
  row.style.top = `${place * ROW}px`;
  row.style.height = `${ROW}px`;
  for (const text of cells(call)) {
    row.appendChild(document.createElement('span')).textContent = text;
  }
  return row;
}

const cells = (call) => [
  date.format(call.time),
  call.number ?? '',
  call.direction,
  call.outcome,
  call.phase.Ended.by.toLowerCase(),
  time(call.ring),
  time(call.talk),
  time(call.held_ms),
  time(call.wrap_up_ms),
  call.disposition ?? '',
];

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function save() {
  const line = (call) =>
    [
      new Date(call.time).toISOString(),
      call.id,
      call.number,
      call.called,
      call.queue,
      call.transferred_from,
      call.direction,
      call.outcome,
      call.phase.Ended.by,
      Math.floor(call.ring / 1_000),
      Math.floor(call.talk / 1_000),
      Math.floor(call.held_ms / 1_000),
      call.wrap_up_ms === null ? '' : Math.floor(call.wrap_up_ms / 1_000),
      call.disposition,
      call.note,
    ]
      .map((value) => quoted(String(value ?? '')))
      .join(',');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([shown.map(line).join('\r\n')], { type: 'text/csv' }));
  link.download = 'calls.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

search.addEventListener('input', ask);
direction.addEventListener('change', ask);
outcome.addEventListener('change', ask);
scroller.addEventListener('scroll', draw);
find('[data-action=export-csv]').addEventListener('click', save);
for (const head of document.querySelectorAll('[data-sort]')) {
  head.addEventListener('click', () => {
    const column = head.dataset.sort;
    sort = [column, sort[0] === column ? !sort[1] : true];
    ask();
  });
}

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function newest(records) {
  const found = [];
  const request = records.openCursor(null, 'prev');
  for (let cursor = await answer(request); cursor && found.length < FIRST; cursor = await answer(request)) {
    found.push(read(cursor.value));
    cursor.continue();
  }
  return found;
}

async function begin() {
  const database = await answer(indexedDB.open('agent-console'));
  const records = () => database.transaction('records').objectStore('records');
  calls = await newest(records());
  ask();
  calls = (await answer(records().getAll())).map(read).reverse();
  database.close();
  ask();
}

begin();
