//! "Did you mean": the name nearest to a misspelt one.
//!
//! Source: CPython's `Python/suggestions.c`: a Levenshtein distance in which a change of case costs less.

const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE: usize = 2;
const CASE: usize = 1;

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The distance, or more than `most` if it is more than that.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return most + 1;
    }
    if b.len() < a.len() {
        std::mem::swap(&mut a, &mut b);
    }
    if (b.len() - a.len()) * MOVE > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|length| length * MOVE).collect();
    let mut result = 0;
    for (index, &code) in b.iter().enumerate() {
        let mut diagonal = index * MOVE;
        result = diagonal;
        let mut least = usize::MAX;
        for (place, &own) in row.iter_mut().zip(a) {
            let substituted = diagonal + substitution(code, own);
            diagonal = *place;
            result = (result.min(diagonal) + MOVE).min(substituted);
            *place = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

/// The candidate nearest to `wrong`, if one is near enough.
pub fn closest<'a>(candidates: &'a [String], wrong: &str) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for candidate in candidates.iter().filter(|candidate| *candidate != wrong) {
        // No more than a third of the characters may be wrong.
        let most = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        let most = best.map_or(most, |(_, distance)| most.min(distance - 1));
        let distance = distance(wrong, candidate, most);
        if distance <= most && best.is_none_or(|(_, known)| distance < known) {
            best = Some((candidate, distance));
        }
        if best.is_some_and(|(_, distance)| distance == 0) {
            break;
        }
    }
    best.map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn near_names_are_suggested() {
        let names = ["start".to_owned(), "stop".to_owned(), "verbose".to_owned()];
        assert_eq!(closest(&names, "strat"), Some("start"));
        assert_eq!(closest(&names, "Verbose"), Some("verbose"));
        assert_eq!(closest(&names, "xyz"), None);
    }
}
