//! Names of characters, aliases and named sequences: `unicodedata.name`, `unicodedata.lookup`, `\N{...}`.
//!
//! Names are stored as numbers of words (see `names` in `vm/tools/unicode_tables.py`); those of Hangul syllables and of
//! ideographs and the like are computed. As in CPython, some ideographs can be looked up and have no name.

use super::tables as t;

/// The longest name; lookups of longer ones fail with a message of their own.
pub const MAX_NAME: usize = 256;

/// A name, in a buffer of its own.
#[derive(Clone)]
pub struct Name {
    bytes: [u8; 96],
    len: usize,
}

impl Name {
    fn new() -> Self {
        Name { bytes: [0; 96], len: 0 }
    }

    /// Names fit: the longest has 88 bytes.
    fn push(&mut self, bytes: &[u8]) {
        let end = (self.len + bytes.len()).min(self.bytes.len());
        self.bytes[self.len..end].copy_from_slice(&bytes[..end - self.len]);
        self.len = end;
    }

    fn push_hex(&mut self, code: u32) {
        let digits = if code > 0xFFFF { 5 } else { 4 };
        for place in (0..digits).rev() {
            self.push(&[b"0123456789ABCDEF"[(code >> (4 * place) & 15) as usize]]);
        }
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

const WORD_END: u32 = 0;
const WORD_HYPHEN: u32 = 1;
const WORD_SPACE: u32 = 2;
const ONE_BYTE: u32 = 192;

/// The number of the next word and what follows it.
fn next_word(stream: &[u8]) -> (u32, &[u8]) {
    match *stream {
        [low, ref rest @ ..] if u32::from(low) < ONE_BYTE => (u32::from(low), rest),
        [high, low, ref rest @ ..] => (((u32::from(high) - ONE_BYTE) << 8 | u32::from(low)) + ONE_BYTE, rest),
        _ => (WORD_END, &[]),
    }
}

/// The stored name of an index.
fn stored(index: usize) -> Name {
    let mut stream = &t::NAMES.bytes()[t::NAME_STARTS.at(index / 16) as usize..];
    for _ in 0..index % 16 {
        while let (word, rest) = next_word(stream)
            && word != WORD_END
        {
            stream = rest;
        }
        stream = &stream[1..];
    }
    let mut name = Name::new();
    let mut glued = true;
    while let (word, rest) = next_word(stream)
        && word != WORD_END
    {
        let joins = matches!(word, WORD_HYPHEN | WORD_SPACE);
        if !glued && !joins {
            name.push(b" ");
        }
        glued = joins;
        let at = word as usize;
        name.push(&t::WORDS.bytes()[t::WORD_OFFSETS.at(at) as usize..t::WORD_OFFSETS.at(at + 1) as usize]);
        stream = rest;
    }
    name
}

const HANGUL: &[u8] = b"HANGUL SYLLABLE ";
const S_BASE: u32 = 0xAC00;
const S_LAST: u32 = 0xD7A3;
const LEADS: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
    "YU", "EU", "YI", "I",
];
const TAILS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
    "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];

/// The name of a character.
pub fn name(code: u32) -> Option<Name> {
    let mut name = Name::new();
    if (S_BASE..=S_LAST).contains(&code) {
        let s = (code - S_BASE) as usize;
        name.push(HANGUL);
        for part in [LEADS[s / 588], VOWELS[s % 588 / 28], TAILS[s % 28]] {
            name.push(part.as_bytes());
        }
        return Some(name);
    }
    if let Some((prefix, _, _, listed)) =
        t::NUMBERED_NAMES.iter().find(|(_, first, last, _)| (*first..=*last).contains(&code))
    {
        name.push(prefix.as_bytes());
        name.push_hex(code);
        return listed.then_some(name);
    }
    let run = t::NAME_RUNS.partition_point(|i| t::NAME_RUNS.at(3 * i + 1) < code, 3);
    if run == t::NAME_RUNS.count() / 3 || t::NAME_RUNS.at(3 * run) > code {
        return None;
    }
    Some(stored((t::NAME_RUNS.at(3 * run + 2) + code - t::NAME_RUNS.at(3 * run)) as usize))
}

/// What a name stands for: a character, or up to four of a named sequence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    Char(u32),
    Sequence([u32; 4], usize),
}

impl Named {
    pub fn codes(&self) -> &[u32] {
        match self {
            Named::Char(code) => std::slice::from_ref(code),
            Named::Sequence(codes, len) => &codes[..*len],
        }
    }
}

/// Which names count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Characters only, as `ucd_3_2_0.lookup` does.
    Characters,
    /// `\N{...}`: characters and aliases.
    Aliases,
    /// `unicodedata.lookup`: named sequences as well.
    Sequences,
}

/// Finds a name, whatever the case of its letters.
pub fn lookup(name: &[u8], scope: Scope) -> Option<Named> {
    if name.len() > MAX_NAME {
        return None;
    }
    let mut upper = [0; MAX_NAME];
    let upper = &mut upper[..name.len()];
    upper.copy_from_slice(name);
    upper.make_ascii_uppercase();
    if let Some(code) = upper.strip_prefix(HANGUL).and_then(hangul).or_else(|| numbered(upper)) {
        return Some(Named::Char(code));
    }
    let found =
        t::NAMES_SORTED.partition_point(|i| stored(t::NAMES_SORTED.at(i) as usize).as_bytes() < &*upper, 1);
    if found == t::NAMES_SORTED.count() {
        return None;
    }
    let index = t::NAMES_SORTED.at(found) as usize;
    if stored(index).as_bytes() != upper {
        return None;
    }
    if let Some(alias) = index.checked_sub(t::NAMED) {
        return hidden(alias, scope);
    }
    let run = t::NAME_RUNS.partition_point(|i| t::NAME_RUNS.at(3 * i + 2) as usize <= index, 3) - 1;
    Some(Named::Char(t::NAME_RUNS.at(3 * run) + index as u32 - t::NAME_RUNS.at(3 * run + 2)))
}

/// The alias or, behind those, the named sequence of that number.
fn hidden(index: usize, scope: Scope) -> Option<Named> {
    if scope == Scope::Characters {
        return None;
    }
    let Some(sequence) = index.checked_sub(t::ALIASES) else {
        return Some(Named::Char(t::ALIAS_CODES.at(index)));
    };
    if scope != Scope::Sequences {
        return None;
    }
    let at = |i| t::SEQUENCES.at(5 * sequence + i);
    Some(Named::Sequence([at(1), at(2), at(3), at(4)], at(0) as usize))
}

/// The longest match of each part, from the left.
fn hangul(name: &[u8]) -> Option<u32> {
    fn part<'a>(name: &'a [u8], parts: &[&str]) -> Option<(usize, &'a [u8])> {
        let fits = |&i: &usize| name.starts_with(parts[i].as_bytes());
        let best = (0..parts.len()).filter(fits).max_by_key(|&i| parts[i].len())?;
        Some((best, &name[parts[best].len()..]))
    }
    let (lead, rest) = part(name, &LEADS)?;
    let (vowel, rest) = part(rest, &VOWELS)?;
    let (tail, rest) = part(rest, &TAILS)?;
    rest.is_empty().then(|| S_BASE + ((lead * 21 + vowel) * 28 + tail) as u32)
}

fn numbered(name: &[u8]) -> Option<u32> {
    let dash = name.iter().rposition(|&b| b == b'-')?;
    let (prefix, digits) = name.split_at(dash + 1);
    if !(4..=5).contains(&digits.len()) || digits.len() > 4 && digits[0] == b'0' {
        return None;
    }
    let code = digits.iter().try_fold(0, |code, &b| Some(code << 4 | char::from(b).to_digit(16)?))?;
    let fits = |(p, first, last, _): &&(&str, u32, u32, bool)| {
        p.as_bytes() == prefix && (*first..=*last).contains(&code)
    };
    t::NUMBERED_NAMES.iter().find(fits).map(|_| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        for code in (0..0x110000).step_by(7) {
            if let Some(name) = name(code) {
                assert_eq!(lookup(name.as_bytes(), Scope::Characters), Some(Named::Char(code)));
            }
        }
    }

    #[test]
    fn scopes() {
        let keycap = b"keycap number sign";
        assert_eq!(lookup(keycap, Scope::Sequences).unwrap().codes(), [0x23, 0xFE0F, 0x20E3]);
        assert_eq!(lookup(keycap, Scope::Aliases), None);
        assert_eq!(lookup(b"LATIN SMALL LETTER GHA", Scope::Aliases), Some(Named::Char(0x1A3)));
        assert_eq!(lookup(b"LATIN SMALL LETTER GHA", Scope::Characters), None);
        assert_eq!(lookup(b"", Scope::Sequences), None);
    }
}
