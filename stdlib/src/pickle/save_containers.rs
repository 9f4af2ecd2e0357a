//! Writing containers: in batches, as the opcodes for many items allow.

use super::opcode as op;
use super::save::{Saver, is_exactly};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::set::{self, PySet};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::value::Value;

/// The most items that one opcode adds.
const BATCH: usize = 1000;
/// In fast mode, containers nested deeper are looked at for cycles.
const FAST_NESTING: usize = 50;

impl Saver<'_> {
    /// In fast mode nothing is memoized, so that a cycle would not end.
    fn enter(&mut self, value: &Value) -> PyResult<()> {
        if self.form.fast {
            self.nesting += 1;
            if self.nesting > FAST_NESTING && !self.open.insert(value.id()) {
                let (name, id) = (value.ty().name(), value.id());
                let text = format!(
                    "fast mode: can't pickle cyclic objects including object type {name:.200} at {id:#x}"
                );
                return Err(self.vm.value_error(text));
            }
        }
        Ok(())
    }

    fn leave(&mut self, value: &Value) {
        if self.form.fast {
            if self.nesting > FAST_NESTING {
                self.open.remove(&value.id());
            }
            self.nesting -= 1;
        }
    }

    pub(super) fn save_tuple(&mut self, value: &Value) -> PyResult<()> {
        let Some(tuple) = value.downcast_exact::<PyTuple>() else { return Ok(()) };
        let items = tuple.items();
        let protocol = self.form.protocol;
        if items.is_empty() {
            let empty: &[u8] = if protocol > 0 { &[op::EMPTY_TUPLE] } else { &[op::MARK, op::TUPLE] };
            return Ok(self.out.write(empty)?);
        }
        let end = match items.len() {
            1 if protocol >= 2 => op::TUPLE1,
            2 if protocol >= 2 => op::TUPLE2,
            3 if protocol >= 2 => op::TUPLE3,
            _ => op::TUPLE,
        };
        if end == op::TUPLE {
            self.out.op(op::MARK)?;
        }
        for (index, item) in items.iter().enumerate() {
            self.save(item).map_err(|raised| self.note_item(raised, value, index))?;
        }
        // A tuple that has come to be memoized meanwhile contains itself: what was pushed is taken off again.
        let Some(number) = self.memoized(value) else {
            self.out.op(end)?;
            return self.memoize(value);
        };
        match end {
            op::TUPLE if self.form.bin => self.out.op(op::POP_MARK)?,
            // The mark, too.
            op::TUPLE => (0..=items.len()).try_for_each(|_| self.out.op(op::POP))?,
            _ => (0..items.len()).try_for_each(|_| self.out.op(op::POP))?,
        }
        self.write_get(number)
    }

    #[cold]
    fn note_item(&self, raised: Raised, value: &Value, index: usize) -> Raised {
        self.note(raised, value, &format!("item {index}"))
    }

    #[cold]
    fn note_key(&self, raised: Raised, value: &Value, key: &Value) -> Raised {
        let repr = self.vm.keeping_exception(|| self.vm.repr(key));
        match repr.as_ref().map(Value::downcast::<PyStr>) {
            Ok(Some(repr)) => self.note(raised, value, &format!("item {}", repr.display())),
            _ => raised,
        }
    }

    pub(super) fn save_list(&mut self, value: &Value) -> PyResult<()> {
        self.enter(value)?;
        self.out.write(if self.form.bin { &[op::EMPTY_LIST] } else { &[op::MARK, op::LIST] })?;
        self.memoize(value)?;
        let Some(list) = value.downcast_exact::<PyList>() else { return Ok(()) };
        if !list.is_empty() {
            if self.form.protocol > 0 {
                self.save_list_items(value, list)?;
            } else {
                let items = self.vm.get_iter(value)?;
                self.save_items(&items, value)?;
            }
        }
        self.leave(value);
        Ok(())
    }

    fn save_list_items(&mut self, value: &Value, list: &PyList) -> PyResult<()> {
        let (len, mut at) = (list.len(), 0);
        let is_single = len == 1;
        loop {
            if !is_single {
                self.out.op(op::MARK)?;
            }
            let end = at + BATCH;
            self.vm.spend((len - at).min(BATCH) as i32)?;
            while at < end
                && let Some(item) = list.get(at)
            {
                self.save(&item).map_err(|raised| self.note_item(raised, value, at))?;
                at += 1;
                if is_single {
                    return Ok(self.out.op(op::APPEND)?);
                }
            }
            self.out.op(op::APPENDS)?;
            if list.len() != len {
                return Err(self.vm.runtime_error("list changed size during iteration"));
            }
            if at >= len {
                return Ok(());
            }
        }
    }

    /// The items that an iterator gives for a list, `value`, or something like one.
    pub(super) fn save_items(&mut self, items: &Value, value: &Value) -> PyResult<()> {
        let mut at = 0;
        self.save_batches(items, (op::APPEND, op::APPENDS), |own, item| {
            own.save(item).map_err(|raised| own.note_item(raised, value, at))?;
            at += 1;
            Ok(())
        })
    }

    /// What an iterator gives, each written by `save_one`; `one` takes a single of them in, `many` a batch.
    fn save_batches(
        &mut self,
        items: &Value,
        (one, many): (u8, u8),
        mut save_one: impl FnMut(&mut Self, &Value) -> PyResult<()>,
    ) -> PyResult<()> {
        let vm = self.vm;
        let mut next = vm.iter_next(items)?;
        while let Some(first) = next.take() {
            vm.spend(1)?;
            let second = if self.form.protocol > 0 { vm.iter_next(items)? } else { None };
            if second.is_some() {
                self.out.op(op::MARK)?;
            }
            save_one(self, &first)?;
            let Some(mut item) = second else {
                self.out.op(one)?;
                if self.form.protocol == 0 {
                    next = vm.iter_next(items)?;
                }
                continue;
            };
            let mut count = 1;
            loop {
                vm.spend(1)?;
                save_one(self, &item)?;
                count += 1;
                if count == BATCH {
                    break;
                }
                let Some(more) = vm.iter_next(items)? else { break };
                item = more;
            }
            self.out.op(many)?;
            if count == BATCH {
                next = vm.iter_next(items)?;
            }
        }
        Ok(())
    }

    pub(super) fn save_dict(&mut self, value: &Value) -> PyResult<()> {
        self.enter(value)?;
        self.out.write(if self.form.bin { &[op::EMPTY_DICT] } else { &[op::MARK, op::DICT] })?;
        self.memoize(value)?;
        let Some(dict) = value.downcast_exact::<PyDict>() else { return Ok(()) };
        if !dict.is_empty() {
            if self.form.protocol > 0 {
                self.save_entries(value, dict)?;
            } else {
                let items = self.vm.call_method(value, &names::items, &[])?;
                let items = self.vm.get_iter(&items)?;
                self.save_pairs(&items, value)?;
            }
        }
        self.leave(value);
        Ok(())
    }

    fn save_entry(&mut self, dict: &Value, key: &Value, item: &Value) -> PyResult<()> {
        self.save(key)?;
        self.save(item).map_err(|raised| self.note_key(raised, dict, key))
    }

    fn save_entries(&mut self, value: &Value, dict: &PyDict) -> PyResult<()> {
        let len = dict.len();
        let mut position = 0;
        if len == 1 {
            if let Some((_, key, item)) = dict.next_entry(position) {
                self.save_entry(value, &key, &item)?;
            }
            return Ok(self.out.op(op::SETITEM)?);
        }
        loop {
            let mut count = 0;
            self.out.op(op::MARK)?;
            self.vm.spend(len.min(BATCH) as i32)?;
            while count < BATCH
                && let Some((next, key, item)) = dict.next_entry(position)
            {
                position = next;
                self.save_entry(value, &key, &item)?;
                count += 1;
            }
            self.out.op(op::SETITEMS)?;
            if dict.len() != len {
                return Err(self.vm.runtime_error("dictionary changed size during iteration"));
            }
            if count < BATCH {
                return Ok(());
            }
        }
    }

    /// The pairs that an iterator gives for a dict, `value`, or something like one.
    pub(super) fn save_pairs(&mut self, pairs: &Value, value: &Value) -> PyResult<()> {
        self.save_batches(pairs, (op::SETITEM, op::SETITEMS), |own, pair| own.save_pair(pair, value))
    }

    fn save_pair(&mut self, pair: &Value, value: &Value) -> PyResult<()> {
        match pair.downcast::<PyTuple>().map(PyTuple::items) {
            Some([key, item]) => self.save_entry(value, key, item),
            _ => Err(self.vm.type_error("dict items iterator must return 2-tuples")),
        }
    }

    /// `(class, ([elements],))`: sets in protocols without an opcode for them.
    fn save_set_by_class(&mut self, value: &Value) -> PyResult<()> {
        let ty = if is_exactly::<PySet>(value) { &set::TYPE } else { &set::FROZENSET };
        let elements = self.vm.list_of(value)?.into_value();
        let args = self.vm.new_tuple(&[elements])?;
        let reduced = self.vm.new_tuple(&[ty.to_value(), args])?;
        self.save_reduced_tuple(value, &reduced)
    }

    fn save_element(&mut self, value: &Value, element: &Value) -> PyResult<()> {
        self.save(element).map_err(|raised| self.note(raised, value, "element"))
    }

    pub(super) fn save_set(&mut self, value: &Value) -> PyResult<()> {
        if self.form.protocol < 4 {
            return self.save_set_by_class(value);
        }
        let Some(set) = set::exact(value) else { return Ok(()) };
        self.out.op(op::EMPTY_SET)?;
        self.memoize(value)?;
        let len = set.len();
        if len == 0 {
            return Ok(());
        }
        let mut position = 0;
        loop {
            let mut count = 0;
            self.out.op(op::MARK)?;
            self.vm.spend(len.min(BATCH) as i32)?;
            while count < BATCH
                && let Some((next, _, element)) = set.next_element(position)
            {
                position = next;
                self.save_element(value, &element)?;
                count += 1;
            }
            self.out.op(op::ADDITEMS)?;
            if set.len() != len {
                return Err(self.vm.runtime_error("set changed size during iteration"));
            }
            if count < BATCH {
                return Ok(());
            }
        }
    }

    pub(super) fn save_frozenset(&mut self, value: &Value) -> PyResult<()> {
        self.enter(value)?;
        if self.form.protocol < 4 {
            self.save_set_by_class(value)?;
            self.leave(value);
            return Ok(());
        }
        let Some(set) = set::exact(value) else { return Ok(()) };
        self.out.op(op::MARK)?;
        self.vm.spend(set.len().min(BATCH) as i32)?;
        let mut position = 0;
        while let Some((next, _, element)) = set.next_element(position) {
            position = next;
            self.save_element(value, &element)?;
        }
        self.leave(value);
        if let Some(number) = self.memoized(value) {
            // It contains itself, as a tuple may.
            self.out.op(op::POP_MARK)?;
            return self.write_get(number);
        }
        self.out.op(op::FROZENSET)?;
        self.memoize(value)
    }
}
