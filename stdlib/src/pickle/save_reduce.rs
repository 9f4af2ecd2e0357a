//! Writing what `__reduce_ex__` and its like return: `(callable, args, state, items, pairs, state setter)`.

use super::opcode as op;
use super::save::Saver;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::type_;
use taipan_vm::call::Args;
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::value::Value;

fn is_callable(value: &Value) -> bool {
    value.ty().slots().call.is_some()
}

fn is_iterator(value: &Value) -> bool {
    value.ty().slots().iternext.is_some()
}

/// Of which the name need not be asked: it is none of those that are looked for.
fn is_native_class(value: &Value) -> bool {
    value
        .downcast::<PyType>()
        .is_some_and(|class| !class.is_heap_type() && class.as_object().ty().is(&type_::TYPE))
}

fn given(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_none())
}

impl Saver<'_> {
    fn check_item(&self, value: &Value, ok: bool, which: &str, what: &str) -> PyResult<()> {
        if ok {
            return Ok(());
        }
        let name = self.type_name(value);
        let text = format!("{which} item of the tuple returned by __reduce__ must be {what}, not {name}");
        Err(self.error(text))
    }

    /// `reduced` is a tuple that stands for `value`.
    pub(super) fn save_reduced_tuple(&mut self, value: &Value, reduced: &Value) -> PyResult<()> {
        let items = reduced.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        let [callable, args, rest @ ..] = items else {
            return Err(self.error("tuple returned by __reduce__ must contain 2 through 6 elements"));
        };
        if rest.len() > 4 {
            return Err(self.error("tuple returned by __reduce__ must contain 2 through 6 elements"));
        }
        self.check_item(callable, is_callable(callable), "first", "callable")?;
        self.check_item(args, args.downcast::<PyTuple>().is_some(), "second", "a tuple")?;
        let state = given(rest.first());
        let (list_items, dict_items) = (given(rest.get(1)), given(rest.get(2)));
        let state_setter = given(rest.get(3));
        for (items, which) in [(list_items, "fourth"), (dict_items, "fifth")] {
            if let Some(items) = items {
                self.check_item(items, is_iterator(items), which, "an iterator")?;
            }
        }
        if let Some(setter) = state_setter {
            self.check_item(setter, is_callable(setter), "sixth", "callable")?;
        }
        self.save_construction(value, callable, args)?;
        if let Some(number) = self.memoized(value) {
            // What was written for the arguments contains the object: it is there already.
            self.out.op(op::POP)?;
            return self.write_get(number);
        }
        self.memoize(value)?;
        if let Some(items) = list_items {
            self.save_items(items, value)?;
        }
        if let Some(pairs) = dict_items {
            self.save_pairs(pairs, value)?;
        }
        match (state, state_setter) {
            (None, _) => Ok(()),
            (Some(state), None) => {
                self.save_noting(state, value, "state")?;
                Ok(self.out.op(op::BUILD)?)
            }
            (Some(state), Some(setter)) => {
                self.save_noting(setter, value, "state setter")?;
                self.save(value)?;
                self.save_noting(state, value, "state")?;
                Ok(self.out.write(&[op::TUPLE2, op::REDUCE, op::POP])?)
            }
        }
    }

    fn save_noting(&mut self, part: &Value, value: &Value, what: &str) -> PyResult<()> {
        self.save(part).map_err(|raised| self.note(raised, value, what))
    }

    /// What makes the object when it is read.
    fn save_construction(&mut self, value: &Value, callable: &Value, args: &Value) -> PyResult<()> {
        if self.form.protocol >= 2 && !is_native_class(callable) {
            let name = self.vm.get_attr_opt(callable, &names::__name__)?;
            let name = name.as_ref().and_then(Value::downcast::<PyStr>);
            if name.is_some_and(|name| name.equals(&names::__newobj__)) {
                return self.save_newobj(value, args);
            }
            if name.is_some_and(|name| name.equals(&names::__newobj_ex__)) {
                return self.save_newobj_ex(value, args);
            }
        }
        self.save_noting(callable, value, "reconstructor")?;
        self.save_noting(args, value, "reconstructor arguments")?;
        Ok(self.out.op(op::REDUCE)?)
    }

    fn save_newobj(&mut self, value: &Value, args: &Value) -> PyResult<()> {
        let args = args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        let [class, args @ ..] = args else {
            return Err(self.error("__newobj__ expected at least 1 argument, got 0"));
        };
        if class.downcast::<PyType>().is_none() {
            let name = self.type_name(class);
            return Err(self.error(format!("first argument to __newobj__() must be a class, not {name}")));
        }
        let own_class = self.vm.get_attr(value, &names::__class__)?;
        if !own_class.is(class) {
            let (own, given) = (self.repr_text(&own_class)?, self.repr_text(class)?);
            return Err(self.error(format!("first argument to __newobj__() must be {own}, not {given}")));
        }
        self.save_noting(class, value, "class")?;
        let args = self.vm.new_tuple(args)?;
        self.save_noting(&args, value, "__new__ arguments")?;
        Ok(self.out.op(op::NEWOBJ)?)
    }

    fn save_newobj_ex(&mut self, value: &Value, args: &Value) -> PyResult<()> {
        let args = args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default();
        let [class, args, keywords] = args else {
            return Err(self.error(format!("__newobj_ex__ expected 3 arguments, got {}", args.len())));
        };
        let check = |place: &str, value: &Value, ok: bool, what: &str| {
            if ok {
                return Ok(());
            }
            let name = self.type_name(value);
            Err(self.error(format!("{place} argument to __newobj_ex__() must be {what}, not {name}")))
        };
        check("first", class, class.downcast::<PyType>().is_some(), "a class")?;
        check("second", args, args.downcast::<PyTuple>().is_some(), "a tuple")?;
        check("third", keywords, keywords.downcast::<PyDict>().is_some(), "a dict")?;
        if self.form.protocol >= 4 {
            self.save_noting(class, value, "class")?;
            self.save_noting(args, value, "__new__ arguments")?;
            self.save_noting(keywords, value, "__new__ arguments")?;
            return Ok(self.out.op(op::NEWOBJ_EX)?);
        }
        let partial = self.partial_new(class, args, keywords)?;
        self.save_noting(&partial, value, "reconstructor")?;
        let empty = self.vm.empty_tuple()?.into_value();
        self.save(&empty)?;
        Ok(self.out.op(op::REDUCE)?)
    }

    /// `functools.partial(class.__new__, class, *args, **keywords)`.
    fn partial_new(&self, class: &Value, args: &Value, keywords: &Value) -> PyResult {
        let vm = self.vm;
        let mut values = vec![vm.get_attr(class, &names::__new__)?, class.clone()];
        values.extend(args.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default().iter().cloned());
        let mut keyword_names = Vec::new();
        if let Some(keywords) = keywords.downcast::<PyDict>() {
            for (name, value) in keywords.entries() {
                if name.downcast::<PyStr>().is_none() {
                    return Err(vm.type_error("keywords must be strings"));
                }
                keyword_names.push(name);
                values.push(value);
            }
        }
        let partial = self.state.partial(vm)?;
        vm.call_args(&partial, Args::new(&values, &keyword_names))
    }

    pub(super) fn repr_text(&self, value: &Value) -> PyResult<String> {
        let repr = self.vm.repr(value)?;
        Ok(repr.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
    }
}
