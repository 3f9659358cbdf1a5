//! A shift at a desk such as there are many: who calls and what comes of it, with a clock that is put forward, so that
//! a day passes in seconds. Pictures are taken of it, and every state that the console knows is looked at in it.

use crate::harness::{Browser, Site, console, policed};
use crate::simulator::Desk;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use serde_json::{Value, json};
use thirtyfour::By;

/// The clocks of the page and of the bar's frame, which share their origin. The shift begins at five to eight.
const CLOCK: &str = "{
    const [date, ran] = [Date.now.bind(Date), performance.now.bind(performance)];
    const begun = () => ({start: new Date(date()).setHours(7, 55, 0, 0) - date(), ahead: 0});
    let clock;
    try { clock = top.clock ??= begun() } catch { clock = begun() }
    Date.now = () => date() + clock.start + clock.ahead;
    const before = clock.ahead;
    performance.now = () => ran() + clock.ahead - before;
}";

/// Made-up people at numbers that belong to nobody.
const DIRECTORY: &str = r#"[
    {"number": "+8613800138123", "name": "Lin Mei 林梅",
     "note": "Two boxes of order 4471 are missing since Tuesday.\nPlease call back after four."},
    {"number": "+8613800138045", "name": "Omar Haddad عمر حداد"},
    {"number": "5550142", "name": "Marta Ruiz"},
    {"number": "5550177", "name": "Northwind Logistics", "note": "Ask for the warehouse"}
]"#;

/// What the customer system shows of a caller.
const CUSTOMER: &str = "<!doctype html><html lang=en><title>Customer</title>
    <h1>Customer 20418</h1><p>Two open orders, one complaint.</p>";

/// Minutes go by between them; `pause` is what passes before each step, seconds.
type Steps<'a> = &'a [(u64, &'a str)];

/// From the first call to a quarter to eleven.
const MORNING: Steps = &[
    (420, "call 5550142 Billing"),
    (7, "answer"),
    (254, "hang-up"),
    (41, "settled"),
    (380, "call +8613800138045 Support"),
    (5, "answer"),
    (190, "hold"),
    (65, "unhold"),
    (120, "customer-hangs-up"),
    (70, "later"),
    (15, "call 5550119 Sales"),
    (24, "customer-abandons"),
    (310, "call +8613800138123 Support"),
    (9, "answer"),
    (733, "hang-up"),
    (180, "promise tomorrow"),
    (1, "settled"),
    (5, "rest"),
    (860, "end-rest"),
    (95, "dial"),
    (12, "callee-answers"),
    (205, "hang-up"),
    (35, "settled"),
    (640, "call 5550177 Billing"),
    (4, "answer"),
    (341, "customer-hangs-up"),
    (52, "settled"),
    (480, "call 5550163 Sales"),
    (31, "no-answer"),
    (75, "ready"),
    (30, "call 5550163 Sales"),
    (3, "answer"),
    (502, "hang-up"),
    (60, "sold"),
    (220, "dial"),
    (30, "callee-does-not-answer"),
    (840, "call 5550108 Support"),
    (6, "answer"),
    (122, "hang-up"),
    (25, "settled"),
    (12, "not-ready"),
    (1_150, "ready"),
    (330, "call 5550155 Billing"),
    (8, "answer"),
    (415, "customer-hangs-up"),
    (44, "settled"),
];

/// The hours until four, with a lunch in them.
const AFTERNOON: Steps = &[
    (300, "call 5550121 Support"),
    (5, "answer"),
    (390, "hang-up"),
    (60, "settled"),
    (900, "call 5550142 Billing"),
    (6, "answer"),
    (610, "hang-up"),
    (90, "later"),
    (20, "rest"),
    (890, "end-rest"),
    (700, "call +8613800138301 Sales"),
    (18, "customer-abandons"),
    (120, "dial"),
    (14, "callee-answers"),
    (240, "hang-up"),
    (30, "sold"),
    (1_200, "call 5550177 Billing"),
    (4, "answer"),
    (760, "customer-hangs-up"),
    (120, "settled"),
    (1_500, "call 5550134 Support"),
    (9, "answer"),
    (980, "hang-up"),
    (160, "settled"),
    (600, "call 5550187 Sales"),
    (3, "reject"),
    (40, "ready"),
    (640, "call +8613800138045 Support"),
    (5, "answer"),
    (420, "hang-up"),
    (75, "promise minutes"),
    (1, "settled"),
];

/// Then a promised call is due while another one is spoken.
const EVENING: Steps = &[(1_600, "video on"), (1, "call 5550163 Sales"), (6, "answer"), (310, "hang-up"), (40, "sold")];

impl Desk {
    /// A console as an enterprise sets it up, before anybody has signed in; `more` is its configuration beside that. A
    /// screen pop in it leads to a customer system.
    pub async fn of_an_enterprise(browser: Browser, more: Value) -> Desk {
        let name = |en: &str, zh: &str, es: &str, ar: &str| json!({"en": en, "zh-CN": zh, "es": es, "ar": ar});
        let dispositions = json!([
            {"code": "settled", "name": name("Settled", "已解决", "Resuelto", "تمّت التسوية")},
            {"code": "sold", "name": name("Sold", "已成交", "Vendido", "تم البيع")},
            {"code": "later", "name": name("Call back", "需回电", "Devolver llamada", "معاودة الاتصال")},
        ]);
        let mut config = json!({
            "directory": {"url": "directory.json"},
            "wrapUp": {"dispositions": dispositions},
            "rests": {"0": {"name": name("Lunch", "午餐", "Almuerzo", "غداء"), "minutes": 15}},
            "reasons": {"200": name("In a meeting", "开会", "En una reunión", "في اجتماع")},
        });
        config.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let customers = Site::routes(Router::new().route("/", get(async || Html(CUSTOMER)))).await;
        if let Some(pop) = config.get_mut("screenPop") {
            pop["url"] = json!(customers.url("/?number={number}"));
        }
        let directory = async || DIRECTORY;
        let config = config.to_string();
        let routes = console(StatusCode::OK, &config).route("/directory.json", get(directory));
        browser.before_pages(CLOCK).await;
        browser.allow_notifications().await;
        let desk = Desk::at(browser, Site::routes(policed(routes, &config)).await, Some(customers)).await;
        // The click that browsers want before a page may sound.
        desk.browser.click(".call-log-head").await;
        desk.browser.until_attr("#will-it-ring [data-check=sound]", "data-state", "ready").await;
        desk
    }

    pub async fn signed_in(&self) {
        self.press("sign-in").await;
        self.panel("idle").await;
    }

    pub async fn morning(&self) {
        self.play(MORNING).await;
    }

    pub async fn afternoon(&self) {
        self.play(AFTERNOON).await;
    }

    pub async fn evening(&self) {
        self.play(EVENING).await;
    }

    async fn play(&self, steps: Steps<'_>) {
        for (pause, step) in steps {
            self.pass(*pause).await;
            match *step {
                "settled" | "sold" | "later" => self.dispose(step).await,
                step => match step.split(' ').collect::<Vec<_>>()[..] {
                    ["call", number, queue] => self.call_from(number, queue).await,
                    ["promise", when] => self.promise(when).await,
                    ["video", _] => {
                        let turn = "document.querySelector('[data-knob=video]').click()";
                        self.browser.eval_in::<()>(&["iframe"], turn, &[]).await;
                    }
                    _ => self.press(step).await,
                },
            }
        }
    }

    /// Lets so many seconds pass, once the console has heard all that the bar has said.
    pub async fn pass(&self, seconds: u64) {
        let said = "const bar = document.querySelector('iframe').contentDocument.querySelector('main').dataset;
            return bar.posted === document.querySelector('#connection').dataset.received";
        self.browser.until("the console to have heard", async || self.browser.eval(said, &[]).await).await;
        self.put_forward(seconds).await;
    }

    /// The same whatever the console has heard.
    pub async fn put_forward(&self, seconds: u64) {
        self.browser.eval::<()>("clock.ahead += arguments[0]", &[json!(seconds * 1_000)]).await;
    }

    /// Waits until every duration has been drawn anew.
    pub async fn ticked(&self) {
        let now = async || self.browser.eval::<f64>("return performance.now()", &[]).await;
        let began = now().await;
        self.browser.until("the next second", async || now().await > began + 1_100.0).await;
    }

    pub async fn call_from(&self, number: &str, queue: &str) {
        let script = "for (const [name, value] of Object.entries(arguments[0])) {
                const field = document.querySelector(`[name='${name}']`);
                field.value = value;
                field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', {bubbles: true}));
            }";
        let fields = json!({"incoming-number": number, "queue": queue});
        self.browser.eval_in::<()>(&["iframe"], script, &[fields]).await;
        self.press("incoming").await;
        self.browser.until_attr("#incoming-call", "data-number", number).await;
    }

    /// The agent answers and types.
    pub async fn answer_and_note(&self, note: &str) {
        self.press("answer").await;
        self.browser.until("the popup to go", async || self.browser.count("#incoming-call").await == 0).await;
        let field = async || self.browser.driver.find(By::Css("#wrap-up-note")).await;
        self.browser.until("a field for the note", async || field().await.is_ok()).await;
        field().await.expect("it is there").send_keys(note).await.expect("it takes keys");
        self.browser.until_attr("#wrap-up", "data-saved", "true").await;
    }

    /// The agent promises to call back.
    async fn promise(&self, when: &str) {
        for button in ["#wrap-up [data-action=promise]", &format!("#wrap-up [data-promise={when}]")] {
            self.browser.until(button, async || self.browser.count(button).await == 1).await;
            self.browser.eval::<()>("document.querySelector(arguments[0]).click()", &[json!(button)]).await;
        }
        let promised = async || self.browser.count("#wrap-up .promise[data-due]").await == 1;
        self.browser.until("the promise", promised).await;
    }

    async fn dispose(&self, code: &str) {
        let chosen = format!("#wrap-up input[value={code}]");
        for button in [&chosen, "#wrap-up [data-action=wrap-up-done]"] {
            self.browser.until(button, async || self.browser.count(button).await == 1).await;
            let click = "document.querySelector(arguments[0]).click()";
            self.browser.eval::<()>(click, &[json!(button)]).await;
        }
        self.browser.until("the form to go", async || self.browser.count("#wrap-up").await == 0).await;
        self.press("end-wrap-up").await;
    }

    /// The agent rests, for four minutes longer than they may.
    pub async fn overstay_a_rest(&self) {
        self.press("rest").await;
        self.panel("rest").await;
        self.pass(19 * 60).await;
        // Any click lets the bar look at its clock.
        self.press("history").await;
        self.press("history").await;
        self.browser.until_attr("#agent-status", "data-overdue", "true").await;
    }

    /// The bar's page is loaded anew, and says nothing.
    pub async fn lose_the_bar(&self) {
        self.browser.eval_in::<()>(&["iframe"], "location.reload()", &[]).await;
        self.browser.until_attr("#connection", "data-link", "waiting").await;
        self.put_forward(10).await;
        self.browser.until_attr("#connection", "data-link", "lost").await;
    }

    pub async fn speak(&self, language: &str) {
        self.browser.set("language", "language", language).await;
        self.browser.until_attr("html", "lang", language).await;
    }
}
