//! English.

use super::ConfigWords;

pub static WORDS: ConfigWords = ConfigWords {
    title: "The console can’t start",
    nothing_started: "Its configuration has a mistake. Nothing was started, and no calls reach this page.",
    nothing_started_for_several: "Its configuration has mistakes. Nothing was started, and no calls reach this page.",
    warnings: "Configuration",
    warning: |key, found, expected| {
        format!("config.json, {key}: found {found}; expected {expected}. The default is used instead.")
    },
    file: "File",
    key: "Key",
    found: "Found",
    expected: "Expected",
    advice: "What to do",
    found_nothing: "nothing",
    found_unknown_key: "unknown key",
    did_you_mean: |found, meant| format!("{found}; did you mean \"{meant}\"?"),
    found_key_twice: "a key that is there twice",
    found_not_json: |line, column| format!("text that is not JSON; it breaks at line {line}, column {column}"),
    found_status: |status| format!("the server's answer {status}"),
    found_no_server: "nothing: the server could not be reached",
    expected_file: "the file beside index.html, readable over HTTP",
    expected_file_as_before: "the file beside index.html; this browser has started the console with one before, so the simulated bar does not \
                              stand in for the real one",
    expected_json_object: "a JSON object, such as {}; JSON has no comments and no comma after the last entry",
    expected_object: "an object, such as {}",
    expected_key_once: "each key once",
    expected_text: "text in quotes",
    expected_texts: "a list of texts, such as [\"one\", \"two\"]",
    expected_one_of: |list| format!("one of {list}"),
    expected_whole: |from, to| format!("a whole number from {from} to {to}"),
    expected_bar_page: "the address of the bar's page, such as \"https://cec.example.com/bar/\", \
                        because bar.mode is \"frame\"",
    expected_session_endpoint: "the address of the endpoint that answers with the session of the agent who is signed in, \
                                because bar.mode is \"loader\"",
    expected_context_path: "the complete address of the platform, such as \"https://cec.example.com/service-cloud/\", \
                            because bar.mode is \"loader\"",
    expected_address: "an address that begins with https:// or http://, or one relative to the console's page; \
                       a place such as {number} stands behind the server's name",
    expected_file_address: "an address of a file that begins with https:// or http://, or one relative to the console's page; a place such as {number} has no meaning in it",
    expected_country: "a country's code of two capital letters (ISO 3166), such as \"DE\"; the United Kingdom is \"GB\"",
    expected_beginning: "what a number begins with: digits, *, # and a leading +",
    expected_complete: |address| {
        format!("\"{address}\", if a server is meant; a path beside the console's page begins with \"./\"")
    },
    expected_one_server: |address| format!("the address of one server, such as \"{address}\"; a star stands for none"),
    expected_named_server: "an address whose server a policy can name: a name of letters, digits, dots and hyphens \
                            (other letters as \"xn--…\"), or four numbers such as 192.0.2.7",
    expected_server: "a server's address and nothing behind it, such as \"https://portal.example.com\", or \
                      \"https://*.example.com\" for all of a domain",
    expected_policy_source: "a source that this directive knows: an address such as \"https://cec.example.com\", a \
                             scheme such as \"data:\", \"'self'\", or for scripts and styles \"'unsafe-inline'\" \
                             and the like",
    expected_features: "features with semicolons between them, such as \"microphone; autoplay\"",
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
    expected_header_name: "the name of a header that a page may set, other than \"Content-Type\" and \"Idempotency-Key\", and each only once",
    expected_header_value: "text of letters, digits and signs without accents",
    edit_file: "Correct the file beside index.html and load this page again. Nothing has to be rebuilt.",
    check_server: "Check that the web server runs and may read the file, and load this page again.",
    put_file_back: "Put config.json back beside index.html and load this page again. If the simulated bar is wanted, let the file hold {}.",
};
