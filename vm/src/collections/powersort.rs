//! `list.sort`: a stable, adaptive mergesort that finds natural runs, merges them in the order of Munro and Wild's powersort and
//! gallops where one run wins. The comparisons are CPython's, in number and order, so that a comparison with side effects shows
//! the same.
//!
//! The comparison may fail or be inconsistent: the items are a permutation of what they were in any case, also when it panics.
//!
//! Where keys are known to be totally ordered and comparing them runs no Python, [`sort_total`] is several times faster.
//!
//! Invariant: outside of a merge the slice holds every item once. During one, a `Hole` says which part of it is garbage and
//! where the items for that part are; dropping the hole closes it.

use super::buf::Buf;
use super::room::Room;
use crate::heap::NoMemory;
use std::cmp::Ordering;
use std::ptr;

/// Galloping begins when a run has won this often in a row; the threshold adapts.
const MIN_GALLOP: usize = 7;

/// Slices shorter than this are sorted by insertion alone.
const MAX_MIN_RUN: usize = 64;

/// Sorts `items` by `less`.
pub fn sort_by<T, E, F>(items: &mut [T], mut less: F) -> Result<(), E>
where
    E: From<NoMemory>,
    F: FnMut(&T, &T) -> Result<bool, E>,
{
    if items.len() < 2 {
        return Ok(());
    }
    let len = items.len();
    let least = min_run(len);
    let mut sorter = Sorter {
        items: items.as_mut_ptr(),
        len,
        less: &mut less,
        min_gallop: MIN_GALLOP,
        runs: [Run::default(); MAX_RUNS],
        count: 0,
        spare: Buf::new(),
    };
    let mut start = 0;
    while start < len {
        // SAFETY: a part of the slice, which is used through the sorter's pointer alone from here on.
        let rest = unsafe { std::slice::from_raw_parts_mut(sorter.items.add(start), len - start) };
        let mut run = count_run(rest, sorter.less)?;
        let forced = least.min(rest.len());
        if run < forced {
            insertion_sort(&mut rest[..forced], run, sorter.less)?;
            run = forced;
        }
        sorter.found_run(start, run)?;
        start += run;
    }
    sorter.collapse()
}

/// A length for runs such that `len` divided by it is a power of two, or a bit less.
fn min_run(len: usize) -> usize {
    let (mut len, mut lost) = (len, 0);
    while len >= MAX_MIN_RUN {
        lost |= len & 1;
        len >>= 1;
    }
    len + lost
}

/// Makes the longest run at the start of `items` ascend and returns its length. A descending run, in which equal items may
/// stand together, is reversed without changing the order of equal ones.
fn count_run<T, E>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> Result<bool, E>) -> Result<usize, E> {
    let len = items.len();
    let mut n = 1;
    while n < len && !less(&items[n], &items[n - 1])? {
        n += 1;
    }
    if n == len {
        return Ok(n);
    }
    if n > 1 {
        if less(&items[0], &items[n - 1])? {
            return Ok(n);
        }
        // All equal so far, and a smaller one follows: reversed now, so that reversing the run puts them back.
        items[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < len {
        if less(&items[n], &items[n - 1])? {
            if equal > 0 {
                items[n - equal - 1..n].reverse();
                equal = 0;
            }
        } else if less(&items[n - 1], &items[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    if equal > 0 {
        items[n - equal - 1..n].reverse();
    }
    items[..n].reverse();
    while n < len && !less(&items[n], &items[n - 1])? {
        n += 1;
    }
    Ok(n)
}

/// Sorts by binary insertion; the first `sorted` items are in order.
fn insertion_sort<T, E>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    for next in sorted.max(1)..items.len() {
        let (mut left, mut right) = (0, next);
        while left < right {
            let middle = left.midpoint(right);
            if less(&items[next], &items[middle])? {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        // SAFETY: `left <= next`, both within the slice; the item that is lifted out closes the gap that the shift leaves.
        unsafe {
            let base = items.as_mut_ptr();
            let (at, item) = (base.add(left), ptr::read(base.add(next)));
            ptr::copy(at, at.add(1), next - left);
            ptr::write(at, item);
        }
    }
    Ok(())
}

/// How many items of `run` are less than `key`; the search starts at `hint` and doubles its steps.
fn gallop_left<T, E>(
    key: &T,
    run: &[T],
    hint: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut near, mut step) = (0, 1);
    let (mut low, mut high);
    if less(&run[hint], key)? {
        let most = run.len() - hint;
        while step < most && less(&run[hint + step], key)? {
            near = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + near + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !less(&run[hint - step], key)? {
            near = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + 1 - step.min(most), hint - near);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(&run[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// How many items of `run` are not greater than `key`.
fn gallop_right<T, E>(
    key: &T,
    run: &[T],
    hint: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut near, mut step) = (0, 1);
    let (mut low, mut high);
    if less(key, &run[hint])? {
        let most = hint + 1;
        while step < most && less(key, &run[hint - step])? {
            near = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + 1 - step.min(most), hint - near);
    } else {
        let most = run.len() - hint;
        while step < most && !less(key, &run[hint + step])? {
            near = step;
            step = 2 * step + 1;
        }
        (low, high) = (hint + near + 1, hint + step.min(most));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, &run[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

#[derive(Clone, Copy, Default)]
struct Run {
    start: usize,
    len: usize,
    /// Depth, in a perfectly balanced tree over the slice, of the node that separates this run from the next.
    power: u32,
}

/// Powers on the stack increase, and are at most the bits of a length plus one.
const MAX_RUNS: usize = 85;

struct Sorter<'a, T, F> {
    items: *mut T,
    len: usize,
    less: &'a mut F,
    min_gallop: usize,
    runs: [Run; MAX_RUNS],
    count: usize,
    /// Where the shorter run is moved in a merge; never counts elements of its own.
    spare: Buf<T>,
}

impl<T, E, F> Sorter<'_, T, F>
where
    E: From<NoMemory>,
    F: FnMut(&T, &T) -> Result<bool, E>,
{
    /// Pushes a run, after the merges that are due before it.
    fn found_run(&mut self, start: usize, len: usize) -> Result<(), E> {
        if let Some(last) = self.count.checked_sub(1) {
            let run = self.runs[last];
            let power = power(run.start, run.len, len, self.len);
            while self.count > 1 && self.runs[self.count - 2].power > power {
                self.merge_at(self.count - 2)?;
            }
            self.runs[self.count - 1].power = power;
        }
        self.runs[self.count] = Run { start, len, power: 0 };
        self.count += 1;
        Ok(())
    }

    /// Merges all that is left.
    fn collapse(&mut self) -> Result<(), E> {
        while self.count > 1 {
            let mut at = self.count - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// Merges the run at `at` of the stack with the next.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let (a, b) = (self.runs[at], self.runs[at + 1]);
        self.runs[at].len = a.len + b.len;
        if at + 3 == self.count {
            self.runs[at + 1] = self.runs[at + 2];
        }
        self.count -= 1;
        // SAFETY: runs are parts of the slice, which nothing else uses while the sorter works on it. The comparison gets
        // shared references only, and nothing is moved while it runs.
        let (run_a, run_b) = unsafe {
            (
                std::slice::from_raw_parts(self.items.add(a.start), a.len),
                std::slice::from_raw_parts(self.items.add(b.start), b.len),
            )
        };
        // What is in place already stays out of the merge.
        let skip = gallop_right(&run_b[0], run_a, 0, self.less)?;
        if skip == a.len {
            return Ok(());
        }
        let b_len = gallop_left(&run_a[a.len - 1], run_b, b.len - 1, self.less)?;
        if b_len == 0 {
            return Ok(());
        }
        let (start, a_len) = (a.start + skip, a.len - skip);
        let needed = a_len.min(b_len);
        if self.spare.capacity() < needed {
            self.spare = Buf::new();
            self.spare.reserve_exact(needed)?;
        }
        if a_len <= b_len {
            self.merge_low(start, a_len, b_len)
        } else {
            self.merge_high(start, a_len, b_len)
        }
    }

    /// Merges the `a_len` items at `start` with the `b_len` behind them, from the left, with the first run moved away.
    fn merge_low(&mut self, start: usize, a_len: usize, b_len: usize) -> Result<(), E> {
        // SAFETY: both runs lie in the slice, the spare room holds `a_len` items. The hole covers what is moved away: the
        // slice from `dest` on lacks exactly the `left` items at `from`, and each step below keeps that.
        unsafe {
            let dest = self.items.add(start);
            ptr::copy_nonoverlapping(dest, self.spare.as_mut_ptr(), a_len);
            let mut hole = Hole { from: self.spare.as_ptr(), left: a_len, dest };
            let mut b = dest.add(a_len);
            let mut b_len = b_len;
            hole.take(&mut b, &mut b_len, 1);
            if b_len == 0 {
                return Ok(());
            }
            if hole.left == 1 {
                hole.take(&mut b, &mut b_len, 0);
                return hole.close_behind(b, b_len);
            }
            let mut min_gallop = self.min_gallop;
            loop {
                let (mut a_wins, mut b_wins) = (0, 0);
                loop {
                    if (self.less)(&*b, &*hole.from)? {
                        hole.take(&mut b, &mut b_len, 1);
                        b_wins += 1;
                        a_wins = 0;
                        if b_len == 0 {
                            return Ok(());
                        }
                        if b_wins >= min_gallop {
                            break;
                        }
                    } else {
                        hole.fill(1);
                        a_wins += 1;
                        b_wins = 0;
                        if hole.left == 1 {
                            return hole.close_behind(b, b_len);
                        }
                        if a_wins >= min_gallop {
                            break;
                        }
                    }
                }
                min_gallop += 1;
                loop {
                    min_gallop -= usize::from(min_gallop > 1);
                    self.min_gallop = min_gallop;
                    let run_a = std::slice::from_raw_parts(hole.from, hole.left);
                    a_wins = gallop_right(&*b, run_a, 0, self.less)?;
                    hole.fill(a_wins);
                    if hole.left == 1 && a_wins > 0 {
                        return hole.close_behind(b, b_len);
                    }
                    if hole.left == 0 {
                        return Ok(());
                    }
                    hole.take(&mut b, &mut b_len, 1);
                    if b_len == 0 {
                        return Ok(());
                    }
                    let run_b = std::slice::from_raw_parts(b, b_len);
                    b_wins = gallop_left(&*hole.from, run_b, 0, self.less)?;
                    hole.take(&mut b, &mut b_len, b_wins);
                    if b_len == 0 {
                        return Ok(());
                    }
                    hole.fill(1);
                    if hole.left == 1 {
                        return hole.close_behind(b, b_len);
                    }
                    if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                        break;
                    }
                }
                min_gallop += 1;
                self.min_gallop = min_gallop;
            }
        }
    }

    /// As [`Self::merge_low`], from the right, with the second run moved away.
    fn merge_high(&mut self, start: usize, a_len: usize, b_len: usize) -> Result<(), E> {
        // SAFETY: as in `merge_low`, mirrored: the slice up to `dest` lacks exactly the first `left` items at `from`.
        unsafe {
            let base = self.items.add(start);
            ptr::copy_nonoverlapping(base.add(a_len), self.spare.as_mut_ptr(), b_len);
            let mut hole = BackHole { from: self.spare.as_ptr(), left: b_len, dest: base.add(a_len + b_len) };
            let mut a_len = a_len;
            hole.take(base, &mut a_len, 1);
            if a_len == 0 {
                return Ok(());
            }
            if hole.left == 1 {
                return hole.close_before(base, a_len);
            }
            let mut min_gallop = self.min_gallop;
            loop {
                let (mut a_wins, mut b_wins) = (0, 0);
                loop {
                    if (self.less)(&*hole.from.add(hole.left - 1), &*base.add(a_len - 1))? {
                        hole.take(base, &mut a_len, 1);
                        a_wins += 1;
                        b_wins = 0;
                        if a_len == 0 {
                            return Ok(());
                        }
                        if a_wins >= min_gallop {
                            break;
                        }
                    } else {
                        hole.fill(1);
                        b_wins += 1;
                        a_wins = 0;
                        if hole.left == 1 {
                            return hole.close_before(base, a_len);
                        }
                        if b_wins >= min_gallop {
                            break;
                        }
                    }
                }
                min_gallop += 1;
                loop {
                    min_gallop -= usize::from(min_gallop > 1);
                    self.min_gallop = min_gallop;
                    let run_a = std::slice::from_raw_parts(base, a_len);
                    a_wins =
                        a_len - gallop_right(&*hole.from.add(hole.left - 1), run_a, a_len - 1, self.less)?;
                    hole.take(base, &mut a_len, a_wins);
                    if a_len == 0 {
                        return Ok(());
                    }
                    hole.fill(1);
                    if hole.left == 1 {
                        return hole.close_before(base, a_len);
                    }
                    let run_b = std::slice::from_raw_parts(hole.from, hole.left);
                    b_wins = hole.left - gallop_left(&*base.add(a_len - 1), run_b, hole.left - 1, self.less)?;
                    hole.fill(b_wins);
                    if hole.left == 1 && b_wins > 0 {
                        return hole.close_before(base, a_len);
                    }
                    if hole.left == 0 {
                        return Ok(());
                    }
                    hole.take(base, &mut a_len, 1);
                    if a_len == 0 {
                        return Ok(());
                    }
                    if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                        break;
                    }
                }
                min_gallop += 1;
                self.min_gallop = min_gallop;
            }
        }
    }
}

/// The node power of the boundary between a run of `len` items at `start` and the `next_len` items behind it: the first bit in
/// which the positions of their middles differ, as fractions of `total`.
fn power(start: usize, len: usize, next_len: usize, total: usize) -> u32 {
    let mut a = 2 * start + len;
    let mut b = a + len + next_len;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// A gap in the slice at `dest`, `left` items wide (once what follows it has been taken), whose items are at `from`.
struct Hole<T> {
    from: *const T,
    left: usize,
    dest: *mut T,
}

impl<T> Hole<T> {
    /// Moves the next `count` of the moved-away items into the slice.
    ///
    /// # Safety
    /// There are that many left.
    unsafe fn fill(&mut self, count: usize) {
        // SAFETY: the gap is at least as wide as what is left for it.
        unsafe {
            ptr::copy_nonoverlapping(self.from, self.dest, count);
            self.from = self.from.add(count);
            self.dest = self.dest.add(count);
        }
        self.left -= count;
    }

    /// Moves `count` items from the run behind the gap to its front.
    ///
    /// # Safety
    /// `run` is the beginning of the run behind the gap and holds `len` items, at least `count`.
    unsafe fn take(&mut self, run: &mut *mut T, len: &mut usize, count: usize) {
        // SAFETY: source and target lie in the slice; they may overlap.
        unsafe {
            ptr::copy(*run, self.dest, count);
            *run = run.add(count);
            self.dest = self.dest.add(count);
        }
        *len -= count;
    }

    /// Takes all of the run behind the gap; the last item of the moved-away run goes behind it.
    ///
    /// # Safety
    /// As for [`Self::take`].
    unsafe fn close_behind<E>(mut self, run: *mut T, len: usize) -> Result<(), E> {
        let (mut run, mut len) = (run, len);
        let count = len;
        // SAFETY: the whole run is taken; dropping the hole fills what is left of the gap.
        unsafe { self.take(&mut run, &mut len, count) };
        Ok(())
    }
}

impl<T> Drop for Hole<T> {
    fn drop(&mut self) {
        // SAFETY: exactly the items left are missing at `dest`.
        unsafe { ptr::copy_nonoverlapping(self.from, self.dest, self.left) };
    }
}

/// A gap in the slice that ends at `dest`; the first `left` items at `from` belong there.
struct BackHole<T> {
    from: *const T,
    left: usize,
    dest: *mut T,
}

impl<T> BackHole<T> {
    /// Moves the last `count` of the moved-away items into the slice.
    ///
    /// # Safety
    /// There are that many left.
    unsafe fn fill(&mut self, count: usize) {
        self.left -= count;
        // SAFETY: the gap is at least as wide as what is left for it.
        unsafe {
            self.dest = self.dest.sub(count);
            ptr::copy_nonoverlapping(self.from.add(self.left), self.dest, count);
        }
    }

    /// Moves the last `count` items of the run before the gap to its end.
    ///
    /// # Safety
    /// The run begins at `run` and holds `len` items, at least `count`.
    unsafe fn take(&mut self, run: *mut T, len: &mut usize, count: usize) {
        *len -= count;
        // SAFETY: source and target lie in the slice; they may overlap.
        unsafe {
            self.dest = self.dest.sub(count);
            ptr::copy(run.add(*len), self.dest, count);
        }
    }

    /// Takes all of the run before the gap; the first item of the moved-away run goes before it.
    ///
    /// # Safety
    /// As for [`Self::take`].
    unsafe fn close_before<E>(mut self, run: *mut T, len: usize) -> Result<(), E> {
        let mut len = len;
        let count = len;
        // SAFETY: the whole run is taken; dropping the hole fills what is left of the gap.
        unsafe { self.take(run, &mut len, count) };
        Ok(())
    }
}

impl<T> Drop for BackHole<T> {
    fn drop(&mut self) {
        // SAFETY: exactly the items left are missing before `dest`.
        unsafe { ptr::copy_nonoverlapping(self.from, self.dest.sub(self.left), self.left) };
    }
}

/// Sorts stably by a comparison that is known to be a total order and runs no Python: of ints, of floats without NaN, of
/// strings. (An inconsistent one may panic.)
pub fn sort_total<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) -> Result<(), NoMemory> {
    // What std's stable sort may allocate.
    let _room = Room::new(items.len().checked_mul(size_of::<T>()).ok_or(NoMemory)?)?;
    items.sort_by(compare);
    Ok(())
}

/// Sorts words.
pub fn sort_words(items: &mut [i64]) {
    items.sort_unstable();
}

/// The order of floats; equal for NaN, which must not be among the keys of a [`sort_total`].
#[inline]
pub fn compare_floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[derive(Debug, PartialEq)]
    enum Stop {
        NoMemory,
        Here,
    }

    impl From<NoMemory> for Stop {
        fn from(_: NoMemory) -> Self {
            Stop::NoMemory
        }
    }

    struct Random(u64);

    impl Random {
        fn next(&mut self, n: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.0 >> 33) % n
        }

        /// Keys with runs, reversals and repetitions, each with its place.
        fn items(&mut self, len: usize) -> Vec<(u64, Box<usize>)> {
            let range = [2, 10, 100, 1 << 30][self.next(4) as usize];
            let mut keys: Vec<u64> = Vec::new();
            while keys.len() < len {
                let mut part: Vec<u64> = (0..1 + self.next(200)).map(|_| self.next(range)).collect();
                match self.next(3) {
                    0 => part.sort_unstable(),
                    1 => part.sort_unstable_by(|a, b| b.cmp(a)),
                    _ => {}
                }
                keys.extend(part);
            }
            keys.truncate(len);
            keys.into_iter().enumerate().map(|(i, key)| (key, Box::new(i))).collect()
        }
    }

    #[test]
    fn sorts_stably() {
        let mut random = Random(1);
        for round in 0..if cfg!(miri) { 40 } else { 400 } {
            let len = if round % 20 == 0 { 3000 } else { round };
            let mut items = random.items(len);
            let mut expected: Vec<(u64, usize)> = items.iter().map(|(key, i)| (*key, **i)).collect();
            expected.sort();
            sort_by(&mut items, |a, b| Ok::<bool, Stop>(a.0 < b.0)).unwrap();
            let found: Vec<(u64, usize)> = items.iter().map(|(key, i)| (*key, **i)).collect();
            assert_eq!(found, expected);
        }
    }

    /// Whatever the comparison says, and wherever it fails or panics, no item is lost or doubled.
    #[test]
    fn stays_a_permutation() {
        let mut random = Random(7);
        for round in 0..if cfg!(miri) { 40 } else { 600u64 } {
            let len = 2 + random.next(900) as usize;
            let mut items = random.items(len);
            let mut left = random.next(4000);
            let inconsistent = round % 3 == 0;
            let result = catch_unwind(AssertUnwindSafe(|| {
                let mut dice = Random(round);
                sort_by(&mut items, |a, b| {
                    left = left.wrapping_sub(1);
                    if left == 0 && round % 2 == 0 {
                        return Err(Stop::Here);
                    }
                    assert!(left != 0, "stop");
                    Ok(if inconsistent { dice.next(2) == 0 } else { a.0 < b.0 })
                })
            }));
            assert!(!matches!(result, Ok(Err(Stop::NoMemory))));
            let mut places: Vec<usize> = items.iter().map(|(_, i)| **i).collect();
            places.sort_unstable();
            assert!(places.into_iter().eq(0..len));
        }
    }

    #[test]
    fn sorted_input_takes_n_comparisons() {
        let mut items: Vec<u32> = (0..1000).collect();
        let mut count = 0;
        let mut run = |items: &mut Vec<u32>| {
            count = 0;
            let less = |a: &u32, b: &u32| {
                count += 1;
                Ok::<bool, Stop>(a < b)
            };
            sort_by(items, less).unwrap();
            count
        };
        assert_eq!(run(&mut items), 999);
        items.reverse();
        assert!(run(&mut items) <= 2 * 999);
        assert!(items.is_sorted());
    }
}
