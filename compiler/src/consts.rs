//! The constants of one compilation, each stored once. Two are the same when CPython merges them: equal and of equal type,
//! item by item, with 0.0 and -0.0 apart and no NaN like another.

use crate::ast;
use crate::code::{Code, Const, Name};
use crate::wtf8::Wtf8;
use dashu_int::{IBig, Sign, UBig};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A constant of a [`ConstPool`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConstId(u32);

impl ConstId {
    pub const NONE: ConstId = ConstId(0);
    pub const TRUE: ConstId = ConstId(1);
    pub const FALSE: ConstId = ConstId(2);
    pub const ELLIPSIS: ConstId = ConstId(3);

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All constants met so far, found by hash.
pub struct ConstPool {
    values: Vec<Const>,
    hashes: Vec<u64>,
    /// Open addressing; [`VACANT`] or an index into `values`. The length is a power of two.
    table: Vec<u32>,
}

const VACANT: u32 = u32::MAX;

impl ConstPool {
    pub fn new() -> Self {
        let mut pool = ConstPool { values: Vec::new(), hashes: Vec::new(), table: vec![VACANT; 64] };
        for value in [Const::None, Const::True, Const::False, Const::Ellipsis] {
            pool.add(value);
        }
        pool
    }

    pub fn get(&self, id: ConstId) -> &Const {
        &self.values[id.index()]
    }

    pub fn add(&mut self, value: Const) -> ConstId {
        let hash = hash_const(&value);
        match self.find(hash, |other| *other == value && !has_nan(&value)) {
            Some(id) => id,
            None => self.push(hash, value),
        }
    }

    pub fn add_int(&mut self, value: i64) -> ConstId {
        self.add(Const::Int(value))
    }

    pub fn add_str(&mut self, text: Wtf8<'_>) -> ConstId {
        let hash = hash_str(text);
        let found =
            self.find(hash, |other| matches!(other, Const::Str { text: t, .. } if t.as_wtf8() == text));
        found.unwrap_or_else(|| self.push(hash, Const::string(Name::new(text.to_buf()))))
    }

    pub fn add_name(&mut self, name: &Name) -> ConstId {
        let hash = hash_str(name.as_wtf8());
        let found = self.find(hash, |other| matches!(other, Const::Str { text, .. } if text == name));
        found.unwrap_or_else(|| self.push(hash, Const::string(name.clone())))
    }

    pub fn add_tuple(&mut self, items: &[ConstId]) -> ConstId {
        self.add(Const::Tuple(items.iter().map(|&item| self.get(item).clone()).collect()))
    }

    pub fn add_code(&mut self, code: Arc<Code>) -> ConstId {
        self.add(Const::Code(code.into()))
    }

    pub fn add_literal(&mut self, value: &ast::Constant<'_>) -> ConstId {
        match value {
            ast::Constant::None => ConstId::NONE,
            ast::Constant::True => ConstId::TRUE,
            ast::Constant::False => ConstId::FALSE,
            ast::Constant::Ellipsis => ConstId::ELLIPSIS,
            ast::Constant::Str(text) => self.add_str(*text),
            other => self.add(from_literal(other)),
        }
    }

    fn find(&self, hash: u64, same: impl Fn(&Const) -> bool) -> Option<ConstId> {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.table[slot] {
                VACANT => return None,
                id if self.hashes[id as usize] == hash && same(&self.values[id as usize]) => {
                    return Some(ConstId(id));
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn push(&mut self, hash: u64, value: Const) -> ConstId {
        let id = self.values.len() as u32;
        self.values.push(value);
        self.hashes.push(hash);
        if self.values.len() * 4 > self.table.len() * 3 {
            self.table = vec![VACANT; self.table.len() * 2];
            for id in 0..self.values.len() as u32 {
                self.occupy(id);
            }
        } else {
            self.occupy(id);
        }
        ConstId(id)
    }

    fn occupy(&mut self, id: u32) {
        let mask = self.table.len() - 1;
        let mut slot = self.hashes[id as usize] as usize & mask;
        while self.table[slot] != VACANT {
            slot = (slot + 1) & mask;
        }
        self.table[slot] = id;
    }
}

fn hash_str(text: Wtf8<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    4u8.hash(&mut hasher);
    text.as_bytes().hash(&mut hasher);
    hasher.finish()
}

fn hash_const(value: &Const) -> u64 {
    if let Const::Str { text, .. } = value {
        return hash_str(text.as_wtf8());
    }
    let mut hasher = FxHasher::default();
    std::mem::discriminant(value).hash(&mut hasher);
    match value {
        Const::None | Const::True | Const::False | Const::Ellipsis | Const::Str { .. } => {}
        Const::Int(value) => value.hash(&mut hasher),
        Const::BigInt(value) => value.hash(&mut hasher),
        Const::Float(value) => value.to_bits().hash(&mut hasher),
        Const::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(&mut hasher),
        Const::Bytes(bytes) => bytes.hash(&mut hasher),
        Const::Tuple(items) => items.iter().for_each(|item| hash_const(item).hash(&mut hasher)),
        // In whatever order.
        Const::FrozenSet(items) => {
            items.iter().map(hash_const).fold(0, u64::wrapping_add).hash(&mut hasher);
        }
        Const::Slice(items) => items.iter().for_each(|item| hash_const(item).hash(&mut hasher)),
        Const::Code(code) => (&code.code, code.firstlineno, &code.linetable).hash(&mut hasher),
    }
    hasher.finish()
}

/// Whether two sets of constants hold the same ones.
pub(crate) fn same_set(a: &[Const], b: &[Const]) -> bool {
    let sorted = |items: &[Const]| {
        let mut hashes: Vec<(u64, usize)> = items.iter().map(hash_const).zip(0..).collect();
        hashes.sort_unstable();
        hashes
    };
    let (hashes_a, hashes_b) = (sorted(a), sorted(b));
    let same_hashes = hashes_a.iter().map(|item| item.0).eq(hashes_b.iter().map(|item| item.0));
    // Items of a set are different, so those with the same hash are few.
    same_hashes
        && hashes_a
            .chunk_by(|x, y| x.0 == y.0)
            .zip(hashes_b.chunk_by(|x, y| x.0 == y.0))
            .all(|(x, y)| x.iter().all(|&(_, i)| y.iter().any(|&(_, j)| a[i] == b[j])))
}

fn has_nan(value: &Const) -> bool {
    match value {
        Const::Float(value) => value.is_nan(),
        Const::Complex(re, im) => re.is_nan() || im.is_nan(),
        Const::Tuple(items) | Const::FrozenSet(items) => items.iter().any(has_nan),
        _ => false,
    }
}

/// The constant that a literal stands for.
pub fn from_literal(value: &ast::Constant<'_>) -> Const {
    match value {
        ast::Constant::None => Const::None,
        ast::Constant::True => Const::True,
        ast::Constant::False => Const::False,
        ast::Constant::Ellipsis => Const::Ellipsis,
        ast::Constant::Int(ast::Int::Small(value)) => Const::Int(*value),
        ast::Constant::Int(ast::Int::Big { negative, limbs }) => {
            let bytes: Vec<u8> = limbs.iter().flat_map(|limb| limb.to_le_bytes()).collect();
            let sign = if *negative { Sign::Negative } else { Sign::Positive };
            Const::int(IBig::from_parts(sign, UBig::from_le_bytes(&bytes)))
        }
        ast::Constant::Float(value) => Const::Float(*value),
        ast::Constant::Complex(re, im) => Const::Complex(*re, *im),
        ast::Constant::Str(text) => Const::string(Name::new(text.to_buf())),
        ast::Constant::Bytes(bytes) => Const::Bytes(Arc::from(*bytes)),
        ast::Constant::Tuple(items) => Const::Tuple(items.iter().map(from_literal).collect()),
        ast::Constant::FrozenSet(items) => Const::FrozenSet(items.iter().map(from_literal).collect()),
    }
}

impl Const {
    /// A string constant; those that look like identifiers are interned.
    pub fn string(text: Name) -> Const {
        let interned = text.as_wtf8().as_bytes().iter().all(|&b| b == b'_' || b.is_ascii_alphanumeric());
        Const::Str { text, interned }
    }

    /// An integer in its smallest representation.
    pub fn int(value: IBig) -> Const {
        match i64::try_from(&value) {
            Ok(small) => Const::Int(small),
            Err(_) => Const::BigInt(Box::new(value)),
        }
    }

    /// `bool(value)`.
    pub fn is_true(&self) -> bool {
        match self {
            Const::None | Const::False | Const::Int(0) => false,
            Const::Float(value) => *value != 0.0,
            Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
            Const::Str { text, .. } => !text.as_wtf8().is_empty(),
            Const::Bytes(bytes) => !bytes.is_empty(),
            Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_constants_of_equal_type_are_one() {
        let mut pool = ConstPool::new();
        let one = pool.add_int(1);
        assert_eq!(pool.add(Const::Int(1)), one);
        for other in [Const::True, Const::Float(1.0), Const::Complex(1.0, 0.0)] {
            assert_ne!(pool.add(other), one);
        }
        assert_ne!(pool.add(Const::Float(0.0)), pool.add(Const::Float(-0.0)));
        assert_ne!(pool.add(Const::Float(f64::NAN)), pool.add(Const::Float(f64::NAN)));
        assert_eq!(pool.add_str(Wtf8::new("a b")), pool.add(Const::string(Name::from("a b"))));
        assert_ne!(pool.add(Const::Bytes(Arc::from(*b"a b"))), pool.add(Const::string(Name::from("a b"))));
        let ids: Vec<ConstId> = (0..500).map(|i| pool.add_int(i)).collect();
        assert!((0..500).all(|i| pool.add_int(i) == ids[i as usize]));
    }
}
