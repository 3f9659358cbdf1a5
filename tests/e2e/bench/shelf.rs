//! Records of many calls, such as a quarter leaves behind, put where the console looks for them.

use crate::harness::{Browser, Site, console, policed};
use agent_console::domain::{Call, Direction, EndedBy, Moment, Note, Outcome, Phase};
use agent_console::journal::{RecordKey, read_record, write_record};
use agent_console::protocol::{CallId, Number};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tower_http::services::ServeDir;

/// One of the calls, somewhere in the middle, has a note with this word.
pub const RARE_WORD: &str = "zeppelin";

/// Somebody who has called a few times.
pub const CALLER: &str = "+8613800007919";

/// On the console's own site.
pub const SILENT_BAR: &str = "bench/bar.html";

const EXAMPLE: &str = include_str!("../../journals/record-v1.json");
pub const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/bench");
/// The configuration keeps them for 90; the oldest must not be thrown away while it is measured.
const DAYS: u64 = 89;
const DAY_MS: u64 = 86_400_000;
const WORKING_MS: u64 = 9 * 3_600_000;
const CHUNK: usize = 5_000;
const PATIENCE: Duration = Duration::from_secs(120);

const QUEUES: [&str; 5] = ["Support", "Sales", "Billing", "Complaints", "Returns"];
const DISPOSITIONS: [&str; 4] = ["settled", "callback", "sold", "refund"];
const WORDS: [&str; 24] = [
    "customer", "asks", "for", "the", "invoice", "again", "delivery", "was", "delayed", "wants", "deposit", "will",
    "call", "back", "tomorrow", "address", "has", "changed", "order", "arrived", "damaged", "new", "contract", "until",
];

/// The records, each with its key; the oldest first.
type Shelf = Vec<([u64; 3], String)>;

/// The release around the bar at `bar`, and under `/bench/` the plain pages and the records to begin with.
pub async fn site(calls: usize, bar: &str) -> Site {
    let dispositions: Vec<Value> = DISPOSITIONS.iter().map(|code| json!({"code": code, "name": code})).collect();
    let bar = json!({"mode": "frame", "url": bar});
    let config = json!({"bar": bar, "wrapUp": {"dispositions": dispositions}}).to_string();
    let shelf: Arc<Shelf> = Arc::new(shelf(calls));
    let chunk = async move |Path(chunk): Path<usize>| {
        serde_json::to_string(shelf.chunks(CHUNK).nth(chunk).unwrap_or_default())
            .expect("numbers and texts can be written")
    };
    let routes = console(StatusCode::OK, &config)
        .route("/bench/records/{chunk}", get(chunk))
        .nest_service("/bench", ServeDir::new(PAGES));
    Site::routes(policed(routes, &config)).await
}

/// Lets the console make its database, and fills it.
pub async fn fill(browser: &Browser, site: &Site) {
    browser.open(site.url("/")).await;
    let made = "return indexedDB.databases().then((all) =>
        all.some(({ name }) => name === 'agent-console') && document.querySelector('#call-log') !== null)";
    browser.until("the database", async || browser.eval(made, &[]).await).await;
    browser.open(site.url("/bench/bar.html")).await;
    let put = "window.filled = (async () => {
        const answer = (request) => new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
        const database = await answer(indexedDB.open('agent-console'));
        const chunk = async (number) => (await fetch(`/bench/records/${number}`)).json();
        let next = chunk(0);
        for (let number = 1; ; number++) {
            const records = await next;
            if (records.length === 0) break;
            next = chunk(number);
            const transaction = database.transaction('records', 'readwrite');
            const store = transaction.objectStore('records');
            for (const [key, text] of records) store.put(text, key);
            transaction.commit();
            await new Promise((resolve) => { transaction.oncomplete = resolve });
        }
        database.close();
        window.done = true;
    })()";
    browser.eval::<()>(put, &[]).await;
    let done = async || browser.eval("return window.done === true", &[]).await;
    browser.until_within(PATIENCE, "the records to be written", done).await;
}

fn shelf(calls: usize) -> Shelf {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("the epoch is over").as_millis() as u64;
    let example = read_record(EXAMPLE).expect("an example of a record");
    let mut chance = Chance(88_172_645_463_325_252);
    let mut shelf = Vec::with_capacity(calls);
    for day in (0..DAYS).rev() {
        let shift = now - day * DAY_MS - WORKING_MS;
        let of_the_day = (shelf.len()..calls * (DAYS - day) as usize / DAYS as usize).len() as u64;
        for key in 0..of_the_day {
            let wall = shift + key * (WORKING_MS - 600_000) / of_the_day;
            let mut call = call(&mut chance, &example, key, Moment { mono: wall - shift, wall });
            if shelf.len() == calls / 2 {
                call.note = Some(Note::new(&format!("about the {RARE_WORD}")));
            }
            let RecordKey { began, shift, call: key } = RecordKey::of(shift, &call);
            shelf.push(([began, shift, key], write_record(&call)));
        }
    }
    shelf
}

fn call(chance: &mut Chance, example: &Call, key: u64, began: Moment) -> Call {
    let direction = match chance.below(100) {
        0..70 => Direction::Inbound,
        70..95 => Direction::Outbound,
        _ => Direction::Internal,
    };
    let (outcome, by) = match (direction, chance.below(100)) {
        (Direction::Outbound, 65..) => (Outcome::Failed, EndedBy::Platform),
        (Direction::Inbound, 80..86) => (Outcome::Missed, EndedBy::Platform),
        (Direction::Inbound, 86..96) => (Outcome::Abandoned, EndedBy::Customer),
        (Direction::Inbound, 96..98) => (Outcome::Rejected, EndedBy::Agent),
        (_, 98..) => (Outcome::Unknown, EndedBy::Unknown),
        (_, odd) => (Outcome::Answered, if odd % 2 == 0 { EndedBy::Customer } else { EndedBy::Agent }),
    };
    let after = |ms: u64| Moment { mono: began.mono + ms, wall: began.wall + ms };
    let answered = outcome == Outcome::Answered;
    let ring = 1_000 + chance.below(25_000);
    let (talked, held) = match (answered, chance.below(100)) {
        (false, _) => (0, 0),
        (true, 0..15) => (20_000 + chance.below(500_000), chance.below(90_000)),
        (true, _) => (5_000 + chance.below(300_000), 0),
    };
    let customer = Number::new(&match chance.below(20_000) {
        customer @ 0..12_000 => format!("+86138{:08}", customer * 7_919 % 100_000_000),
        customer => format!("555{:05}", customer * 31 % 100_000),
    });
    let ours = Number::new("5550110");
    let (caller, called) = if direction == Direction::Outbound { (&ours, &customer) } else { (&customer, &ours) };
    let note = (chance.below(10) == 0).then(|| {
        let words: Vec<&str> = (0..6 + chance.below(14)).map(|_| chance.one_of(&WORDS)).collect();
        Note::new(&words.join(" "))
    });
    Call {
        key,
        id: CallId::new(&format!("{}-{key}", began.wall / 1_000)),
        direction,
        number: Some(customer.clone()),
        caller: Some(caller.clone()),
        called: Some(called.clone()),
        queue: (direction == Direction::Inbound).then(|| chance.one_of(&QUEUES).to_owned()),
        began,
        answered: answered.then(|| after(ring)),
        phase: Phase::Ended { at: after(ring + talked + held), outcome, by },
        talked_ms: talked,
        held_ms: held,
        wrap_up_ms: answered.then(|| chance.below(60_000)),
        note,
        disposition: (answered && chance.below(10) < 6).then(|| chance.one_of(&DISPOSITIONS).to_owned()),
        ..example.clone()
    }
}

/// xorshift: the same calls at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }
}
