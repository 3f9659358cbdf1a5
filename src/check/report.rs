//! The list as text for a support ticket.

use super::checklist::Checklist;
use super::step::Section;
use super::verdict::Verdict;

/// `heading` says what was checked, where, when and with what, a line each.
pub fn report(walk: &Checklist, heading: &[String]) -> String {
    let mut lines = vec![format!("Check of an agent console: {}", walk.verdict().headline())];
    lines.extend(heading.iter().cloned());
    for part in Section::ALL {
        lines.push(String::new());
        lines.push(part.title().to_owned());
        for step in part.steps() {
            let standing = walk.of(step);
            let (word, title) = (standing.word(), step.title());
            lines.push(format!("[{word}] {title} ({})", step.id()));
            match standing {
                Verdict::Looking => {}
                Verdict::Waiting(text) | Verdict::Passed(text) | Verdict::NotApplicable(text) => {
                    lines.push(format!("    {text}"));
                }
                Verdict::Warned(finding) | Verdict::Failed(finding) => {
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
