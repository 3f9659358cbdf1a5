//! The replay of case files says everything in each language's own words.

use crate::words::{Say, all, has_words, sentences, without_own_letters};
use agent_console::replay::words::*;

// Nothing compiles while a text is missing here.
sentences! {
    OpenWords { heading language stopped drop choose kinds stays about reading another }
    HeadWords {
        from_to saved read_by zone own_zone redacted full whole changed cut crashed missing proves as_agent as_reader picture_in whole_size
    }
    BadWords {
        found expected fix empty unreadable no_case_file broken_archive no_decompression too_large newer damaged no_entries
        want_case_file want_version want_whole choose_other use_newer ask_again unpack
    }
    TimeWords {
        heading hint play pause back forward speed jump go no_time click ring alarm bad calls position
    }
    HeldWords {
        picture no_bar heading visibility focused visible hidden notifications granted denied not_asked off rings theme light dark
        browser language clicks unknown none
    }
    EntryWords {
        tab list wall mono changed nothing_changed raw stored ring_unseen ring_unproven limit_over not_confirmed link_lost earlier
        later opened frame_loaded message dialled noted disposed wrapped_up promised rang restored clock_set seen clicked
    }
    WhyWords {
        tab about state since ring nothing_rings by_agent call phase party durations times made_by made_by_none asked_from
    }
    WhatIfWords {
        tab about leave_out move_it seconds_later add message no_seconds no_message same first fact before after absent
    }
    ReleaseWords { tab about save compare same differ unreadable other_file }
    TestWords { tab about from to copy copied refused real left_out rings text }
}

impl Say for ReplayWords {
    fn say(&self, said: &mut Vec<String>) {
        let ReplayWords { tag: _, open, head, bad, time, held, entry, why, what_if, releases, test } = self;
        let texts: [&dyn Say; 10] = [open, head, bad, time, held, entry, why, what_if, releases, test];
        texts.into_iter().for_each(|text| text.say(said));
    }
}

#[test]
fn every_language_of_the_replay_is_its_own() {
    assert_eq!(without_own_letters(&ZH, '一'..='鿿'), [""; 0]);
    assert_eq!(without_own_letters(&AR, 'ء'..='ي'), [""; 0]);
    let english = all(&EN);
    let left: Vec<_> = all(&ES).into_iter().filter(|text| has_words(text) && english.contains(text)).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn the_replay_is_in_the_languages_of_the_console() {
    let tags = agent_console::view::words::LANGUAGES.each_ref().map(|language| language.tag);
    assert_eq!(ALL.map(|words| words.tag), tags);
}
