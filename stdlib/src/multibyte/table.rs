//! The tables of the encodings whose characters take one byte or two, as `conformance/tools/multibyte_tables.py` writes them,
//! and what three of these encodings have beside: EUC-JP's third set, Hangul syllables put together in EUC-KR, and the
//! sequences of four bytes of GB 18030.

use std::sync::OnceLock;

/// An encoding: name, packed table, and the table once it has been asked for.
pub struct Encoding {
    pub name: &'static str,
    packed: &'static [u8],
    table: OnceLock<Option<Table>>,
    beside: Beside,
}

/// What there is beside sequences of one byte and two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    /// 8F and two more bytes.
    ThirdSet,
    /// The filler and three letters, two bytes each.
    Hangul,
    /// Two bytes whose second is a digit, and two more.
    Four,
}

macro_rules! encodings {
    ($($name:ident $text:literal $beside:ident,)*) => {$(
        pub static $name: Encoding = Encoding {
            name: $text,
            packed: include_bytes!(concat!("tables/", $text, ".bin")),
            table: OnceLock::new(),
            beside: Beside::$beside,
        };
    )*};
}

encodings! {
    SHIFT_JIS "shift_jis" Nothing,
    CP932 "cp932" Nothing,
    EUC_JP "euc_jp" ThirdSet,
    GB2312 "gb2312" Nothing,
    GBK "gbk" Nothing,
    GB18030 "gb18030" Four,
    EUC_KR "euc_kr" Hangul,
    CP949 "cp949" Nothing,
    JOHAB "johab" Nothing,
    BIG5 "big5" Nothing,
    CP950 "cp950" Nothing,
}

/// No character: what single bytes that begin a sequence stand for.
const NONE: u16 = 0xFFFF;

/// A run of characters of the sequences of four bytes.
struct Run {
    number: u32,
    first: u16,
    last: u16,
}

pub struct Table {
    singles: [u16; 256],
    /// By lead byte, then by the byte at the end; 0 is no character. The second half is that of EUC-JP's third set.
    rows: Vec<Option<Box<[u16; 256]>>>,
    /// The bytes of a 16-bit character as a big-endian number; 0 if it has none (NUL is itself).
    encoded: Vec<u32>,
    runs: Vec<Run>,
}

/// What bytes begin with.
pub enum Step {
    /// A character of so many bytes.
    Character(u32, usize),
    Illegal,
    /// More bytes are needed to tell.
    Incomplete,
}

/// Reads numbers from the front of an unpacked table.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    fn short(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    fn long(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn row(&mut self) -> Option<Box<[u16; 256]>> {
        let mut row = Box::new([0; 256]);
        for place in row.iter_mut() {
            *place = self.short()?;
        }
        Some(row)
    }
}

impl Table {
    fn unpack(packed: &[u8]) -> Option<Table> {
        let data = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
        let mut reader = Reader(&data);
        let singles = *reader.row()?;
        let mut table = Table { singles, rows: vec![], encoded: vec![0; 0x10000], runs: vec![] };
        table.rows.resize_with(512, || None);
        for (byte, &code) in singles.iter().enumerate().filter(|&(_, &code)| code != NONE) {
            note(&mut table.encoded, code, byte as u32);
        }
        for _ in 0..reader.short()? {
            let [before, lead] = reader.bytes()?;
            let row = reader.row()?;
            let front = u32::from(before) << 16 | u32::from(lead) << 8;
            for (trail, &code) in row.iter().enumerate().filter(|&(_, &code)| code != 0) {
                note(&mut table.encoded, code, front | trail as u32);
            }
            table.rows[usize::from(lead) + if before == 0 { 0 } else { 256 }] = Some(row);
        }
        for _ in 0..reader.short()? {
            let code = reader.short()?;
            table.encoded[usize::from(code)] = reader.long()?;
        }
        for _ in 0..reader.short()? {
            table.runs.push(Run { number: reader.long()?, first: reader.short()?, last: reader.short()? });
        }
        Some(table)
    }

    fn pair(&self, set: usize, lead: u8, trail: u8) -> Option<u32> {
        let row = self.rows[set + usize::from(lead)].as_ref()?;
        Some(u32::from(row[usize::from(trail)])).filter(|&code| code != 0)
    }
}

/// The first sequence that stands for a character is the one it is encoded as.
fn note(encoded: &mut [u32], code: u16, sequence: u32) {
    let place = &mut encoded[usize::from(code)];
    if *place == 0 {
        *place = sequence;
    }
}

/// The bytes that letters of a Hangul syllable end with, behind an A4: first consonants, and last ones. Vowels are in order.
const FIRST: [u8; 19] = *b"\xa1\xa2\xa4\xa7\xa8\xa9\xb1\xb2\xb3\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe";
const LAST: [u8; 28] = *b"\xd4\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb4\xb5\xb6\xb7\xb8\xba\xbb\xbc\xbd\xbe";
const VOWELS: std::ops::RangeInclusive<u8> = 0xBF..=0xD3;
const LETTER: u8 = 0xA4;
const FILLER: u8 = 0xD4;
const SYLLABLES: std::ops::RangeInclusive<u32> = 0xAC00..=0xD7A3;

fn syllable(bytes: &[u8; 8]) -> Option<u32> {
    let [_, _, LETTER, first, LETTER, vowel, LETTER, last] = *bytes else { return None };
    let first = FIRST.iter().position(|&byte| byte == first)?;
    let vowel = VOWELS.contains(&vowel).then(|| usize::from(vowel - VOWELS.start()))?;
    let last = LAST.iter().position(|&byte| byte == last)?;
    Some(SYLLABLES.start() + ((first * VOWELS.len() + vowel) * LAST.len() + last) as u32)
}

fn letters(code: u32) -> [u8; 8] {
    let index = (code - SYLLABLES.start()) as usize;
    let (first, vowel) = (index / LAST.len() / VOWELS.len(), index / LAST.len() % VOWELS.len());
    let vowel = VOWELS.start() + vowel as u8;
    [LETTER, FILLER, LETTER, FIRST[first], LETTER, vowel, LETTER, LAST[index % LAST.len()]]
}

/// The number of the sequence of four bytes that stands for U+10000.
const BEYOND: u32 = (0x90 - 0x81) * 12600;

/// The number of a sequence of four bytes, of which every second one is a digit.
fn number(bytes: [u8; 4]) -> Option<u32> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let lead = |byte: u8| (0x81..=0xFE).contains(&byte).then(|| u32::from(byte - 0x81));
    let [a, b, c, d] = bytes;
    Some(((lead(a)? * 10 + digit(b)?) * 126 + lead(c)?) * 10 + digit(d)?)
}

fn four(number: u32) -> [u8; 4] {
    let (digit, lead) = (|value: u32| b'0' + (value % 10) as u8, |value: u32| 0x81 + (value % 126) as u8);
    [lead(number / 12600), digit(number / 1260), lead(number / 10), digit(number)]
}

impl Encoding {
    /// The table; `None` only if what was built in is damaged.
    pub fn table(&self) -> Option<&Table> {
        self.table.get_or_init(|| Table::unpack(self.packed)).as_ref()
    }

    /// Whether a byte that is no character may begin one.
    fn leads(&self, byte: u8) -> bool {
        // The only one whose decoder looks at the lead byte alone.
        self.name != "shift_jis" || matches!(byte, 0x81..=0x9F | 0xE0..=0xEA)
    }

    /// What the bytes begin with.
    #[inline]
    pub fn step(&self, table: &Table, bytes: &[u8]) -> Step {
        let Some((&lead, rest)) = bytes.split_first() else { return Step::Incomplete };
        let single = table.singles[usize::from(lead)];
        if single != NONE {
            return Step::Character(u32::from(single), 1);
        }
        if !self.leads(lead) {
            return Step::Illegal;
        }
        let Some(&trail) = rest.first() else { return Step::Incomplete };
        match (self.beside, lead, trail) {
            (Beside::ThirdSet, 0x8F, _) => match rest.get(1) {
                Some(&last) => found(table.pair(256, trail, last), 3),
                None => Step::Incomplete,
            },
            (Beside::Hangul, LETTER, FILLER) => match bytes.first_chunk() {
                Some(bytes) => found(syllable(bytes), 8),
                None => Step::Incomplete,
            },
            (Beside::Four, _, b'0'..=b'9') => match bytes.first_chunk() {
                Some(bytes) => found(number(*bytes).and_then(|number| table.of_four(number)), 4),
                None => Step::Incomplete,
            },
            _ => found(table.pair(0, lead, trail), 2),
        }
    }

    /// Appends a character's bytes; `None` if it has none.
    #[inline]
    pub fn bytes_of(&self, table: &Table, code: u32, out: &mut [u8; 8]) -> Option<usize> {
        let sequence = table.encoded.get(code as usize).copied().unwrap_or(0);
        if sequence != 0 || code == 0 {
            let bytes = sequence.to_be_bytes();
            let len = 4 - (sequence | 1).leading_zeros() as usize / 8;
            out[..len].copy_from_slice(&bytes[4 - len..]);
            return Some(len);
        }
        match self.beside {
            Beside::Hangul if SYLLABLES.contains(&code) => {
                *out = letters(code);
                Some(8)
            }
            Beside::Four => {
                out[..4].copy_from_slice(&four(table.number_of(code)?));
                Some(4)
            }
            _ => None,
        }
    }
}

fn found(code: Option<u32>, len: usize) -> Step {
    code.map_or(Step::Illegal, |code| Step::Character(code, len))
}

impl Table {
    fn of_four(&self, number: u32) -> Option<u32> {
        if number >= BEYOND {
            return Some(0x10000 + number - BEYOND).filter(|&code| code < 0x110000);
        }
        let run = self.runs.iter().rfind(|run| run.number <= number)?;
        let code = u32::from(run.first) + number - run.number;
        (code <= u32::from(run.last)).then_some(code)
    }

    fn number_of(&self, code: u32) -> Option<u32> {
        if code >= 0x10000 {
            return Some(BEYOND + code - 0x10000);
        }
        let run =
            self.runs.iter().find(|run| (u32::from(run.first)..=u32::from(run.last)).contains(&code))?;
        Some(run.number + code - u32::from(run.first))
    }
}
