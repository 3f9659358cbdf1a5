//! The list as text for a support ticket.

use super::standing::Standing;
use super::step::Part;
use super::walk::Walk;

/// `heading` says what was checked, where, when and with what, a line each.
pub fn report(walk: &Walk, heading: &[String]) -> String {
    let mut lines = vec![format!("Check of an agent console: {}", walk.verdict().headline())];
    lines.extend(heading.iter().cloned());
    for part in Part::ALL {
        lines.push(String::new());
        lines.push(part.title().to_owned());
        for step in part.steps() {
            let standing = walk.of(step);
            let (word, title) = (standing.word(), step.title());
            lines.push(format!("[{word}] {title} ({})", step.id()));
            match standing {
                Standing::Looking => {}
                Standing::Waiting(text) | Standing::Passed(text) | Standing::NotApplicable(text) => {
                    lines.push(format!("    {text}"));
                }
                Standing::Warned(finding) | Standing::Failed(finding) => {
                    lines.push(format!("    Found: {}", finding.found));
                    lines.push(format!("    Expected: {}", finding.expected.replace('\n', "\n    ")));
                    lines.push(format!("    Fix: {}", finding.mend));
                }
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
