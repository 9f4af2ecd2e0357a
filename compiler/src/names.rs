//! Names as small numbers. A compilation interns every identifier once; symbol table and code generator then compare and
//! look up [`NameId`]s only.

use crate::code::Name;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// An interned name of one compilation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(u32);

macro_rules! well_known {
    ($($constant:ident $text:literal)*) => {
        /// Names that the compiler itself uses; every [`Interner`] starts with them.
        const WELL_KNOWN: &[&str] = &[$($text),*];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Position { $($constant),* }

        #[allow(missing_docs)]
        impl NameId { $(pub const $constant: NameId = NameId(Position::$constant as u32);)* }
    };
}

well_known! {
    EMPTY ""
    CLASS "__class__"
    CLASSDICT "__classdict__"
    CONDITIONAL_ANNOTATIONS "__conditional_annotations__"
    DEBUG "__debug__"
    SUPER "super"
    ALL "all"
    ANY "any"
    TUPLE "tuple"
    SELF "self"
    FORMAT "format"
    DOT_FORMAT ".format"
    DOT_0 ".0"
    DOT_DEFAULTS ".defaults"
    DOT_KWDEFAULTS ".kwdefaults"
    DOT_TYPE_PARAMS ".type_params"
    DOT_GENERIC_BASE ".generic_base"
    TOP "top"
    LAMBDA "lambda"
    GENEXPR "genexpr"
    LISTCOMP "listcomp"
    SETCOMP "setcomp"
    DICTCOMP "dictcomp"
    ANON_MODULE "<module>"
    ANON_LAMBDA "<lambda>"
    ANON_GENEXPR "<genexpr>"
    ANON_LISTCOMP "<listcomp>"
    ANON_SETCOMP "<setcomp>"
    ANON_DICTCOMP "<dictcomp>"
    ANNOTATE "__annotate__"
    ANNOTATE_FUNC "__annotate_func__"
    ANNOTATIONS "__annotations__"
    CLASSCELL "__classcell__"
    CLASSDICTCELL "__classdictcell__"
    DOC "__doc__"
    FIRSTLINENO "__firstlineno__"
    MODULE "__module__"
    NAME "__name__"
    QUALNAME "__qualname__"
    STATIC_ATTRIBUTES "__static_attributes__"
    TYPE_PARAMS "__type_params__"
    JOIN "join"
    RETURN "return"
    STAR "*"
}

/// All names of one compilation.
pub struct Interner<'a> {
    texts: Vec<&'a str>,
    ids: FxHashMap<&'a str, NameId>,
    shared: Vec<Option<Name>>,
}

impl<'a> Interner<'a> {
    pub fn new() -> Self {
        let mut interner = Interner { texts: Vec::new(), ids: FxHashMap::default(), shared: Vec::new() };
        for text in WELL_KNOWN {
            interner.intern(text);
        }
        interner
    }

    pub fn intern(&mut self, text: &'a str) -> NameId {
        let next = NameId(self.texts.len() as u32);
        let id = *self.ids.entry(text).or_insert(next);
        if id == next {
            self.texts.push(text);
        }
        id
    }

    /// The name with this text, if there is one yet.
    pub fn find(&self, text: &str) -> Option<NameId> {
        self.ids.get(text).copied()
    }

    pub fn text(&self, id: NameId) -> &'a str {
        self.texts[id.0 as usize]
    }

    /// The name as code objects hold it, the same allocation each time.
    pub fn shared(&mut self, id: NameId) -> Name {
        if self.shared.len() < self.texts.len() {
            self.shared.resize(self.texts.len(), None);
        }
        let text = self.texts[id.0 as usize];
        self.shared[id.0 as usize].get_or_insert_with(|| Name::from(text)).clone()
    }
}

/// More entries than this are looked up through a hash table.
const SCAN: usize = 8;

/// A map that keeps the order of insertion, as Python's dicts do.
#[derive(Clone, Debug)]
pub struct OrderedMap<K, V> {
    entries: Vec<(K, V)>,
    /// Positions in `entries`; empty while those are few.
    index: FxHashMap<K, u32>,
}

pub type NameMap<V> = OrderedMap<NameId, V>;

impl<K, V> Default for OrderedMap<K, V> {
    fn default() -> Self {
        OrderedMap { entries: Vec::new(), index: FxHashMap::default() }
    }
}

impl<K: Copy + Eq + Hash, V> OrderedMap<K, V> {
    #[inline]
    pub fn position(&self, key: K) -> Option<usize> {
        if self.entries.len() <= SCAN {
            self.entries.iter().position(|&(other, _)| other == key)
        } else {
            self.index.get(&key).map(|&position| position as usize)
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn contains(&self, key: K) -> bool {
        self.position(key).is_some()
    }

    pub fn get(&self, key: K) -> Option<&V> {
        self.position(key).map(|position| &self.entries[position].1)
    }

    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.position(key).map(|position| &mut self.entries[position].1)
    }

    /// Entries in order of insertion.
    pub fn entries(&self) -> &[(K, V)] {
        &self.entries
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = (K, &mut V)> {
        self.entries.iter_mut().map(|(key, value)| (*key, value))
    }

    /// Sets a value; a new key goes to the end.
    pub fn insert(&mut self, key: K, value: V) {
        match self.position(key) {
            Some(position) => self.entries[position].1 = value,
            None => self.push(key, value),
        }
    }

    /// The position of a key, which is added if it is new.
    pub fn position_or_insert(&mut self, key: K, value: impl FnOnce() -> V) -> usize {
        self.position(key).unwrap_or_else(|| {
            self.push(key, value());
            self.entries.len() - 1
        })
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.index.clear();
    }

    pub fn sort_by_key<T: Ord>(&mut self, by: impl Fn(K) -> T) {
        if self.entries.len() > 1 {
            self.entries.sort_by_key(|&(key, _)| by(key));
            self.rebuild_index();
        }
    }

    /// Removes a key; those behind it move up.
    pub fn remove(&mut self, key: K) {
        if let Some(position) = self.position(key) {
            self.entries.remove(position);
            self.rebuild_index();
        }
    }

    fn push(&mut self, key: K, value: V) {
        self.entries.push((key, value));
        if self.entries.len() == SCAN + 1 {
            self.rebuild_index();
        } else if self.entries.len() > SCAN {
            self.index.insert(key, self.entries.len() as u32 - 1);
        }
    }

    fn rebuild_index(&mut self) {
        self.index.clear();
        if self.entries.len() > SCAN {
            self.index.extend(self.entries.iter().enumerate().map(|(i, &(key, _))| (key, i as u32)));
        }
    }
}

/// Private name mangling: inside class `private`, `__name` stands for `_private__name`. Names that end in two underscores or
/// hold a dot stay, and a class named by underscores alone mangles nothing. `None` if the name stays as it is.
pub fn mangle(private: Option<&str>, name: &str) -> Option<String> {
    let private = private?;
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return None;
    }
    let class = private.trim_start_matches('_');
    (!class.is_empty()).then(|| format!("_{class}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mangling() {
        let m = |class, name| mangle(Some(class), name);
        assert_eq!(m("C", "__x").as_deref(), Some("_C__x"));
        assert_eq!(m("__C", "__x").as_deref(), Some("_C__x"));
        assert_eq!(
            (m("C", "__x__"), m("C", "_x"), m("__", "__x"), m("C", "__a.b")),
            (None, None, None, None)
        );
        assert_eq!(mangle(None, "__x"), None);
    }

    #[test]
    fn maps_keep_order_below_and_above_the_hashing_limit() {
        let mut interner = Interner::new();
        let texts: Vec<String> = (0..40).map(|i| format!("n{i}")).collect();
        let ids: Vec<NameId> = texts.iter().map(|text| interner.intern(text)).collect();
        let mut map = NameMap::default();
        for (i, &id) in ids.iter().enumerate() {
            assert_eq!(map.position_or_insert(id, || i), i);
            assert_eq!(map.position_or_insert(id, || 99), i);
        }
        map.remove(ids[3]);
        assert_eq!((map.len(), map.get(ids[4]), map.get(ids[3])), (39, Some(&4), None));
        for &id in &ids[6..] {
            map.remove(id);
        }
        assert_eq!(map.entries().iter().map(|e| e.1).collect::<Vec<_>>(), [0, 1, 2, 4, 5]);
        assert_eq!(interner.text(NameId::CLASS), "__class__");
    }
}
