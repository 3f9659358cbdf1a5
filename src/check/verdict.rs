//! How it stands with one thing that the console depends on.

use super::words::{CheckWords, Text};

/// With what is said of it, as a [`Text`], or in the words of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<T = Text> {
    /// Its turn has not come, or somebody has to do something first: what that is.
    Waiting(T),
    Looking,
    Passed(T),
    /// It works, and would work better otherwise; or nobody can see from here whether it does.
    Warned(Finding<T>),
    Failed(Finding<T>),
    /// Why there is nothing to look at.
    NotApplicable(T),
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<T = Text> {
    pub found: T,
    pub expected: T,
    pub mend: T,
}

impl<T> Finding<T> {
    pub fn new(found: impl Into<T>, expected: impl Into<T>, mend: impl Into<T>) -> Finding<T> {
        Finding { found: found.into(), expected: expected.into(), mend: mend.into() }
    }
}

impl Finding {
    pub fn in_words(&self, words: &CheckWords) -> Finding<String> {
        Finding { found: words.say(&self.found), expected: words.say(&self.expected), mend: words.say(&self.mend) }
    }
}

impl<T> Verdict<T> {
    pub fn waiting(what: impl Into<T>) -> Verdict<T> {
        Verdict::Waiting(what.into())
    }

    pub fn passed(found: impl Into<T>) -> Verdict<T> {
        Verdict::Passed(found.into())
    }

    pub fn warned(found: impl Into<T>, expected: impl Into<T>, mend: impl Into<T>) -> Verdict<T> {
        Verdict::Warned(Finding::new(found, expected, mend))
    }

    pub fn failed(found: impl Into<T>, expected: impl Into<T>, mend: impl Into<T>) -> Verdict<T> {
        Verdict::Failed(Finding::new(found, expected, mend))
    }

    pub fn not_applicable(why: impl Into<T>) -> Verdict<T> {
        Verdict::NotApplicable(why.into())
    }

    /// As the page's markup has it.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Waiting(_) => "waiting",
            Verdict::Looking => "looking",
            Verdict::Passed(_) => "passed",
            Verdict::Warned(_) => "warned",
            Verdict::Failed(_) => "failed",
            Verdict::NotApplicable(_) => "not-applicable",
        }
    }

    /// As it is said beside the sign.
    pub fn word(&self, words: &CheckWords) -> &'static str {
        let words = &words.verdict;
        match self {
            Verdict::Waiting(_) => words.waiting,
            Verdict::Looking => words.looking,
            Verdict::Passed(_) => words.passed,
            Verdict::Warned(_) => words.warned,
            Verdict::Failed(_) => words.failed,
            Verdict::NotApplicable(_) => words.not_applicable,
        }
    }
}

impl Verdict {
    pub fn in_words(&self, words: &CheckWords) -> Verdict<String> {
        match self {
            Verdict::Waiting(what) => Verdict::Waiting(words.say(what)),
            Verdict::Looking => Verdict::Looking,
            Verdict::Passed(found) => Verdict::Passed(words.say(found)),
            Verdict::Warned(finding) => Verdict::Warned(finding.in_words(words)),
            Verdict::Failed(finding) => Verdict::Failed(finding.in_words(words)),
            Verdict::NotApplicable(why) => Verdict::NotApplicable(words.say(why)),
        }
    }
}
