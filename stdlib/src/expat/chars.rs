//! Which characters a document may consist of, and which ones names are made of (XML 1.0, sections 2.2 and 2.3). As in Expat,
//! names have no characters above U+FFFF.

/// How many of the first bytes are characters that a document may have, and what is behind them.
pub fn valid_prefix(bytes: &[u8]) -> (usize, Behind) {
    let (end, behind) = match std::str::from_utf8(bytes) {
        Ok(_) => (bytes.len(), Behind::Nothing),
        Err(error) if error.error_len().is_none() => (error.valid_up_to(), Behind::PartOfChar),
        Err(error) => (error.valid_up_to(), Behind::Invalid),
    };
    for (at, &byte) in bytes[..end].iter().enumerate() {
        let is_bad = match byte {
            b'\t' | b'\n' | b'\r' => false,
            0..0x20 => true,
            0xEF => bytes.get(at + 1) == Some(&0xBF) && bytes.get(at + 2).is_some_and(|last| *last >= 0xBE),
            _ => false,
        };
        if is_bad {
            return (at, Behind::Invalid);
        }
    }
    (end, behind)
}

/// What follows the valid part of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    Nothing,
    PartOfChar,
    Invalid,
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

/// The length of a name at the start of valid bytes; of a name token if it need not begin as names do.
pub fn name_length(bytes: &[u8], is_token: bool) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_first = at == 0 && !is_token;
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b':' => at += 1,
            b'0'..=b'9' | b'-' | b'.' if !is_first => at += 1,
            0x80.. => {
                let Some(c) = char_at(&bytes[at..]) else { break };
                if !(if is_first { is_name_start(c) } else { is_name_char(c) }) {
                    break;
                }
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    at
}

/// The first character of valid bytes.
pub fn char_at(bytes: &[u8]) -> Option<char> {
    let chunk = bytes.get(..4.min(bytes.len()))?.utf8_chunks().next()?;
    chunk.valid().chars().next()
}

/// Whether a character reference may name it.
pub fn char_of_number(number: u32) -> Option<char> {
    match number {
        0x9 | 0xA | 0xD | 0x20..0xFFFE | 0x1_0000.. => char::from_u32(number),
        _ => None,
    }
}

/// Whether a public identifier may have it.
pub fn is_public_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" \r\n-'()+,./:=?;!*#@$_%".contains(&byte)
}
