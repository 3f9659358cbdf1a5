//! A report of the monitor, drawn: departures, open questions, the order and the events, and what to set.

use crate::browser::clipboard::copy;
use crate::browser::text_file;
use crate::check::words::{CheckWords, SpeechWords};
use crate::config;
use crate::monitor::{self, Answer, Diff, Found, Report, diff};
use crate::view::{CopyState, Locale};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SpeechReportProps {
    pub words: &'static CheckWords,
    pub locale: Locale,
    /// What it is of: `heard`, `recorded`, `file` or `together`.
    pub id: AttrValue,
    pub title: AttrValue,
    pub report: Rc<Report>,
}

/// The report of a file, to compare with.
#[derive(Clone, PartialEq)]
enum Other {
    None,
    NoReport,
    Is { name: AttrValue, report: Rc<Report>, unknown: usize },
}

#[component]
pub fn SpeechReport(props: &SpeechReportProps) -> Html {
    let SpeechReportProps { words: all, locale, id, title, report } = props;
    let words = &all.speech;
    let other = use_state(|| Other::None);
    let on_save = {
        let report = report.clone();
        Callback::from(move |_: MouseEvent| text_file::save("bar-report.json", &monitor::write(&report)))
    };
    let on_compare = {
        let other = other.setter();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            input.set_value("");
            let other = other.clone();
            spawn_local(async move {
                let text = text_file::read(&file).await.ok();
                other.set(match text.and_then(|text| monitor::read(&text).ok()) {
                    Some((report, unknown)) => Other::Is { name: file.name().into(), report: report.into(), unknown },
                    None => Other::NoReport,
                });
            });
        })
    };
    let field = format!("speech-compare-{id}-{title}");
    let seen = (words.seen)(&locale.number(report.messages.into()), &locale.number(report.calls.into()));
    html! {
        <article class="speech-report" data-of={id} data-clean={report.is_clean().to_string()}>
            <h3>{ title }</h3>
            <p>{ seen }</p>
            { departures(words, locale, report) }
            { questions(words, locale, report) }
            <h4>{ words.configuration }</h4>
            { configuration(all, report) }
            { order(words, locale, report) }
            { events(words, locale, report) }
            <p class="check-tools">
                <button type="button" class="check-button" data-action="save-report" title={words.save_hint} onclick={on_save}>{ words.save }</button>
                <label for={field.clone()}>{ words.compare }</label>
                <input id={field} class="speech-compare" type="file" accept=".json,application/json" onchange={on_compare} />
            </p>
            <div role="status">
                { match &*other {
                    Other::None => Html::default(),
                    Other::NoReport => html! { <p>{ words.not_a_report }</p> },
                    Other::Is { name, report: before, unknown } => html! {
                        <>
                            <h4>{ (words.difference)(name) }</h4>
                            if *unknown > 0 {
                                <p>{ (words.later_report)(&locale.number(*unknown as u64)) }</p>
                            }
                            { difference(words, &diff(before, report)) }
                        </>
                    },
                } }
            </div>
        </article>
    }
}

fn departures(words: &SpeechWords, locale: &Locale, report: &Report) -> Html {
    let departure = |found: &Found| {
        let affects = found.may_affect_calls();
        let sign = found.finding.sign();
        html! {
            <li key={sign.clone()} data-sign={sign} data-affects={affects.to_string()}>
                { (words.finding)(&found.finding) }{ " " }
                <span class="speech-count">{ format!("{} ×", locale.number(found.count.into())) }</span>{ " " }
                <span class="speech-weight">{ if affects { words.affects_calls } else { words.harmless } }</span>
            </li>
        }
    };
    html! {
        <>
            <h4>{ words.departures }</h4>
            if report.is_clean() {
                <p>{ words.none }</p>
            } else {
                <ul class="speech-departures">{ for report.findings.iter().map(departure) }</ul>
            }
        </>
    }
}

fn questions(words: &SpeechWords, locale: &Locale, report: &Report) -> Html {
    let row = |question: &monitor::Question| {
        let evidence = report.evidence(*question);
        let [ask, a, b] = (words.question)(*question);
        let (answer, said) = match question.answer(evidence) {
            Answer::A => ("a", a),
            Answer::B => ("b", b),
            Answer::Undecided => ("undecided", words.undecided),
        };
        html! {
            <tr key={question.word()} data-question={question.word()} data-answer={answer}>
                <th scope="row"><span class="speech-count">{ question.trap() }</span>{ " " }{ ask }</th>
                <td>{ said }</td>
                <td class="speech-number">{ format!("{} : {}", locale.number(evidence.a.into()), locale.number(evidence.b.into())) }</td>
            </tr>
        }
    };
    html! {
        <details>
            <summary><h4>{ words.questions }</h4></summary>
            <table>
                <thead><tr><th scope="col">{ words.question_head }</th><th scope="col">{ words.answer }</th><th scope="col">{ words.counts }</th></tr></thead>
                <tbody>{ for monitor::Question::ALL.iter().map(row) }</tbody>
            </table>
        </details>
    }
}

fn order(words: &SpeechWords, locale: &Locale, report: &Report) -> Html {
    html! {
        <details>
            <summary><h4>{ words.rules }</h4></summary>
            <table>
                <thead><tr>
                    <th scope="col">{ words.rule_head }</th><th scope="col">{ words.kept }</th><th scope="col">{ words.broken }</th><th scope="col">{ words.untold }</th>
                </tr></thead>
                <tbody>{ for report.rules.iter().map(|(rule, verdicts)| html! {
                    <tr key={rule.word()}>
                        <th scope="row">{ (words.rule)(*rule) }</th>
                        { for [verdicts.kept, verdicts.broken, verdicts.untold].map(|count| html! {
                            <td class="speech-number">{ locale.number(count.into()) }</td>
                        }) }
                    </tr>
                }) }</tbody>
            </table>
        </details>
    }
}

fn events(words: &SpeechWords, locale: &Locale, report: &Report) -> Html {
    html! {
        <details>
            <summary><h4>{ words.events }</h4></summary>
            <table>
                <tbody>{ for report.events.iter().map(|(kind, count)| html! {
                    <tr key={kind.identifier()}>
                        <th scope="row"><code>{ kind.identifier() }</code></th>
                        <td class="speech-number">{ locale.number((*count).into()) }</td>
                    </tr>
                }) }</tbody>
            </table>
        </details>
    }
}

fn configuration(words: &'static CheckWords, report: &Report) -> Html {
    let speech = &words.speech;
    let Some(text) = report.configuration() else { return html! { <p>{ speech.nothing_to_set }</p> } };
    html! {
        <>
            { for report.advice().into_iter().map(|advice| html! { <p key={advice.setting().1}>{ (speech.advice)(advice) }</p> }) }
            <Copied {words} {text} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CopiedProps {
    words: &'static CheckWords,
    text: AttrValue,
}

/// Part of a `config.json`, to be copied.
#[component]
fn Copied(props: &CopiedProps) -> Html {
    let copied = use_state(|| CopyState::Idle);
    let on_copy = {
        let (text, told) = (props.text.to_string(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let told = told.clone();
            copy(text.clone(), Callback::from(move |state| told.set(state)));
        })
    };
    let said = match *copied {
        CopyState::Idle => "",
        CopyState::Done => props.words.page.copied,
        CopyState::Refused => props.words.page.copy_refused,
    };
    html! {
        <>
            <pre class="speech-config" tabindex="0" role="region" aria-label={config::FILE} dir="ltr"><code>{ &props.text }</code></pre>
            <p class="check-tools">
                <button type="button" class="check-button" data-action="copy-config" onclick={on_copy}>{ props.words.speech.copy }</button>
                <span role="status">{ said }</span>
            </p>
        </>
    }
}

fn difference(words: &SpeechWords, diff: &Diff) -> Html {
    if diff.is_empty() {
        return html! { <p class="speech-diff">{ words.no_difference }</p> };
    }
    let line = |text: String| html! { <li key={text.clone()}>{ text }</li> };
    let found = |head: &str, finding: &monitor::Finding| line(format!("{head}: {}", (words.finding)(finding)));
    html! {
        <ul class="speech-diff">
            { for diff.new.iter().map(|finding| found(words.new, finding)) }
            { for diff.gone.iter().map(|finding| found(words.gone, finding)) }
            { for diff.changed.iter().map(|changed| line(words.changed(changed))) }
        </ul>
    }
}
