//! Matching a call's arguments with the parameters of a Python function.
//!
//! Source: Python reference, "Calls"; CPython's `initialize_locals` for the order of errors.

use super::frame::clear_words;
use crate::builtins::code::PyCode;
use crate::builtins::dict::PyDict;
use crate::builtins::function::PyFunction;
use crate::builtins::str::PyStr;
use crate::builtins::tuple::PyTuple;
use crate::error::{PyResult, Raised};
use crate::suggest;
use crate::thread::Thread;
use crate::value::{Value, Word};
use taipan_compiler::code::flags;

/// The words of a call's arguments, owned: positional ones, then the values of keywords.
pub struct Given<'a> {
    pub words: *mut Word,
    pub count: usize,
    pub names: &'a [Value],
}

impl Given<'_> {
    pub fn positional(&self) -> usize {
        self.count - self.names.len()
    }

    /// Takes the argument at `index` out of its place.
    fn take(&self, index: usize) -> Word {
        debug_assert!(index < self.count);
        // SAFETY: the places are the call's, each an owned word or null once taken.
        unsafe { self.words.add(index).replace(Word::NULL) }
    }

    /// Drops what has not been taken.
    pub fn drop_rest(&self) {
        for index in 0..self.count {
            // SAFETY: an owned word, or null.
            unsafe { self.take(index).decrement() };
        }
    }
}

/// Writes the defaults of a simple function's parameters from `given` on; false, with nothing written, if some have none.
///
/// # Safety
/// `locals` are as many words as the code has locals; those from `given` on own nothing.
pub unsafe fn fill_defaults(function: &PyFunction, locals: *mut Word, given: usize) -> bool {
    let positional = function.code().code().argcount as usize;
    // SAFETY: by contract.
    given <= positional && unsafe { write_defaults(function, locals.add(given), positional - given) }
}

/// Writes the defaults of a function's last `missing` positional parameters; false, with nothing written, if there are not as many.
///
/// # Safety
/// At `place` are as many words that own nothing.
#[inline(always)]
pub unsafe fn write_defaults(function: &PyFunction, place: *mut Word, missing: usize) -> bool {
    if missing == 0 {
        return true;
    }
    let defaults = function.default_items();
    let Some(first) = defaults.len().checked_sub(missing) else { return false };
    for (index, default) in defaults[first..].iter().enumerate() {
        // SAFETY: by contract.
        unsafe { place.add(index).write(default.clone().into_word()) };
    }
    true
}

/// The most parameters of a function whose keyword arguments are put in their places where they lie.
const IN_PLACE: usize = 16;

/// Makes the words of a call, which lie where the locals are to be, the locals; false, with nothing changed, if that takes
/// more: `*args`, `**kwargs`, an error.
///
/// # Safety
/// `given.words` has room for all locals of the function's code.
pub unsafe fn bind_in_place(function: &PyFunction, given: &Given<'_>) -> bool {
    let code = function.code();
    let raw = code.code();
    let positional = raw.argcount as usize;
    // SAFETY: by contract; what is overwritten has been moved, or is no argument.
    unsafe {
        if given.names.is_empty() && code.is_simple() {
            if given.count != positional && !fill_defaults(function, given.words, given.count) {
                return false;
            }
        } else if !place_keywords(function, given) {
            return false;
        }
        let bound = positional + raw.kwonlyargcount as usize;
        clear_words(given.words.add(bound), code.locals_count() - bound);
    }
    true
}

/// As [`bind_in_place`], for a function with `*args` or `**kwargs` and no keyword-only parameters that gets all others by position: the
/// rest becomes the tuple, and the dict is empty. False, with nothing changed, if it is not that.
///
/// # Errors
/// No memory; what is left of the words is still the call's.
///
/// # Safety
/// As for [`bind_in_place`].
pub unsafe fn pack_in_place(vm: &Thread, function: &PyFunction, given: &Given<'_>) -> PyResult<bool> {
    let code = function.code();
    let (raw, own) = (code.code(), code.flags());
    let (takes_rest, takes_keywords) = (own & flags::VARARGS != 0, own & flags::VARKEYWORDS != 0);
    let positional = raw.argcount as usize;
    let Some(more) = given.count.checked_sub(positional) else { return Ok(false) };
    // Collections may run code, whose frames would lie where the arguments do.
    let is_stressed = vm.heap().collector().is_stressed();
    if !takes_rest && (more > 0 || !takes_keywords)
        || !given.names.is_empty()
        || raw.kwonlyargcount != 0
        || is_stressed
    {
        return Ok(false);
    }
    let keywords = takes_keywords.then(|| PyDict::new(vm)).transpose()?;
    // SAFETY: by contract; the rest moves to the tuple, also on failure.
    unsafe {
        let mut place = given.words.add(positional);
        if takes_rest {
            let rest = PyTuple::take_words(vm, place, more);
            clear_words(place, more);
            place.write(rest?.into_word());
            place = place.add(1);
        }
        if let Some(keywords) = keywords {
            place.write(keywords.into_value().into_word());
            place = place.add(1);
        }
        let bound = place.offset_from_unsigned(given.words);
        clear_words(place, code.locals_count() - bound);
    }
    Ok(true)
}

/// # Safety
/// As for [`bind_in_place`].
unsafe fn place_keywords(function: &PyFunction, given: &Given<'_>) -> bool {
    // SAFETY: by contract.
    find_places(function, given).is_some_and(|places| unsafe { put_in_places(function, given, places) })
}

/// The parameters that a call's keywords name, four bits for each, the first one lowest; none if it takes more to match them.
pub fn find_places(function: &PyFunction, given: &Given<'_>) -> Option<u64> {
    let code = function.code();
    let raw = code.code();
    let (positional, total) = (raw.argcount as usize, (raw.argcount + raw.kwonlyargcount) as usize);
    let first = given.positional();
    if raw.flags & (flags::VARARGS | flags::VARKEYWORDS) != 0 || total > IN_PLACE || first > positional {
        return None;
    }
    let lowest = first.max(raw.posonlyargcount as usize);
    let (mut places, mut taken) = (0, 0_u32);
    for (index, name) in given.names.iter().enumerate() {
        let known = code.local_names()[..total].iter().position(|known| known.is(name));
        let place = known.filter(|&place| place >= lowest && taken >> place & 1 == 0)?;
        taken |= 1 << place;
        places |= (place as u64) << (4 * index);
    }
    Some(places)
}

/// Moves keyword arguments to the places of their parameters, and puts defaults into those of others; false, with nothing changed, if
/// one is missing.
///
/// # Safety
/// As for [`bind_in_place`]; [`find_places`] has found the places for this function, and for as many arguments with these names.
pub unsafe fn put_in_places(function: &PyFunction, given: &Given<'_>, places: u64) -> bool {
    let code = function.code();
    let raw = code.code();
    let (positional, total) = (raw.argcount as usize, (raw.argcount + raw.kwonlyargcount) as usize);
    let first = given.positional();
    let (mut words, mut named) = ([Word::NULL; IN_PLACE], 0_u32);
    for index in 0..given.names.len() {
        let place = (places >> (4 * index) & 15) as usize;
        named |= 1 << place;
        // SAFETY: an argument.
        words[place] = unsafe { *given.words.add(first + index) };
    }
    let is_named = |index: usize| named >> index & 1 != 0;
    if given.count < total {
        let defaults = function.default_items();
        for index in (first..total).filter(|&index| !is_named(index)) {
            let default = if index < positional {
                (defaults.len() + index).checked_sub(positional).map(|index| defaults[index].word())
            } else {
                function.keyword_default(code.local_name(index))
            };
            match default {
                Some(default) => words[index] = default,
                None => return false,
            }
        }
    }
    for (index, word) in words.iter().enumerate().take(total).skip(first) {
        // SAFETY: the keyword arguments move; the defaults are borrowed from the function.
        unsafe {
            if !is_named(index) {
                word.increment();
            }
            given.words.add(index).write(*word);
        }
    }
    true
}

/// Fills the locals of a new frame: `locals` are all null to begin with. On failure, whatever has been moved stays in its
/// place, in `given` or in `locals`, for the caller to drop.
///
/// # Safety
/// `locals` are as many words as the code has locals.
pub unsafe fn bind(vm: &Thread, function: &PyFunction, given: &Given<'_>, locals: *mut Word) -> PyResult<()> {
    let code = function.code();
    let raw = code.code();
    let (positional, total) = (raw.argcount as usize, (raw.argcount + raw.kwonlyargcount) as usize);
    // SAFETY: by contract.
    let place = |index: usize| unsafe { &mut *locals.add(index) };
    let copied = given.positional().min(positional);
    for index in 0..copied {
        *place(index) = given.take(index);
    }
    let mut next = total;
    if raw.flags & flags::VARARGS != 0 {
        // SAFETY: positional arguments are never null; they are given up at once.
        unsafe {
            let rest = PyTuple::take_words(vm, given.words.add(copied), given.positional() - copied);
            for index in copied..given.positional() {
                given.words.add(index).write(Word::NULL);
            }
            *place(next) = rest?.into_word();
        }
        next += 1;
    }
    let keywords = if raw.flags & flags::VARKEYWORDS != 0 {
        let dict = match given.names.len() {
            0 => PyDict::new(vm)?,
            count => PyDict::with_room(vm, count)?,
        };
        *place(next) = dict.to_value().into_word();
        Some(dict)
    } else {
        None
    };
    for (index, name) in given.names.iter().enumerate() {
        let Some(text) = name.downcast::<PyStr>() else {
            return Err(vm.type_error(format!("{}() keywords must be strings", function.display_name())));
        };
        let parameter =
            find_parameter(code, text, total).filter(|&index| index >= raw.posonlyargcount as usize);
        match (parameter, &keywords) {
            (Some(parameter), _) => {
                if !place(parameter).is_null() {
                    return Err(vm.type_error(format!(
                        "{}() got multiple values for argument '{}'",
                        function.display_name(),
                        text.display()
                    )));
                }
                *place(parameter) = given.take(given.positional() + index);
            }
            (None, Some(dict)) => {
                // SAFETY: keyword values are never null.
                let value = unsafe { given.take(given.positional() + index).into_value() };
                dict.set_item(vm, name, value)?;
            }
            (None, None) => return Err(unexpected_keyword(vm, function, given, text)),
        }
    }
    if given.positional() > positional && raw.flags & flags::VARARGS == 0 {
        return Err(too_many(vm, function, given.positional(), locals));
    }
    // SAFETY: by contract.
    unsafe { fill_missing(vm, function, given, locals) }
}

/// # Safety
/// As for [`bind`].
unsafe fn fill_missing(
    vm: &Thread,
    function: &PyFunction,
    given: &Given<'_>,
    locals: *mut Word,
) -> PyResult<()> {
    let raw = function.code().code();
    let (positional, total) = (raw.argcount as usize, (raw.argcount + raw.kwonlyargcount) as usize);
    // SAFETY: by contract.
    let place = |index: usize| unsafe { &mut *locals.add(index) };
    if given.positional() < positional {
        let defaults = function.defaults();
        let defaults = defaults.as_ref().and_then(|defaults| defaults.downcast::<PyTuple>());
        let count = defaults.map_or(0, PyTuple::len);
        let first = positional.saturating_sub(count);
        let missing: Vec<usize> =
            (given.positional()..first).filter(|index| place(*index).is_null()).collect();
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, &missing, "positional"));
        }
        // More defaults than parameters: the last ones count.
        let skip = count - (positional - first);
        for index in first..positional {
            if place(index).is_null()
                && let Some(default) =
                    defaults.and_then(|defaults| defaults.items().get(index - first + skip))
            {
                *place(index) = default.clone().into_word();
            }
        }
    }
    if raw.kwonlyargcount > 0 {
        let defaults = function.kwdefaults();
        let defaults = defaults.as_ref().and_then(|defaults| defaults.downcast::<PyDict>());
        let mut missing = Vec::new();
        for index in positional..total {
            if !place(index).is_null() {
                continue;
            }
            let name = function.code().local_name(index);
            match defaults.and_then(|defaults| defaults.get_str(name)) {
                Some(default) => *place(index) = default.into_word(),
                None => missing.push(index),
            }
        }
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, &missing, "keyword-only"));
        }
    }
    Ok(())
}

/// The parameter of that name: by identity first, since names are interned.
fn find_parameter(code: &PyCode, name: &PyStr, total: usize) -> Option<usize> {
    let names = code.local_names();
    (0..total)
        .find(|&index| std::ptr::eq(names[index].word().0.cast(), name))
        .or_else(|| (0..total).find(|&index| code.local_name(index).equals(name)))
}

#[cold]
fn unexpected_keyword(vm: &Thread, function: &PyFunction, given: &Given<'_>, name: &PyStr) -> Raised {
    let code = function.code();
    let positional_only = code.code().posonlyargcount as usize;
    let wrong: Vec<String> = (0..positional_only)
        .map(|index| code.local_name(index))
        .filter(|parameter| {
            given.names.iter().any(|name| name.downcast::<PyStr>().is_some_and(|name| name.equals(parameter)))
        })
        .map(|parameter| parameter.to_string_lossy())
        .collect();
    let display = function.display_name();
    if !wrong.is_empty() {
        return vm.type_error(format!(
            "{display}() got some positional-only arguments passed as keyword arguments: '{}'",
            wrong.join(", ")
        ));
    }
    let raw = code.code();
    let total = (raw.argcount + raw.kwonlyargcount) as usize;
    let candidates: Vec<String> =
        (positional_only..total).map(|index| code.local_name(index).to_string_lossy()).collect();
    let text = format!("{display}() got an unexpected keyword argument '{}'", name.display());
    match suggest::closest(&candidates, &name.to_string_lossy()) {
        Some(suggestion) => vm.type_error(format!("{text}. Did you mean '{suggestion}'?")),
        None => vm.type_error(text),
    }
}

#[cold]
fn too_many(vm: &Thread, function: &PyFunction, given: usize, locals: *mut Word) -> Raised {
    let raw = function.code().code();
    let positional = raw.argcount as usize;
    // SAFETY: the locals of the frame that is being filled.
    let is_given = |index: usize| unsafe { !(*locals.add(index)).is_null() };
    let keyword_only_given =
        (positional..positional + raw.kwonlyargcount as usize).filter(|index| is_given(*index)).count();
    let defaults = function.defaults();
    let defaults =
        defaults.as_ref().and_then(|defaults| defaults.downcast::<PyTuple>()).map_or(0, PyTuple::len);
    let takes = if defaults > 0 {
        format!("from {} to {positional} positional arguments", positional.saturating_sub(defaults))
    } else {
        format!("{positional} positional argument{}", if positional == 1 { "" } else { "s" })
    };
    let were = if keyword_only_given > 0 {
        format!(
            "{given} positional argument{} (and {keyword_only_given} keyword-only argument{}) were given",
            if given == 1 { "" } else { "s" },
            if keyword_only_given == 1 { "" } else { "s" }
        )
    } else {
        format!("{given} {} given", if given == 1 { "was" } else { "were" })
    };
    vm.type_error(format!("{}() takes {takes} but {were}", function.display_name()))
}

#[cold]
fn missing_arguments(vm: &Thread, function: &PyFunction, missing: &[usize], kind: &str) -> Raised {
    let names: Vec<String> =
        missing.iter().map(|index| format!("'{}'", function.code().local_name(*index).display())).collect();
    let listed = match names.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "{}() missing {} required {kind} argument{plural}: {listed}",
        function.display_name(),
        names.len()
    ))
}
