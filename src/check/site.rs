//! Whether the bar's cookies are third-party cookies beside the console, which browsers more and more hold back.

use super::standing::Standing;

/// What is known about the bar's cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookies<'a> {
    /// `navigator.cookieEnabled`.
    pub enabled: bool,
    /// The console's origin.
    pub console: &'a str,
    /// The bar's origin.
    pub bar: &'a str,
    /// The bar has said that an agent is signed in, so that whatever cookies it needs are there.
    pub signed_in: bool,
    pub simulated: bool,
}

/// Whether two origins are of one site, so that the cookies of one are no third party's to the other: the same scheme
/// and the same registrable domain. The list of all public suffixes is long; a country's code behind a short label, as in
/// `co.uk`, is taken for one.
pub fn same_site(one: &str, other: &str) -> bool {
    let (Some((scheme, host)), Some((other_scheme, other_host))) = (parts(one), parts(other)) else { return false };
    scheme == other_scheme
        && (host == other_host || registrable(host).is_some_and(|of| registrable(other_host) == Some(of)))
}

fn parts(origin: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = origin.split_once("://")?;
    let host = match rest.split_once(']') {
        Some((address, _)) => address,
        None => rest.split(':').next().unwrap_or(rest),
    };
    Some((scheme, host))
}

/// `None` for an address and for a name without a dot.
fn registrable(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last()?;
    if labels.len() < 2 || host.starts_with('[') || last.chars().all(|char| char.is_ascii_digit()) {
        return None;
    }
    let of_country = labels.len() > 2 && last.len() == 2 && labels[labels.len() - 2].len() <= 3;
    let taken = if of_country { 3 } else { 2 };
    let length = labels[labels.len() - taken..].iter().map(|label| label.len() + 1).sum::<usize>() - 1;
    Some(&host[host.len() - length..])
}

pub fn judge_cookies(cookies: Cookies) -> Standing {
    const EXPECTED: &str = "The bar can set and read its cookies inside of the console's page.";
    let Cookies { enabled, console, bar, signed_in, simulated } = cookies;
    if simulated {
        return Standing::not_applicable("The simulated bar uses no cookies.");
    }
    if !enabled {
        return Standing::failed(
            "This browser takes no cookies at all.",
            EXPECTED,
            "Allow cookies in the browser's settings, or by the enterprise's policy for browsers, at least for the bar's \
             site.",
        );
    }
    if same_site(console, bar) {
        return Standing::passed(format!(
            "The bar at {bar} is of the same site as the console at {console}: its cookies are not third-party cookies."
        ));
    }
    if signed_in {
        return Standing::passed(format!(
            "The bar is of another site, {bar}, and yet somebody could sign in: this browser lets its cookies through. \
             Check the other browsers that your agents use, too."
        ));
    }
    Standing::warned(
        format!(
            "The bar at {bar} is of another site than the console at {console}, so its cookies are third-party cookies. \
             No page can ask the browser whether it holds them back; signing in in the bar shows it."
        ),
        EXPECTED,
        format!(
            "If signing in fails or is asked for again and again: serve the bar through a reverse proxy on the console's \
             own host (its path must still contain service-cloud), which ends the matter in every browser. Or allow the \
             bar's cookies: in Chrome and Edge by the policy CookiesAllowedForUrls with \"{bar}\", in Firefox by the \
             policy Cookies → Allow with \"{bar}\"; Safari needs the reverse proxy."
        ),
    )
}
