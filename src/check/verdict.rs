//! How it stands with one thing that the console depends on.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its turn has not come, or somebody has to do something first: what that is, in a sentence.
    Waiting(String),
    Looking,
    Passed(String),
    /// It works, and would work better otherwise; or nobody can see from here whether it does.
    Warned(Finding),
    Failed(Finding),
    /// Why there is nothing to look at.
    NotApplicable(String),
}

/// What is wrong, each in a sentence or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub found: String,
    pub expected: String,
    pub mend: String,
}

impl Finding {
    pub fn new(found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding { found: found.into(), expected: expected.into(), mend: mend.into() }
    }
}

impl Verdict {
    pub fn waiting(what: impl Into<String>) -> Verdict {
        Verdict::Waiting(what.into())
    }

    pub fn passed(found: impl Into<String>) -> Verdict {
        Verdict::Passed(found.into())
    }

    pub fn warned(found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Verdict {
        Verdict::Warned(Finding::new(found, expected, mend))
    }

    pub fn failed(found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Verdict {
        Verdict::Failed(Finding::new(found, expected, mend))
    }

    pub fn not_applicable(why: impl Into<String>) -> Verdict {
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
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Waiting(_) => "Your turn",
            Verdict::Looking => "Looking",
            Verdict::Passed(_) => "OK",
            Verdict::Warned(_) => "Could be better",
            Verdict::Failed(_) => "Fails",
            Verdict::NotApplicable(_) => "Not needed",
        }
    }
}
