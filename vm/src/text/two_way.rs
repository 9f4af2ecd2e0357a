//! The Two-Way string search of Crochemore and Perrin over units of any width, forwards and backwards: linear time and
//! constant space whatever the input, used when the quick scan of `search` meets a hostile one.

use super::view::Unit;

/// `units` read from the front or, with `BACK`, from the end.
#[derive(Clone, Copy)]
struct Seq<'a, U, const BACK: bool>(&'a [U]);

impl<U: Unit, const BACK: bool> Seq<'_, U, BACK> {
    #[inline(always)]
    fn at(self, i: usize) -> U {
        if BACK { self.0[self.0.len() - 1 - i] } else { self.0[i] }
    }
}

/// The start of the maximal suffix (under `<`, or under `>` with `greater`) and its period.
fn maximal_suffix<U: Unit, const BACK: bool>(needle: Seq<'_, U, BACK>, greater: bool) -> (usize, usize) {
    let (mut left, mut right, mut offset, mut period) = (0, 1, 0, 1);
    while right + offset < needle.0.len() {
        let (a, b) = (needle.at(right + offset), needle.at(left + offset));
        if a == b {
            if offset + 1 == period {
                right += offset + 1;
                offset = 0;
            } else {
                offset += 1;
            }
        } else if (a < b) != greater {
            right += offset + 1;
            offset = 0;
            period = right - left;
        } else {
            left = right;
            right += 1;
            offset = 0;
            period = 1;
        }
    }
    (left, period)
}

/// The first place (from the end with `BACK`, counted from there) of `needle`, which must not be empty.
fn search<U: Unit, const BACK: bool>(hay: &[U], needle: &[U]) -> Option<usize> {
    let (n, m) = (hay.len(), needle.len());
    let (hay, needle) = (Seq::<U, BACK>(hay), Seq::<U, BACK>(needle));
    let (less, greater) = (maximal_suffix(needle, false), maximal_suffix(needle, true));
    let (cut, period) = if less.0 > greater.0 { less } else { greater };
    let periodic = cut + period <= m && (0..cut).all(|i| needle.at(i) == needle.at(i + period));
    let shift = if periodic { period } else { cut.max(m - cut) + 1 };
    let (mut at, mut known) = (0, 0);
    while at + m <= n {
        let mut i = cut.max(known);
        while i < m && needle.at(i) == hay.at(at + i) {
            i += 1;
        }
        if i < m {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        let mut j = cut;
        while j > known && needle.at(j - 1) == hay.at(at + j - 1) {
            j -= 1;
        }
        if j <= known {
            return Some(at);
        }
        at += shift;
        known = if periodic { m - period } else { 0 };
    }
    None
}

/// The first index of `needle`, which must not be empty.
pub fn find<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    search::<U, false>(hay, needle)
}

/// The last index of `needle`, which must not be empty.
pub fn rfind<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    search::<U, true>(hay, needle).map(|at| hay.len() - needle.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naive(hay: &[u16], needle: &[u16], back: bool) -> Option<usize> {
        let mut places = hay.windows(needle.len());
        if back { places.rposition(|w| w == needle) } else { places.position(|w| w == needle) }
    }

    /// Every needle up to 6 in every haystack up to 11 over two letters.
    #[test]
    fn agrees_with_the_naive_search() {
        for m in 1..=6 {
            for bits in 0..1u32 << m {
                let needle: Vec<u16> = (0..m).map(|i| (bits >> i & 1) as u16).collect();
                for n in m..=11 {
                    for bits in 0..1u32 << n {
                        let hay: Vec<u16> = (0..n).map(|i| (bits >> i & 1) as u16).collect();
                        assert_eq!(find(&hay, &needle), naive(&hay, &needle, false));
                        assert_eq!(rfind(&hay, &needle), naive(&hay, &needle, true));
                    }
                }
            }
        }
    }
}
