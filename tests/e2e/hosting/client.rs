//! A client that takes what it gets: no redirection is followed, nothing is unpacked.

use reqwest::header::{ACCEPT_ENCODING, HeaderMap};
use reqwest::{Client, redirect};

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The only value of a header; empty without one.
    pub fn header(&self, name: &str) -> String {
        let values: Vec<&str> = self.headers.get_all(name).iter().map(|value| value.to_str().expect("text")).collect();
        assert!(values.len() <= 1, "{name} twice: {values:?}");
        values.concat()
    }
}

pub async fn get(url: &str) -> Answer {
    get_with(url, &[]).await
}

pub async fn get_encoded(url: &str, encodings: &str) -> Answer {
    get_with(url, &[(ACCEPT_ENCODING.as_str(), encodings)]).await
}

pub async fn get_with(url: &str, headers: &[(&str, &str)]) -> Answer {
    let client = Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
    let request = headers.iter().fold(client.get(url), |request, (name, value)| request.header(*name, *value));
    let response = request.send().await.unwrap_or_else(|error| panic!("{url} does not answer: {error}"));
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, body: response.bytes().await.expect("a body").to_vec() }
}
