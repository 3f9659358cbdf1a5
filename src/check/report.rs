//! The list as text for a support ticket, in English.

use super::checklist::Checklist;
use super::step::Section;
use super::verdict::Verdict;
use super::words::EN;

/// `heading` says what was checked, where, when and with what, a line each.
pub fn report(walk: &Checklist, heading: &[String]) -> String {
    let mut lines = vec![format!("Check of an agent console: {}", (EN.headline)(walk.verdict()))];
    lines.extend(heading.iter().cloned());
    for part in Section::ALL {
        lines.push(String::new());
        lines.push((EN.section)(part).to_owned());
        for step in part.steps() {
            let standing = walk.of(step).in_words(&EN);
            lines.push(format!("[{}] {} ({})", standing.word(&EN), (EN.step)(step), step.id()));
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
