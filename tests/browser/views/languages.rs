//! Everything that the page can say, in every language, and how each writes numbers and times.

use super::{agent, call, day, delivery, ended, inbound, log};
use crate::stage::{at, draw_in, set_clock, times_written};
use agent_console::browser::locale;
use agent_console::config::{Advice, ConfigError, Expected, Found, Reasons};
use agent_console::delivery::{Report, State};
use agent_console::domain::{
    AgentState, Call, Confidence, Counts, DailyTotals, Dial, DialFailure, Direction, EndedBy, Imposed, LinkState,
    Outcome, Phase, Ring,
};
use agent_console::log::{Date, Query, Range, Talk};
use agent_console::protocol::{self, Fault, Kind, MediaMode, Number, RetCode};
use agent_console::view::{
    AR, AgentStatusPanel, CallLogView, CallLogViewProps, ConnectionStatus, Deliveries, DeliveryStatus, DialField, EN,
    ES, ErrorPage, IncomingCallPopup, Language, LanguageMenu, Layout, LiveLine, Locale, MessageAccount, RingAnnouncer,
    Words, ZH,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlSelectElement, Node};
use yew::prelude::*;

fn states() -> Html {
    let not_ready = ["0", "1", "2", "3", "4", "5", "7", "217"];
    let states = [AgentState::Unknown, AgentState::SigningIn, AgentState::SignedOut, AgentState::Idle]
        .into_iter()
        .chain(not_ready.map(|code| AgentState::NotReady { reason: Some(code.into()) }))
        .chain([false, true].map(|overdue| AgentState::Rest { cause: Some("0".into()), overdue }))
        .chain([AgentState::Rest { cause: Some("7".into()), overdue: false }])
        .chain([AgentState::WrapUp, AgentState::OnCall]);
    states
        .map(|state| {
            let mut told = agent(state, at(0));
            (told.told, told.imposed) = (Some(at(0)), Some(Imposed::Supervisor));
            let mut signed_out = agent(AgentState::SignedOut, at(0));
            signed_out.imposed = Some(Imposed::Platform);
            let agents = [
                (told, Confidence::Confirmed),
                (signed_out, Confidence::Doubtful),
                (agent(AgentState::Idle, at(0)), Confidence::Before),
                (agent(AgentState::Unknown, at(0)), Confidence::Unknown),
            ];
            let call = LiveLine::of(&Call { changed: true, resumed: true, ..call(1, Phase::Held { since: at(0) }) });
            let panels = agents.map(|(agent, confidence)| {
                html! {
                    <AgentStatusPanel {agent} {confidence} reasons={Rc::new(Reasons::default())} calls={Vec::from_iter(call.clone())}
                        today={DailyTotals::default()} />
                }
            });
            Html::from_iter(panels)
        })
        .collect()
}

fn calls() -> Html {
    let number = |text| Some(Number::new(text));
    let outcomes = [
        (Outcome::Answered, EndedBy::Agent, Direction::Inbound),
        (Outcome::Missed, EndedBy::Platform, Direction::Internal),
        (Outcome::Rejected, EndedBy::Unknown, Direction::Unknown),
        (Outcome::Abandoned, EndedBy::Customer, Direction::Outbound),
        (Outcome::Failed, EndedBy::Customer, Direction::Internal),
        (Outcome::Unknown, EndedBy::Unknown, Direction::Inbound),
    ];
    let over = outcomes.map(|(outcome, by, direction)| Call { direction, ..call(0, ended(outcome, by)) });
    let up = [Phase::Ringing, Phase::Dialling, Phase::Talking { since: at(0) }, Phase::Held { since: at(0) }];
    let noted = Call {
        number: None,
        queue: Some("7".to_owned()),
        transferred_from: number("1002"),
        transferred: true,
        conference: true,
        changed: true,
        resumed: true,
        ..call(0, Phase::Ringing)
    };
    let both = Call { number: None, caller: number("10086"), called: number("70092"), ..call(0, Phase::Ringing) };
    let calls = over.into_iter().chain(up.map(|phase| call(0, phase))).chain([noted, both]);
    let rows: Vec<_> = calls.enumerate().map(|(key, call)| Rc::new(Call { key: key as u64, ..call })).collect();
    let narrow = Query {
        text: "a".to_owned(),
        range: Range::Days(date(1), date(30)),
        talk: Some(Talk { from: 7, to: Some(77) }),
        waiting: true,
        ..Query::default()
    };
    let narrow = CallLogViewProps {
        known: 500,
        waiting: 3,
        reading: Some((100, 500)),
        query: Rc::new(narrow),
        dispositions: Rc::new([("SALE".to_owned(), String::new())]),
        ..log(&[])
    };
    let none_match = CallLogViewProps { reading: None, ..narrow.clone() };
    html! {
        <>
            <CallLogView ..log(&[]) />
            <CallLogView ..log(&rows) />
            <CallLogView ..narrow />
            <CallLogView ..none_match />
        </>
    }
}

fn date(day: u8) -> Date {
    Date { year: 2026, month: 11, day }
}

fn ring(direction: Direction) -> Ring {
    Ring { direction, called: Some(Number::new("6048")), queue: Some("7".to_owned()), others: 2, ..inbound() }
}

fn rings() -> Html {
    let rings = [Direction::Inbound, Direction::Internal, Direction::Outbound].map(ring).into_iter().chain([
        Ring { transferred_from: Some(Number::new("1002")), ..ring(Direction::Inbound) },
        Ring { number: None, ..ring(Direction::Inbound) },
        Ring { number: None, call_id: None, ..ring(Direction::Unknown) },
    ]);
    rings.map(|ring| html! { <><RingAnnouncer ring={ring.clone()} /><IncomingCallPopup {ring} /></> }).collect()
}

fn dials() -> Html {
    let number = || Number::new("+8613812345678");
    let failures = [
        DialFailure::NotANumber,
        DialFailure::NotSignedIn,
        DialFailure::OnCall,
        DialFailure::NoReaction,
        DialFailure::Refused(RetCode::from("1")),
    ];
    let dials = [Dial::Idle, Dial::Requested { number: number(), mode: MediaMode::Audio, since: at(0) }].into_iter();
    let dials = dials.chain(failures.map(|why| Dial::Failed { number: number(), why }));
    dials.map(|dial| html! { <DialField {dial} enabled={false} on_dial={Callback::noop()} /> }).collect()
}

fn links(words: &Words, locale: &Locale) -> Html {
    let kind = Some(Kind::Talking);
    let field = |found| Fault::Field { kind, field: "callid", found };
    let faults = [
        Fault::TooLong(2_000_000),
        Fault::NotJson { line: 1, column: 2 },
        Fault::NotAMessage("array"),
        Fault::NoEvent,
        Fault::NoEventType,
        Fault::Content { kind, found: "array" },
        field(protocol::Found::Type("array")),
        field(protocol::Found::TooLong),
        field(protocol::Found::NoWholeNumber),
        field(protocol::Found::NeitherYesNorNo),
    ];
    let faults = Vec::from_iter(faults.iter().map(|fault| words.fault(locale, fault)));
    let storage = &words.storage;
    let states = [
        (LinkState::Waiting, storage.blocked),
        (LinkState::WaitingLong, storage.full),
        (LinkState::Ready, storage.refused),
        (LinkState::Silent, storage.lost),
        (LinkState::Lost, storage.failed),
        (LinkState::Failed, storage.failed),
        (LinkState::Elsewhere, storage.failed),
    ];
    let line = |state, trouble, holder: Option<&'static str>| {
        html! {
            <>
                <ConnectionStatus {state} counts={Counts::default()} simulated={true}
                    trouble={Some(AttrValue::Static(trouble))}
                    holder={holder.map(AttrValue::Static)} />
                <MessageAccount counts={Counts::default()} unknown={vec![("1".into(), 2)]} faults={faults.clone()} />
            </>
        }
    };
    let known = line(LinkState::Elsewhere, storage.failed, Some("16:40"));
    states.into_iter().map(|(state, trouble)| line(state, trouble, None)).chain([known]).collect()
}

fn mistakes() -> Html {
    let found = [Found::Nothing, Found::UnknownKey, Found::NotJson { line: 1, column: 2 }, Found::NoServer];
    let expected = [
        Expected::File,
        Expected::JsonObject,
        Expected::Object,
        Expected::Text,
        Expected::Texts,
        Expected::TrueOrFalse,
        Expected::Whole { from: 1, to: 9 },
        Expected::BarPage,
        Expected::Address,
        Expected::ScreenPop,
        Expected::Scheme,
        Expected::LocalizedText,
        Expected::Code { from: 1, to: 9 },
        Expected::Rest,
        Expected::Dispositions,
        Expected::Colour,
        Expected::HeaderName,
        Expected::HeaderValue,
    ];
    let found = found.into_iter().chain([Found::Status(500)]).map(|found| ConfigError::at("1", found, Expected::File));
    let expected = expected.into_iter().map(|expected| ConfigError::at("1", Found::Nothing, expected));
    let server = ConfigError { advice: Advice::CheckServer, ..ConfigError::at("1", Found::NoServer, Expected::File) };
    found.chain(expected).chain([server]).map(|mistake| html! { <ErrorPage mistakes={vec![mistake]} /> }).collect()
}

fn deliveries() -> Html {
    let idle = Report { state: State::Idle, waiting: 0, parked: 0, next: None, rows: vec![] };
    let retrying = Report { state: State::Retrying, parked: 0, ..delivery::in_trouble() };
    let here = [idle, retrying, delivery::in_trouble()]
        .map(|report| Deliveries::Here { report, outlives_the_page: false })
        .into_iter();
    let all = here.chain([Deliveries::Elsewhere]);
    all.map(|deliveries| html! { <DeliveryStatus {deliveries} on_send_again={Callback::noop()} /> }).collect()
}

fn everything(words: &Words, locale: &Locale) -> Html {
    let empty = Html::default;
    html! {
        <>
            <Layout brand={empty()} bar={empty()} connection={links(words, locale)} status={states()} day={day::shown(day::morning())} popup={rings()}
                log={calls()} />
            { dials() }{ mistakes() }{ deliveries() }
        </>
    }
}

/// The texts below an element, each by itself.
fn texts(node: &Node, found: &mut Vec<String>) {
    if node.node_type() == Node::TEXT_NODE {
        found.extend(node.text_content());
    }
    let children = node.child_nodes();
    for index in 0..children.length() {
        texts(&children.get(index).expect("within the length"), found);
    }
}

async fn said(words: &'static Words) -> Vec<String> {
    let stage = draw_in(words, everything(words, &locale(&words.language))).await;
    let mut found = Vec::new();
    texts(stage.root(), &mut found);
    found
}

/// What the page says in every language alike: names of files, keys and events, figures.
fn is_nobodys(text: &str) -> bool {
    // The last is a server's own words.
    ["config.json", "1", "2", "CRM", "No such queue: <b>7</b>"].contains(&text)
        || !text.chars().any(char::is_alphabetic)
}

#[wasm_bindgen_test]
async fn everything_is_said_in_every_language_and_nothing_in_english() {
    set_clock(60_000);
    let english = said(&EN).await;
    assert!(english.len() > 400, "{}", english.len());
    for words in [&ZH, &ES, &AR] {
        let texts = said(words).await;
        assert_eq!(texts.len(), english.len(), "{}", words.language.name);
        let left = texts.iter().zip(&english).filter(|(text, english)| text == english && !is_nobodys(text));
        assert_eq!(Vec::from_iter(left), [], "{}", words.language.name);
    }
}

fn counted(words: &Words, numbers: &[u64]) -> Vec<String> {
    let locale = locale(&words.language);
    numbers.iter().map(|number| (words.log.count)(&locale.count(*number))).collect()
}

#[wasm_bindgen_test]
fn each_language_counts_by_its_own_rules() {
    assert_eq!(counted(&EN, &[0, 1, 2, 1_200]), ["0 calls", "1 call", "2 calls", "1,200 calls"]);
    assert_eq!(counted(&ES, &[0, 1, 2]), ["0 llamadas", "1 llamada", "2 llamadas"]);
    assert_eq!(counted(&ES, &[1_000_000]), ["1.000.000 de llamadas"]);
    assert_eq!(counted(&ZH, &[0, 1, 2]), ["0 个呼叫", "1 个呼叫", "2 个呼叫"]);
    let arabic = ["لا مكالمات", "مكالمة واحدة", "مكالمتان", "3 مكالمات", "11 مكالمة", "100 مكالمة", "103 مكالمات"];
    assert_eq!(counted(&AR, &[0, 1, 2, 3, 11, 100, 103]), arabic);
}

/// The figures of a text, in its order, and whatever else is in it as one dot.
fn outline(text: &str) -> String {
    let mut outline = text.replace(|c: char| !c.is_ascii_digit(), ".");
    while outline.contains("..") {
        outline = outline.replace("..", ".");
    }
    outline
}

#[wasm_bindgen_test]
fn numbers_and_times_are_written_in_the_figures_of_phone_numbers() {
    const NOON: u64 = 1_795_348_800_000;
    for words in [&EN, &ZH, &ES, &AR] {
        let locale = locale(&words.language);
        assert_eq!([7_000, 754_000, 3_723_000].map(|ms| locale.duration(ms)), ["0:07", "12:34", "1:02:03"]);
        assert_eq!(outline(&locale.number(12_345)), "12.345", "{}", words.language.name);
        assert!(locale.percent(0.5).contains("50"), "{}", locale.percent(0.5));
        let time = locale.time_of_day(NOON);
        assert_eq!((time.len(), outline(&time).len()), (5, 5), "{time}");
        assert!(locale.date(NOON).contains("2026"), "{}", locale.date(NOON));
    }
    assert_eq!(locale(&AR.language).date(NOON), "22 نوفمبر 2026");
    assert_eq!(locale(&ZH.language).date(NOON), "2026年11月22日");
}

#[wasm_bindgen_test]
async fn a_language_is_chosen_by_its_own_name_and_everything_is_drawn_in_it() {
    let chosen = Rc::new(RefCell::new(Vec::new()));
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |language: &'static Language| chosen.borrow_mut().push(language.tag))
    };
    let calls = log(&[Rc::new(call(1, Phase::Ringing)), Rc::new(call(2, Phase::Ringing))]);
    let page = |chosen: &'static Language| {
        html! {
            <>
                <LanguageMenu {chosen} on_choose={on_choose.clone()} />
                <CallLogView ..calls.clone() />
            </>
        }
    };
    let mut stage = draw_in(&EN, page(&EN.language)).await;
    assert_eq!(stage.text("#language"), "English简体中文Españolالعربية");
    assert_eq!(stage.attributes("#language option:last-child", ["lang", "dir"]), ["ar", "rtl"]);

    let select: HtmlSelectElement = stage.find("#language").unchecked_into();
    select.set_value("es");
    select.dispatch_event(&Event::new("change").expect("an event")).expect("sent");
    assert_eq!(*chosen.borrow(), ["es"]);

    times_written();
    stage.speak(&AR, page(&AR.language)).await;
    assert_eq!(select.value(), "ar", "whoever chose, the menu shows what is spoken");
    assert_eq!(stage.text(".call-log-count"), "مكالمتان");
    assert_eq!(times_written(), 2, "rows that are drawn once are drawn again");
}

#[wasm_bindgen_test]
async fn numbers_of_phones_stand_apart_from_arabic_sentences() {
    let number = Number::new("+8613812345678");
    let dial = Dial::Requested { number: number.clone(), mode: MediaMode::Audio, since: at(0) };
    let stage = draw_in(&AR, html! { <DialField {dial} enabled={true} on_dial={Callback::noop()} /> }).await;
    assert!(stage.text("#dial-message").contains("\u{2066}+8613812345678\u{2069}"));

    let both = Call { number: None, caller: Some(number.clone()), called: Some(number), ..call(1, Phase::Ringing) };
    let log = html! { <CallLogView ..log(&[Rc::new(both)]) /> };
    assert_eq!(draw_in(&AR, log).await.attribute(".call-parties", "dir").as_deref(), Some("ltr"));
}
