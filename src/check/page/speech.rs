//! What this bar speaks: the monitor's report of what this page has heard, of what the console has recorded in this browser,
//! and of case files.

use super::speech_report::SpeechReport;
use crate::browser::store::recorded;
use crate::browser::{locale, text_file};
use crate::casefile::{self, CaseFile};
use crate::check::words::CheckWords;
use crate::monitor::{Judge, Report, judge, judge_files};
use crate::view::{Language, Locale};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SpeechProps {
    pub words: &'static CheckWords,
    pub language: &'static Language,
    /// Of what this page has heard.
    pub heard: Rc<Report>,
    /// The name of the console's database.
    pub database: AttrValue,
}

/// What has become of the recorded calls.
enum Recorded {
    Unread,
    Reading,
    Nothing,
    Refused,
    Judged(Rc<Report>),
}

/// A file with its report, and what is to be said of the file.
struct Judged {
    name: AttrValue,
    report: Option<Rc<Report>>,
    said: Option<String>,
    file: Option<CaseFile>,
}

pub enum Msg {
    JudgeRecorded,
    Read(Option<Report>),
    Refused,
    Chose(Vec<File>),
    Opened(String, Result<String, text_file::NoText>),
}

pub struct Speech {
    recorded: Recorded,
    files: Vec<Judged>,
    /// Of all files, if there are several.
    together: Option<Rc<Report>>,
    locale: Locale,
}

impl Component for Speech {
    type Message = Msg;
    type Properties = SpeechProps;

    fn create(ctx: &Context<Speech>) -> Speech {
        let locale = locale(ctx.props().language);
        Speech { recorded: Recorded::Unread, files: Vec::new(), together: None, locale }
    }

    fn changed(&mut self, ctx: &Context<Speech>, before: &SpeechProps) -> bool {
        if ctx.props().language != before.language {
            self.locale = locale(ctx.props().language);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Speech>, msg: Msg) -> bool {
        match msg {
            Msg::JudgeRecorded => {
                self.recorded = Recorded::Reading;
                let database = ctx.props().database.clone();
                ctx.link().send_future(async move {
                    let (mut judge, mut shift) = (Judge::default(), None);
                    let read = recorded(&database, |of, entries| {
                        if shift.replace(of).is_some_and(|shift| shift != of) {
                            judge.begin_stretch();
                        }
                        entries.iter().for_each(|entry| judge.takes(entry));
                    });
                    match read.await {
                        Ok(is_there) => Msg::Read(is_there.then(|| judge.report())),
                        Err(_) => Msg::Refused,
                    }
                });
            }
            Msg::Read(report) => {
                let report = report.filter(|report| report.messages > 0);
                self.recorded = report.map_or(Recorded::Nothing, |report| Recorded::Judged(report.into()));
            }
            Msg::Refused => self.recorded = Recorded::Refused,
            Msg::Chose(files) => {
                for file in files {
                    ctx.link().send_future(async move { Msg::Opened(file.name(), text_file::read(&file).await) });
                }
                return false;
            }
            Msg::Opened(name, text) => self.opened(ctx.props().words, name, text),
        }
        true
    }

    fn view(&self, ctx: &Context<Speech>) -> Html {
        let all = ctx.props().words;
        let words = &all.speech;
        let report = |id: &'static str, title: AttrValue, report: &Rc<Report>| {
            html! {
                <SpeechReport words={all} locale={self.locale.clone()} {id} {title} report={report.clone()} />
            }
        };
        let on_recorded = ctx.link().callback(|_: MouseEvent| Msg::JudgeRecorded);
        let on_files = ctx.link().callback(|event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = input.files().map(list).unwrap_or_default();
            // The same file may be chosen again.
            input.set_value("");
            Msg::Chose(files)
        });
        let on_drop = ctx.link().callback(|event: DragEvent| {
            event.prevent_default();
            Msg::Chose(event.data_transfer().and_then(|data| data.files()).map(list).unwrap_or_default())
        });
        let on_drag = Callback::from(|event: DragEvent| event.prevent_default());
        html! {
            <section id="speech" class="check-part speech" aria-labelledby="speech-title">
                <h2 id="speech-title">{ words.heading }</h2>
                <p>{ words.explanation }</p>
                if ctx.props().heard.messages > 0 {
                    { report("heard", words.heard.into(), &ctx.props().heard) }
                } else {
                    <h3>{ words.heard }</h3>
                    <p>{ words.nothing_heard }</p>
                }
                <p class="check-tools">
                    <button type="button" class="check-button" data-action="judge-recorded" onclick={on_recorded}
                        disabled={matches!(self.recorded, Recorded::Reading)}>{ words.judge_recorded }</button>
                    <span role="status">{ match self.recorded {
                        Recorded::Nothing => words.nothing_recorded,
                        Recorded::Refused => words.storage_refused,
                        Recorded::Unread | Recorded::Reading | Recorded::Judged(_) => "",
                    } }</span>
                </p>
                if let Recorded::Judged(judged) = &self.recorded {
                    { report("recorded", words.recorded.into(), judged) }
                }
                <div class="speech-drop" ondrop={on_drop} ondragover={on_drag}>
                    <label for="speech-files">{ words.files }</label>
                    <input id="speech-files" type="file" multiple=true accept=".json,.gz,application/json,application/gzip" onchange={on_files} />
                    <span>{ words.drop }</span>
                </div>
                { for self.files.iter().map(|judged| html! {
                    <div key={judged.name.to_string()} class="speech-file">
                        if let Some(said) = &judged.said {
                            <p class="policy-warned" role="status"><code>{ &judged.name }</code>{ ": " }{ said }</p>
                        }
                        if let Some(of_file) = &judged.report {
                            { report("file", judged.name.clone(), of_file) }
                        }
                    </div>
                }) }
                if let Some(together) = &self.together {
                    { report("together", words.together.into(), together) }
                }
            </section>
        }
    }
}

impl Speech {
    fn opened(&mut self, words: &CheckWords, name: String, text: Result<String, text_file::NoText>) {
        let words = &words.speech;
        let name = AttrValue::from(name);
        let unreadable = |said: String| Judged { name: name.clone(), report: None, said: Some(said), file: None };
        let judged = match text.map(|text| casefile::read(&text)) {
            Err(_) => unreadable(words.not_unpacked.to_owned()),
            Ok(Err(why)) => unreadable((words.unreadable)(why)),
            Ok(Ok((file, whole))) => Judged {
                name: name.clone(),
                report: Some(judge(&file.entries).into()),
                said: (words.whole)(whole),
                file: Some(file),
            },
        };
        // A file of the same name takes the place of the one before.
        self.files.retain(|known| known.name != name);
        self.files.push(judged);
        let files: Vec<&CaseFile> = self.files.iter().filter_map(|judged| judged.file.as_ref()).collect();
        self.together = (files.len() > 1).then(|| judge_files(&files).into());
    }
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).map(JsCast::unchecked_into).collect()
}
