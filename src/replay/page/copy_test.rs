//! A stretch as a test, to be copied.

use super::opened::Opened;
use crate::browser::clipboard::copy;
use crate::replay::story::story;
use crate::replay::words::ReplayWords;
use crate::view::CopyState;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CopyTestProps {
    pub words: &'static ReplayWords,
    pub opened: Rc<Opened>,
    pub position: usize,
}

/// The name of the function; whoever puts it into a file finds a better one.
const NAME: &str = "out_of_a_case_file";

#[component]
pub fn CopyTest(props: &CopyTestProps) -> Html {
    let CopyTestProps { words, opened, position } = props;
    let said = &words.test;
    let last = opened.entries().len();
    // Entries are counted from 1.
    let (from, to, copied) = (use_state(|| 1), use_state(|| (position + 1).max(1)), use_state(|| CopyState::Idle));
    let (begin, end) = ((*from).min(last), (*to).min(last));
    let story = use_memo((begin, end), |(begin, end)| {
        let stretch = opened.entries().get(begin - 1..*end).unwrap_or_default();
        story(NAME, stretch, opened.dialect())
    });
    let field = |id: &'static str,
                 label: &'static str,
                 value: usize,
                 set: UseStateSetter<usize>,
                 reset: UseStateSetter<CopyState>| {
        let onchange = move |event: Event| {
            let typed = event.target_dyn_into::<HtmlInputElement>().and_then(|field| field.value().parse().ok());
            set.set(typed.unwrap_or(1usize).max(1));
            reset.set(CopyState::Idle);
        };
        html! {
            <label class="replay-field"><span>{ label }</span>
                <input {id} type="number" min="1" max={last.to_string()} value={value.to_string()} {onchange} />
            </label>
        }
    };
    let onclick = {
        let (text, set) = (story.text.clone(), copied.setter());
        move |_: MouseEvent| {
            let set = set.clone();
            copy(text.clone(), Callback::from(move |state| set.set(state)));
        }
    };
    html! {
        <>
            <p class="replay-soft">{ said.about }</p>
            <div class="replay-row">
                { field("test-from", said.from, begin, from.setter(), copied.setter()) }
                { field("test-to", said.to, end, to.setter(), copied.setter()) }
                <button type="button" class="replay-button" data-action="copy-test" {onclick}>{ said.copy }</button>
                <span role="status">{ match *copied {
                    CopyState::Idle => "",
                    CopyState::Done => said.copied,
                    CopyState::Refused => said.refused,
                } }</span>
            </div>
            if !opened.file.head.redacted {
                <p class="replay-wrong">{ said.real }</p>
            }
            if story.rings {
                <p class="replay-wrong" role="status">{ said.rings }</p>
            }
            if story.left_out > 0 {
                <p class="replay-soft">{ (said.left_out)(&story.left_out.to_string()) }</p>
            }
            <pre id="test-text" tabindex="0" dir="ltr" aria-label={said.text}><code>{ story.text.clone() }</code></pre>
        </>
    }
}
