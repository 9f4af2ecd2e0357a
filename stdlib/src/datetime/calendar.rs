//! The proleptic Gregorian calendar: days, weeks, ordinals. Ordinal 1 is January 1 of year 1, a Monday.

pub const MIN_YEAR: i64 = 1;
pub const MAX_YEAR: i64 = 9999;
pub const MAX_ORDINAL: i64 = 3_652_059;

/// The ordinal of 1970-01-01, and the seconds up to it.
pub const EPOCH_ORDINAL: i64 = 719_163;
pub const EPOCH_SECONDS: i64 = EPOCH_ORDINAL * DAY_SECONDS;
pub const DAY_SECONDS: i64 = 86_400;

static DAYS_IN_MONTH: [i64; 13] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
static DAYS_BEFORE_MONTH: [i64; 13] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const DAYS_IN_400_YEARS: i64 = 146_097;
const DAYS_IN_100_YEARS: i64 = 36_524;
const DAYS_IN_4_YEARS: i64 = 1_461;

pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// `month` is in 1..=12.
pub fn days_in_month(year: i64, month: i64) -> i64 {
    DAYS_IN_MONTH[month as usize] + i64::from(month == 2 && is_leap(year))
}

pub fn days_before_month(year: i64, month: i64) -> i64 {
    DAYS_BEFORE_MONTH[month as usize] + i64::from(month > 2 && is_leap(year))
}

fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

pub fn to_ordinal(year: i64, month: i64, day: i64) -> i64 {
    days_before_year(year) + days_before_month(year, month) + day
}

/// Year, month and day of an ordinal.
pub fn from_ordinal(ordinal: i64) -> (i64, i64, i64) {
    let past = ordinal - 1;
    let (n400, rest) = (past.div_euclid(DAYS_IN_400_YEARS), past.rem_euclid(DAYS_IN_400_YEARS));
    let (n100, rest) = (rest / DAYS_IN_100_YEARS, rest % DAYS_IN_100_YEARS);
    let (n4, rest) = (rest / DAYS_IN_4_YEARS, rest % DAYS_IN_4_YEARS);
    let (n1, rest) = (rest / 365, rest % 365);
    let year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
    if n1 == 4 || n100 == 4 {
        return (year - 1, 12, 31);
    }
    let mut month = (rest + 50) >> 5;
    if days_before_month(year, month) > rest {
        month -= 1;
    }
    (year, month, rest - days_before_month(year, month) + 1)
}

/// Monday is 0.
pub fn weekday(year: i64, month: i64, day: i64) -> i64 {
    (to_ordinal(year, month, day) + 6).rem_euclid(7)
}

/// The ordinal of the Monday that ISO week 1 of a year begins with.
fn iso_week1_monday(year: i64) -> i64 {
    let first = to_ordinal(year, 1, 1);
    let first_weekday = (first + 6).rem_euclid(7);
    let monday = first - first_weekday;
    if first_weekday > 3 { monday + 7 } else { monday }
}

/// ISO year, week and weekday (Monday is 1).
pub fn iso_calendar(year: i64, month: i64, day: i64) -> (i64, i64, i64) {
    let today = to_ordinal(year, month, day);
    let mut iso_year = year;
    let mut monday = iso_week1_monday(year);
    let mut week = (today - monday).div_euclid(7);
    if week < 0 {
        iso_year -= 1;
        monday = iso_week1_monday(iso_year);
        week = (today - monday).div_euclid(7);
    } else if week >= 52 && today >= iso_week1_monday(year + 1) {
        iso_year += 1;
        week = 0;
        monday = iso_week1_monday(iso_year);
    }
    (iso_year, week + 1, (today - monday).rem_euclid(7) + 1)
}

/// What is wrong with a date by ISO week.
pub enum BadIso {
    Year,
    Week,
    Weekday,
}

/// The date of an ISO week and weekday.
pub fn from_iso(year: i64, week: i64, weekday: i64) -> Result<(i64, i64, i64), BadIso> {
    if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
        return Err(BadIso::Year);
    }
    if week <= 0 || week >= 53 {
        let first_weekday = self::weekday(year, 1, 1);
        let is_long = first_weekday == 3 || first_weekday == 2 && is_leap(year);
        if week != 53 || !is_long {
            return Err(BadIso::Week);
        }
    }
    if weekday <= 0 || weekday >= 8 {
        return Err(BadIso::Weekday);
    }
    Ok(from_ordinal(iso_week1_monday(year) + (week - 1) * 7 + weekday - 1))
}
