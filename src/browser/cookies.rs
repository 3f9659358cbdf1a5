//! Whether this browser lets the bar have its cookies, as far as a page can know.

use super::clock::window;
use crate::loader::BarCookies;

/// Whether this browser takes cookies at all.
pub fn cookies_enabled() -> bool {
    let said = js_sys::Reflect::get(&window().navigator(), &"cookieEnabled".into());
    // Chromium says yes, too, where its user has forbidden all of them. What it closes there is the storage.
    said.is_ok_and(|enabled| enabled.is_truthy()) && (is_in_a_frame() || window().local_storage().is_ok())
}

/// What may become of the cookies of the bar, which is of this origin.
pub fn bar_cookies(bar: &str) -> BarCookies {
    let console = window().location().origin().unwrap_or_default();
    let cookies = BarCookies::of(cookies_enabled(), &console, bar);
    if is_in_a_frame() { cookies.in_a_frame() } else { cookies }
}

/// Storage in another site's frame may be closed for that alone.
fn is_in_a_frame() -> bool {
    window().top().ok().flatten().is_none_or(|top| top != window())
}
