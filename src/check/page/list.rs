//! The list as it is drawn. Sign, word and colour say the same.

use crate::check::words::{CheckWords, Text};
use crate::check::{Checklist, Finding, Step, Verdict};
use yew::prelude::*;

/// What may be pressed beside a step.
#[derive(Clone, PartialEq)]
pub struct Action {
    pub step: Step,
    pub label: &'static str,
    pub on_press: Callback<()>,
}

#[derive(Properties, PartialEq)]
pub struct StepListProps {
    pub words: &'static CheckWords,
    pub walk: Checklist,
    pub steps: Vec<Step>,
    pub actions: Vec<Action>,
}

#[component]
pub fn StepList(props: &StepListProps) -> Html {
    html! {
        <ol class="check-list">
            { for props.steps.iter().map(|step| {
                let actions = props.actions.iter().filter(|action| action.step == *step);
                item(props.words, *step, props.walk.of(*step), actions)
            }) }
        </ol>
    }
}

fn item<'a>(words: &CheckWords, step: Step, standing: &Verdict, actions: impl Iterator<Item = &'a Action>) -> Html {
    html! {
        <li key={step.id()} id={step.id()} class="check-step" data-standing={standing.name()}>
            <h3>
                { sign(standing) }
                <span class="check-word">{ standing.word(words) }</span>
                <span class="check-title">{ (words.step)(step) }</span>
            </h3>
            <div class="check-text">
                {
                    match standing.in_words(words) {
                        Verdict::Looking => Html::default(),
                        Verdict::Waiting(text) | Verdict::Passed(text) | Verdict::NotApplicable(text) => html! { <p>{ text }</p> },
                        Verdict::Warned(finding) | Verdict::Failed(finding) => finding_in_words(words, finding, is_literal(standing)),
                    }
                }
                { for actions.map(|action| html! {
                    <button key={action.label} type="button" class="check-button" onclick={action.on_press.reform(|_: MouseEvent| ())}>
                        { action.label }
                    </button>
                }) }
            </div>
        </li>
    }
}

/// Headers are written from left to right everywhere.
fn is_literal(standing: &Verdict) -> bool {
    matches!(standing, Verdict::Warned(finding) | Verdict::Failed(finding) if matches!(finding.expected, Text::Verbatim(_)))
}

fn finding_in_words(words: &CheckWords, Finding { found, expected, mend }: Finding<String>, literal: bool) -> Html {
    let words = &words.page;
    html! {
        <dl>
            <div class="check-found"><dt>{ words.found }</dt><dd>{ found }</dd></div>
            <div class="check-expected"><dt>{ words.expected }</dt><dd dir={literal.then_some("ltr")}>{ expected }</dd></div>
            <div class="check-mend"><dt>{ words.fix }</dt><dd>{ mend }</dd></div>
        </dl>
    }
}

/// A drawing on a grid of 24, in one stroke.
fn sign(standing: &Verdict) -> Html {
    let path = match standing {
        Verdict::Waiting(_) => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2",
        Verdict::Looking => "M5.5 12v.1M12 12v.1M18.5 12v.1",
        Verdict::Passed(_) => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8 12.3l2.8 2.8 5-5.8",
        Verdict::Warned(_) => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2",
        Verdict::Failed(_) => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9 9l6 6M15 9l-6 6",
        Verdict::NotApplicable(_) => "M6 12h12",
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
