//! What the tabs say to each other on their channel, as JSON text. Another release of the console may be open in another
//! tab: the tags stay as they are, and what can't be read is not for us.

use serde::Serialize;
use serde_json_borrow::Value;

/// One time that a tab led. Later terms are greater, so that words that come late are known as such.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Term {
    /// When it began, in epoch milliseconds, or just after the last term known then if that is later.
    pub began: u64,
    /// The leader.
    pub tab: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum TabMessage {
    /// A tab asks who leads.
    WhoHolds,
    /// A leader says so when its term begins and when it is asked; where there are locks, everyone who knows answers.
    Holds { term: Term, label: String },
    /// The leader's console is gone. A tab that was killed says nothing.
    Left { term: Term },
    /// `tab` asks the leader for the bar.
    Wants { tab: String },
    /// The leader has released the bar for `tab` to take.
    Free {
        tab: String,
        /// The leader's. Earlier releases don't say it.
        #[serde(skip_serializing_if = "Option::is_none")]
        term: Option<Term>,
    },
    /// Without locks: a tab is about to lead unless a leader or an earlier candidate answers.
    Candidate { since: Term },
    /// Text between consoles; with its term if the leader speaks.
    #[serde(rename = "told")]
    Broadcast { term: Option<Term>, text: String },
}

impl TabMessage {
    pub fn write(&self) -> String {
        // An `expect` would bring everything along that shows an error of JSON.
        let Ok(text) = serde_json::to_string(self) else { unreachable!("plain data is JSON") };
        text
    }

    /// `None` for text of another program or a later release.
    pub fn read(text: &str) -> Option<TabMessage> {
        let message: Value = serde_json::from_str(text).ok()?;
        let text = |name: &str| Some(message.get(name).as_str()?.to_owned());
        let term = |name: &str| {
            let term = message.get(name);
            Some(Term { began: term.get("began").as_u64()?, tab: term.get("tab").as_str()?.to_owned() })
        };
        Some(match message.get("say").as_str()? {
            "who-holds" => TabMessage::WhoHolds,
            "holds" => TabMessage::Holds { term: term("term")?, label: text("label")? },
            "left" => TabMessage::Left { term: term("term")? },
            "wants" => TabMessage::Wants { tab: text("tab")? },
            "free" => TabMessage::Free { tab: text("tab")?, term: term("term") },
            "candidate" => TabMessage::Candidate { since: term("since")? },
            "told" if message.get("term").is_null() => TabMessage::Broadcast { term: None, text: text("text")? },
            "told" => TabMessage::Broadcast { term: Some(term("term")?), text: text("text")? },
            _ => return None,
        })
    }
}
