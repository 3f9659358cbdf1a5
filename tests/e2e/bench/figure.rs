//! What a measurement comes to, as `make bench` collects it: one JSON line a figure.

use serde::Serialize;

#[derive(Serialize)]
pub struct Figure<'a> {
    pub name: &'a str,
    pub value: f64,
    pub unit: &'a str,
    /// What the plain page needs for the same in the same browser and run.
    pub baseline: Option<f64>,
    pub ratio: Option<f64>,
}

/// Prints a figure, if there is a value.
pub fn figure(name: &str, unit: &str, value: f64, baseline: Option<f64>) {
    if value.is_nan() {
        return;
    }
    let round = |value: f64| (value * 100.0).round() / 100.0;
    let ratio = baseline.filter(|baseline| *baseline > 0.0).map(|baseline| round(value / baseline));
    let figure = Figure { name, value: round(value), unit, baseline: baseline.map(round), ratio };
    println!("{}", serde_json::to_string(&figure).expect("names and numbers can be written"));
}

/// The value below which so many of the samples are, `share` of 1. No samples have none.
pub fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}
