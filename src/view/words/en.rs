//! English.

use super::*;

pub static EN: Words = Words {
    language: Language { tag: "en", name: "English", direction: WritingDirection::LeftToRight },
    page: PageWords {
        title: "Agent console",
        language: "Language",
        stopped: "The console has stopped working. What it shows is no longer true. \
                  Load this page again; your call goes on in the connection bar.",
        skip_to_console: "Skip the connection bar",
        bar: "Connection bar",
    },
    link: LinkWords {
        waiting: "Waiting for the connection bar…",
        waiting_long: "The connection bar has not spoken yet. Sign in in the bar above. \
                       If you are signed in already, change your state there once.",
        ready: "Connected",
        silent: "The connection bar has been silent for a while although a call is open. \
                 Trust what the bar shows; this page may be behind.",
        lost: "The connection bar was reloaded and has not spoken since. \
               Check that you are still signed in there, and change your state there once.",
        elsewhere: "Another tab holds the connection bar. This one shows the same, live.",
        elsewhere_since: |opened| {
            format!("The tab opened at {opened} holds the connection bar. This one shows the same, live.")
        },
        use_here: "Use it here",
        failed: "The connection bar could not be loaded. Reload this page. \
                 If that does not help, tell your administrator.",
        simulated: "Simulated bar – no real calls",
    },
    storage: StorageWords {
        blocked: "This browser keeps nothing for this page. Calls are listed until the page is closed.",
        full: "The space for this page is used up. New calls are listed until the page is closed.",
        newer: "A newer version of this console keeps the calls here. Reload this page to get it.",
        lost: "The browser has removed what this page had kept. Calls are listed until the page is closed.",
        failed: "Calls could not be kept. They are listed until the page is closed.",
        export: "Save the calls to a file",
    },
    messages: MessageWords {
        details: "Messages",
        received: "Received from the bar",
        applied: "Understood",
        unknown: "Events that this console does not know",
        rejected: "Not readable",
        foreign: "From elsewhere, ignored",
        unknown_events: "Unknown events",
        faults: "What was not readable",
        times: |count| format!("{} ×", count.text),
    },
    fault: FaultWords {
        too_long: |bytes, most| match bytes.plural {
            Plural::One => format!("The message has {} byte; up to {} are read.", bytes.text, most.text),
            _ => format!("The message has {} bytes; up to {} are read.", bytes.text, most.text),
        },
        not_json: |line, column| {
            format!("The message is not readable as JSON: it breaks at line {line}, column {column}.")
        },
        not_a_message: |found| {
            format!("The message is of the JSON type {found}; an object with an event was expected.")
        },
        no_event: "The message holds no event.",
        no_event_type: "The message holds an event without an eventType.",
        content: |event, found| {
            format!("The content of {event} is of the JSON type {found}, which its documentation does not have.")
        },
        field_type: |event, field, found| {
            format!("In {event}, the field {field} is of the JSON type {found}, which its documentation does not have.")
        },
        no_whole_number: |event, field| format!("In {event}, the field {field} is no whole number."),
        neither_yes_nor_no: |event, field| format!("In {event}, the field {field} says neither yes nor no."),
    },
    agent: AgentWords {
        heading: "Your state",
        unknown: "Unknown",
        signing_in: "Signing in",
        signed_out: "Signed out",
        idle: "Idle",
        not_ready: "Not ready",
        rest: "Rest",
        wrap_up: "Wrap-up",
        on_call: "On call",
        unknown_advice: "The bar tells your state when it changes. Sign in in the bar, or change your state there once.",
        signing_in_advice: "Your state appears as soon as the bar confirms it.",
        signed_out_advice: "Sign in in the connection bar to take calls.",
        not_confirmed: "From before this page was loaded. The bar has not confirmed it yet.",
        rest_overdue: "Rest is over its limit",
        rest_left: |left| format!("{left} left of the rest"),
        rest_exceeded: |over| format!("{over} longer than the rest may last"),
        signed_out_by_supervisor: "A supervisor signed you out.",
        signed_out_by_platform: "The platform signed you out.",
        confirmed_at: |time| format!("Confirmed by the bar at {time}"),
        doubtful: "The bar may know better. Trust what it shows.",
        nobody_said: "The bar has not said it yet.",
        since: |time| format!("Since {time}"),
    },
    reason: ReasonWords {
        none_given: "No reason given",
        agent: "Set by you",
        no_answer: "You missed a call",
        forced: "Set by a supervisor",
        rest: "For a rest",
        phone_unavailable: "Your phone is unavailable",
        rejected: "You rejected a call",
        code: |code| format!("Reason {code}"),
    },
    today: TodayWords { heading: "Today", calls: "Calls", missed: "Missed", talk_time: "Talk time" },
    day: DayWords {
        heading: "Your day",
        occupied: |share| format!("Occupancy {share}"),
        picture: |from, to| format!("Your states and calls from {from} to {to}. The table below says the same."),
        stretch: |state, from, to| format!("{state}, {from} to {to}"),
        as_table: "Show as a table",
        hour: "Hour",
        answered: FigureWords {
            name: "Answered",
            definition: "Calls that began today and in which you spoke with somebody.",
        },
        missed: FigureWords { name: "Missed", definition: "Calls that rang until the platform took them back." },
        abandoned: FigureWords {
            name: "Abandoned",
            definition: "Calls that the caller gave up while they rang at you.",
        },
        rejected: FigureWords { name: "Rejected", definition: "Calls that you declined." },
        failed: FigureWords { name: "Not reached", definition: "Calls that you dialled and nobody took." },
        unknown: FigureWords {
            name: "Outcome unknown",
            definition: "Calls of which the bar has not told how they ended.",
        },
        handle_time: FigureWords {
            name: "Handle time",
            definition: "Average of talk, hold and wrap-up over the answered calls of today that have ended.",
        },
        talk_time: FigureWords {
            name: "Talk",
            definition: "Average time that you spoke in an answered call, without hold.",
        },
        hold_time: FigureWords { name: "Hold", definition: "Average time that an answered call was on hold." },
        wrap_up_time: FigureWords { name: "Wrap-up", definition: "Average wrap-up after an answered call." },
        occupancy: FigureWords {
            name: "Occupancy",
            definition: "The part of your time on call, in wrap-up and idle that you were not idle. Not ready and rest do not count.",
        },
        signed_in: FigureWords { name: "Signed in", definition: "Time today in any state but signed out and unknown." },
    },
    dial: DialWords {
        label: "Call a number",
        call: "Call",
        unavailable: "You can call while you are signed in and not on a call.",
        requested: |number| format!("Calling {number}. Pick up your phone when it rings."),
        not_a_number: |text| format!("“{text}” is not a number. Use digits, *, # and a leading +."),
        not_signed_in: "Sign in in the connection bar first, then call again.",
        on_call: "You are on a call. Call again when it has ended.",
        no_reaction: |number| {
            format!(
                "Nothing happened with the call to {number}. Check in the bar that you are signed in, then call again."
            )
        },
        refused: |number| format!("The platform refused the number {number}. Check it, then call again."),
    },
    ring: RingWords {
        incoming: "Incoming call",
        transferred: "Transferred call",
        internal: "Internal call",
        outbound: "Outbound call for you",
        phone: "Your phone is ringing",
        number_not_known_yet: "The number is not known yet.",
        number_unknown: "The number is unknown.",
        queue: "Queue",
        called: "Called number",
        transferred_from: "Transferred by",
        ringing_for: "Ringing for",
        others: |count| match count.plural {
            Plural::One => format!("{} more call is ringing", count.text),
            _ => format!("{} more calls are ringing", count.text),
        },
        answer_in_bar: "Answer in the connection bar",
        announcement: |what, number| match number {
            Some(number) => format!("{what}: {number}. Answer in the connection bar."),
            None => format!("{what}. Answer in the connection bar."),
        },
    },
    log: LogWords {
        heading: "Calls",
        time: "Time",
        party: "Number",
        direction: "Direction",
        outcome: "Outcome",
        ended_by: "Ended by",
        ring: "Ring",
        talk: "Talk",
        hold: "Hold",
        wrap_up: "Wrap-up",
        empty: "No calls yet",
        empty_advice: "Every call appears here as soon as it rings or is dialled, the newest at the top.",
        older: "Show older calls",
        count: |total| match total.plural {
            Plural::One => format!("{} call", total.text),
            _ => format!("{} calls", total.text),
        },
        shown: |shown, total| format!("The latest {} of {} calls", shown.text, total.text),
    },
    call: CallWords {
        inbound: "Inbound",
        outbound: "Outbound",
        internal: "Internal",
        direction_unknown: "Unknown",
        ringing: "Ringing",
        dialling: "Dialling",
        talking: "Talking",
        held: "On hold",
        answered: "Answered",
        missed: "Missed",
        rejected: "Rejected",
        abandoned: "Abandoned",
        failed: "Not reached",
        outcome_unknown: "Outcome unknown",
        by_agent: "You",
        by_customer: "Customer",
        by_colleague: "Colleague",
        by_platform: "Platform",
        by_unknown: "Unknown",
        number_unknown: "Number unknown",
        changed: "Call state changed",
        resumed: "Resumed, waiting for the bar",
        transferred: "You transferred it",
        conference: "Conference",
        transferred_from: |number| format!("Transferred by {number}"),
        queue: |queue| format!("Queue {queue}"),
    },
    config: ConfigWords {
        title: "The console can’t start",
        nothing_started: "Its configuration has a mistake. Nothing was started, and no calls reach this page.",
        file: "File",
        key: "Key",
        found: "Found",
        expected: "Expected",
        advice: "What to do",
        found_nothing: "nothing",
        found_unknown_key: "a key that does not exist",
        found_not_json: |line, column| format!("text that is not JSON; it breaks at line {line}, column {column}"),
        found_status: |status| format!("the server's answer {status}"),
        found_no_server: "nothing: the server could not be reached",
        expected_file: "the file beside index.html, readable over HTTP",
        expected_json_object: "a JSON object, such as {}; JSON has no comments and no comma after the last entry",
        expected_object: "an object, such as {}",
        expected_text: "text in quotes",
        expected_texts: "a list of texts, such as [\"one\", \"two\"]",
        expected_one_of: |list| format!("one of {list}"),
        expected_whole: |from, to| format!("a whole number from {from} to {to}"),
        expected_bar_page: "the address of the bar's page, such as \"https://cec.example.com/bar/\", \
                            because bar.mode is \"frame\"",
        expected_address: "an address that begins with https:// or http://, or one relative to the console's page; \
                           a place such as {number} stands behind the server's name",
        expected_screen_pop: "an address that begins with https:// or http:// or, unless it is shown in the panel, \
                              with one of screenPop.schemes; behind the server's name it may have the places \
                              {number}, {called}, {callId}, {agent}, {direction}, {queue}",
        expected_scheme: "the beginning of an address without its colon, such as \"tel\"; none that runs a script or \
                          reads the agent's disk",
        expected_label: "a name in quotes, or one for each language, such as {\"en\": \"Lunch\", \"es\": \"Almuerzo\"}",
        expected_code: |from, to| format!("a code from \"{from}\" to \"{to}\""),
        expected_rest: "a name, or {\"name\": \"Lunch\", \"minutes\": 30}",
        expected_dispositions: "a list such as [{\"code\": \"sold\", \"name\": \"Sold\"}], in which no code comes twice",
        expected_colour: "a colour such as \"#1c5fc4\"",
        edit_file: "Correct the file beside index.html and load this page again. Nothing has to be rebuilt.",
        check_server: "Check that the web server runs and may read the file, and load this page again.",
    },
};
