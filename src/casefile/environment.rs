//! What is told of the machine.

/// In a file's surroundings: the console has broken down, at this place of its code.
pub const CRASH: &str = "crash";

/// The place that a crash screen names, such as `src/app/root.rs:12`; empty if it is none.
pub fn crash_place(text: &str) -> String {
    let is_place = text.len() <= 100
        && text.split_once(':').is_some_and(|(file, line)| {
            file.ends_with(".rs")
                && file.chars().all(|char| char.is_ascii_alphanumeric() || "/._-".contains(char))
                && line.chars().all(|char| char.is_ascii_digit())
        });
    if is_place { text.to_owned() } else { String::new() }
}

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
