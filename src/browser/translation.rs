//! Browsers and extensions that translate a page, or mark things in it, put nodes of their own in the place of its texts. What
//! draws the page goes on writing into the texts that are gone, and fails when it puts something in front of one. So the
//! texts come back before anything is drawn, and as soon as they say something else.

use super::clock::window;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, MutationObserverInit, MutationRecord, Node};

/// What stands in the place of which text.
type Replaced = Rc<RefCell<Vec<(Node, Node)>>>;

pub struct Translation {
    replaced: Replaced,
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array, MutationObserver)>,
    _touched: [EventListener; 3],
}

impl Translation {
    /// Looks after the texts of the page as long as it lives.
    pub fn look_after() -> Translation {
        let replaced = Replaced::default();
        let on_change = Closure::<dyn FnMut(Array, MutationObserver)>::new({
            let replaced = replaced.clone();
            move |records: Array, observer: MutationObserver| changed(&replaced, &records, &observer)
        });
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        // What the vendor's script makes stands beside it.
        let app = window().document().and_then(|document| document.get_element_by_id("app"));
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok().zip(app);
        let observer = observer.and_then(|(observer, app)| {
            observer.observe_with_options(&app, &what).ok()?;
            Some(observer)
        });
        // What is clicked or typed may be drawn at once.
        let touched = ["click", "input", "keydown"].map(|event| {
            let replaced = replaced.clone();
            let early = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window(), event, early, move |_| restore(&replaced, |_| true))
        });
        Translation { replaced, observer, _on_change: on_change, _touched: touched }
    }

    /// Puts every text back. To be called before something is drawn.
    pub fn restore(&self) {
        if let Some(observer) = &self.observer {
            changed(&self.replaced, &observer.take_records(), observer);
        }
        restore(&self.replaced, |_| true);
    }
}

impl Drop for Translation {
    fn drop(&mut self) {
        self.observer.iter().for_each(MutationObserver::disconnect);
    }
}

fn changed(replaced: &Replaced, records: &Array, observer: &MutationObserver) {
    let mut added: Vec<Node> = Vec::new();
    for record in records.iter() {
        let record: MutationRecord = record.unchecked_into();
        if record.type_() == "characterData" {
            if let Some(text) = record.target() {
                restore(replaced, |known| known == &text);
            }
            continue;
        }
        let (new, gone) = (record.added_nodes(), record.removed_nodes());
        if gone.length() == 0 {
            // Whoever puts it beside the text takes that away next.
            added
                .extend((0..new.length()).filter_map(|index| new.get(index)).filter(|node| node.node_name() == "FONT"));
            continue;
        }
        let Some(text) = gone.get(0).filter(|node| gone.length() == 1 && node.node_type() == Node::TEXT_NODE) else {
            continue;
        };
        let beside = [record.previous_sibling(), record.next_sibling()];
        let instead = new.get(0).or_else(|| added.iter().find(|node| beside.contains(&Some((*node).clone()))).cloned());
        let Some(instead) = instead.filter(|instead| *instead != text && instead.is_connected()) else { continue };
        let what = MutationObserverInit::new();
        what.set_character_data(true);
        if observer.observe_with_options(&text, &what).is_ok() {
            replaced.borrow_mut().push((text, instead));
        }
    }
}

fn restore(replaced: &Replaced, which: impl Fn(&Node) -> bool) {
    replaced.borrow_mut().retain(|(text, instead)| {
        let restores = which(text);
        if let Some(parent) = instead.parent_node().filter(|_| restores) {
            // What has gone with the part of the page around it can't be put back, and need not be.
            let _ = parent.replace_child(text, instead);
        }
        !restores
    });
}
