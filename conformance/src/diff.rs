//! The lines in which two texts differ, for the message of a failing case.

/// More lines than this are not shown.
const SHOWN: usize = 60;

/// The lines between the common beginning and the common end: `-` those expected, `+` those that came.
pub fn diff(expected: &[u8], actual: &[u8]) -> String {
    let (expected, actual) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(actual));
    let (expected, actual) = (expected.lines().collect::<Vec<_>>(), actual.lines().collect::<Vec<_>>());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = expected.iter().zip(&actual).take_while(same).count();
    let (expected, actual) = (&expected[start..], &actual[start..]);
    let end = expected.iter().rev().zip(actual.iter().rev()).take_while(same).count();
    let mut text = format!("from line {}, CPython - Taipan +:\n", start + 1);
    for (sign, lines) in [('-', &expected[..expected.len() - end]), ('+', &actual[..actual.len() - end])] {
        for line in lines.iter().take(SHOWN) {
            text.push_str(&format!("{sign}{line}\n"));
        }
        if lines.len() > SHOWN {
            text.push_str(&format!("{sign}... {} lines more\n", lines.len() - SHOWN));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn only_the_middle_is_shown() {
        assert_eq!(diff(b"a\nb\nc\n", b"a\nx\nc\n"), "from line 2, CPython - Taipan +:\n-b\n+x\n");
    }
}
