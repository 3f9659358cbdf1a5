//! Each language says everything in its own words. That none is missing the compiler sees; what was left in another
//! language only a reader does, or these tests, which say every sentence once.

use agent_console::mistakes::ConfigWords;
use agent_console::view::words::*;
use agent_console::view::{Count, Plural};

/// Says all that it has to say, with digits for whatever changes from time to time.
pub trait Say {
    fn say(&self, said: &mut Vec<String>);
}

impl Say for &str {
    fn say(&self, said: &mut Vec<String>) {
        said.push((*self).to_owned());
    }
}

/// What a sentence is made with.
const TEXT: &str = "7";
const STATUS: u16 = 404;

/// As many as a sentence can be about, in every plural.
fn counts() -> [Count; 6] {
    [Plural::Zero, Plural::One, Plural::Two, Plural::Few, Plural::Many, Plural::Other]
        .map(|plural| Count { text: TEXT.to_owned(), plural })
}

macro_rules! sentences_with {
    ($($type:ty: |$say:ident| $all:expr;)*) => {$(
        impl Say for $type {
            fn say(&self, said: &mut Vec<String>) {
                let $say = self;
                said.extend($all);
            }
        }
    )*};
}

sentences_with! {
    fn(&str) -> String: |say| [say(TEXT)];
    fn(&str, &str) -> String: |say| [say(TEXT, TEXT)];
    fn(&str, &str, &str) -> String: |say| [say(TEXT, TEXT, TEXT)];
    fn(Option<&str>) -> String: |say| [say(None), say(Some(TEXT))];
    fn(&str, Option<&str>) -> String: |say| [say(TEXT, None), say(TEXT, Some(TEXT))];
    fn(u16) -> String: |say| [say(STATUS)];
    fn(u32, u32) -> String: |say| [say(1, 9)];
    fn(u64) -> String: |say| [say(9)];
    fn(usize, usize) -> String: |say| [say(1, 9)];
    fn(usize) -> String: |say| [say(7)];
    fn(&Count) -> String: |say| counts().iter().map(say);
    fn(&Count, &str) -> String: |say| counts().iter().map(|count| say(count, TEXT));
    fn(&Count, &Count) -> String: |say| counts().iter().map(|count| say(count, count));
    fn(&Count, Option<[&str; 2]>) -> String:
        |say| counts().iter().flat_map(|count| [say(count, None), say(count, Some([TEXT; 2]))]);
}

impl Say for Language {
    fn say(&self, said: &mut Vec<String>) {
        self.name.say(said);
    }
}

macro_rules! words {
    ($($type:ident { $($field:ident)* })*) => {$(
        impl crate::words::Say for $type {
            fn say(&self, said: &mut Vec<String>) {
                let $type { $($field),* } = self;
                $($field.say(said);)*
            }
        }
    )*};
}

pub(crate) use words as sentences;

// Nothing compiles while a text is missing here.
words! {
    Words {
        essential speech away loading health last_ring storage messages fault day dial help wrap_up readiness alerts log finding directory
        numbers settings layout mini case_file delivery pop story ring_record update config
    }
    SpeechWords {
        departure read heading alerting_seen_hold alerting_seen_ringing alerting_undecided alerting_set_hold alerting_set_ringing times_seen_seconds times_set_seconds
        times_set_milliseconds times_ignored
    }
    MiniWords { name hint closed refused reopen not_now with_first_click unsupported }
    LastRingWords {
        minutes_ago at just_now on_screen heard notified in_mini not_heard not_notified untold and tried_at not_yet
    }
    StorageWords { blocked full lost refused failed holes }
    MessageWords { received applied unknown rejected foreign unknown_events faults times }
    FaultWords {
        too_long not_json not_a_message no_event no_event_type content field_type no_whole_number too_long_an_id
        neither_yes_nor_no
    }
    DayWords {
        heading nothing_yet occupied picture stretch as_table hour answered missed abandoned rejected failed unknown
        handle_time talk_time hold_time wrap_up_time occupancy signed_in
    }
    FigureWords { name definition }
    DialWords {
        label call video_call unavailable requested requested_video not_a_number not_signed_in on_call no_reaction
        refused possible_again elsewhere call_number call_number_video
    }
    HelpWords {
        heading where_they_act in_the_bar always licences switch how this_list ringing_call note_of_call no_key
        key_of press_a_key taken no_character changed removed reset close
    }
    WrapUpWords {
        heading heading_ended waiting unfinished more note kept not_kept read_only disposition disposition_required none
        done missing
    }
    LogWords {
        heading time party direction outcome ended_by ring talk hold wrap_up empty empty_advice count actions story copy
        done undo search search_hint when today week all from to filters any no_talk talk_under talk_between talk_over
        no_disposition sort_by reverse clear waiting none_match none_match_advice matching reading reading_on
    }
    FindingWords {
        yesterday nothing_today nothing_this_week nothing_in_these_days on_other_days all_days queue same_number
    }
    DirectoryWords { heading numbers skipped no_server too_slow status not_json no_columns too_long no_answer }
    PopWords { page blocked dismiss in_tab close }
    ReadinessWords {
        heading rings rings_silently may_be_missed rings_elsewhere sound_ready sound_ready_when_away sound_starting
        sound_locked sound_off sound_failed sound_unsupported switch_sound_on notice_allowed notice_not_asked
        notice_denied notice_off notice_unsupported allow_notices switch_notices_on linked reload here elsewhere
        kept_awake may_be_frozen slept sleep_is_known
    }
    AlertWords {
        heading sound tone bell chime marimba pulse deep volume speaker standard_speaker speaker_gone speaker_hidden
        choose_speaker waiting_beep notices notice_number tab badge vibrate when always when_away test stop_test
        test_title test_text title notice
    }
    SettingsWords {
        heading look theme configured system light dark contrast density comfortable compact text_size small normal large
        largest privacy kept own how_it_rings sound_only before_first_call keep_this_tab test_ring prepared
    }
    AwayWords {
        export would_export nothing_to_export csv json_lines written cancel exported export_cancelled export_failed
        forget forget_heading forget_number forget_removes forget_keeps forget_now forget_not redaction forgotten
        forget_no_number forget_live forget_own forget_elsewhere forget_unkept forget_failed close copied copy_number
        copy_refused print printed_on printed_some condition waits
    }
    CallerWords {
        this_week in_days missed promised promise_overdue open_last elsewhere elsewhere_fault promise heading in_minutes
        in_hours tomorrow other_time set take_back is_past due overdue called tried reached nobody due_now video done
        details put_off more_due due_sound due_notice told_promised told_taken_back told_kept told_open
    }
    DeliveryWords {
        chip waiting refused heading all_delivered are_waiting next_attempt are_refused sign_in wants_session sign_in_at
        elsewhere only_in_memory call_of under_way unreachable too_slow redirected status more send_again send_all_again
    }
    EssentialWords { language page link agent limit reason today ring call caller ladder }
    LadderWords { to_bar silence customer_page }
    PageWords { title language stopped skip_to_console bar }
    LinkWords {
        waiting waiting_long ready silent lost elsewhere elsewhere_since use_here failed simulated unseen no_network
        no_server seen_holes save_calls details
    }
    AgentWords {
        heading unknown signing_in signed_out idle not_ready rest wrap_up on_call unknown_advice signing_in_advice
        signed_out_advice not_confirmed signed_out_by_supervisor signed_out_by_platform
        confirmed_at doubtful nobody_said unannounced since
    }
    LimitWords { rest wrap_up sound notice title }
    StateLimitWords { left over_by over near }
    ReasonWords { none_given agent no_answer forced rest phone_unavailable rejected code }
    TodayWords { heading calls missed talk_time }
    RingWords {
        incoming transferred internal outbound incoming_video transferred_video internal_video outbound_video chat phone
        number_not_known_yet number_unknown queue called transferred_from kind ringing_for others late answer_in_bar
        announcement announcement_by_name open_page silenced unlock_sound
    }
    CallWords {
        inbound outbound internal direction_unknown ringing dialling talking held held_for_long answered missed rejected
        abandoned failed outcome_unknown by_agent by_customer by_colleague by_platform by_unknown number_unknown abroad
        changed resumed transferred conference transferred_from queue agent number_forgotten medium voice video
        text_chat click_to_dial callback_request predictive preview message_call web_chat social_chat
    }
    HealthWords {
        quiet_since perhaps_rings load_bar_again not_loaded framed own_window no_notices_in_frame unseen_in_frame
        lock_refused
    }
    Remedy { what help }
    LoadingWords {
        session script run again next_attempt open_address check left certificate offline session_unreachable
        platform_unreachable session_too_slow platform_too_slow local_network session_cors platform_cors session_status
        session_status_help platform_status platform_status_help not_known session_not_json session_lacks
        session_lacks_help token_refused script_empty not_a_script blocked blocked_help script_broke no_frame not_framed
        silent not_signed_in nobody_signed_in ended_in_call cookies_off cookies_blocked cookies_perhaps_blocked
        sessions_refused
    }
    NumberWords {
        suggestions last_call from_directory list listed spared warned forbidden no_list call_anyway list_entries
        list_skipped list_no_server list_too_slow list_status list_too_long list_unreadable
    }
    CaseFileWords {
        save about after_crash which call last_minutes shift earlier collecting nothing failed from_to calls messages more
        size pseudonyms here in_file real real_means real_forbidden save_file save_real saved
    }
    LayoutWords {
        height width place hide hidden show no_note write_note edit_note note_done writing_in_story technical
    }
    StoryWords {
        heading close reading gone what_happened message message_of received nameless earlier stood stood_until
        in_the_form call_back call_back_video is_done waits events
    }
    RingRecordWords {
        heading rang not_on_screen not_heard untold ms after sent sent_untold received way page sound notice window
        vibration badge silenced nobody_silenced why_untold why_off why_unneeded why_blocked why_unsupported why_failed
        why_closed why_hidden figures rings late_rings signal worked of median slowest
    }
    EventWords {
        offered put_through connected held unheld other_phone_rang failed internal_failed agent_left other_left
        not_answered third_party why_failed transfer back_from_menu media queue phone_rang phone_up phone_down
        phone_busy recording recording_failed recording_over state rest_overdue other unknown unreadable opened_again
        bar_loaded dialled dialled_video to_video to_voice not_switched note_written note_changed note_removed disposed
        disposition_removed done not_done began answered held_for over
    }
    UpdateWords { console_ready configuration_ready cost load later after_call after_form loading incomplete kept }
    ConfigWords {
        title nothing_started nothing_started_for_several warnings warning file key found expected advice found_nothing
        found_unknown_key did_you_mean found_key_twice
        found_not_json found_status found_no_server expected_file expected_file_as_before expected_json_object
        expected_object expected_key_once expected_text expected_texts expected_one_of expected_whole expected_bar_page
        expected_session_endpoint expected_context_path expected_address expected_file_address expected_country
        expected_beginning expected_complete expected_one_server expected_named_server expected_server
        expected_policy_source expected_features expected_screen_pop expected_scheme expected_label expected_code
        expected_rest expected_dispositions expected_colour expected_header_name expected_header_value edit_file
        check_server put_file_back
    }
}

/// What is the same in Spanish and English.
const SAME: [&str; 3] = ["Marimba", "CRM", "7 ms"];

pub fn all(words: &impl Say) -> Vec<String> {
    let mut said = Vec::new();
    words.say(&mut said);
    said
}

/// Whether a text is made for reading, and not of values and signs alone.
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

pub fn without_own_letters(words: &impl Say, own: std::ops::RangeInclusive<char>) -> Vec<String> {
    let foreign = |text: &String| has_words(text) && !text.chars().any(|c| own.contains(&c));
    all(words).into_iter().filter(foreign).collect()
}

#[test]
fn every_chinese_sentence_has_chinese_characters() {
    assert_eq!(without_own_letters(&ZH, '一'..='鿿'), [""; 0]);
}

#[test]
fn every_arabic_sentence_has_arabic_letters() {
    assert_eq!(without_own_letters(&AR, 'ء'..='ي'), [""; 0]);
}

#[test]
fn no_spanish_sentence_is_english() {
    let english = all(&EN);
    let left: Vec<_> = all(&ES).into_iter().filter(|text| has_words(text) && english.contains(text)).collect();
    assert_eq!(left, SAME);
}

/// Words that agents trip over, in what they read.
const AVOIDED: [&str; 16] = [
    "spoken",
    "holds the connection bar",
    "of its own",
    "by itself",
    "anew",
    "as it comes",
    "keeps nothing",
    "bar knows",
    "Use it here",
    "The other way round",
    "What can be done",
    "What happened in this call",
    "Load it now",
    "Not yet",
    "Forget",
    "Will it ring",
];

#[test]
fn english_sentences_name_things_as_agents_do() {
    let found = |text: &String| AVOIDED.iter().any(|avoided| text.contains(avoided));
    assert_eq!(all(&EN).into_iter().filter(found).collect::<Vec<_>>(), [""; 0]);
}
