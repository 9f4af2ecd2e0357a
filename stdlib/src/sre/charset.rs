//! Sets of characters: categories, classes in brackets, characters regardless of case.
//!
//! A set answers for the first 256 characters from a table; for others it evaluates what the pattern says. The locale is
//! always "C" as far as bytes are concerned: only ASCII has letters.

use super::code::{InvalidCode, Words, op};
use taipan_vm::text::ucd::{self, Case};

/// How characters are made equal before they are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fold {
    None,
    Ascii,
    Unicode,
    Locale,
}

pub fn ascii_lower(code: u32) -> u32 {
    if (0x41..=0x5A).contains(&code) { code + 0x20 } else { code }
}

fn ascii_upper(code: u32) -> u32 {
    if (0x61..=0x7A).contains(&code) { code - 0x20 } else { code }
}

/// The first character of the lower-case mapping.
pub fn unicode_lower(code: u32) -> u32 {
    ucd::map_case(code, Case::Lower).codes()[0]
}

pub fn unicode_upper(code: u32) -> u32 {
    ucd::map_case(code, Case::Upper).codes()[0]
}

impl Fold {
    pub fn lower(self, code: u32) -> u32 {
        match self {
            Fold::None => code,
            Fold::Ascii | Fold::Locale => ascii_lower(code),
            Fold::Unicode => unicode_lower(code),
        }
    }
}

/// `CATEGORY_DIGIT` and so on, by their numbers in the code.
fn is_in_category(category: u32, code: u32) -> Option<bool> {
    let ascii_word = |code: u32| code < 128 && ((code as u8).is_ascii_alphanumeric() || code == 0x5F);
    let is_in = match category & !1 {
        0 => (0x30..=0x39).contains(&code),
        2 => matches!(code, 9..=13 | 32),
        4 | 8 => ascii_word(code),
        6 => code == 10,
        10 => ucd::is_decimal(code),
        12 => ucd::is_space(code),
        14 => ucd::is_alnum(code) || code == 0x5F,
        16 => ucd::is_line_break(code),
        _ => return None,
    };
    Some(is_in == (category & 1 == 0))
}

/// A step of a set's description; the first that fits decides.
#[derive(Debug)]
enum Item {
    Negate,
    Literal(u32),
    Range(u32, u32),
    /// The upper-case character may lie in the range as well.
    RangeIgnore(u32, u32),
    /// Bits of the first 256 characters.
    Bitmap([u32; 8]),
    /// For the first 65536 characters: which of the blocks of 256 bits each high byte stands for.
    Blocks(Box<[u8]>, Box<[[u32; 8]]>),
    Category(u32),
}

fn bit(bits: &[u32; 8], code: u32) -> bool {
    bits[(code >> 5 & 7) as usize] >> (code & 31) & 1 != 0
}

impl Item {
    fn matches(&self, code: u32) -> bool {
        match self {
            Item::Negate => false,
            Item::Literal(literal) => *literal == code,
            Item::Range(low, high) => (*low..=*high).contains(&code),
            Item::RangeIgnore(low, high) => {
                (*low..=*high).contains(&code) || (*low..=*high).contains(&unicode_upper(code))
            }
            Item::Bitmap(bits) => code < 256 && bit(bits, code),
            Item::Blocks(index, blocks) => {
                let block = index.get((code >> 8) as usize).and_then(|&block| blocks.get(usize::from(block)));
                block.is_some_and(|block| bit(block, code & 0xFF))
            }
            Item::Category(category) => is_in_category(*category, code) == Some(true),
        }
    }
}

/// The description as the code has it.
#[derive(Debug)]
struct Items(Vec<Item>);

impl Items {
    /// Reads items up to the word that ends them.
    fn read(words: &mut Words<'_>) -> Result<Items, InvalidCode> {
        let mut items = Vec::new();
        loop {
            let item = match words.next()? {
                op::FAILURE => return Ok(Items(items)),
                op::NEGATE => Item::Negate,
                op::LITERAL => Item::Literal(words.next()?),
                op::RANGE => Item::Range(words.next()?, words.next()?),
                op::RANGE_UNI_IGNORE => Item::RangeIgnore(words.next()?, words.next()?),
                op::CHARSET => Item::Bitmap(read_bits(words)?),
                op::BIGCHARSET => read_blocks(words)?,
                op::CATEGORY => {
                    let category = words.next()?;
                    is_in_category(category, 0).ok_or(InvalidCode)?;
                    Item::Category(category)
                }
                _ => return Err(InvalidCode),
            };
            items.push(item);
        }
    }

    fn contains(&self, code: u32) -> bool {
        let mut found = true;
        for item in &self.0 {
            if let Item::Negate = item {
                found = !found;
            } else if item.matches(code) {
                return found;
            }
        }
        !found
    }

    fn contains_folded(&self, fold: Fold, code: u32) -> bool {
        if fold != Fold::Locale {
            return self.contains(fold.lower(code));
        }
        let (lower, upper) = (ascii_lower(code), ascii_upper(code));
        let is_negated = matches!(self.0.first(), Some(Item::Negate));
        if is_negated {
            return self.contains(lower) && self.contains(upper);
        }
        self.contains(lower) || upper != lower && self.contains(upper)
    }
}

fn read_bits(words: &mut Words<'_>) -> Result<[u32; 8], InvalidCode> {
    let mut bits = [0; 8];
    for word in &mut bits {
        *word = words.next()?;
    }
    Ok(bits)
}

fn read_blocks(words: &mut Words<'_>) -> Result<Item, InvalidCode> {
    let count = words.next()? as usize;
    let mut index = Vec::with_capacity(256);
    for _ in 0..64 {
        index.extend(words.next()?.to_ne_bytes());
    }
    if count > 256 || index.iter().any(|&block| usize::from(block) >= count) {
        return Err(InvalidCode);
    }
    let mut blocks = Vec::with_capacity(count);
    for _ in 0..count {
        blocks.push(read_bits(words)?);
    }
    Ok(Item::Blocks(index.into(), blocks.into()))
}

/// What decides for characters from 256 on.
#[derive(Debug)]
enum Wide {
    Items(Items, Fold),
    /// Compared after folding; for a literal that is to differ, `true`.
    Literal(u32, Fold, bool),
    Never,
}

#[derive(Debug)]
pub struct Set {
    pub table: Box<[bool; 256]>,
    wide: Wide,
}

impl Set {
    fn with(contains: impl Fn(u32) -> bool, wide: Wide) -> Set {
        Set { table: Box::new(std::array::from_fn(|code| contains(code as u32))), wide }
    }

    /// The set whose items begin at the next word.
    pub fn read(words: &mut Words<'_>, fold: Fold) -> Result<Set, InvalidCode> {
        let items = Items::read(words)?;
        let contains = |code: u32| items.contains_folded(fold, code);
        let table = Box::new(std::array::from_fn(|code| contains(code as u32)));
        Ok(Set { table, wide: Wide::Items(items, fold) })
    }

    pub fn category(category: u32) -> Result<Set, InvalidCode> {
        is_in_category(category, 0).ok_or(InvalidCode)?;
        let contains = |code: u32| is_in_category(category, code) == Some(true);
        Ok(Set::with(contains, Wide::Items(Items(vec![Item::Category(category)]), Fold::None)))
    }

    /// The characters that equal `literal` once folded, or all others.
    pub fn literal(literal: u32, fold: Fold, others: bool) -> Set {
        Set::with(|code| is_folded(literal, fold, code) != others, Wide::Literal(literal, fold, others))
    }

    pub fn empty() -> Set {
        Set::with(|_| false, Wide::Never)
    }

    #[inline(always)]
    pub fn contains(&self, code: u32) -> bool {
        match self.table.get(code as usize) {
            Some(&contains) => contains,
            None => self.contains_wide(code),
        }
    }

    #[inline(never)]
    fn contains_wide(&self, code: u32) -> bool {
        match &self.wide {
            Wide::Items(items, fold) => items.contains_folded(*fold, code),
            Wide::Literal(literal, fold, others) => is_folded(*literal, *fold, code) != *others,
            Wide::Never => false,
        }
    }

    /// Whether a character from 256 on may be in the set.
    pub fn may_be_wide(&self) -> bool {
        match &self.wide {
            Wide::Never => false,
            Wide::Literal(literal, fold, others) => {
                // A few characters beyond Latin-1 have their lower-case letter in it.
                *others || *literal > 0xFF || *fold == Fold::Unicode
            }
            Wide::Items(items, fold) => {
                *fold == Fold::Unicode
                    || items.0.iter().any(|item| match item {
                        Item::Negate => true,
                        Item::Literal(code) => *code > 0xFF,
                        Item::Range(_, high) => *high > 0xFF,
                        Item::RangeIgnore(..) | Item::Blocks(..) => true,
                        Item::Bitmap(_) => false,
                        Item::Category(category) => *category >= 10 || category & 1 != 0,
                    })
            }
        }
    }
}

fn is_folded(literal: u32, fold: Fold, code: u32) -> bool {
    match fold {
        Fold::Locale => code == literal || ascii_lower(code) == literal || ascii_upper(code) == literal,
        _ => fold.lower(code) == literal,
    }
}
