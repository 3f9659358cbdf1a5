//! `wrapUp`: how the agent may say what became of a call, and how long that should take.

use super::entries::Entries;
use super::error::Expected;
use super::localized_text::LocalizedText;
use super::reader::{Reader, shown};
use serde_json_borrow::Value;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WrapUp {
    /// For calls whose queue has no list of its own.
    pub dispositions: Rc<[Disposition]>,
    /// By the queue's name, as the bar writes it.
    pub queues: Entries<Rc<[Disposition]>>,
    /// A call that was answered needs one.
    pub required: bool,
    /// How long the platform's wrap-up should last at most.
    pub minutes: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposition {
    pub code: String,
    pub name: LocalizedText,
}

impl WrapUp {
    /// What a call of this queue may be given.
    pub fn dispositions_of(&self, queue: Option<&str>) -> &Rc<[Disposition]> {
        queue.and_then(|queue| self.queues.get(queue)).unwrap_or(&self.dispositions)
    }

    /// Whether a call of this queue may not be left without one.
    pub fn requires(&self, queue: Option<&str>) -> bool {
        self.required && !self.dispositions_of(queue).is_empty()
    }

    /// What a code is called in a language for calls of this queue; `None` if they can't be given it.
    pub fn name(&self, queue: Option<&str>, code: &str, tag: &str) -> Option<&str> {
        let known = self.dispositions_of(queue).iter().find(|known| known.code == code)?;
        Some(known.name.name(tag))
    }

    /// Every code with its name in a language, in order; of several the last.
    pub fn names(&self, tag: &str) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> = Vec::new();
        for Disposition { code, name } in
            self.dispositions.iter().chain(self.queues.values().flat_map(|queue| &**queue))
        {
            let name = name.name(tag).to_owned();
            match names.binary_search_by(|(known, _)| known.cmp(code)) {
                Ok(place) => names[place].1 = name,
                Err(place) => names.insert(place, (code.clone(), name)),
            }
        }
        names
    }

    pub(super) fn read(root: &Reader) -> WrapUp {
        let section = root.section("wrapUp");
        section.only(&["dispositions", "minutes", "queues", "required"]);
        let queues = section.section("queues");
        let mut wrap_up = WrapUp { dispositions: list(&section, "dispositions"), ..WrapUp::default() };
        for (queue, _) in queues.entries() {
            wrap_up.queues.push(queue, list(&queues, queue));
        }
        wrap_up.required = section.truth("required");
        wrap_up.minutes = section.whole("minutes", 1..=60);
        wrap_up
    }
}

fn list(section: &Reader, key: &str) -> Rc<[Disposition]> {
    let wrong = |found: &Value| section.wrong(key, shown(found), Expected::Dispositions);
    let mut read: Vec<Disposition> = Vec::new();
    match section.get(key) {
        None => {}
        Some(Value::Array(items)) => {
            for item in items {
                if !item.is_object() {
                    wrong(item);
                }
                let one = section.of(key, item);
                one.only(&["code", "name"]);
                let code = one.text("code").unwrap_or_default();
                if code.is_empty() || one.get("name").is_none() || read.iter().any(|other| other.code == code) {
                    wrong(item);
                }
                read.push(Disposition { code, name: LocalizedText::read(&one, "name") });
            }
        }
        Some(other) => wrong(other),
    }
    read.into()
}
