//! Whether the server of the bar's page can be asked, and what it says about being framed.

use super::verdict::Verdict;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The policy keeps scripts from asking the bar's server, as it should where the console doesn't need to.
    NotAllowed,
    /// It answered; another origin's answer shows nothing of itself.
    Opaque,
    /// The bar is of the console's own origin, and its answer can be read.
    Read {
        status: u16,
        frame_options: Option<String>,
    },
    Nothing,
}

/// `place` is the address of the bar's page.
pub fn judge_reach(reach: &Reach, place: &str) -> Verdict {
    const EXPECTED: &str = "The bar's page answers with 200 and lets itself be framed.";
    match reach {
        Reach::NotAllowed => Verdict::not_applicable(format!(
            "The policy keeps scripts from asking the server of {place}, as it should: connect-src needs no entry for it. The \
             frame shows whether it can be reached."
        )),
        Reach::Opaque => {
            Verdict::passed(format!("The server of {place} answers. With what, a page of another origin may not see."))
        }
        Reach::Nothing => Verdict::failed(
            format!(
                "The server of {place} gives no answer: it is down, its name is unknown here, or its certificate is not trusted."
            ),
            EXPECTED,
            "Open the address in a new tab; the browser says there what it is. A certificate of the platform's own has \
             to be installed on the agents' computers.",
        ),
        Reach::Read { status: 200..=299, frame_options: Some(options) } if options.eq_ignore_ascii_case("deny") => {
            Verdict::failed(
                format!("{place} is sent with \"X-Frame-Options: {options}\", so no browser shows it in a frame."),
                EXPECTED,
                "Take the header away for this address, or let it say SAMEORIGIN.",
            )
        }
        Reach::Read { status: 200..=299, .. } => Verdict::passed(format!("{place} answers.")),
        Reach::Read { status, .. } => Verdict::failed(
            format!("{place} is answered with the status {status}."),
            EXPECTED,
            "Correct bar.url in config.json, or the server. For a reverse proxy, the path must still contain service-cloud.",
        ),
    }
}

/// An address as it may be shown: without what stands behind a question mark or a brace, which could be a secret.
pub fn plain_address(address: &str) -> &str {
    address.split(['?', '#', '{']).next().unwrap_or_default()
}
