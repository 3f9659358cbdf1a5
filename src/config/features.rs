//! What may stand in a frame's attribute `allow` (HTML standard; Permissions Policy).

use super::origin::Origin;

/// Those that some browser knows. What none knows it passes over in silence, and a frame without a microphone is found out
/// in the middle of a call.
const FEATURES: &str = "accelerometer ambient-light-sensor attribution-reporting autoplay battery bluetooth browsing-topics \
    camera captured-surface-control clipboard-read clipboard-write compute-pressure cross-origin-isolated deferred-fetch \
    deferred-fetch-minimal digital-credentials-create digital-credentials-get display-capture document-domain \
    encrypted-media execution-while-not-rendered execution-while-out-of-viewport fullscreen gamepad geolocation gyroscope \
    hid identity-credentials-get idle-detection keyboard-map language-detector language-model local-fonts local-network \
    local-network-access loopback-network magnetometer mediasession microphone midi on-device-speech-recognition \
    otp-credentials payment picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock \
    serial smart-card speaker-selection storage-access summarizer sync-xhr translator unload usb usb-unrestricted web-share \
    window-management window-placement writer xr-spatial-tracking";

/// Each feature, with whom it is handed on to; `None` if something else stands there.
pub fn features(allow: &str) -> Option<Vec<(&str, Vec<&str>)>> {
    let mut features = Vec::new();
    for part in allow.split(';') {
        let mut words = part.split_ascii_whitespace();
        let Some(name) = words.next() else { continue };
        let list: Vec<&str> = words.collect();
        let is_holder = |word: &&str| {
            matches!(*word, "*" | "'none'" | "'self'" | "'src'") || matches!(Origin::of(word), Ok(Origin::Other(_)))
        };
        if !FEATURES.split_ascii_whitespace().any(|known| known == name) || !list.iter().all(is_holder) {
            return None;
        }
        features.push((name, list));
    }
    Some(features)
}
