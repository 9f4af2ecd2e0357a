//! `unicodedata.ucd_3_2_0`: where Unicode 3.2, which IDNA needs, differs from the current version.

use super::tables as t;
use super::{Decomposition, names};

const NONE: u8 = 255;
const AS_TODAY: u8 = 254;

fn record(code: u32) -> Option<&'static [u8; 6]> {
    let run = t::OLD_RUNS.partition_point(|&(_, last, _)| last < code);
    match t::OLD_RUNS.get(run) {
        Some(&(first, _, record)) if first <= code => Some(&t::OLD_RECORDS[usize::from(record)]),
        _ => None,
    }
}

/// Assigned since, but not in 3.2.
pub fn is_unassigned(code: u32) -> bool {
    record(code).is_some_and(|record| record[0] == 0)
}

pub fn category(code: u32) -> &'static str {
    record(code).map_or_else(|| super::category(code), |record| t::CATEGORIES[usize::from(record[0])])
}

pub fn bidirectional(code: u32) -> &'static str {
    record(code).map_or_else(|| super::bidirectional(code), |record| t::BIDIRECTIONAL[usize::from(record[1])])
}

pub fn east_asian_width(code: u32) -> &'static str {
    record(code).map_or_else(|| super::east_asian_width(code), |record| t::WIDTHS[usize::from(record[2])])
}

pub fn mirrored(code: u32) -> bool {
    record(code).map_or_else(|| super::mirrored(code), |record| record[3] != 0)
}

pub fn combining(code: u32) -> u8 {
    if is_unassigned(code) { 0 } else { super::combining(code) }
}

pub fn decimal(code: u32) -> Option<u8> {
    match record(code).map_or(AS_TODAY, |record| record[4]) {
        NONE => None,
        AS_TODAY => super::decimal(code),
        digit => Some(digit),
    }
}

pub fn numeric(code: u32) -> Option<f64> {
    match record(code).map_or(AS_TODAY, |record| record[5]) {
        NONE => None,
        AS_TODAY => super::numeric(code),
        index => Some(t::OLD_NUMERIC[usize::from(index)]),
    }
}

pub fn decomposition(code: u32) -> Option<Decomposition> {
    if is_unassigned(code) { None } else { super::decomposition(code) }
}

/// The canonical decomposition that 3.2 gave, where it was corrected since.
pub fn corrected(code: u32) -> Option<u32> {
    let found = t::OLD_NORMALIZATION.binary_search_by_key(&code, |&(code, _)| code).ok()?;
    Some(t::OLD_NORMALIZATION[found].1)
}

/// `name`, as [`names::name`].
pub fn name(code: u32) -> Option<names::Name> {
    if is_unassigned(code) { None } else { names::name(code) }
}
