//! The part of the README that the command writes: what is between two marks.

/// The marks, lines of their own.
pub const BEGIN: &str = "<!-- benches: written by `cargo bench -p taipan-benches` -->";
pub const END: &str = "<!-- /benches -->";

/// The text with another part between the marks. None if it has no marks.
pub fn replace(readme: &str, part: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", part.trim()))
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, replace};

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let new = replace(&text, "new\n").expect("there are marks");
        assert_eq!(new, format!("a\n{BEGIN}\n\nnew\n\n{END}\nb\n"));
        assert_eq!(replace(&new, "new"), Some(new.clone()));
        assert_eq!(replace("a\nb\n", "new"), None);
    }
}
