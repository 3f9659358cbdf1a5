//! A dialog over the page. The browser keeps the focus in it, closes it on Escape, and gives the focus back to where
//! it was.

use gloo::events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub id: AttrValue,
    /// The id of its heading, in the content.
    pub labelledby: AttrValue,
    pub open: bool,
    /// It was closed, by whomever.
    pub on_close: Callback<()>,
    /// In the page only while it is open.
    pub children: Html,
}

#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((dialog.clone(), props.open), |(dialog, open)| {
        let dialog: HtmlDialogElement = dialog.cast().expect("the dialog is drawn before its effect runs");
        match (*open, dialog.open()) {
            (true, false) => dialog.show_modal().expect("a closed dialog of this page can be opened"),
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
    use_effect_with((dialog.clone(), props.on_close.clone()), |(dialog, on_close)| {
        let dialog: HtmlDialogElement = dialog.cast().expect("the dialog is drawn before its effect runs");
        let on_close = on_close.clone();
        let listener = EventListener::new(&dialog, "close", move |_| on_close.emit(()));
        move || drop(listener)
    });
    html! {
        <dialog ref={dialog} id={props.id.clone()} class="modal" aria-labelledby={props.labelledby.clone()} closedby="any">
            if props.open {
                { props.children.clone() }
            }
        </dialog>
    }
}
