//! The calling convention: how arguments travel, and how they are matched with a native function's parameters.
//!
//! Arguments lie one behind another, borrowed from the caller's stack: first the positional ones, then the values of the
//! keyword arguments, whose names are in a tuple of their own (PEP 590's vectorcall). Bound methods put `self` in front
//! without copying where the caller has left room.

use crate::builtins::module::PyModule;
use crate::builtins::str::PyStr;
use crate::class::spec::{Counting, MethodDef, MethodKind, NativeFn, parameter_names};
use crate::class::{PyType, statics};
use crate::error::{PyResult, Raised};
use crate::modules;
use crate::names;
use crate::suggest;
use crate::thread::Thread;
use crate::value::Value;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::cell::RefCell;
use std::mem::ManuallyDrop;

/// Borrowed arguments of a call.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    values: &'a [Value],
    /// Strings; as many of the last `values` are keyword arguments.
    names: &'a [Value],
}

impl<'a> Args<'a> {
    pub const NONE: Args<'static> = Args { values: &[], names: &[] };

    pub fn positional_only(values: &'a [Value]) -> Self {
        Args { values, names: &[] }
    }

    /// `names` are strings, no more than there are values.
    pub fn new(values: &'a [Value], names: &'a [Value]) -> Self {
        debug_assert!(names.len() <= values.len());
        Args { values, names }
    }

    /// The same arguments for another function, copied part by part: they have been written so, a moment ago, and a processor
    /// that reads the parts as a whole waits until they have reached the cache.
    #[inline(always)]
    pub fn handed_on(&self) -> Args<'a> {
        // SAFETY: parts of live slices.
        unsafe {
            let part = |len: usize| (&raw const len).read_volatile();
            Args {
                values: std::slice::from_raw_parts(self.values.as_ptr(), part(self.values.len())),
                names: std::slice::from_raw_parts(self.names.as_ptr(), part(self.names.len())),
            }
        }
    }

    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    pub fn has_keywords(&self) -> bool {
        !self.names.is_empty()
    }

    pub fn keyword_names(&self) -> &'a [Value] {
        self.names
    }

    pub fn keyword_values(&self) -> &'a [Value] {
        &self.values[self.values.len() - self.names.len()..]
    }

    /// The keyword arguments, in order.
    pub fn keywords(&self) -> impl Iterator<Item = (&'a PyStr, &'a Value)> {
        let names = self.names.iter().filter_map(|name| name.downcast::<PyStr>());
        names.zip(self.keyword_values())
    }

    /// The keyword argument `name`, if it is given.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        self.keywords().find(|(given, _)| given.is_text(name)).map(|(_, value)| value)
    }

    /// All values, those of keyword arguments last.
    pub fn values(&self) -> &'a [Value] {
        self.values
    }

    /// Without the first positional argument, which must be there.
    pub fn split_first(&self) -> Option<(&'a Value, Args<'a>)> {
        if self.positional().is_empty() {
            return None;
        }
        let (first, values) = self.values.split_first()?;
        Some((first, Args { values, names: self.names }))
    }

    /// With `front` in front, for a call of `call`.
    pub fn with_front<R>(&self, front: &[Value], call: impl FnOnce(Args<'_>) -> R) -> R {
        let values = borrow_all(front.iter().chain(self.values));
        call(Args { values: as_values(&values), names: self.names })
    }

    /// With `first` in front, for a call of `call`.
    #[inline]
    pub fn with_first<R>(&self, first: &Value, call: impl FnOnce(Args<'_>) -> R) -> R {
        if self.values.len() < FEW {
            let mut row = [const { ManuallyDrop::new(Value::UNBOUND) }; FEW];
            for (place, value) in row.iter_mut().zip(std::iter::once(first).chain(self.values)) {
                // SAFETY: borrowed: the copies are never dropped, and their owners outlive the row.
                *place = ManuallyDrop::new(unsafe { std::ptr::read(value) });
            }
            return call(Args { values: &as_values(&row)[..=self.values.len()], names: self.names });
        }
        let values = borrow_all(std::iter::once(first).chain(self.values));
        call(Args { values: as_values(&values), names: self.names })
    }
}

/// Values that are borrowed but stand in a row of their own.
type Row = SmallVec<[ManuallyDrop<Value>; 8]>;

fn borrow_all<'a>(values: impl Iterator<Item = &'a Value>) -> Row {
    // SAFETY: the copies are never dropped, and their owners outlive the row.
    values.map(|value| ManuallyDrop::new(unsafe { std::ptr::read(value) })).collect()
}

fn as_values(row: &[ManuallyDrop<Value>]) -> &[Value] {
    // SAFETY: `ManuallyDrop<Value>` has the layout of `Value`.
    unsafe { std::slice::from_raw_parts(row.as_ptr().cast(), row.len()) }
}

/// Calls a native function: `args` are all its arguments, self first.
#[inline]
pub fn call_native(vm: &Thread, def: &MethodDef, args: Args<'_>) -> PyResult {
    match def.function {
        NativeFn::Fixed(function) if def.arity.takes_exactly(args.values.len()) && args.names.is_empty() => {
            function(vm, args.values)
        }
        NativeFn::Fixed(function) => call_fixed(vm, def, function, args.handed_on()),
        NativeFn::Variadic(function) => function(vm, args.handed_on()),
    }
}

/// Whether a call with so many positional arguments only leaves out optional ones, of few: what [`call_filled`] is for.
pub fn can_fill(def: &MethodDef, given: usize) -> bool {
    let arity = &def.arity;
    matches!(def.function, NativeFn::Fixed(_))
        && (arity.required as usize..=arity.positional as usize).contains(&given)
        && arity.parameters() <= FEW
        && arity.required_keywords == 0
        && !arity.varargs
}

/// The function, if it may be called with exactly so many arguments (self included) as they lie.
pub fn exact_native(def: &MethodDef, count: usize) -> Option<fn(&Thread, &[Value]) -> PyResult> {
    match def.function {
        NativeFn::Fixed(function) if def.arity.takes_exactly(count) => Some(function),
        _ => None,
    }
}

/// Calls a native function with positional arguments, self first, of which only optional ones are missing: [`can_fill`] has said so.
#[inline]
pub fn call_filled(vm: &Thread, def: &MethodDef, given: &[Value]) -> PyResult {
    debug_assert!(can_fill(def, given.len()));
    let NativeFn::Fixed(function) = def.function else {
        return call_native(vm, def, Args::positional_only(given));
    };
    let mut row = NOTHING_GIVEN;
    fill(&mut row, given);
    function(vm, &as_values(&row)[..def.arity.parameters()])
}

/// Arguments at their parameters' places: at most [`FEW`]. Made where it is used, as it would be moved otherwise.
type FilledRow = [ManuallyDrop<Value>; FEW];

const NOTHING_GIVEN: FilledRow = [const { ManuallyDrop::new(Value::UNBOUND) }; FEW];

/// Puts the arguments that are given, borrowed, in front.
#[inline(always)]
fn fill(row: &mut FilledRow, given: &[Value]) {
    for (place, value) in row.iter_mut().zip(given) {
        // There are one or two: a loop, which the compiler must not make a call of the C library's.
        // SAFETY: the copies are never dropped, and their owners outlive the row.
        unsafe { std::ptr::write_volatile(place, ManuallyDrop::new(std::ptr::read(value))) };
    }
}

/// A call whose arguments do not lie as the function wants them.
fn call_fixed(
    vm: &Thread,
    def: &MethodDef,
    function: fn(&Thread, &[Value]) -> PyResult,
    args: Args<'_>,
) -> PyResult {
    bind(vm, def, args, |row| function(vm, row))
}

/// The most parameters of a function whose missing optional arguments are filled in on the native stack.
const FEW: usize = 6;

/// Calls `then` with every argument at its parameter's place, `UNBOUND` where an optional one is missing: what constructors of
/// native types do with theirs, by a definition made with [`crate::class::spec::parameters`].
#[inline]
pub fn bind<R>(
    vm: &Thread,
    def: &MethodDef,
    args: Args<'_>,
    then: impl FnOnce(&[Value]) -> PyResult<R>,
) -> PyResult<R> {
    let (arity, given) = (&def.arity, args.values.len());
    let all = arity.parameters();
    if args.names.is_empty()
        && (arity.required as usize..=arity.positional as usize).contains(&given)
        && all <= FEW
        && arity.required_keywords == 0
        && !arity.varargs
    {
        let mut row = NOTHING_GIVEN;
        fill(&mut row, args.values);
        return then(as_values(&row[..all]));
    }
    let mut row = [const { ManuallyDrop::new(Value::UNBOUND) }; MANY];
    if place_known(vm, def, args, &mut row) {
        return then(as_values(&row[..all]));
    }
    then(as_values(&bind_slow(vm, def, args)?))
}

/// The most parameters of a function whose keyword arguments are put in place on the native stack.
const MANY: usize = 12;

/// What the names of functions' parameters are, for the functions that have been called with keyword arguments.
#[derive(Default)]
pub struct ParameterNames(RefCell<FxHashMap<*const MethodDef, Box<[&'static PyStr]>>>);

/// Puts the arguments of a call with keywords in place. False if one is missing, not expected, or given twice: messages are
/// [`bind_slow`]'s.
fn place_known(vm: &Thread, def: &MethodDef, args: Args<'_>, row: &mut [ManuallyDrop<Value>; MANY]) -> bool {
    let (arity, given) = (&def.arity, args.positional().len());
    let (all, positional) = (arity.parameters(), arity.positional as usize);
    if args.names.is_empty()
        || all > MANY
        || arity.varargs
        || given > positional
        || given < usize::from(arity.bound)
    {
        return false;
    }
    for (place, value) in row.iter_mut().zip(args.positional()) {
        // SAFETY: borrowed: the copies are never dropped, and their owners outlive the row.
        *place = ManuallyDrop::new(unsafe { std::ptr::read(value) });
    }
    let mut known = vm.interp().parameter_names.0.borrow_mut();
    let known = known
        .entry(def)
        .or_insert_with(|| parameter_names(def.signature).map(statics::intern_once).collect());
    let skipped = arity.positional_only as usize;
    for (name, value) in args.keywords() {
        let own = known[skipped..].iter();
        let index = own.clone().position(|own| std::ptr::eq(*own, name));
        let index = index.or_else(|| own.clone().position(|own| own.text() == name.text()));
        let Some(place) = index.map(|index| &mut row[index + skipped]).filter(|place| place.is_unbound())
        else {
            return false;
        };
        // SAFETY: as above.
        *place = ManuallyDrop::new(unsafe { std::ptr::read(value) });
    }
    let is_there = |range: std::ops::Range<usize>| row[range].iter().all(|value| !value.is_unbound());
    is_there(0..arity.required as usize)
        && is_there(positional..positional + arity.required_keywords as usize)
}

#[cold]
#[inline(never)]
fn bind_slow(vm: &Thread, def: &MethodDef, args: Args<'_>) -> PyResult<Row> {
    let arity = &def.arity;
    let positional = args.positional();
    if arity.positional_only as usize == arity.parameters() && def.counting != Counting::Keywords {
        check_positional(vm, def, args)?;
    } else {
        check_count(vm, def, args)?;
    }
    let mut row = borrow_all(positional.iter());
    row.resize_with(arity.parameters(), || ManuallyDrop::new(Value::UNBOUND));
    if args.has_keywords() {
        place_keywords(vm, def, args, &mut row)?;
    }
    let positional = arity.positional as usize;
    let required =
        (0..arity.required as usize).chain(positional..positional + arity.required_keywords as usize);
    match required.into_iter().find(|index| row[*index].is_unbound()) {
        Some(index) => Err(missing_argument(vm, def, index)),
        None => Ok(row),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The checks of functions that take positional arguments only: `METH_NOARGS`, `METH_O`, and `_PyArg_CheckPositional`.
fn check_positional(vm: &Thread, def: &MethodDef, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{}() takes no keyword arguments", full_name(vm, def, args))));
    }
    let bound = usize::from(def.arity.bound);
    let (most, least) = (def.arity.positional as usize - bound, def.arity.required as usize - bound);
    let Some(given) = args.positional().len().checked_sub(bound) else {
        return Err(vm.type_error(format!("unbound method {}() needs an argument", full_name(vm, def, args))));
    };
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let name = def.name;
    Err(vm.type_error(match (least, most) {
        (0, 0) => format!("{}() takes no arguments ({given} given)", full_name(vm, def, args)),
        _ if def.counting == Counting::Parsed => parsed_count(def, least, most, given),
        (1, 1) if def.kind != MethodKind::Static => {
            format!("{}() takes exactly one argument ({given} given)", full_name(vm, def, args))
        }
        _ if least == most => format!("{name} expected {least} argument{}, got {given}", plural(least)),
        _ if given < least => {
            format!("{name} expected at least {least} argument{}, got {given}", plural(least))
        }
        _ => format!("{name} expected at most {most} argument{}, got {given}", plural(most)),
    }))
}

/// What `PyArg_ParseTuple` says of a wrong number of arguments.
fn parsed_count(def: &MethodDef, least: usize, most: usize, given: usize) -> String {
    let (how, count) = match given < least {
        _ if least == most => ("exactly", least),
        true => ("at least", least),
        false => ("at most", most),
    };
    format!("{} takes {how} {count} argument{} ({given} given)", shown_name(def), plural(count))
}

/// How messages name a function; one without a name, as some constructors are, is "function".
fn shown_name(def: &MethodDef) -> String {
    if def.name.is_empty() { "function".to_owned() } else { format!("{}()", def.name) }
}

/// The checks of functions with keywords on the number of arguments, in CPython's order.
fn check_count(vm: &Thread, def: &MethodDef, args: Args<'_>) -> PyResult<()> {
    let arity = &def.arity;
    let bound = usize::from(arity.bound);
    let Some(given) = args.positional().len().checked_sub(bound) else {
        return Err(vm.type_error(format!("unbound method {}() needs an argument", full_name(vm, def, args))));
    };
    let (all, positional) = (arity.parameters() - bound, arity.positional as usize - bound);
    let required = arity.required as usize - bound;
    let least_positional = required.min((arity.positional_only as usize).saturating_sub(bound));
    let total = args.values.len() - bound;
    let text = if total > all {
        let kind = if given == 0 { "keyword " } else { "" };
        format!("{} takes at most {all} {kind}argument{} ({total} given)", shown_name(def), plural(all))
    } else if given > positional && positional == 0 {
        format!("{} takes no positional arguments", shown_name(def))
    } else if given > positional {
        let how = if required < positional { "at most" } else { "exactly" };
        format!(
            "{} takes {how} {positional} positional argument{} ({given} given)",
            shown_name(def),
            plural(positional)
        )
    } else if given < least_positional {
        let how = if least_positional < positional { "at least" } else { "exactly" };
        let count = least_positional;
        format!(
            "{} takes {how} {count} positional argument{} ({given} given)",
            shown_name(def),
            plural(count)
        )
    } else {
        return Ok(());
    };
    Err(vm.type_error(text))
}

/// As in CPython, a missing argument is told before a keyword argument that is not expected.
fn place_keywords(vm: &Thread, def: &MethodDef, args: Args<'_>, row: &mut Row) -> PyResult<()> {
    let arity = &def.arity;
    let mut unexpected = None;
    for (name, value) in args.keywords() {
        // `$module` of a function's text may have the name of a parameter.
        let skipped = arity.positional_only as usize;
        let index = parameter_names(def.signature).skip(skipped).position(|known| name.is_text(known));
        let Some(index) = index.map(|index| index + skipped) else {
            unexpected = unexpected.or(Some(name));
            continue;
        };
        if !row[index].is_unbound() {
            let position = index + 1 - usize::from(arity.bound);
            let text = "given by name";
            return Err(vm.type_error(format!(
                "argument for {} {text} ('{}') and position ({position})",
                shown_name(def),
                name.display()
            )));
        }
        // SAFETY: borrowed like the others of the row.
        row[index] = ManuallyDrop::new(unsafe { std::ptr::read(value) });
    }
    match unexpected {
        Some(name) if row[..arity.required as usize].iter().all(|value| !value.is_unbound()) => {
            Err(unexpected_keyword(vm, def, name))
        }
        _ => Ok(()),
    }
}

/// The number of positional arguments of a variadic function, which must be in range: `_PyArg_CheckPositional`.
pub fn check_positional_count(
    vm: &Thread,
    name: &str,
    given: usize,
    least: usize,
    most: usize,
) -> PyResult<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (how, count) = match given < least {
        _ if least == most => ("", least),
        true => ("at least ", least),
        false => ("at most ", most),
    };
    Err(vm.type_error(format!("{name} expected {how}{count} argument{}, got {given}", plural(count))))
}

/// Refuses keyword arguments of a variadic function. Always inline: the arguments would be copied for a call.
#[inline(always)]
pub fn no_keywords(vm: &Thread, name: &str, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() { Err(keywords_refused(vm, name)) } else { Ok(()) }
}

#[cold]
#[inline(never)]
fn keywords_refused(vm: &Thread, name: &str) -> Raised {
    vm.type_error(format!("{name}() takes no keyword arguments"))
}

/// Checks that an argument is a string.
pub fn expect_str_argument<'a>(
    vm: &Thread,
    function: &str,
    argument: &str,
    value: &'a Value,
) -> PyResult<&'a PyStr> {
    match value.downcast::<PyStr>() {
        Some(string) => Ok(string),
        None => {
            let name = value.argument_type();
            Err(vm.type_error(format!("{function}() argument '{argument}' must be str, not {name:.50}")))
        }
    }
}

/// The qualified name of the function: with the type that defines it in front, for methods, or the module, but for builtins.
fn full_name(vm: &Thread, def: &MethodDef, args: Args<'_>) -> String {
    if !def.arity.bound
        && let Some(module) = modules::defining(vm.interp().config.modules, def)
        && module != "builtins"
    {
        return format!("{module}.{}", def.name);
    }
    let receiver = args.values.first().filter(|_| def.arity.bound);
    if let Some(module) = receiver.and_then(|receiver| receiver.downcast::<PyModule>())
        && let Some(name) = module.dict().get_str(&names::__name__)
        && let Some(name) = name.downcast::<PyStr>().filter(|name| !name.is_text("builtins"))
    {
        return format!("{}.{}", name.display(), def.name);
    }
    let is_class = matches!(def.kind, MethodKind::Class);
    if let Some(class) = receiver.and_then(|receiver| receiver.downcast::<PyType>()).filter(|_| is_class) {
        return format!("{}.{}", class.short_name(), def.name);
    }
    let defining = receiver.and_then(|receiver| {
        let defines = |ty: &&&PyType| {
            ty.spec().is_some_and(|spec| spec.methods.iter().any(|method| std::ptr::eq(method, def)))
        };
        receiver.ty().mro().iter().find(defines).map(|ty| ty.short_name().to_owned())
    });
    match defining {
        Some(ty) => format!("{ty}.{}", def.name),
        None => def.name.to_owned(),
    }
}

#[cold]
fn unexpected_keyword(vm: &Thread, def: &MethodDef, name: &PyStr) -> Raised {
    let skipped = def.arity.positional_only as usize;
    let known = parameter_names(def.signature).skip(skipped);
    let function = if def.name.is_empty() { "this function".to_owned() } else { shown_name(def) };
    wrong_keyword(vm, &function, known, name)
}

/// The error for a keyword argument that the native function (`f()`) does not know: it knows others.
#[cold]
pub fn wrong_keyword<'a>(
    vm: &Thread,
    function: &str,
    known: impl IntoIterator<Item = &'a str>,
    name: &PyStr,
) -> Raised {
    let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
    if !name.as_object().ty().is(&crate::builtins::str::TYPE) {
        // A string of a class of its own may say that it is a known name, and is none of them all the same.
        let own = crate::object::to_value(name);
        for known in &known {
            match vm.new_str(known).and_then(|known| vm.equals(&known, &own)) {
                Ok(false) => {}
                Ok(true) => return vm.type_error(format!("invalid keyword argument for {function}")),
                Err(raised) => return raised,
            }
        }
    }
    let mut text = format!("{function} got an unexpected keyword argument '{}'", name.display());
    if let Some(nearest) = name.as_ascii().and_then(|name| suggest::closest(&known, name)) {
        text.push_str(&format!(". Did you mean '{nearest}'?"));
    }
    vm.type_error(text)
}

#[cold]
fn missing_argument(vm: &Thread, def: &MethodDef, index: usize) -> Raised {
    let name = parameter_names(def.signature).nth(index).unwrap_or("?");
    let position = index + 1 - usize::from(def.arity.bound);
    vm.type_error(format!("{} missing required argument '{name}' (pos {position})", shown_name(def)))
}
