//! How many days each law lives: as many as `LAW_CASES` says, or else what suits every run of the tests.

use proptest::test_runner::{Config, RngSeed};

const VARIABLE: &str = "LAW_CASES";

pub fn law(usual: u32) -> Config {
    let cases = std::env::var(VARIABLE).ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    Config { cases, max_shrink_iters: 20_000, failure_persistence: None, ..Config::default() }
}

/// Without the variable each run lives the same days: a change shows what it breaks, and new days are looked for on purpose.
pub fn law_of_the_same_days(usual: u32) -> Config {
    let rng_seed = if std::env::var(VARIABLE).is_ok() { RngSeed::Random } else { RngSeed::Fixed(1) };
    Config { rng_seed, ..law(usual) }
}
