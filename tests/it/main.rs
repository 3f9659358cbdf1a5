//! Every test that needs no browser, in one binary: it is linked once. `cargo test --test it laws::` runs one module.

mod support;

// What the bar says.
mod catalogue;
mod codes;
mod hostile;
mod hostile_files;
mod monitor;
mod outgoing;
mod payloads;

// What follows from it, example by example.
mod agents;
mod amend;
mod calls;
mod confidence;
mod dialect;
mod dialling;
mod medium;
mod metrics;
mod note_target;
mod note_window;
mod order;
mod pop_policy;
mod resume;
mod ring_record;
mod screen_pop;
mod session;
mod state_timeline;
mod replay;
mod stories;
mod time_limit;
mod traps;
mod wrap_up;

// Laws: whatever the day is like.
mod changing_agents;
mod clock;
mod found;
mod laws;
mod rough;
mod taken_along;

// What is kept.
mod case_file;
mod casefile;
mod custody;
mod finish_shift;
mod hint;
mod holes;
mod incomplete;
mod journal;
mod may_redact;
mod player;
mod pseudonyms;
mod privacy;
mod redaction;
mod retention;
mod shift_end;
mod stored_formats;

// What is shown and taken away.
mod export;
mod live_story;
mod log;
mod promises;
mod promises_on_record;
mod render;
mod ring_watch;
mod story;
mod waiting;
mod why;
mod wrap_up_forms;

// What the operator and the agent set.
mod alert_ladder;
mod alert_plan;
mod check;
mod config;
mod mistakes;
mod number_rules;
mod numbers;
mod policy;
mod policy_order;
mod reference;
mod shortcuts;
mod sound;

// The servers and the other tabs.
mod delivery;
mod directory;
mod election;
mod loader;
mod update;
