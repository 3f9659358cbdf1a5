//! What will be in a case file, before it is saved.

use super::dom_events::{chosen, ticked};
use super::icons::{CHECK, WARNING};
use super::locale::Locale;
use super::view_context::{use_locale, use_words};
use super::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// Of which time a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFileSpan {
    /// The call whose story is open.
    Call,
    LastMinutes,
    /// The shift that is open, or that was when the console broke down.
    Shift,
    /// The shift that began then, epoch milliseconds.
    Earlier(u64),
}

/// What is told of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFileSummary {
    /// Epoch milliseconds.
    pub from: u64,
    pub to: u64,
    pub messages: usize,
    /// `None` if nobody has counted.
    pub calls: Option<usize>,
    pub bytes: u64,
    /// What the agent knows, and what stands for it in the file.
    pub examples: Vec<[String; 2]>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseFileState {
    Collecting,
    Ready(Rc<CaseFileSummary>),
    Saved(Rc<CaseFileSummary>),
    /// Nothing is stored.
    Nothing,
    Failed,
}

/// Whether a file may hold, or holds, the real numbers, names and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RealData {
    Forbidden,
    Offered,
    Chosen,
}

#[derive(Properties, PartialEq)]
pub struct CaseFileDialogProps {
    pub spans: Vec<CaseFileSpan>,
    pub chosen: CaseFileSpan,
    pub state: CaseFileState,
    pub real: RealData,
    pub on_choose: Callback<CaseFileSpan>,
    pub on_real: Callback<bool>,
    pub on_save: Callback<()>,
    /// `None` for a page that has nothing else.
    #[prop_or_default]
    pub on_close: Option<Callback<()>>,
}

/// The content of a dialog whose heading is `case-file-heading`.
#[component]
pub fn CaseFileDialog(props: &CaseFileDialogProps) -> Html {
    let (all, locale) = (use_words(), use_locale());
    let words = &all.case_file;
    let is_real = props.real == RealData::Chosen;
    let ready = match &props.state {
        CaseFileState::Ready(summary) | CaseFileState::Saved(summary) => Some(summary),
        CaseFileState::Collecting | CaseFileState::Nothing | CaseFileState::Failed => None,
    };
    let onsubmit = props.on_save.reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="case-file" data-case-file={name(&props.state)} aria-busy={(props.state == CaseFileState::Collecting).to_string()} {onsubmit}>
            <h2 id="case-file-heading">{ words.save }</h2>
            <p>{ words.about }</p>
            if props.on_close.is_none() {
                <p>{ words.after_crash }</p>
            }
            { span(all, &locale, props) }
            if let Some(summary) = ready {
                { contents(all, &locale, summary) }
                if is_real {
                    <p class="case-file-warning">{ WARNING.draw() }<span>{ words.real_means }</span></p>
                } else {
                    { pseudonyms(all, summary) }
                }
            }
            { real(all, props) }
            <p class="case-file-said" role="status">{ said(all, &props.state) }</p>
            <div class="case-file-buttons">
                <button type="submit" class="plain-button case-file-save" data-action="case-file-save"
                    data-real={is_real.then_some("true")} disabled={ready.is_none()}>
                    { if is_real { words.save_real } else { words.save_file } }
                </button>
                if let Some(on_close) = &props.on_close {
                    <button type="button" class="plain-button" data-action="case-file-close"
                        onclick={on_close.reform(|_: MouseEvent| ())}>
                        { if matches!(props.state, CaseFileState::Saved(_)) { all.away.close } else { all.away.cancel } }
                    </button>
                }
            </div>
        </form>
    }
}

fn span(words: &Words, locale: &Locale, props: &CaseFileDialogProps) -> Html {
    if props.spans.len() < 2 {
        return Html::default();
    }
    let (spans, on_choose) = (props.spans.clone(), props.on_choose.clone());
    let onchange = Callback::from(move |event: Event| {
        let place = chosen(&event).parse::<usize>().ok();
        place.and_then(|place| spans.get(place)).iter().for_each(|span| on_choose.emit(**span));
    });
    let place = props.spans.iter().position(|span| *span == props.chosen).unwrap_or_default();
    html! {
        <label class="case-file-span">
            <span>{ words.case_file.which }</span>
            // An option that was once chosen by hand no longer heeds its attribute.
            <select id="case-file-span" ~value={place.to_string()} autocomplete="off" {onchange}>
                { for props.spans.iter().enumerate().map(|(at, span)| html! {
                    <option key={at} value={at.to_string()} selected={at == place}>{ in_words(words, locale, *span) }</option>
                }) }
            </select>
        </label>
    }
}

fn in_words(words: &Words, locale: &Locale, span: CaseFileSpan) -> String {
    let words = &words.case_file;
    match span {
        CaseFileSpan::Call => words.call.to_owned(),
        CaseFileSpan::LastMinutes => words.last_minutes.to_owned(),
        CaseFileSpan::Shift => words.shift.to_owned(),
        CaseFileSpan::Earlier(began) => (words.earlier)(&locale.date(began), &locale.time_of_day(began)),
    }
}

fn contents(words: &Words, locale: &Locale, summary: &CaseFileSummary) -> Html {
    let words = &words.case_file;
    let moment = |wall: u64| format!("{} {}", locale.date(wall), locale.time_of_day(wall));
    let is_one_day = locale.date(summary.from) == locale.date(summary.to);
    let to = if is_one_day { locale.time_of_day(summary.to) } else { moment(summary.to) };
    let kilobytes = summary.bytes.div_ceil(1_000);
    html! {
        <ul class="case-file-contents" data-messages={summary.messages.to_string()}
            data-calls={summary.calls.map(|calls| calls.to_string())} data-bytes={summary.bytes.to_string()}>
            <li>{ (words.from_to)(&moment(summary.from), &to) }</li>
            if let Some(calls) = summary.calls {
                <li>{ (words.calls)(&locale.count(calls as u64)) }</li>
            }
            <li>{ (words.messages)(&locale.count(summary.messages as u64)) }</li>
            <li>{ words.more }</li>
            <li>{ (words.size)(&locale.number(kilobytes)) }</li>
        </ul>
    }
}

fn pseudonyms(words: &Words, summary: &CaseFileSummary) -> Html {
    let words = &words.case_file;
    html! {
        <div class="case-file-pseudonyms">
            <p>{ words.pseudonyms }</p>
            if !summary.examples.is_empty() {
                <table>
                    <thead><tr><th scope="col">{ words.here }</th><th scope="col">{ words.in_file }</th></tr></thead>
                    <tbody>
                        { for summary.examples.iter().enumerate().map(|(at, [plain, replaced])| html! {
                            <tr key={at}><td><bdi>{ plain.clone() }</bdi></td><td><bdi>{ replaced.clone() }</bdi></td></tr>
                        }) }
                    </tbody>
                </table>
            }
        </div>
    }
}

/// The second choice, or why there is none.
fn real(words: &Words, props: &CaseFileDialogProps) -> Html {
    let words = &words.case_file;
    if props.real == RealData::Forbidden {
        return html! { <p class="case-file-forbidden">{ words.real_forbidden }</p> };
    }
    let onchange = props.on_real.reform(|event: Event| ticked(&event));
    html! {
        <label class="case-file-real">
            <input type="checkbox" id="case-file-real" checked={props.real == RealData::Chosen} {onchange} />
            <span>{ words.real }</span>
        </label>
    }
}

fn said(words: &Words, state: &CaseFileState) -> Html {
    let words = &words.case_file;
    match state {
        CaseFileState::Collecting => html! { words.collecting },
        CaseFileState::Ready(_) => Html::default(),
        CaseFileState::Saved(summary) => {
            html! { <>{ CHECK.draw() }<span>{ (words.saved)(&summary.name) }</span></> }
        }
        CaseFileState::Nothing => html! { <>{ WARNING.draw() }<span>{ words.nothing }</span></> },
        CaseFileState::Failed => html! { <>{ WARNING.draw() }<span>{ words.failed }</span></> },
    }
}

fn name(state: &CaseFileState) -> &'static str {
    match state {
        CaseFileState::Collecting => "collecting",
        CaseFileState::Ready(_) => "ready",
        CaseFileState::Saved(_) => "saved",
        CaseFileState::Nothing => "nothing",
        CaseFileState::Failed => "failed",
    }
}
