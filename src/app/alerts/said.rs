//! What a notification, the tab's title and the system's media keys call what rings.

use super::other_alerts::Due;
use crate::browser::alerts::notification::Text;
use crate::directory::Contact;
use crate::domain::{Limited, Ring};
use crate::ringing::{NoticeAction, NoticeSound};
use crate::settings::AlertSettings;
use crate::view::{Phones, Words, number_in_words};

/// What notification and title say.
pub struct Said {
    tag: String,
    pub heading: &'static str,
    pub number: Option<String>,
    body: String,
}

impl Said {
    pub fn of_ring(
        ring: &Ring,
        phones: &Phones,
        contact: Option<&Contact>,
        settings: &AlertSettings,
        words: &'static Words,
    ) -> Said {
        let number = ring.number.as_ref().map(|number| number_in_words(phones, number).to_string());
        let read = number.as_deref().filter(|_| settings.notice_number);
        let sentence = (words.alerts.notice)(read);
        let body = match contact.filter(|_| settings.notice_number) {
            Some(contact) => format!("{}\n{sentence}", contact.name),
            None => sentence,
        };
        Said {
            // What rings without a call is the phone, and that can ring once.
            tag: ring.call_id.as_ref().map_or("ringing", |id| id.as_str()).to_owned(),
            heading: words.ring(ring),
            body,
            number,
        }
    }

    pub fn of_due(due: &Due, phones: &Phones, settings: &AlertSettings, words: &'static Words) -> Said {
        let number = due.number.as_ref().map(|number| number_in_words(phones, number).to_string());
        let read = [due.name.clone(), number].into_iter().flatten().filter(|_| settings.notice_number);
        Said {
            tag: "call-due".to_owned(),
            heading: words.caller.due_now,
            body: Vec::from_iter(read).join("\n"),
            number: None,
        }
    }

    pub fn of_limit(limited: Limited, words: &'static Words) -> Said {
        Said { tag: "time-limit".to_owned(), heading: words.limit.of(limited).over, body: String::new(), number: None }
    }

    pub fn of_test(words: &'static Words) -> Said {
        Said {
            tag: "test".to_owned(),
            heading: words.alerts.test_title,
            number: None,
            body: words.alerts.test_text.to_owned(),
        }
    }

    pub fn text(&self, sound: NoticeSound, actions: Vec<(NoticeAction, &'static str)>) -> Text {
        Text {
            tag: self.tag.clone(),
            title: self.heading.to_owned(),
            body: self.body.clone(),
            silent: sound == NoticeSound::Silent,
            actions,
        }
    }
}
