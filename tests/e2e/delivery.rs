//! Finished calls come to the enterprise's server, which fails in every way that servers do.

mod later;

use crate::console::{BAR, Desk};
use crate::harness::{Browser, Site, skipped_in};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

const CHIP: &str = "#delivery";
const CALLS: &str = "#delivery .delivery-call";

/// What becomes of a request whose body has been read.
#[derive(Clone, Copy)]
pub enum Fate {
    /// Status, further header lines, body.
    Answer(u16, &'static str, &'static str),
    /// Nothing, until the browser has had enough.
    Hang,
    /// The connection breaks.
    Drop,
    /// A refusal, and then more words than anybody reads.
    Endless,
}

#[derive(Default)]
struct Heard {
    /// For the next requests; those after them are answered with 204.
    fates: VecDeque<Fate>,
    requests: Vec<Request>,
    preflights: usize,
    /// How many requests the browser has broken off.
    broken_off: usize,
}

#[derive(Clone)]
pub struct Request {
    head: String,
    pub body: Value,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn key(&self) -> &str {
        self.header("Idempotency-Key").expect("every request has one")
    }
}

/// A server of another origin, on sockets, because no framework lets one misbehave enough.
pub struct Enterprise {
    address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
    listening: Option<JoinHandle<()>>,
}

impl Enterprise {
    pub async fn open(fates: &[Fate]) -> Enterprise {
        let heard = Arc::new(Mutex::new(Heard { fates: fates.iter().copied().collect(), ..Heard::default() }));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("a bound socket has an address");
        let mut enterprise = Enterprise { address, heard, listening: None };
        enterprise.listen(listener);
        enterprise
    }

    fn listen(&mut self, listener: TcpListener) {
        let heard = self.heard.clone();
        self.listening = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, heard.clone()));
            }
        }));
    }

    /// From now on connections are refused.
    pub async fn close(&mut self) {
        if let Some(listening) = self.listening.take() {
            listening.abort();
            let _ = listening.await;
        }
    }

    pub async fn open_again(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("the port is still ours");
        self.listen(listener);
    }

    fn then(&self, fates: &[Fate]) {
        self.heard.lock().expect("nobody panics with it").fates.extend(fates);
    }

    fn requests(&self) -> Vec<Request> {
        self.heard.lock().expect("nobody panics with it").requests.clone()
    }

    fn broken_off(&self) -> usize {
        self.heard.lock().expect("nobody panics with it").broken_off
    }

    pub async fn until_it_has(&self, browser: &Browser, requests: usize) -> Vec<Request> {
        let has = async || self.requests().len() >= requests;
        browser.until(&format!("{requests} requests"), has).await;
        self.requests()
    }

    pub fn config(&self) -> Value {
        let url = format!("http://{}/calls", self.address);
        json!({"delivery": {"url": url, "headers": {"X-Desk": "north"}, "credentials": "omit"}})
    }

    /// A desk whose finished calls come here, in a browser in which `script` runs first.
    pub async fn desk(&self, browser: Browser, script: &str) -> Desk {
        browser.before_pages(script).await;
        let bar = Site::page("").await;
        let mut config = self.config();
        config["bar"] = json!({"mode": "frame", "url": bar.url("/foreign-bar.html")});
        let console = Site::console(&config.to_string()).await;
        Desk::open_at(console, bar, browser).await
    }
}

impl Drop for Enterprise {
    fn drop(&mut self) {
        self.listening.iter().for_each(JoinHandle::abort);
    }
}

async fn serve(stream: TcpStream, heard: Arc<Mutex<Heard>>) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        match stream.read_line(&mut head).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let head = head.replace("\r\n", "\n");
    let cors = "Access-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: Retry-After\r\n\
        Access-Control-Allow-Headers: content-type, idempotency-key, x-desk\r\nConnection: close\r\n";
    let answer = |status: u16, headers: &str, body: &str| {
        format!("HTTP/1.1 {status} x\r\n{cors}{headers}Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let lock = || heard.lock().expect("nobody panics with it");
    if head.starts_with("OPTIONS ") {
        lock().preflights += 1;
        let _ = stream.write_all(answer(204, "", "").as_bytes()).await;
        return;
    }
    let request = Request { head, body: Value::Null };
    let mut body = vec![0; request.header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0)];
    if stream.read_exact(&mut body).await.is_err() {
        return;
    }
    let body = serde_json::from_slice(&body).expect("the console sends JSON");
    let fate = {
        let mut heard = lock();
        heard.requests.push(Request { body, ..request });
        heard.fates.pop_front()
    };
    match fate.unwrap_or(Fate::Answer(204, "", "")) {
        Fate::Answer(status, headers, body) => {
            let _ = stream.write_all(answer(status, headers, body).as_bytes()).await;
        }
        Fate::Hang => {
            // It ends when the browser closes the connection.
            let _ = stream.read(&mut [0]).await;
            lock().broken_off += 1;
        }
        Fate::Drop => {}
        Fate::Endless => {
            let head = format!("HTTP/1.1 422 x\r\n{cors}Content-Length: 80000000\r\n\r\n");
            let mut sent = stream.write_all(head.as_bytes()).await;
            for _ in 0..1_221 {
                if sent.is_ok() {
                    sent = stream.write_all(&[b'x'; 65_536]).await;
                }
            }
            lock().broken_off += usize::from(sent.is_err());
        }
    }
}

impl Desk {
    /// A call that rings, is spoken and ends, finally.
    async fn finishes_a_call(&self, id: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Ringing", json!({"callid": id})).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "feature": "0"})).await;
        self.event("AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.event("AgentState_Ready", Value::Null).await;
        let ended = async || self.browser.count(&format!("[data-call-id='{id}'][data-phase=ended]")).await == 1;
        self.browser.until("the call to end", ended).await;
    }

    async fn delivery_is(&self, state: &str) {
        self.browser.until_attr(CHIP, "data-delivery", state).await;
    }

    async fn network(&self, is_there: bool) {
        self.browser.network(is_there).await;
    }

    async fn writes_a_note(&self, text: &str) {
        self.browser.click("#wrap-up-note").await;
        let note = self.browser.driver.active_element().await.expect("the note");
        note.send_keys(text).await.expect("it takes keys");
    }
}

#[tokio::test]
async fn a_finished_call_is_delivered_once_and_its_note_as_another_revision() {
    let enterprise = Enterprise::open(&[]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    desk.delivery_is("idle").await;
    desk.finishes_a_call("1-1").await;
    let first = enterprise.until_it_has(&desk.browser, 1).await.remove(0);
    assert!(first.head.starts_with("POST /calls HTTP/1.1\n"), "{}", first.head);
    assert_eq!(first.header("Content-Type"), Some("application/json"));
    assert_eq!((first.header("X-Desk"), first.header("Cookie"), first.header("Referer")), (Some("north"), None, None));
    assert_eq!(
        (&first.body["callId"], &first.body["outcome"], &first.body["note"]),
        (&json!("1-1"), &json!("answered"), &Value::Null)
    );
    assert_eq!(
        (first.key(), &first.body["revision"]),
        (first.body["idempotencyKey"].as_str().expect("text"), &json!(1))
    );

    desk.writes_a_note("Wants two.").await;
    let requests = enterprise.until_it_has(&desk.browser, 2).await;
    assert_eq!(requests[1].body["note"], "Wants two.", "in one piece");
    assert_eq!(requests[1].body["record"], first.body["record"]);
    assert!(requests[1].key() != first.key());
    desk.delivery_is("idle").await;
    assert_eq!(desk.browser.text("#delivery summary").await.as_deref(), Some("CRM"));

    // A page that is loaded again records all calls again, and delivers none.
    desk.reload().await;
    desk.delivery_is("idle").await;
    desk.finishes_a_call("1-2").await;
    let requests = enterprise.until_it_has(&desk.browser, 3).await;
    assert_eq!((requests.len(), &requests[2].body["callId"]), (3, &json!("1-2")));
    desk.no_console_errors().await;
}

#[tokio::test]
async fn a_call_is_sent_again_under_the_same_key_until_the_server_has_it() {
    let soon = "Retry-After: 1\r\n";
    // Those that leave the pause to the console come first, while its pauses are short.
    let mut enterprise = Enterprise::open(&[
        Fate::Drop,
        Fate::Answer(500, "", "<html><title>Out of order</title>"),
        Fate::Answer(429, soon, ""),
        Fate::Answer(409, soon, ""),
        Fate::Answer(503, soon, ""),
    ])
    .await;
    enterprise.close().await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    desk.finishes_a_call("1-1").await;
    desk.delivery_is("retrying").await;
    assert_eq!(desk.browser.text("#delivery summary").await.as_deref(), Some("1 not sent to CRM"));
    assert!(enterprise.requests().is_empty());
    enterprise.open_again().await;
    for count in 1..=6 {
        enterprise.until_it_has(&desk.browser, count).await;
    }
    desk.delivery_is("idle").await;
    let requests = enterprise.requests();
    assert!(requests.iter().all(|request| request.key() == requests[0].key() && request.body == requests[0].body));
    assert_eq!(requests.len(), 6);
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_and_asked_again() {
    let enterprise = Enterprise::open(&[Fate::Hang]).await;
    // Half a minute passes in half a second.
    let hasty = "const slowly = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = ms => slowly(ms === 30000 ? 500 : ms)";
    let desk = enterprise.desk(Browser::start().await, hasty).await;
    desk.finishes_a_call("1-1").await;
    let requests = enterprise.until_it_has(&desk.browser, 2).await;
    assert_eq!((requests[0].key(), enterprise.broken_off()), (requests[1].key(), 1));
    desk.delivery_is("idle").await;
}

#[tokio::test]
async fn without_a_session_the_agent_is_told_where_to_sign_in_and_the_calls_go_out_by_themselves() {
    const LOGIN: Fate = Fate::Answer(302, "Location: /login\r\n", "");
    const UNKNOWN: Fate = Fate::Answer(401, "", "Who are you?");
    const PAGE: Fate = Fate::Answer(200, "Content-Type: text/html\r\n", "<!doctype html><html><form></form></html>");
    let enterprise = Enterprise::open(&[UNKNOWN, LOGIN, Fate::Answer(403, "", ""), PAGE]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    for id in ["1-1", "1-2", "1-3"] {
        desk.finishes_a_call(id).await;
    }
    desk.browser.until_attr(CHIP, "data-sign-in", "true").await;
    assert_eq!(desk.browser.attr(CHIP, "data-parked").await.as_deref(), Some("0"));
    desk.browser.click("#delivery summary").await;
    let link = "return document.querySelector('#delivery a[target=_blank]')?.href";
    let link: Option<String> = desk.browser.eval(link, &[]).await;
    assert_eq!(link, Some(format!("http://{}/", enterprise.address)));
    for count in 5..=7 {
        enterprise.until_it_has(&desk.browser, count).await;
    }
    desk.delivery_is("idle").await;
    assert_eq!(desk.browser.attr(CHIP, "data-sign-in").await, None);
}

#[tokio::test]
async fn an_endless_answer_is_not_read_to_its_end() {
    let enterprise = Enterprise::open(&[Fate::Endless]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    desk.finishes_a_call("1-1").await;
    desk.browser.until_attr(CHIP, "data-parked", "1").await;
    let broken_off = async || enterprise.broken_off() == 1;
    desk.browser.until("the answer to be broken off", broken_off).await;
}

#[tokio::test]
async fn what_the_server_refuses_is_kept_and_shown_in_its_words_and_keeps_nothing_else() {
    let enterprise = Enterprise::open(&[
        Fate::Answer(413, "", "{\"error\": \"The note of 49997 is too long\"}"),
        Fate::Answer(415, "", ""),
    ])
    .await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    for (count, id) in ["1-1", "1-2", "1-3"].iter().enumerate() {
        desk.finishes_a_call(id).await;
        enterprise.until_it_has(&desk.browser, count + 1).await;
    }
    let refused = async |desk: &Desk| {
        desk.browser.until_attr(CHIP, "data-parked", "2").await;
        desk.browser.until_attr(CHIP, "data-waiting", "0").await;
        desk.delivery_is("parked").await;
        desk.browser.click("#delivery summary").await;
        assert_eq!(desk.browser.count(CALLS).await, 2);
        let text = desk.browser.text(CHIP).await.expect("the panel");
        for words in ["2 rejected by CRM", "answered 413", "The note of 49997 is too long", "answered 415"] {
            assert!(text.contains(words), "{words} is missing in\n{text}");
        }
    };
    refused(&desk).await;
    desk.reload().await;
    refused(&desk).await;
    assert_eq!(enterprise.requests().len(), 3, "nobody has sent them again");

    desk.browser.click(&format!("{CALLS}[data-status='413'] [data-action=send-again]")).await;
    let requests = enterprise.until_it_has(&desk.browser, 4).await;
    assert_eq!(requests[3].key(), requests[0].key());
    desk.browser.until_attr(CHIP, "data-parked", "1").await;
    desk.browser.click("#delivery [data-action=send-all-again]").await;
    let requests = enterprise.until_it_has(&desk.browser, 5).await;
    assert_eq!(requests[4].key(), requests[1].key());
    desk.delivery_is("idle").await;
}
