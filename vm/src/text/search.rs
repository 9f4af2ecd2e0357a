//! Looking for one text in another: `find`, `rfind`, `count`, and the walk over all matches that `replace` and `split` use.
//!
//! Single characters go through `memchr` or vectorized loops, byte strings through `memchr::memmem`, wider ones through a scan
//! for the first and last unit together. That scan may be led astray; it counts what it wasted and hands over to Two-Way
//! when that exceeds a multiple of the text, so that every search is linear.

use super::two_way;
use super::view::{Text, Unit, Widened};
use crate::heap::NoMemory;
use crate::heap::current::pay_for;
use crate::with_units;
use memchr::memmem;
use std::ops::Range;

/// From this length of a byte haystack on, preparing a `memmem` searcher pays.
const LONG_HAYSTACK: usize = 256;

/// Positions tested together in the wide scan.
const BLOCK: usize = 16;

/// The part of a sequence of length `len` that the arguments `start` and `end` of `find`, `count`, `startswith`... mean;
/// `None` if `start` lies behind `end`, where not even the empty string is found.
#[inline]
pub fn span(len: usize, start: isize, end: isize) -> Option<Range<usize>> {
    let bound = |i: isize| if i < 0 { len.saturating_sub(i.unsigned_abs()) } else { i as usize };
    let (start, end) = (bound(start), bound(end).min(len));
    (start <= end).then_some(start..end)
}

/// What `bytes.find` and so on take; `U` is a byte, or a string's unit.
#[inline]
pub fn find<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    pay_for(hay.len());
    match needle {
        [] => Some(0),
        [unit] => U::find_unit(hay, *unit),
        _ if needle.len() > hay.len() => None,
        _ => match (U::same(U::view(hay)).and(bytes_of(hay)), bytes_of(needle)) {
            (Some(hay), Some(needle)) => find_bytes(hay, needle),
            _ => scan(hay, needle),
        },
    }
}

/// What is found near the start is found before a searcher is prepared.
fn find_bytes(hay: &[u8], needle: &[u8]) -> Option<usize> {
    if hay.len() < LONG_HAYSTACK || needle.len() > LONG_HAYSTACK / 4 {
        return if hay.len() < LONG_HAYSTACK { scan_bytes(hay, needle) } else { memmem::find(hay, needle) };
    }
    let near = LONG_HAYSTACK / 2;
    scan_bytes(&hay[..near], needle).or_else(|| {
        let from = near + 1 - needle.len();
        memmem::find(&hay[from..], needle).map(|found| from + found)
    })
}

#[inline]
pub fn rfind<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    pay_for(hay.len());
    match needle {
        [] => Some(hay.len()),
        [unit] => U::rfind_unit(hay, *unit),
        _ if needle.len() > hay.len() => None,
        _ => match (bytes_of(hay), bytes_of(needle)) {
            (Some(hay), Some(needle)) if hay.len() >= LONG_HAYSTACK => memmem::rfind(hay, needle),
            _ => rscan(hay, needle),
        },
    }
}

/// How many times `needle` occurs without overlaps, at most `max`. The empty one occurs around every unit.
pub fn count<U: Unit>(hay: &[U], needle: &[U], max: usize) -> usize {
    pay_for(hay.len() * 4);
    match needle {
        [] => max.min(hay.len() + 1),
        [unit] if max >= hay.len() => U::count_unit(hay, *unit),
        _ => Matches::new(hay, needle).take(max).count(),
    }
}

#[inline(always)]
fn bytes_of<U: Unit>(units: &[U]) -> Option<&[u8]> {
    match U::view(units) {
        Text::Latin1(bytes) => Some(bytes),
        _ => None,
    }
}

/// The non-overlapping matches of a non-empty needle, from the left.
pub struct Matches<'a, U> {
    hay: &'a [U],
    needle: &'a [U],
    at: usize,
    how: How<'a>,
}

// It lives on the stack, for one walk: a box for the searcher would cost more.
#[allow(clippy::large_enum_variant)]
enum How<'a> {
    /// One byte in bytes: a walk that costs little for each match.
    Byte(ByteMatches<'a>),
    Prepared(memmem::Finder<'a>),
    Plain,
}

impl<'a, U: Unit> Matches<'a, U> {
    pub fn new(hay: &'a [U], needle: &'a [U]) -> Self {
        Self::from(hay, needle, 0)
    }

    /// Starts at index `at`.
    pub fn from(hay: &'a [U], needle: &'a [U], at: usize) -> Self {
        let long = hay.len().saturating_sub(at) >= LONG_HAYSTACK;
        let how = match (bytes_of(hay), bytes_of(needle)) {
            (Some(hay), Some(&[byte])) => How::Byte(ByteMatches::new(hay, byte, at)),
            (_, Some(needle)) if long => How::Prepared(memmem::Finder::new(needle)),
            _ => How::Plain,
        };
        Matches { hay, needle, at, how }
    }
}

impl<U: Unit> Iterator for Matches<'_, U> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if let How::Byte(matches) = &mut self.how {
            return matches.next();
        }
        let rest = self.hay.get(self.at..)?;
        let found = match (&self.how, self.needle) {
            (How::Prepared(finder), _) => finder.find(bytes_of(rest)?),
            (_, [unit]) => U::find_unit(rest, *unit),
            (_, needle) if needle.len() > rest.len() || needle.is_empty() => None,
            (_, needle) => match (bytes_of(rest), bytes_of(needle)) {
                (Some(rest), Some(needle)) => scan_bytes(rest, needle),
                _ => scan(rest, needle),
            },
        };
        let Some(found) = found else {
            self.at = usize::MAX;
            return None;
        };
        let start = self.at + found;
        self.at = start + self.needle.len();
        Some(start)
    }
}

/// The places of a byte, found eight bytes at a time, and by `memchr` where they are far apart.
struct ByteMatches<'a> {
    hay: &'a [u8],
    byte: u8,
    /// Where the next eight bytes begin.
    at: usize,
    /// The top bit of each byte that matches, of the eight before `at`.
    found: u64,
}

impl<'a> ByteMatches<'a> {
    /// So many blocks without a match make it worth a call of `memchr`.
    const FAR: usize = 4;

    fn new(hay: &'a [u8], byte: u8, at: usize) -> Self {
        ByteMatches { hay, byte, at, found: 0 }
    }

    /// The top bit of each byte of `eight` that matches.
    #[inline(always)]
    fn marks(&self, eight: u64) -> u64 {
        marks_of_zeros(eight ^ spread(self.byte))
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.found == 0 {
            self.advance()?;
        }
        let place = self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some(self.at - 8 + place)
    }

    /// Moves on to the next eight bytes with a match.
    fn advance(&mut self) -> Option<()> {
        let mut blocks = 0;
        loop {
            let rest = self.hay.get(self.at..)?;
            if blocks == Self::FAR {
                self.at += memchr::memchr(self.byte, rest)?;
                blocks = 0;
                continue;
            }
            let eight = match rest.first_chunk() {
                Some(&eight) => u64::from_le_bytes(eight),
                None => {
                    let mut last = [!self.byte; 8];
                    last[..rest.len()].copy_from_slice(rest);
                    u64::from_le_bytes(last)
                }
            };
            self.at += 8;
            self.found = self.marks(eight);
            if self.found != 0 {
                return Some(());
            }
            blocks += 1;
        }
    }
}

/// What a quick scan has wasted on false starts. It gives up when that exceeds a multiple of what it has passed, so that a walk
/// over many matches is linear as well.
struct Waste(usize);

impl Waste {
    /// Compares two parts of equal length, `passed` units into the scan; `None` when it is time to give up.
    #[inline]
    fn same<U: Unit>(&mut self, passed: usize, a: &[U], b: &[U]) -> Option<bool> {
        match a.iter().zip(b).position(|(x, y)| x != y) {
            None => Some(true),
            Some(wasted) => {
                self.0 += wasted + 1;
                if self.0 > 4 * passed + 256 { None } else { Some(false) }
            }
        }
    }
}

/// Eight times the same byte.
#[inline(always)]
fn spread(byte: u8) -> u64 {
    u64::from(byte) * 0x0101010101010101
}

/// The top bit of each byte that is zero.
#[inline(always)]
fn marks_of_zeros(eight: u64) -> u64 {
    const LOW: u64 = 0x7F7F7F7F7F7F7F7F;
    !(((eight & LOW) + LOW) | eight | LOW)
}

/// Forward search of bytes, not many of them: eight starts at a time, which need not be prepared for. The needle has at least two
/// bytes and is not longer than `hay`.
fn scan_bytes(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let last = needle.len() - 1;
    let (head, tail) = (needle[0], needle[last]);
    let (heads, tails) = (spread(head), spread(tail));
    let (starts, ends) = (&hay[..hay.len() - last], &hay[last..]);
    let mut waste = Waste(0);
    let mut at = 0;
    while let (Some(from), Some(to)) = (starts[at..].first_chunk(), ends[at..].first_chunk()) {
        let (from, to) = (u64::from_le_bytes(*from) ^ heads, u64::from_le_bytes(*to) ^ tails);
        let mut marks = marks_of_zeros(from | to);
        while marks != 0 {
            let i = at + marks.trailing_zeros() as usize / 8;
            match waste.same(i, &hay[i..i + last], &needle[..last]) {
                Some(true) => return Some(i),
                Some(false) => marks &= marks - 1,
                None => return two_way::find(&hay[i..], needle).map(|found| i + found),
            }
        }
        at += 8;
    }
    // Fewer than eight are left: their comparisons cannot waste much.
    (at..starts.len()).find(|&i| starts[i] == head && ends[i] == tail && hay[i..i + last] == needle[..last])
}

/// Forward search for a needle of at least two units, not longer than `hay`.
fn scan<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let last = needle.len() - 1;
    let (head, tail) = (needle[0], needle[last]);
    let mut waste = Waste(0);
    let (starts, ends) = (&hay[..hay.len() - last], &hay[last..]);
    let mut at = 0;
    while at < starts.len() {
        let stop = (at + BLOCK).min(starts.len());
        let (from, to) = (&starts[at..stop], &ends[at..stop]);
        let hit = from.iter().zip(to).fold(false, |hit, (&a, &b)| hit | ((a == head) & (b == tail)));
        if hit {
            for i in at..stop {
                if starts[i] == head && ends[i] == tail {
                    match waste.same(i, &hay[i..i + last], &needle[..last]) {
                        Some(true) => return Some(i),
                        Some(false) => {}
                        None => return two_way::find(&hay[i..], needle).map(|found| i + found),
                    }
                }
            }
        }
        at = stop;
    }
    None
}

/// Backward search for a needle of at least two units, not longer than `hay`.
fn rscan<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let last = needle.len() - 1;
    let (head, tail) = (needle[0], needle[last]);
    let mut waste = Waste(0);
    let (starts, ends) = (&hay[..hay.len() - last], &hay[last..]);
    let mut stop = starts.len();
    while stop > 0 {
        let at = stop.saturating_sub(BLOCK);
        let (from, to) = (&starts[at..stop], &ends[at..stop]);
        let hit = from.iter().zip(to).fold(false, |hit, (&a, &b)| hit | ((a == head) & (b == tail)));
        if hit {
            for i in (at..stop).rev() {
                if starts[i] == head && ends[i] == tail {
                    match waste.same(starts.len() - i, &hay[i..i + last], &needle[..last]) {
                        Some(true) => return Some(i),
                        Some(false) => {}
                        None => return two_way::rfind(&hay[..i + last + 1], needle),
                    }
                }
            }
        }
        stop = at;
    }
    None
}

/// `str.find` over the whole of `hay`.
pub fn find_text(hay: Text<'_>, needle: Text<'_>) -> Result<Option<usize>, NoMemory> {
    with_units!(hay, hay => match Unit::same(needle) {
        Some(needle) => Ok(find(hay, needle)),
        None => Ok(Widened::new(needle)?.and_then(|needle| find(hay, &needle))),
    })
}

/// `str.rfind` over the whole of `hay`.
pub fn rfind_text(hay: Text<'_>, needle: Text<'_>) -> Result<Option<usize>, NoMemory> {
    with_units!(hay, hay => match Unit::same(needle) {
        Some(needle) => Ok(rfind(hay, needle)),
        None => Ok(Widened::new(needle)?.and_then(|needle| rfind(hay, &needle))),
    })
}

/// `str.count` over the whole of `hay`.
pub fn count_text(hay: Text<'_>, needle: Text<'_>) -> Result<usize, NoMemory> {
    with_units!(hay, hay => match Unit::same(needle) {
        Some(needle) => Ok(count(hay, needle, usize::MAX)),
        None => Ok(Widened::new(needle)?.map_or(0, |needle| count(hay, &needle, usize::MAX))),
    })
}

/// `in`: one character, the commonest case, needs no search for the widths.
pub fn contains(hay: Text<'_>, needle: Text<'_>) -> Result<bool, NoMemory> {
    Ok(find_text(hay, needle)?.is_some())
}

/// `startswith` (or `endswith`) within a span as [`span`] makes it.
pub fn has_prefix(text: Text<'_>, span: Range<usize>, prefix: Text<'_>) -> bool {
    span.len() >= prefix.len() && text.matches_at(span.start, prefix)
}

pub fn has_suffix(text: Text<'_>, span: Range<usize>, suffix: Text<'_>) -> bool {
    span.len() >= suffix.len() && text.matches_at(span.end - suffix.len(), suffix)
}

/// The range of the separator's first (or last) occurrence, for `partition` and `rpartition`.
pub fn partition(text: Text<'_>, sep: Text<'_>) -> Result<Option<Range<usize>>, NoMemory> {
    Ok(find_text(text, sep)?.map(|at| at..at + sep.len()))
}

pub fn rpartition(text: Text<'_>, sep: Text<'_>) -> Result<Option<Range<usize>>, NoMemory> {
    Ok(rfind_text(text, sep)?.map(|at| at..at + sep.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(s: &[u8]) -> Vec<u32> {
        s.iter().map(|&b| u32::from(b) + 0x10000).collect()
    }

    #[test]
    fn all_widths_agree_with_the_naive_search() {
        let mut state = 1u32;
        let mut next = |n: u32| {
            state = state.wrapping_mul(1664525).wrapping_add(1013904223);
            (state >> 16) % n
        };
        for round in 0..3000 {
            let letters = 1 + next(3);
            let n = next(if round % 10 == 0 { 900 } else { 40 }) as usize;
            let m = 1 + next(5) as usize;
            let hay: Vec<u8> = (0..n).map(|_| next(letters) as u8).collect();
            let needle: Vec<u8> = (0..m).map(|_| next(letters) as u8).collect();
            let first = hay.windows(m).position(|w| w == needle);
            let last = hay.windows(m).rposition(|w| w == needle);
            let mut times = 0;
            let mut at = 0;
            while at + m <= n {
                let hit = hay[at..at + m] == needle;
                times += usize::from(hit);
                at += if hit { m } else { 1 };
            }
            assert_eq!((find(&hay, &needle), rfind(&hay, &needle)), (first, last));
            assert_eq!(count(&hay, &needle, usize::MAX), times);
            let (hay, needle) = (wide(&hay), wide(&needle));
            assert_eq!((find(&hay, &needle), rfind(&hay, &needle)), (first, last));
            assert_eq!(count(&hay, &needle, usize::MAX), times);
        }
    }

    #[test]
    fn hostile_input_stays_linear() {
        let hay = vec![0x101u16; 400_000];
        let mut needle = vec![0x101u16; 20_000];
        needle[10_000] = 0x102;
        assert_eq!(find(&hay, &needle), None);
        assert_eq!(rfind(&hay, &needle), None);
    }

    #[test]
    fn spans_follow_python() {
        assert_eq!(span(5, 0, isize::MAX), Some(0..5));
        assert_eq!(span(5, -2, -1), Some(3..4));
        assert_eq!(span(5, -9, 9), Some(0..5));
        assert_eq!(span(5, 5, 5), Some(5..5));
        assert_eq!(span(5, 6, 9), None);
        assert_eq!(span(5, 3, 2), None);
    }
}
