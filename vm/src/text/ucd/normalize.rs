//! Normal forms of Unicode: decomposition, canonical order, composition, and the quick check that mostly spares the work.

use super::old;
use super::tables as t;
use super::{class_and_check, combining, decomposition};
use crate::collections::Buf;
use crate::heap::NoMemory;
use crate::text::{Text, TextBuf, Unit};
use crate::with_units;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Nfd,
    Nfkd,
    Nfc,
    Nfkc,
}

impl Form {
    /// The form of that name, which is case-sensitive.
    pub fn named(name: &str) -> Option<Form> {
        Some(match name {
            "NFD" => Form::Nfd,
            "NFKD" => Form::Nfkd,
            "NFC" => Form::Nfc,
            "NFKC" => Form::Nfkc,
            _ => return None,
        })
    }

    fn composes(self) -> bool {
        matches!(self, Form::Nfc | Form::Nfkc)
    }

    fn compatibility(self) -> bool {
        matches!(self, Form::Nfkd | Form::Nfkc)
    }
}

/// Which version of the database is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    Current,
    /// `unicodedata.ucd_3_2_0`.
    V3_2,
}

const S_BASE: u32 = 0xAC00;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11A7;
const L_COUNT: u32 = 19;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;
const S_COUNT: u32 = L_COUNT * V_COUNT * T_COUNT;

#[derive(PartialEq, Eq)]
enum Check {
    Yes,
    Maybe,
    No,
}

/// Whether `text` is in `form`, as far as its characters alone tell. With `sure`, a maybe ends the walk at once.
fn quick_check(text: Text<'_>, form: Form, sure: bool) -> Check {
    // Of the characters of one byte, those below this are their own normal forms. None combines.
    let plain = match form {
        Form::Nfc => 0x100,
        Form::Nfkc => 0xA0,
        Form::Nfd | Form::Nfkd => 0x80,
    };
    fn check<U: Unit>(units: &[U], plain: u32, form: Form, sure: bool) -> Check {
        let mut answer = Check::Yes;
        let mut last_class = 0;
        for unit in units {
            let code = unit.code();
            if U::MAX < 0x100 && code < plain {
                continue;
            }
            let Some((class, checks)) = class_and_check(code) else {
                last_class = 0;
                continue;
            };
            if class != 0 && last_class > class {
                return Check::No;
            }
            last_class = class;
            match checks >> (2 * form as u32) & 3 {
                0 => {}
                1 => return Check::No,
                _ if sure => return Check::Maybe,
                _ => answer = Check::Maybe,
            }
        }
        answer
    }
    match text {
        Text::Ascii(_) => Check::Yes,
        text => with_units!(text, units => check(units, plain, form, sure)),
    }
}

/// `unicodedata.is_normalized`.
pub fn is_normalized(text: Text<'_>, form: Form, edition: Edition) -> Result<bool, NoMemory> {
    let check = if edition == Edition::V3_2 { Check::Maybe } else { quick_check(text, form, false) };
    Ok(match check {
        Check::Yes => true,
        Check::No => false,
        Check::Maybe => match normalize(text, form, edition)? {
            None => true,
            Some(normal) => normal.as_text() == text,
        },
    })
}

/// `unicodedata.normalize`; `None` if the text is in that form already.
pub fn normalize(text: Text<'_>, form: Form, edition: Edition) -> Result<Option<TextBuf>, NoMemory> {
    if text.is_empty() || edition == Edition::Current && quick_check(text, form, true) == Check::Yes {
        return Ok(None);
    }
    let mut codes = Buf::with_capacity(text.len())?;
    for code in text.iter() {
        decompose(code, form, edition, &mut codes)?;
    }
    order(&mut codes)?;
    if form.composes() {
        let len = compose(&mut codes);
        codes.truncate(len);
    }
    let mut normal = TextBuf::with_capacity(codes.len(), text.bound())?;
    normal.push_units(&codes)?;
    Ok(Some(normal))
}

/// Appends the full decomposition. The tables nest a few levels deep, and no step makes more than 18 characters.
fn decompose(code: u32, form: Form, edition: Edition, codes: &mut Buf<u32>) -> Result<(), NoMemory> {
    if code < 0xA0 {
        return codes.push(code);
    }
    if let Some(parts) = hangul_decomposition(code) {
        return parts.into_iter().try_for_each(|part| codes.push(part));
    }
    if edition == Edition::V3_2 {
        if let Some(target) = old::corrected(code) {
            return decompose(target, form, edition, codes);
        }
        if old::is_unassigned(code) {
            return codes.push(code);
        }
    }
    match decomposition(code) {
        Some(parts) if form.compatibility() || parts.tag.is_empty() => {
            for part in parts {
                decompose(part, form, edition, codes)?;
            }
            Ok(())
        }
        _ => codes.push(code),
    }
}

/// Sorts each run of combining characters by class, stably.
fn order(codes: &mut [u32]) -> Result<(), NoMemory> {
    let mut start = 0;
    while start < codes.len() {
        if combining(codes[start]) == 0 {
            start += 1;
            continue;
        }
        let run = codes[start..].iter().take_while(|&&c| combining(c) != 0).count();
        sort_run(&mut codes[start..start + run])?;
        start += run;
    }
    Ok(())
}

/// Insertion for the short runs of real text, counting for the long ones of hostile text.
fn sort_run(run: &mut [u32]) -> Result<(), NoMemory> {
    if run.len() > 32 {
        let mut places = [0usize; 256];
        for &code in run.iter() {
            places[usize::from(combining(code))] += 1;
        }
        let mut sum = 0;
        for place in &mut places {
            sum += *place;
            *place = sum - *place;
        }
        for &code in Buf::from_slice(run)?.iter() {
            let place = &mut places[usize::from(combining(code))];
            run[*place] = code;
            *place += 1;
        }
        return Ok(());
    }
    for i in 1..run.len() {
        let (code, class) = (run[i], combining(run[i]));
        let mut j = i;
        while j > 0 && combining(run[j - 1]) > class {
            run[j] = run[j - 1];
            j -= 1;
        }
        run[j] = code;
    }
    Ok(())
}

/// Composes in place what canonically ordered `codes` allow, and returns the new length. A character joins the last
/// starter unless one with no lower class stands between them.
fn compose(codes: &mut [u32]) -> usize {
    let mut len = 0;
    let mut starter = None;
    let mut last_class = 0;
    for i in 0..codes.len() {
        let code = codes[i];
        let class = combining(code);
        if let Some(at) = starter
            && (last_class < class || len == at + 1)
            && let Some(pair) = compose_pair(codes[at], code)
        {
            codes[at] = pair;
            continue;
        }
        if class == 0 {
            starter = Some(len);
        }
        last_class = class;
        codes[len] = code;
        len += 1;
    }
    len
}

/// The canonical decomposition of a Hangul syllable: two or three letters.
pub fn hangul_decomposition(code: u32) -> Option<impl Iterator<Item = u32>> {
    if !(S_BASE..S_BASE + S_COUNT).contains(&code) {
        return None;
    }
    let s = code - S_BASE;
    let tail = (!s.is_multiple_of(T_COUNT)).then_some(T_BASE + s % T_COUNT);
    let pair = [L_BASE + s / (V_COUNT * T_COUNT), V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT];
    Some(pair.into_iter().chain(tail))
}

/// The primary composite of two characters.
pub fn compose_pair(first: u32, second: u32) -> Option<u32> {
    if (L_BASE..L_BASE + L_COUNT).contains(&first) {
        let v = second.wrapping_sub(V_BASE);
        return (v < V_COUNT).then(|| S_BASE + ((first - L_BASE) * V_COUNT + v) * T_COUNT);
    }
    if (S_BASE..S_BASE + S_COUNT).contains(&first) && (first - S_BASE).is_multiple_of(T_COUNT) {
        let t = second.wrapping_sub(T_BASE);
        return (1..T_COUNT).contains(&t).then(|| first + t);
    }
    let pair = |i: usize| (t::COMPOSITIONS.at(3 * i), t::COMPOSITIONS.at(3 * i + 1));
    let found = t::COMPOSITIONS.partition_point(|i| pair(i) < (first, second), 3);
    (found < t::COMPOSITIONS.count() / 3 && pair(found) == (first, second))
        .then(|| t::COMPOSITIONS.at(3 * found + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Compact;

    fn form(s: &str, form: Form) -> String {
        let text = Compact::of_str(s).unwrap();
        match normalize(text.as_text(), form, Edition::Current).unwrap() {
            None => s.to_string(),
            Some(buf) => buf.as_text().iter().map(|c| char::from_u32(c).unwrap()).collect(),
        }
    }

    #[test]
    fn forms_of_accents_and_hangul() {
        assert_eq!(form("e\u{301}\u{327}", Form::Nfc), "\u{229}\u{301}");
        assert_eq!(form("\u{1E69}", Form::Nfd), "s\u{323}\u{307}");
        assert_eq!(form("\u{AC01}", Form::Nfd), "\u{1100}\u{1161}\u{11A8}");
        assert_eq!(form("\u{1100}\u{1161}\u{11A8}", Form::Nfc), "\u{AC01}");
        assert_eq!(form("ﬁ\u{2460}", Form::Nfkc), "fi1");
    }

    #[test]
    fn long_runs_are_ordered_as_short_ones() {
        let marks: String = ['\u{301}', '\u{323}', '\u{302}', '\u{327}'].iter().cycle().take(400).collect();
        let normal = form(&marks, Form::Nfd);
        let expected: String =
            ["\u{327}".repeat(100), "\u{323}".repeat(100), "\u{301}\u{302}".repeat(100)].concat();
        assert_eq!(normal, expected);
    }
}
