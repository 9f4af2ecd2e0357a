//! What a document type definition declares. The parser of a document and those of its external entities share one.

use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use taipan_vm::collections::room::Room;
use taipan_vm::heap::NoMemory;

pub struct Entity {
    pub name: Rc<str>,
    /// Absent if it is external.
    pub text: Option<Rc<str>>,
    pub base: Option<Rc<str>>,
    pub system_id: Option<Rc<str>>,
    pub public_id: Option<Rc<str>>,
    pub notation: Option<Rc<str>>,
    pub is_parameter: bool,
    /// Declared in the document itself, outside of parameter entities.
    pub is_internal: bool,
    /// Its text is being read.
    pub is_open: Cell<bool>,
}

/// An attribute that an element type has.
#[derive(Clone)]
pub struct Declared {
    pub name: Rc<str>,
    pub is_cdata: bool,
    pub value: Option<Rc<str>>,
}

#[derive(Default)]
pub struct Dtd {
    pub entities: RefCell<FxHashMap<Rc<str>, Rc<Entity>>>,
    pub parameters: RefCell<FxHashMap<Rc<str>, Rc<Entity>>>,
    /// The declared attributes of element types.
    pub attributes: RefCell<FxHashMap<Rc<str>, Vec<Declared>>>,
    pub is_standalone: Cell<bool>,
    pub has_parameter_references: Cell<bool>,
    /// Declarations after a parameter entity that has not been read do not count.
    pub is_ignoring: Cell<bool>,
    /// A parser of a parameter entity has been made.
    pub has_read_parameter: Cell<bool>,
    pub account: Account,
}

/// What a declaration takes in a table, and the allocator for its texts.
const TABLE_BYTES: usize = 160;

/// How much of what is parsed comes from entities (the "billion laughs").
pub struct Account {
    pub direct: Cell<u64>,
    pub indirect: Cell<u64>,
    pub threshold: Cell<u64>,
    pub factor: Cell<f32>,
    /// Bytes that declarations take, and their limits.
    pub memory: Cell<u64>,
    pub memory_threshold: Cell<u64>,
    pub memory_factor: Cell<f32>,
    /// For these declarations.
    room: RefCell<Room>,
}

impl Default for Account {
    fn default() -> Account {
        Account {
            direct: Cell::new(0),
            indirect: Cell::new(0),
            threshold: Cell::new(8 << 20),
            factor: Cell::new(100.0),
            memory: Cell::new(0),
            memory_threshold: Cell::new(64 << 20),
            memory_factor: Cell::new(100.0),
            room: RefCell::default(),
        }
    }
}

impl Account {
    /// Counts an entity's text; false if that is too much.
    pub fn admits(&self, size: usize) -> bool {
        self.indirect.set(self.indirect.get().saturating_add(size as u64));
        let total = self.direct.get().saturating_add(self.indirect.get());
        total < self.threshold.get() || total as f32 <= self.factor.get() * self.direct.get().max(1) as f32
    }
}

impl Account {
    /// Counts memory for a declaration.
    fn keep(&self, size: usize) -> Result<(), NoMemory> {
        self.room.borrow_mut().grow(size + TABLE_BYTES)?;
        self.memory.set(self.memory.get().saturating_add(size as u64));
        Ok(())
    }

    /// Whether declarations take no more than they may.
    pub fn has_room(&self) -> bool {
        let memory = self.memory.get();
        memory < self.memory_threshold.get()
            || memory as f32 <= self.memory_factor.get() * self.direct.get().max(1) as f32
    }
}

impl Dtd {
    pub fn entity(&self, name: &str, is_parameter: bool) -> Option<Rc<Entity>> {
        let table = if is_parameter { &self.parameters } else { &self.entities };
        table.borrow().get(name).cloned()
    }

    /// The first declaration of a name counts.
    pub fn declare(&self, entity: &Rc<Entity>) -> Result<bool, NoMemory> {
        let table = if entity.is_parameter { &self.parameters } else { &self.entities };
        let mut table = table.borrow_mut();
        if table.contains_key(&entity.name) {
            return Ok(false);
        }
        let length = |text: &Option<Rc<str>>| text.as_ref().map_or(0, |text| text.len());
        let size = size_of::<Entity>() + entity.name.len() + length(&entity.text) + length(&entity.system_id);
        self.account.keep(size)?;
        table.insert(entity.name.clone(), entity.clone());
        Ok(true)
    }

    pub fn declare_attribute(&self, element: &str, attribute: Declared) -> Result<(), NoMemory> {
        let mut table = self.attributes.borrow_mut();
        let declared = table.entry(element.into()).or_default();
        if declared.iter().all(|known| known.name != attribute.name) {
            let value = attribute.value.as_ref().map_or(0, |value| value.len());
            self.account.keep(5 * size_of::<Declared>() + element.len() + attribute.name.len() + value)?;
            declared.push(attribute);
        }
        Ok(())
    }
}
