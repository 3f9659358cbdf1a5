//! `wrapUp`: how the agent may say what became of a call.

use super::label::Label;
use super::mistake::{Expected, Mistake};
use super::section::{Section, shown};
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WrapUp {
    /// For calls whose queue has no list of its own.
    pub dispositions: Rc<[Disposition]>,
    /// By the queue's name, as the bar writes it.
    pub queues: BTreeMap<String, Rc<[Disposition]>>,
    /// A call that was answered needs one.
    pub required: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposition {
    pub code: String,
    pub name: Label,
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

    pub(super) fn read(root: &Section) -> Result<WrapUp, Mistake> {
        let section = root.section("wrapUp")?;
        section.only(&["dispositions", "queues", "required"])?;
        let queues = section.section("queues")?;
        Ok(WrapUp {
            dispositions: match section.get("dispositions") {
                None => Rc::default(),
                Some(value) => list(&section.key("dispositions"), value)?,
            },
            queues: queues
                .entries()
                .map(|(queue, value)| Ok((queue.to_owned(), list(&queues.key(queue), value)?)))
                .collect::<Result<_, _>>()?,
            required: section.truth("required")?,
        })
    }
}

fn list(key: &str, value: &Value) -> Result<Rc<[Disposition]>, Mistake> {
    let wrong = |found: &Value| Mistake::at(key, shown(found), Expected::Dispositions);
    let items = value.as_array().ok_or_else(|| wrong(value))?;
    let mut read: Vec<Disposition> = Vec::new();
    for item in items {
        let section = Section::of(key.to_owned(), item).map_err(|_| wrong(item))?;
        section.only(&["code", "name"])?;
        let code = section.text("code")?.filter(|code| !code.is_empty()).ok_or_else(|| wrong(item))?;
        let name = section.get("name").ok_or_else(|| wrong(item))?;
        if read.iter().any(|other| other.code == code) {
            return Err(wrong(item));
        }
        read.push(Disposition { code, name: Label::read(&section.key("name"), name)? });
    }
    Ok(read.into())
}
