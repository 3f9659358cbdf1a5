//! The way to a file of the calls: which kind, how far it is, and what has become of it.

use super::dom_events::{Stroke, focus, left, stroke};
use super::icons::DOWNLOAD;
use super::view_context::{use_locale, use_words};
use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Csv,
    JsonLines,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum ExportState {
    #[default]
    Idle,
    /// So many calls of so many are written.
    Running {
        done: usize,
        total: usize,
    },
    Done {
        calls: usize,
    },
    Cancelled,
    /// The browser refused the file.
    Failed,
}

#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    /// How many calls would be in the file.
    pub count: usize,
    pub state: ExportState,
    pub on_export: Callback<FileKind>,
    pub on_cancel: Callback<()>,
    /// A case file can be saved.
    #[prop_or_default]
    pub on_case_file: Option<Callback<()>>,
}

#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let (words, locale) = (use_words(), use_locale());
    let open = use_state(|| false);
    let button = use_node_ref();
    let running = matches!(props.state, ExportState::Running { .. });
    let enabled = (props.count > 0 || props.on_case_file.is_some()) && !running;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(enabled && !*open))
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && matches!(stroke(&event), Stroke::Escape) {
                event.stop_propagation();
                open.set(false);
                focus(&button);
            }
        })
    };
    let onfocusout = {
        let open = open.clone();
        Callback::from(move |event: FocusEvent| {
            if *open && left(&event, ".export") {
                open.set(false);
            }
        })
    };
    let choose = |kind: FileKind| {
        let (open, button, on_export) = (open.clone(), button.clone(), props.on_export.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            focus(&button);
            on_export.emit(kind);
        })
    };
    let case_file = props.on_case_file.clone().map(|on_case_file| {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |_: MouseEvent| {
            open.set(false);
            focus(&button);
            on_case_file.emit(());
        })
    });
    let count = |calls: usize| locale.count(calls as u64);
    let said = match &props.state {
        ExportState::Idle | ExportState::Running { .. } => AttrValue::default(),
        ExportState::Done { calls } => (words.away.exported)(&count(*calls)).into(),
        ExportState::Cancelled => words.away.export_cancelled.into(),
        ExportState::Failed => words.away.export_failed.into(),
    };
    html! {
        <div class="export" data-export={name(&props.state)} {onkeydown} {onfocusout}>
            <button type="button" class="tool" data-action="export-menu" ref={button.clone()} onclick={toggle}
                aria-expanded={open.to_string()} aria-disabled={(!enabled).then_some("true")}
                title={if !enabled && props.count == 0 { words.away.nothing_to_export } else { words.away.export }}>
                { DOWNLOAD.draw() }<span>{ words.away.export }</span>
            </button>
            if *open && enabled {
                <div class="export-kinds" role="group" aria-label={words.away.export}>
                    if props.count > 0 {
                        <p>{ (words.away.would_export)(&count(props.count)) }</p>
                        <button type="button" class="plain-button" data-action="export-csv" onclick={choose(FileKind::Csv)}>
                            { words.away.csv }
                        </button>
                        <button type="button" class="plain-button" data-action="export-json-lines"
                            onclick={choose(FileKind::JsonLines)}>{ words.away.json_lines }</button>
                    } else {
                        <p>{ words.away.nothing_to_export }</p>
                    }
                    if let Some(on_case_file) = case_file {
                        <button type="button" class="plain-button" data-action="case-file" aria-haspopup="dialog"
                            onclick={on_case_file}>{ words.case_file.save }</button>
                    }
                </div>
            }
            if let ExportState::Running { done, total } = props.state {
                <progress aria-label={words.away.export} max={total.to_string()} value={done.to_string()} />
                <span class="export-count">
                    { (words.away.written)(&locale.number(done as u64), &locale.number(total as u64)) }
                </span>
                <button type="button" class="plain-button" data-action="cancel-export"
                    onclick={props.on_cancel.reform(|_: MouseEvent| ())}>{ words.away.cancel }</button>
            }
            <span class="export-said" role="status">{ said }</span>
        </div>
    }
}

fn name(state: &ExportState) -> &'static str {
    match state {
        ExportState::Idle => "idle",
        ExportState::Running { .. } => "running",
        ExportState::Done { .. } => "done",
        ExportState::Cancelled => "cancelled",
        ExportState::Failed => "failed",
    }
}
