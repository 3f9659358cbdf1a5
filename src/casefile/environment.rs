//! What is told of the machine.

/// Name and main version of a browser, of its `User-Agent`; what else stands there tells machines apart.
pub fn browser(user_agent: &str) -> String {
    const MARKS: [(&str, &str); 4] =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari")];
    let version = |mark: &str| {
        let (_, rest) = user_agent.split_once(mark)?;
        Some(rest.chars().take_while(char::is_ascii_digit).collect::<String>()).filter(|version| !version.is_empty())
    };
    let found = MARKS.iter().find_map(|(mark, name)| Some(format!("{name} {}", version(mark)?)));
    found.unwrap_or_else(|| "other".to_owned())
}
