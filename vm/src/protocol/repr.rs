//! `repr()`, `str()`, `hash()`, and what native code needs to make texts of them.

use crate::builtins::dict::PyDict;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{exceptions, int};
use crate::class::PyType;
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::names;
use crate::object::Ref;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::wtf8::Wtf8;

impl Thread {
    /// `repr(value)`: a `str`.
    pub fn repr(&self, value: &Value) -> PyResult {
        self.check_native_stack(" while getting the repr of an object")?;
        // What a value holds may be in many places, each of which is written. Reprs of leaves run nothing.
        if value.ty().has_gc() {
            self.spend(1)?;
        }
        let Some(repr) = value.ty().slots().repr else { return self.type_error_result("object has no repr") };
        let result = repr(self, value)?;
        if result.downcast::<PyStr>().is_some() {
            return Ok(result);
        }
        Err(self.type_error(format!("__repr__ returned non-string (type {:.200})", result.ty().name())))
    }

    fn type_error_result(&self, text: &str) -> PyResult {
        Err(self.type_error(text))
    }

    /// `str(value)`.
    pub fn to_str(&self, value: &Value) -> PyResult<Ref<PyStr>> {
        if let Some(string) = value.downcast_exact::<PyStr>() {
            return Ok(Ref::borrowed(string));
        }
        self.check_native_stack(" while getting the str of an object")?;
        let result = match value.ty().slots().str {
            Some(str) => str(self, value)?,
            None => self.repr(value)?,
        };
        Ref::try_from_value(result).map_err(|other| {
            self.type_error(format!("__str__ returned non-string (type {:.200})", other.ty().name()))
        })
    }

    /// `hash(value)`.
    #[inline]
    pub fn hash(&self, value: &Value) -> PyResult<i64> {
        if let Some(string) = value.downcast_exact::<PyStr>() {
            return Ok(string.hash());
        }
        if value.is_small() {
            return Ok(crate::text::hash::hash_int(value.small_value()));
        }
        self.hash_slow(value)
    }

    fn hash_slow(&self, value: &Value) -> PyResult<i64> {
        // A tuple's says what it is doing.
        if value.downcast_exact::<PyTuple>().is_none() {
            self.check_native_stack(" while hashing an object")?;
        }
        match value.ty().slots().hash {
            Some(hash) => hash(self, value),
            None => crate::class::special::hash_not_implemented(self, value),
        }
    }

    /// A value that must be a string.
    pub fn expect_str<'a>(&self, value: &'a Value, what: &str) -> PyResult<&'a PyStr> {
        match value.downcast::<PyStr>() {
            Some(string) => Ok(string),
            None => Err(self.type_error(format!("{what} must be str, not {:.50}", value.ty().name()))),
        }
    }

    /// A string with a string in the middle.
    pub fn format_str(&self, before: &str, middle: &Value, after: &str) -> PyResult {
        let mut buf = TextBuf::new();
        buf.push_str(before)?;
        if let Some(middle) = middle.downcast::<PyStr>() {
            buf.push_text(middle.text())?;
        }
        buf.push_str(after)?;
        Ok(PyStr::from_compact(self.heap(), buf.finish()?)?.into_value())
    }

    pub fn new_wtf8(&self, text: Wtf8<'_>) -> Result<Ref<PyStr>, NoMemory> {
        PyStr::from_wtf8(self.heap(), text)
    }

    /// Enters `value` into the list of those whose repr is being made; false if it is there already: a cycle.
    pub fn repr_enter(&self, value: &Value) -> bool {
        let mut running = self.repr_running.take();
        let is_new = !running.contains(&value.id());
        if is_new {
            running.push(value.id());
        }
        self.repr_running.set(running);
        is_new
    }

    pub fn repr_leave(&self, value: &Value) {
        let mut running = self.repr_running.take();
        if let Some(at) = running.iter().rposition(|id| *id == value.id()) {
            running.remove(at);
        }
        self.repr_running.set(running);
    }

    /// The repr of a container, between brackets; a container inside itself is shown as `...`.
    pub fn repr_sequence(&self, container: Value, open: &str, close: &str, items: &[Value]) -> PyResult {
        self.repr_items(&container, (open, close), |index| items.get(index).cloned())
    }

    /// As [`Thread::repr_sequence`], for containers that may change meanwhile: `item` gives the items by index.
    pub fn repr_items(
        &self,
        container: &Value,
        (open, close): (&str, &str),
        item: impl Fn(usize) -> Option<Value>,
    ) -> PyResult {
        if !self.repr_enter(container) {
            return self.new_str(&format!("{open}...{}", close.trim_start_matches(',')));
        }
        let text = self.join_reprs(open, close, item);
        self.repr_leave(container);
        text
    }

    /// The reprs of items, given by index, between brackets.
    pub fn join_reprs(&self, open: &str, close: &str, item: impl Fn(usize) -> Option<Value>) -> PyResult {
        let mut buf = TextBuf::new();
        buf.push_str(open)?;
        let mut index = 0;
        while let Some(item) = item(index) {
            if index > 0 {
                buf.push_str(", ")?;
            }
            self.push_repr(&mut buf, &item)?;
            index += 1;
        }
        buf.push_str(close)?;
        Ok(PyStr::from_compact(self.heap(), buf.finish()?)?.into_value())
    }

    /// Appends `repr(value)`.
    pub fn push_repr(&self, buf: &mut TextBuf, value: &Value) -> PyResult<()> {
        if let Some(small) = value.as_small() {
            return push_small(buf, small);
        }
        if let Some(string) = value.downcast_exact::<PyStr>() {
            return Ok(crate::text::repr::push_repr(string.text(), buf)?);
        }
        let text = self.repr(value)?;
        if let Some(text) = text.downcast::<PyStr>() {
            buf.push_text(text.text())?;
        }
        Ok(())
    }

    /// The repr of a dict.
    pub fn repr_mapping(&self, container: &Value, dict: &PyDict) -> PyResult {
        if !self.repr_enter(container) {
            return self.new_str("{...}");
        }
        let text = self.join_pairs(dict);
        self.repr_leave(container);
        text
    }

    fn join_pairs(&self, dict: &PyDict) -> PyResult {
        let mut buf = TextBuf::new();
        buf.push_str("{")?;
        for (index, (key, value)) in dict.entries().enumerate() {
            if index > 0 {
                buf.push_str(", ")?;
            }
            self.push_repr(&mut buf, &key)?;
            buf.push_str(": ")?;
            self.push_repr(&mut buf, &value)?;
        }
        buf.push_str("}")?;
        Ok(PyStr::from_compact(self.heap(), buf.finish()?)?.into_value())
    }

    /// A type's name with its module in front, unless that is `builtins`.
    pub fn qualified_type_name(&self, ty: &PyType) -> PyResult<String> {
        let Some(heap) = ty.heap_type() else {
            let spec = ty.spec();
            return Ok(spec.map_or("?", |spec| spec.name).to_owned());
        };
        let qualname = heap.qualname.borrow().clone();
        let qualname = self.to_str(&qualname)?.to_string_lossy();
        let module = ty.dict().get_str(&names::__module__);
        match module.as_ref().and_then(Value::downcast::<PyStr>) {
            Some(module) if !module.is_text("builtins") => Ok(format!("{}.{qualname}", module.display())),
            _ => Ok(qualname),
        }
    }

    /// A type's name with its module in front, unless that is `builtins` or `__main__`: what `%T` stands for in CPython.
    pub fn full_type_name(&self, ty: &PyType) -> PyResult<String> {
        let name = self.qualified_type_name(ty)?;
        Ok(name.strip_prefix("__main__.").map(str::to_owned).unwrap_or(name))
    }

    /// The error that `hash(value)` has raised, said of what the value was to be: a dict's key, a set's element.
    #[cold]
    pub fn unhashable(&self, value: &Value, what: &str, raised: Raised) -> Raised {
        let Some(exception) = self.take_raised() else { return raised };
        if !exception.ty().is(&exceptions::TYPE_ERROR) {
            return self.set_raised(exception);
        }
        match (self.full_type_name(value.ty()), self.to_str(&exception)) {
            (Ok(name), Ok(text)) => {
                self.type_error(format!("cannot use '{name}' as a {what} ({})", text.display()))
            }
            _ => Raised,
        }
    }

    /// How messages about calls name a callable: `name()`.
    pub fn function_display(&self, callable: &Value) -> String {
        let name = self.get_attr_opt(callable, &names::__qualname__).ok().flatten();
        match name.as_ref().and_then(Value::downcast::<PyStr>) {
            Some(name) => {
                let module = self.get_attr_opt(callable, &names::__module__).ok().flatten();
                match module
                    .as_ref()
                    .and_then(Value::downcast::<PyStr>)
                    .filter(|module| !module.is_text("builtins"))
                {
                    Some(module) => format!("{}.{}()", module.display(), name.display()),
                    None => format!("{}()", name.display()),
                }
            }
            None => {
                if self.has_raised() {
                    self.clear_raised();
                }
                self.to_str(callable).map(|text| text.to_string_lossy()).unwrap_or_default()
            }
        }
    }

    /// Reports an exception that cannot be raised, and forgets it.
    pub fn report_unraisable(&self, doing: &str, object: &Value) {
        let Some(exception) = self.take_raised() else { return };
        crate::report::unraisable(self, exception, doing, object);
    }

    /// The int a native function was given.
    pub fn expect_i64(&self, value: &Value) -> PyResult<i64> {
        let index = crate::protocol::number::index(self, value)?;
        match int::as_i64(&index) {
            Some(value) => Ok(value),
            None => Err(self.raise(&exceptions::OVERFLOW_ERROR, "Python int too large to convert to C long")),
        }
    }

    /// The float a native function was given: a float, an int, or what `__float__` or `__index__` make.
    pub fn expect_f64(&self, value: &Value) -> PyResult<f64> {
        if let Some(float) = crate::builtins::float::as_f64(value) {
            return Ok(float);
        }
        if let Some(int) = int::as_i64(value) {
            return Ok(int as f64);
        }
        if let Some(float) = value.ty().slots().float {
            let result = float(self, value)?;
            if let Some(float) = crate::builtins::float::as_f64(&result) {
                return Ok(float);
            }
        }
        Err(self.type_error(format!("must be real number, not {:.50}", value.ty().name())))
    }
}

/// Appends the digits of an int.
fn push_small(buf: &mut TextBuf, value: i64) -> PyResult<()> {
    let mut digits = [0; 20];
    let (mut at, mut left) = (digits.len(), value.unsigned_abs());
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    Ok(buf.push_ascii(&digits[at..])?)
}
