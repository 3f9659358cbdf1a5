//! How it stands with one thing that the console depends on.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
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

impl Standing {
    pub fn waiting(what: impl Into<String>) -> Standing {
        Standing::Waiting(what.into())
    }

    pub fn passed(found: impl Into<String>) -> Standing {
        Standing::Passed(found.into())
    }

    pub fn warned(found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Standing {
        Standing::Warned(Finding::new(found, expected, mend))
    }

    pub fn failed(found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) -> Standing {
        Standing::Failed(Finding::new(found, expected, mend))
    }

    pub fn not_applicable(why: impl Into<String>) -> Standing {
        Standing::NotApplicable(why.into())
    }

    /// As the page's markup has it.
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Waiting(_) => "waiting",
            Standing::Looking => "looking",
            Standing::Passed(_) => "passed",
            Standing::Warned(_) => "warned",
            Standing::Failed(_) => "failed",
            Standing::NotApplicable(_) => "not-applicable",
        }
    }

    /// As it is said beside the sign.
    pub fn word(&self) -> &'static str {
        match self {
            Standing::Waiting(_) => "Your turn",
            Standing::Looking => "Looking",
            Standing::Passed(_) => "OK",
            Standing::Warned(_) => "Could be better",
            Standing::Failed(_) => "Fails",
            Standing::NotApplicable(_) => "Not needed",
        }
    }
}
