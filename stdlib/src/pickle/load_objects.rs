//! Reading containers and instances.
//!
//! What is added to a container is taken from the stack, one by one, before code can run that sees it; the rest of the items
//! goes when the stack is cut.

use super::load::Loader;
use taipan_vm::builtins::descriptors::{self, PyGetSetDescr};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::set::{self, PySet};
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::Args;
use taipan_vm::class::{PyType, attributes, flags, lookup};
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::object::{Object, Ref};
use taipan_vm::value::Value;

impl Loader<'_> {
    pub(super) fn load_empty_list(&mut self) -> PyResult<()> {
        let list = PyList::new(self.vm)?.into_value();
        self.push(list)
    }

    pub(super) fn load_empty_dict(&mut self) -> PyResult<()> {
        let dict = PyDict::new(self.vm)?.into_value();
        self.push(dict)
    }

    pub(super) fn load_empty_set(&mut self) -> PyResult<()> {
        let set = PySet::new(self.vm)?.into_value();
        self.push(set)
    }

    /// A tuple of all items from `start` on, in their place.
    #[inline]
    fn make_tuple(&mut self, start: usize) -> PyResult<()> {
        let tuple = PyTuple::from_values(self.vm, &self.stack[start..])?.into_value();
        self.stack.truncate(start);
        self.push(tuple)
    }

    #[inline]
    pub(super) fn load_counted_tuple(&mut self, count: usize) -> PyResult<()> {
        if self.stack.len() < self.fence + count {
            return Err(self.underflow());
        }
        self.make_tuple(self.stack.len() - count)
    }

    pub(super) fn load_tuple(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        self.make_tuple(mark)
    }

    pub(super) fn load_list(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        let items = self.stack.take_range(mark, self.stack.len())?;
        let list = PyList::from_buf(self.vm, items)?.into_value();
        self.push(list)
    }

    pub(super) fn load_frozenset(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        let set = PySet::new_frozen(self.vm, &self.stack[mark..])?.into_value();
        self.stack.truncate(mark);
        self.push(set)
    }

    pub(super) fn load_dict(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        let dict = PyDict::new(self.vm)?;
        if !(self.stack.len() - mark).is_multiple_of(2) {
            return Err(self.error("odd number of items for DICT"));
        }
        self.set_entries(&dict, mark)?;
        self.push(dict.into_value())
    }

    /// The container below `start`, to which all items from there on are to be added; none if there are no items.
    fn target(&self, start: usize) -> PyResult<Option<Value>> {
        if start > self.stack.len() || start <= self.fence {
            return Err(self.underflow());
        }
        Ok((start < self.stack.len()).then(|| self.stack[start - 1].clone()))
    }

    pub(super) fn load_append(&mut self) -> PyResult<()> {
        if self.stack.len() <= self.fence + 1 {
            return Err(self.underflow());
        }
        self.append_from(self.stack.len() - 1)
    }

    pub(super) fn load_appends(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        self.append_from(mark)
    }

    fn append_from(&mut self, start: usize) -> PyResult<()> {
        let vm = self.vm;
        let Some(target) = self.target(start)? else { return Ok(()) };
        if let Some(list) = target.downcast_exact::<PyList>() {
            let mut items = self.stack.take_range(start, self.stack.len())?;
            if list.is_empty() {
                drop(list.replace_items(items));
                return Ok(());
            }
            return list.with_items(|own| {
                own.reserve(items.len())?;
                items.move_to(own, |item| item);
                Ok::<(), Raised>(())
            });
        }
        if let Some(extend) = vm.get_attr_opt(&target, &names::extend)? {
            let items = self.stack.take_range(start, self.stack.len())?;
            let items = PyList::from_buf(vm, items)?.into_value();
            return vm.call(&extend, &[items]).map(drop);
        }
        let append = vm.get_attr(&target, &names::append)?;
        self.call_for_each(start, &append)
    }

    /// Calls a function for each item from `start` on, which are then taken off.
    fn call_for_each(&mut self, start: usize, function: &Value) -> PyResult<()> {
        let items = self.stack.take_range(start, self.stack.len())?;
        items.iter().try_for_each(|item| self.vm.call(function, std::slice::from_ref(item)).map(drop))
    }

    pub(super) fn load_setitem(&mut self) -> PyResult<()> {
        match self.stack.len().checked_sub(2) {
            Some(start) => self.set_items_from(start),
            None => Err(self.underflow()),
        }
    }

    pub(super) fn load_setitems(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        self.set_items_from(mark)
    }

    fn set_items_from(&mut self, start: usize) -> PyResult<()> {
        let vm = self.vm;
        let Some(target) = self.target(start)? else { return Ok(()) };
        if !(self.stack.len() - start).is_multiple_of(2) {
            return Err(self.error("odd number of items for SETITEMS"));
        }
        if let Some(dict) = target.downcast_exact::<PyDict>() {
            return self.set_entries(dict, start);
        }
        let pairs = self.stack.take_range(start, self.stack.len())?;
        pairs.as_chunks::<2>().0.iter().try_for_each(|[key, value]| vm.set_item(&target, key, Some(value)))
    }

    /// Adds the pairs from `start` on to a dict.
    fn set_entries(&mut self, dict: &PyDict, start: usize) -> PyResult<()> {
        let count = (self.stack.len() - start) / 2;
        if count > 4 && dict.is_empty() {
            dict.reserve(count)?;
        }
        for at in (start..start + 2 * count).step_by(2) {
            let value = std::mem::replace(&mut self.stack[at + 1], Value::NONE);
            dict.set_item(self.vm, &self.stack[at], value)?;
        }
        self.stack.truncate(start);
        Ok(())
    }

    pub(super) fn load_additems(&mut self) -> PyResult<()> {
        let vm = self.vm;
        let mark = self.pop_mark()?;
        let Some(target) = self.target(mark)? else { return Ok(()) };
        let is_set = target.ty().is(&set::TYPE) || target.ty().is_subtype(&set::TYPE);
        if let Some(set) = target.downcast::<PySet>().filter(|_| is_set) {
            self.stack[mark..].iter().try_for_each(|element| set.add(vm, element).map(drop))?;
            self.stack.truncate(mark);
            return Ok(());
        }
        let add = vm.get_attr(&target, &names::add)?;
        self.call_for_each(mark, &add)
    }

    // Instances.

    pub(super) fn load_reduce(&mut self) -> PyResult<()> {
        let args = self.pop()?;
        let function = self.pop()?;
        let Some(args) = args.downcast::<PyTuple>() else {
            return Err(self.vm.type_error("argument list must be a tuple"));
        };
        let made = self.vm.call(&function, args.items())?;
        self.push(made)
    }

    /// `class.__new__(class, *args)`, or with keywords.
    pub(super) fn load_newobj(&mut self, with_keywords: bool) -> PyResult<()> {
        let vm = self.vm;
        let what = if with_keywords { "NEWOBJ_EX" } else { "NEWOBJ" };
        let keywords = if with_keywords { Some(self.pop()?) } else { None };
        let args = self.pop()?;
        let class = self.pop()?;
        let name = |value: &Value| value.ty().name().to_owned();
        let Some(class) = class.downcast::<PyType>() else {
            let name = name(&class);
            return Err(self.error(format!("{what} class argument must be a type, not {name:.200}")));
        };
        let Some(new) = class.slots().new.filter(|_| !class.has_flag(flags::NO_NEW)) else {
            let name = class.as_object().ty().name();
            return Err(self.error(format!("{what} class argument '{name:.200}' doesn't have __new__")));
        };
        let Some(args) = args.downcast::<PyTuple>() else {
            let name = name(&args);
            return Err(self.error(format!("{what} args argument must be a tuple, not {name:.200}")));
        };
        let Some(keywords) = keywords else {
            let made = new(vm, class, Args::positional_only(args.items()))?;
            return self.push(made);
        };
        let Some(dict) = keywords.downcast::<PyDict>() else {
            let name = name(&keywords);
            return Err(self.error(format!("{what} kwargs argument must be a dict, not {name:.200}")));
        };
        let mut values = args.items().to_vec();
        let mut keyword_names = Vec::new();
        for (name, value) in dict.entries() {
            if name.downcast::<PyStr>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            keyword_names.push(name);
            values.push(value);
        }
        let made = new(vm, class, Args::new(&values, &keyword_names))?;
        self.push(made)
    }

    pub(super) fn load_obj(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        if self.stack.len() <= mark {
            return Err(self.underflow());
        }
        let items = self.stack.take_range(mark, self.stack.len())?;
        let made = self.instantiate(&items[0], &items[1..])?;
        self.push(made)
    }

    pub(super) fn load_inst(&mut self) -> PyResult<()> {
        let mark = self.pop_mark()?;
        let module = self.line_text("ascii")?;
        let name = self.line_text("ascii")?;
        let class = self.find_class(&module, &name)?;
        let args = self.stack.take_range(mark, self.stack.len())?;
        let made = self.instantiate(&class, &args)?;
        self.push(made)
    }

    /// An instance, without a call of `__init__` where there are no arguments and the class does not want them.
    fn instantiate(&self, class: &Value, args: &[Value]) -> PyResult {
        let vm = self.vm;
        if args.is_empty()
            && class.downcast::<PyType>().is_some()
            && vm.get_attr_opt(class, &names::__getinitargs__)?.is_none()
        {
            return vm.call_method(class, &names::__new__, std::slice::from_ref(class));
        }
        vm.call(class, args)
    }

    /// Gives an instance its state.
    pub(super) fn load_build(&mut self) -> PyResult<()> {
        let vm = self.vm;
        if self.stack.len() < self.fence + 2 {
            return Err(self.underflow());
        }
        let state = self.pop()?;
        let instance = self.top()?.clone();
        if let Some(setstate) = vm.get_attr_opt(&instance, &names::__setstate__)? {
            return vm.call(&setstate, &[state]).map(drop);
        }
        let (state, slots) = match state.downcast::<PyTuple>().map(PyTuple::items) {
            Some([state, slots]) => (state.clone(), Some(slots.clone())),
            _ => (state, None),
        };
        if !state.is_none() {
            match state.downcast::<PyDict>() {
                Some(state) => self.set_attributes(&instance, state)?,
                None => return Err(self.error("state is not a dictionary")),
            }
        }
        let Some(slots) = slots else { return Ok(()) };
        let Some(slots) = slots.downcast::<PyDict>() else {
            return Err(self.error("slot state is not a dictionary"));
        };
        for (name, value) in slots.entries() {
            let name = vm.expect_attribute_name(&name)?;
            vm.set_attr(&instance, &name, Some(&value))?;
        }
        Ok(())
    }

    /// Puts a state into the instance's `__dict__`.
    fn set_attributes(&self, instance: &Value, state: &PyDict) -> PyResult<()> {
        let vm = self.vm;
        if let Some(object) = instance.as_object().filter(|object| self.has_plain_dict(object)) {
            for (name, value) in state.entries() {
                let Some(name) = name.downcast_exact::<PyStr>() else {
                    let dict = attributes::dict(vm, object)?;
                    dict.set_item(vm, &name, value)?;
                    continue;
                };
                attributes::set(vm, object, &*vm.intern(name)?, value)?;
            }
            return Ok(());
        }
        let dict = vm.get_attr(instance, &names::__dict__)?;
        for (name, value) in state.entries() {
            let name = match name.downcast_exact::<PyStr>() {
                Some(name) => Ref::into_value(vm.intern(name)?),
                None => name,
            };
            vm.set_item(&dict, &name, Some(&value))?;
        }
        Ok(())
    }

    /// Whether `instance.__dict__` is where the VM keeps the attributes, with nothing of the class's in between.
    fn has_plain_dict(&self, object: &Object) -> bool {
        let ty = object.ty();
        ty.is_heap_type()
            && ty.has_flag(flags::GENERIC_GETATTR)
            && attributes::word_of(object).is_some()
            && lookup::lookup(self.vm, ty, &names::__dict__).is_some_and(|found| {
                found
                    .downcast::<PyGetSetDescr>()
                    .is_some_and(|found| std::ptr::eq(found.def, &descriptors::DICT))
            })
    }
}
