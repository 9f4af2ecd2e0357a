//! Instructions that need no fast path, as stack code: operands lie in the temporaries below a pointer, results replace them.
//!
//! Rule: all operands that the instruction consumes are taken off the stack, as owned values, before anything can fail; so
//! they are gone when it does.

use super::frame::Frame;
use super::instr::{self, Op};
use super::{import, intrinsics, matching, names, slow, with_statement};
use crate::builtins::bytearray::PyByteArray;
use crate::builtins::bytes::PyBytes;
use crate::builtins::cell::PyCell;
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::exceptions::{self, PyBaseException};
use crate::builtins::function::PyFunction;
use crate::builtins::list::{self, PyList};
use crate::builtins::set::PySet;
use crate::builtins::slice::{self, PySlice};
use crate::builtins::str::{self, Draft, PyStr};
use crate::builtins::tuple::{self, PyTuple};
use crate::builtins::{coroutine, format, int, template};
use crate::class::{PyType, flags as type_flags, statics};
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::{Value, Word};
use taipan_compiler::op::{CommonConstant, Opcode, function_attribute};

/// The temporaries of a frame, seen as a stack.
pub struct Stack {
    top: *mut Word,
}

impl Stack {
    pub fn pop(&mut self) -> Value {
        // SAFETY: the translator has made the operands canonical: each temporary below the top owns a value.
        unsafe {
            self.top = self.top.sub(1);
            (*self.top).into_value()
        }
    }

    /// An operand that may be null.
    pub fn pop_option(&mut self) -> Option<Value> {
        // SAFETY: as above.
        unsafe {
            self.top = self.top.sub(1);
            let word = *self.top;
            if word.is_null() { None } else { Some(word.into_value()) }
        }
    }

    pub fn push(&mut self, value: Value) {
        self.push_word(value.into_word());
    }

    pub fn push_word(&mut self, word: Word) {
        // SAFETY: the frame has room for what its instructions push.
        unsafe {
            self.top.write(word);
            self.top = self.top.add(1);
        }
    }

    /// The value `depth` places below the top (1 is the top), which stays.
    pub fn peek(&self, depth: usize) -> &Value {
        // SAFETY: as in `pop`.
        unsafe { (*self.top.sub(depth)).as_value() }
    }

    /// As [`Stack::peek`], for a place that may hold null.
    pub fn peek_option(&self, depth: usize) -> Option<Value> {
        // SAFETY: as in `pop`.
        unsafe {
            let word = *self.top.sub(depth);
            if word.is_null() { None } else { Some(word.to_value()) }
        }
    }

    /// The topmost `count` values, in the order they were pushed, to be taken one by one where they lie. Frames that run
    /// meanwhile lie above.
    fn take(&mut self, count: usize) -> Taken {
        // SAFETY: as in `pop`.
        self.top = unsafe { self.top.sub(count) };
        Taken { next: self.top, left: count }
    }
}

/// Values that are no longer on the stack, and lie there still. Those that are not taken are dropped.
struct Taken {
    next: *mut Word,
    left: usize,
}

impl Taken {
    /// The values that have not been taken.
    fn as_slice(&self) -> &[Value] {
        // SAFETY: `Stack::take` has given up `left` values from here on; a word that owns a reference is a `Value`.
        unsafe { std::slice::from_raw_parts(self.next.cast(), self.left) }
    }
}

impl Iterator for Taken {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        // SAFETY: `Stack::take` has given up `left` values from here on.
        unsafe {
            let word = *self.next;
            self.next = self.next.add(1);
            Some(word.into_value())
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.for_each(drop);
    }
}

/// What executes a cold instruction: of the thread and the frame, with the stack and the instruction's argument.
type Handler = fn(&Thread, &Frame, Stack, u32) -> PyResult<()>;

/// Executes the cold instruction `w` of `frame`.
///
/// # Safety
/// `frame` is complete, and its stack is canonical.
#[inline(always)]
pub unsafe fn execute(vm: &Thread, frame: *mut Frame, w: u64) -> PyResult<()> {
    // SAFETY: by contract.
    let (stack, frame) = unsafe { (Stack { top: (*frame).register(instr::a(w)) }, &*frame) };
    HANDLERS[instr::flags(w) as usize](vm, frame, stack, instr::wide(w))
}

/// `GET_AWAITABLE`: a coroutine that has just been made stays where it is.
///
/// # Safety
/// As for [`execute`].
#[inline(always)]
pub unsafe fn get_awaitable(vm: &Thread, frame: *mut Frame, w: u64) -> PyResult<()> {
    // SAFETY: by contract.
    unsafe {
        let object = *(*frame).register(instr::a(w) - 1);
        if coroutine::is_new(object.as_value()) { Ok(()) } else { execute(vm, frame, w) }
    }
}

/// An instruction that the translator makes none of these of.
#[cold]
fn misplaced(vm: &Thread, _: &Frame, _: Stack, _: u32) -> PyResult<()> {
    Err(vm.system_error("instruction out of place"))
}

/// The table [`HANDLERS`]: a function for each instruction, by the instruction's number. One function for all would save the registers of
/// all for each.
macro_rules! handlers {
    (|$vm:ident, $frame:ident, $stack:ident, $arg:ident| $($opcode:ident => $body:expr,)*) => {
        static HANDLERS: [Handler; 256] = {
            let mut table = [misplaced as Handler; 256];
            $(table[Opcode::$opcode as usize] = {
                #[allow(unused_variables, unused_mut, unreachable_code, reason = "not every instruction needs all, or goes on")]
                fn handler($vm: &Thread, $frame: &Frame, mut $stack: Stack, $arg: u32) -> PyResult<()> {
                    $body;
                    Ok(())
                }
                handler
            };)*
            table
        };
    };
}

handlers! {
    |vm, frame, stack, arg|
    UnaryInvert => {
        let value = stack.pop();
        stack.push(number::invert(vm, &value)?);
    },
    BinarySlice => {
        let (stop, start, container) = (stack.pop(), stack.pop(), stack.pop());
        stack.push(binary_slice(vm, &container, start, stop)?);
    },
    StoreSlice => {
        let (stop, start, container, value) = (stack.pop(), stack.pop(), stack.pop(), stack.pop());
        if let (Some(from), Some(to)) = (plain_bound(&start, 0), plain_bound(&stop, isize::MAX))
            && let Some(list) = container.downcast_exact::<PyList>()
        {
            return list::assign_slice_owned(vm, list, (from, to, 1), value);
        }
        if let (Some(own), Some(bytes)) = (container.downcast_exact::<PyByteArray>(), value.downcast_exact::<PyBytes>())
            && let Some(range) = slice::plain_range(&start, &stop, own.len())
        {
            return own.splice(vm, range.start, range.end, bytes.as_bytes());
        }
        let slice = PySlice::new(vm, start, stop, Value::NONE)?.into_value();
        vm.set_item(&container, &slice, Some(&value))?;
    },
    DeleteSubscr => {
        let (key, container) = (stack.pop(), stack.pop());
        match container.downcast_exact::<PyDict>() {
            Some(dict) if dict.remove_item(vm, &key)?.is_none() => return Err(vm.raise_key_error(&key)),
            Some(_) => {}
            None => vm.set_item(&container, &key, None)?,
        }
    },
    DeleteAttr => {
        let object = stack.pop();
        vm.set_attr(&object, name(frame, arg), None)?;
    },
    BuildSlice => {
        let step = if arg == 3 { stack.pop() } else { Value::NONE };
        let (stop, start) = (stack.pop(), stack.pop());
        stack.push(PySlice::new(vm, start, stop, step)?.into_value());
    },
    BuildString => {
        let parts = stack.take(arg as usize);
        let string = build_string(vm, parts.as_slice())?;
        drop(parts);
        stack.push(string);
    },
    BuildSet => {
        let mut items = stack.take(arg as usize);
        let set = PySet::new(vm)?;
        items.try_for_each(|item| match set.add_fast(item.word()) {
            Some(added) => Ok(added.map(|_| ())?),
            None => set.add_slow(vm, &item),
        })?;
        stack.push(set.into_value());
    },
    BuildMap => {
        let mut items = stack.take(2 * arg as usize);
        let dict = PyDict::with_room(vm, arg as usize)?;
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            match dict.set_fast(key.word(), value.word()) {
                Some(old) => {
                    std::mem::forget(value);
                    // SAFETY: the entry has given it up.
                    unsafe { old.decrement() };
                }
                None => dict.set_item(vm, &key, value)?,
            }
        }
        stack.push(dict.into_value());
    },
    ListExtend => {
        let iterable = stack.pop();
        let list = stack.peek(arg as usize).clone();
        extend_list(vm, &list, &iterable)?;
    },
    SetUpdate => {
        let iterable = stack.pop();
        expect_set(vm, stack.peek(arg as usize))?.update(vm, &iterable)?;
    },
    DictUpdate => {
        let mapping = stack.pop();
        let dict = dict_at(vm, &stack, arg)?;
        update_dict(vm, &dict, &mapping)?;
    },
    DictMerge => {
        let mapping = stack.pop();
        let dict = dict_at(vm, &stack, arg)?;
        if arg == 1 && dict.is_empty() && mapping.downcast_exact::<PyDict>().is_some() && calls_next(frame) {
            // The call takes the names and values out of whatever dict lies there.
            drop(stack.pop());
            stack.push(mapping);
            return Ok(());
        }
        let callable = stack.peek(arg as usize + 3).clone();
        merge_keywords(vm, &callable, &dict, &mapping)?;
    },
    FormatSimple => {
        let value = stack.pop();
        let text = if value.downcast_exact::<PyStr>().is_some() {
            value
        } else {
            format::format(vm, &value, None)?
        };
        stack.push(text);
    },
    FormatWithSpec => {
        let (spec, value) = (stack.pop(), stack.pop());
        stack.push(format::format(vm, &value, Some(&spec))?);
    },
    ConvertValue => {
        let value = stack.pop();
        let text = match arg {
            1 => vm.to_str(&value)?.into_value(),
            2 => vm.repr(&value)?,
            _ => vm.ascii(&value)?,
        };
        stack.push(text);
    },
    BuildTemplate => {
        let (interpolations, strings) = (stack.pop(), stack.pop());
        stack.push(template::new_template(vm, strings, interpolations)?);
    },
    BuildInterpolation => {
        let spec = if arg & 1 != 0 { Some(stack.pop()) } else { None };
        let (expression, value) = (stack.pop(), stack.pop());
        stack.push(template::new_interpolation(vm, value, expression, arg >> 2, spec)?);
    },

    DeleteName => names::delete_name(vm, frame, name(frame, arg))?,
    DeleteGlobal => names::delete_global(vm, frame, name(frame, arg))?,
    LoadLocals => stack.push(names::namespace(vm, frame)?),
    LoadFromDictOrGlobals => {
        let mapping = stack.pop();
        stack.push(names::load_from_dict_or_globals(vm, frame, &mapping, name(frame, arg))?);
    },
    LoadFromDictOrDeref => {
        let mapping = stack.pop();
        stack.push(names::load_from_dict_or_deref(vm, frame, &mapping, arg as usize)?);
    },
    DeleteDeref => {
        // SAFETY: the register holds a cell.
        let cell = unsafe { slow::cell(frame, arg as usize) };
        if cell.word().is_null() {
            return Err(slow::unbound_deref(vm, std::ptr::from_ref(frame).cast_mut(), arg as usize));
        }
        cell.set(None);
    },
    MakeCell => {
        let place = frame.local(arg as usize);
        let word = place.replace(Word::NULL);
        // SAFETY: the local owned its value.
        let contents = (!word.is_null()).then(|| unsafe { word.into_value() });
        place.set(PyCell::new(vm, contents)?.into_value().into_word());
    },
    LoadCommonConstant => stack.push(common_constant(vm, arg)?),
    LoadBuildClass => stack.push(names::build_class(vm, frame)?),
    SetupAnnotations => names::setup_annotations(vm, frame)?,
    MakeFunction => {
        let code = stack.pop();
        let code =
            Ref::<PyCode>::try_from_value(code).map_err(|_| vm.system_error("not a code object"))?;
        let function = PyFunction::new(vm, code, Ref::borrowed(frame.globals()))?;
        stack.push(function.into_value());
    },
    SetFunctionAttribute => {
        let (function, value) = (stack.pop(), stack.pop());
        if let Some(own) = function.downcast::<PyFunction>() {
            match arg {
                function_attribute::DEFAULTS => own.set_defaults(Some(value)),
                function_attribute::KWDEFAULTS => own.set_kwdefaults(Some(value)),
                function_attribute::ANNOTATIONS => own.set_annotations(Some(value)),
                function_attribute::CLOSURE => own.set_closure(Some(value)),
                _ => own.set_annotate(Some(value)),
            }
        }
        stack.push(function);
    },
    ImportName => {
        let (fromlist, level) = (stack.pop(), stack.pop());
        stack.push(import::import_name(vm, frame, name(frame, arg), &fromlist, &level)?);
    },
    ImportFrom => {
        let module = stack.peek(1).clone();
        stack.push(import::import_from(vm, &module, name(frame, arg))?);
    },
    CallIntrinsic1 => {
        let value = stack.pop();
        stack.push(intrinsics::unary(vm, frame, arg, value)?);
    },
    CallIntrinsic2 => {
        let (b, a) = (stack.pop(), stack.pop());
        stack.push(intrinsics::binary(vm, arg, a, b)?);
    },

    CheckEgMatch => {
        let (class, exception) = (stack.pop(), stack.pop());
        let (rest, matched) = exceptions::groups::match_group(vm, frame, &exception, &class)?;
        if !matched.is_none() {
            // SAFETY: the innermost item is alive.
            let handled = unsafe { &*vm.handled.get() };
            drop(handled.value.replace(Some(matched.clone())));
        }
        stack.push(rest);
        stack.push(matched);
    },
    RaiseVarargs => {
        let cause = if arg == 2 { Some(stack.pop()) } else { None };
        let exception = if arg >= 1 { Some(stack.pop()) } else { None };
        return Err(raise(vm, exception, cause));
    },
    Reraise => {
        let exception = stack.pop();
        if arg > 0
            && let Some(lasti) = stack.peek(arg as usize).as_small()
        {
            frame.lasti_override.set(lasti as u32 / 2 + 1);
        }
        return Err(vm.set_raised(exception));
    },
    CleanupThrow => {
        // Nothing has been sent last where the exception came from outside.
        let (exception, last, iterator) = (stack.pop(), stack.pop_option(), stack.pop());
        if !exception.ty().is_subtype(&exceptions::STOP_ITERATION) {
            return Err(vm.set_raised(exception));
        }
        drop((last, iterator));
        stack.push(Value::NONE);
        stack.push(exceptions::fields::field(&exception, 0).unwrap_or(Value::NONE));
    },
    WithExceptStart => {
        let result = with_statement::call_exit(vm, &stack)?;
        stack.push(result);
    },
    LoadSpecial => {
        let object = stack.pop();
        let (method, receiver) = with_statement::load_special(vm, object, arg)?;
        stack.push(method);
        stack.push_word(receiver.map_or(Word::NULL, Value::into_word));
    },

    GetLen => {
        let length = vm.length(&stack.peek(1).clone())?;
        stack.push(int::from_usize(vm, length)?);
    },
    MatchMapping => {
        let matches = stack.peek(1).ty().has_flag(type_flags::MAPPING);
        stack.push(Value::bool(matches));
    },
    MatchSequence => {
        let matches = stack.peek(1).ty().has_flag(type_flags::SEQUENCE);
        stack.push(Value::bool(matches));
    },
    MatchKeys => {
        let (mapping, keys) = (stack.peek(2).clone(), stack.peek(1).clone());
        stack.push(matching::keys(vm, &mapping, &keys)?);
    },
    MatchClass => {
        let (keywords, class, subject) = (stack.pop(), stack.pop(), stack.pop());
        stack.push(matching::class(vm, &subject, &class, arg as usize, &keywords)?);
    },
    UnpackEx => {
        let source = stack.pop();
        unpack_ex(vm, &mut stack, &source, (arg & 0xFF) as usize, (arg >> 8) as usize)?;
    },

    GetYieldFromIter => {
        let iterable = stack.pop();
        stack.push(coroutine::yield_from_iter(vm, frame, iterable)?);
    },
    GetAwaitable => {
        let object = stack.pop();
        stack.push(coroutine::awaitable(vm, &object, arg)?);
    },
    GetAiter => {
        let object = stack.pop();
        stack.push(coroutine::get_aiter(vm, &object)?);
    },
    GetAnext => {
        let iterator = stack.peek(1).clone();
        stack.push(coroutine::get_anext(vm, &iterator)?);
    },
    EndAsyncFor => {
        let (exception, awaitable) = (stack.pop(), stack.pop());
        if !exception.ty().is_subtype(&exceptions::STOP_ASYNC_ITERATION) {
            return Err(vm.set_raised(exception));
        }
        drop(awaitable);
    },
    ExitInitCheck => {
        let value = stack.pop();
        if !value.is_none() {
            let text = format!("__init__() should return None, not '{:.200}'", value.ty().name());
            return Err(vm.type_error(text));
        }
    },
}

/// A name of the code object.
fn name(frame: &Frame, index: u32) -> &PyStr {
    frame.code().names()[index as usize].downcast().expect("names are strings")
}

fn dict_at(vm: &Thread, stack: &Stack, depth: u32) -> PyResult<Ref<PyDict>> {
    Ref::try_from_value(stack.peek(depth as usize).clone()).map_err(|_| vm.system_error("not a dict"))
}

/// `container[start:stop]`. The common types need no slice object for plain bounds.
fn binary_slice(vm: &Thread, container: &Value, start: Value, stop: Value) -> PyResult {
    if let Some(string) = container.downcast_exact::<PyStr>() {
        if let Some(range) = slice::plain_range(&start, &stop, string.len()) {
            return str::part(vm, container, range.start, range.len());
        }
    } else if let Some(list) = container.downcast_exact::<PyList>() {
        if let Some(range) = slice::plain_range(&start, &stop, list.len()) {
            return list::part(vm, list, range.start, range.len());
        }
    } else if let Some(tuple) = container.downcast_exact::<PyTuple>()
        && let Some(range) = slice::plain_range(&start, &stop, tuple.len())
    {
        return tuple::part(vm, container, range.start, range.len());
    }
    let slice = PySlice::new(vm, start, stop, Value::NONE)?.into_value();
    vm.get_item(container, &slice)
}

/// A bound that is a small int, or missing.
fn plain_bound(bound: &Value, missing: isize) -> Option<isize> {
    if bound.is_none() { Some(missing) } else { bound.as_small().map(|bound| bound as isize) }
}

fn build_string(vm: &Thread, parts: &[Value]) -> PyResult {
    let parts = parts.iter().filter_map(Value::downcast::<PyStr>);
    let (mut len, mut bound) = (0, 0);
    for part in parts.clone() {
        len += part.len();
        bound = part.bound().max(bound);
    }
    if len == 0 {
        return Ok(crate::object::to_value(statics::empty()));
    }
    let mut draft = Draft::new(vm.heap(), len, bound)?;
    if !draft.fill_joined(statics::empty(), parts.clone()) {
        parts.for_each(|part| draft.push_str(part));
    }
    Ok(draft.finish().into_value())
}

/// `[*iterable]`.
fn extend_list(vm: &Thread, list: &Value, iterable: &Value) -> PyResult<()> {
    let Some(list) = list.downcast::<PyList>() else { return Err(vm.system_error("not a list")) };
    if iterable.ty().slots().iter.is_none() && iterable.ty().slots().item.is_none() {
        let text = format!("Value after * must be an iterable, not {:.200}", iterable.ty().name());
        return Err(vm.type_error(text));
    }
    list.extend(vm, iterable)
}

/// Programs can put something else in place of `__conditional_annotations__`.
pub fn expect_set(vm: &Thread, value: &Value) -> PyResult<Ref<PySet>> {
    match value.downcast::<PySet>() {
        Some(set) if value.ty().is_subtype(&crate::builtins::set::TYPE) => Ok(Ref::borrowed(set)),
        _ => Err(vm.type_error(format!("'{}' object is not a set", value.ty().name()))),
    }
}

/// `{**mapping}`.
fn update_dict(vm: &Thread, dict: &PyDict, mapping: &Value) -> PyResult<()> {
    match dict.update_from_mapping(vm, mapping) {
        Err(_)
            if mapping.downcast::<PyDict>().is_none() && vm.raised_matches(&exceptions::ATTRIBUTE_ERROR) =>
        {
            vm.clear_raised();
            Err(vm.type_error(format!("'{:.200}' object is not a mapping", mapping.ty().name())))
        }
        result => result,
    }
}

/// Whether the instruction behind the current one is a call that takes its arguments out of a tuple and a dict.
fn calls_next(frame: &Frame) -> bool {
    // SAFETY: a cold instruction, which `pc` is at, is one word long, and never the last one.
    Op::of_word(unsafe { *frame.pc.get().add(1) }) == Op::CallEx
}

/// `f(**mapping)`: keys must be new.
fn merge_keywords(vm: &Thread, callable: &Value, dict: &PyDict, mapping: &Value) -> PyResult<()> {
    let duplicate = |key: &Value| -> PyResult<()> {
        let function = vm.function_display(callable);
        let text = format!("{function} got multiple values for keyword argument '");
        let text = vm.format_str(&text, &vm.to_str(key)?.into_value(), "'")?;
        Err(vm.raise_with(&exceptions::TYPE_ERROR, &[text]))
    };
    if let Some(other) = mapping.downcast::<PyDict>() {
        let other = Ref::borrowed(other);
        if dict.is_empty() {
            return dict.merge_from(vm, &other);
        }
        for (key, value) in other.entries() {
            if dict.contains_key(vm, &key)? {
                return duplicate(&key);
            }
            dict.set_item(vm, &key, value)?;
        }
        return Ok(());
    }
    let Some(keys) = vm.get_attr_opt(mapping, &crate::names::keys)? else {
        let function = vm.function_display(callable);
        let text =
            format!("{function} argument after ** must be a mapping, not {:.200}", mapping.ty().name());
        return Err(vm.type_error(text));
    };
    let keys = vm.call(&keys, &[])?;
    let iterator = vm.get_iter(&keys)?;
    while let Some(key) = vm.iter_next(&iterator)? {
        vm.spend(1)?;
        if dict.contains_key(vm, &key)? {
            return duplicate(&key);
        }
        let value = vm.get_item(mapping, &key)?;
        dict.set_item(vm, &key, value)?;
    }
    Ok(())
}

/// `COPY_FREE_VARS`: the cells of the function's closure become locals.
pub fn copy_free_vars(frame: &Frame) {
    let first = frame.code().first_free();
    for (index, cell) in frame.function().closure_items().iter().enumerate() {
        frame.local(first + index).set(cell.clone().into_word());
    }
}

fn common_constant(vm: &Thread, index: u32) -> PyResult {
    Ok(match index {
        i if i == CommonConstant::AssertionError as u32 => exceptions::ASSERTION_ERROR.to_value(),
        i if i == CommonConstant::NotImplementedError as u32 => exceptions::NOT_IMPLEMENTED_ERROR.to_value(),
        i if i == CommonConstant::Tuple as u32 => crate::builtins::tuple::TYPE.to_value(),
        i => {
            let which = usize::from(i != CommonConstant::All as u32);
            match &*vm.interp().all_and_any.borrow() {
                Some(functions) => functions[which].clone(),
                None => names::builtin(vm, ["all", "any"][which])?,
            }
        }
    })
}

/// `CHECK_EXC_MATCH`: the class on top of the stack becomes whether the exception below it matches.
///
/// # Safety
/// As for [`execute`].
#[inline(never)]
pub unsafe fn check_exc_match(vm: &Thread, frame: *mut Frame, w: u64) -> PyResult<()> {
    // SAFETY: by contract; the exception stays where it is, and nothing else can reach that place.
    unsafe {
        let top = (*frame).register(instr::a(w));
        let class = (*top.sub(1)).into_value();
        let matches = exception_matches(vm, (*top.sub(2)).as_value(), &class)?;
        top.sub(1).write(Value::bool(matches).into_word());
    }
    Ok(())
}

/// Whether an exception matches what stands behind `except`: a class, or a tuple of classes.
pub fn exception_matches(vm: &Thread, exception: &Value, class: &Value) -> PyResult<bool> {
    let check = |class: &Value| match class.downcast::<PyType>() {
        Some(class) if class.has_flag(type_flags::EXCEPTION_SUBCLASS) => Ok(exception.ty().is_subtype(class)),
        _ => Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed")),
    };
    let Some(classes) = class.downcast::<PyTuple>() else { return check(class) };
    let mut matches = false;
    for class in classes.items() {
        matches |= check(class)?;
    }
    Ok(matches)
}

/// `raise exception from cause`.
fn raise(vm: &Thread, exception: Option<Value>, cause: Option<Value>) -> Raised {
    match raise_value(vm, exception, cause) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn raise_value(vm: &Thread, exception: Option<Value>, cause: Option<Value>) -> PyResult {
    let Some(exception) = exception else {
        let Some(handled) = vm.handled_exception() else {
            return Err(vm.runtime_error("No active exception to reraise"));
        };
        return Err(vm.set_raised(handled));
    };
    let instantiate = |value: Value, text: &str| -> PyResult {
        if value.downcast::<PyBaseException>().is_some() {
            return Ok(value);
        }
        match value.downcast::<PyType>() {
            Some(class) if class.has_flag(type_flags::EXCEPTION_SUBCLASS) => {
                let instance = vm.call(&value, &[])?;
                if instance.downcast::<PyBaseException>().is_some() {
                    return Ok(instance);
                }
                Err(vm.type_error(format!(
                    "calling {} should have returned an instance of BaseException, not {}",
                    vm.repr(&value)?.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default(),
                    vm.repr(&instance.ty().to_value())?
                        .downcast::<PyStr>()
                        .map(PyStr::to_string_lossy)
                        .unwrap_or_default()
                )))
            }
            _ => Err(vm.type_error(text)),
        }
    };
    let class = exception.clone();
    let exception = instantiate(exception, "exceptions must derive from BaseException")?;
    if let Some(cause) = cause {
        let cause = if cause.is_none() {
            None
        } else {
            Some(instantiate(cause, "exception causes must derive from BaseException")?)
        };
        if let Some(own) = exception.downcast::<PyBaseException>() {
            own.set_cause(cause);
        }
    }
    // What a class's `__new__` makes may be of another one: then the class is called with it.
    match class.downcast::<PyType>() {
        Some(_) if !vm.is_subclass(&exception.ty().to_value(), &class)? => {
            exceptions::construct(vm, &class, &[exception])
        }
        _ => Ok(exception),
    }
}

/// `a, *b, c = source`.
fn unpack_ex(vm: &Thread, stack: &mut Stack, source: &Value, before: usize, after: usize) -> PyResult<()> {
    if source.ty().slots().iter.is_none() && source.ty().slots().item.is_none() {
        return Err(vm.type_error(format!("cannot unpack non-iterable {:.200} object", source.ty().name())));
    }
    let mut items = vm.iterate_to_buf(source)?;
    let needed = before + after;
    if items.len() < needed {
        let text = format!("not enough values to unpack (expected at least {needed}, got {})", items.len());
        return Err(vm.value_error(text));
    }
    let tail = items.take_range(items.len() - after, items.len())?;
    let middle = items.take_range(before, items.len())?;
    let middle = vm.new_list(middle)?;
    let mut tail: Vec<Value> = tail.into_items().collect();
    while let Some(item) = tail.pop() {
        stack.push(item);
    }
    stack.push(middle);
    while let Some(item) = items.pop() {
        stack.push(item);
    }
    Ok(())
}
