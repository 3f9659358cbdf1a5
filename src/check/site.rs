//! Whether the bar's cookies are third-party cookies beside the console, which browsers more and more hold back.

use super::verdict::Verdict;
use crate::loader::BarCookies;

/// What is known about the bar's cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookies<'a> {
    /// Whether the browser takes cookies at all.
    pub enabled: bool,
    /// The console's origin.
    pub console: &'a str,
    /// The bar's origin.
    pub bar: &'a str,
    /// The bar has said that an agent is signed in, so that whatever cookies it needs are there.
    pub signed_in: bool,
    pub simulated: bool,
}

pub fn judge_cookies(cookies: Cookies) -> Verdict {
    const EXPECTED: &str = "The bar can set and read its cookies inside of the console's page.";
    let Cookies { enabled, console, bar, signed_in, simulated } = cookies;
    if simulated {
        return Verdict::not_applicable("The simulated bar uses no cookies.");
    }
    let parties = BarCookies::of(enabled, console, bar);
    let others = match parties {
        BarCookies::Off => {
            return Verdict::failed(
                "This browser takes no cookies at all.",
                EXPECTED,
                "Allow cookies in the browser's settings, or by the enterprise's policy for browsers, at least for the bar's \
                 site.",
            );
        }
        BarCookies::FirstParty => {
            return Verdict::passed(format!(
                "The bar at {bar} is of the same site as the console at {console}: its cookies are not third-party cookies."
            ));
        }
        BarCookies::PerhapsThirdParty => format!(
            "The bar at {bar} may be of another site than the console at {console}: browsers know which names belong \
             together, pages don't. Then its cookies are third-party cookies."
        ),
        BarCookies::ThirdParty => format!(
            "The bar at {bar} is of another site than the console at {console}, so its cookies are third-party cookies."
        ),
    };
    if signed_in {
        return Verdict::passed(format!(
            "{others} And yet somebody could sign in: this browser lets the bar's cookies through. Check the other \
             browsers that your agents use, too."
        ));
    }
    Verdict::warned(
        format!("{others} No page can ask the browser whether it holds them back; signing in in the bar shows it."),
        EXPECTED,
        format!(
            "If signing in fails or is asked for again and again: serve the bar through a reverse proxy on the console's \
             own host (its path must still contain service-cloud), which ends the matter in every browser. Or allow the \
             bar's cookies: in Chrome and Edge by the policy CookiesAllowedForUrls with \"{bar}\", in Firefox by the \
             policy Cookies → Allow with \"{bar}\"; Safari needs the reverse proxy. Either way a cookie reaches a frame of \
             another site only if the platform sets it with SameSite=None; Secure."
        ),
    )
}
