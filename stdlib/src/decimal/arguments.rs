//! Arguments of methods that take keywords, with the texts of a parser that knows no function's name.

use super::context::PyContext;
use taipan_vm::call::Args;
use taipan_vm::error::PyResult;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Self and the arguments by the parameters' order; the first `required` ones are there.
pub fn of_method<'a, const N: usize>(
    vm: &Thread,
    args: Args<'a>,
    names: [&str; N],
    required: usize,
) -> PyResult<(&'a Value, [Option<&'a Value>; N])> {
    let Some((own, args)) = args.split_first() else {
        return Err(vm.type_error("unbound method needs an argument"));
    };
    Ok((own, of_function(vm, args, names, required)?))
}

#[inline]
pub fn of_function<'a, const N: usize>(
    vm: &Thread,
    args: Args<'a>,
    names: [&str; N],
    required: usize,
) -> PyResult<[Option<&'a Value>; N]> {
    let mut row = [None; N];
    let positional = args.positional();
    if args.values().len() > N {
        let given = args.values().len();
        let plural = if N == 1 { "" } else { "s" };
        let kind = if args.has_keywords() && positional.is_empty() { "keyword argument" } else { "argument" };
        return Err(vm.type_error(format!("function takes at most {N} {kind}{plural} ({given} given)")));
    }
    for (place, value) in row.iter_mut().zip(positional) {
        *place = Some(value);
    }
    for (name, value) in args.keywords() {
        let Some(at) = names.iter().position(|known| name.is_text(known)) else {
            let text = format!("this function got an unexpected keyword argument '{}'", name.display());
            return Err(vm.type_error(text));
        };
        if row[at].replace(value).is_some() {
            let text =
                format!("argument for function given by name ('{}') and position ({})", names[at], at + 1);
            return Err(vm.type_error(text));
        }
    }
    if let Some(at) = row[..required].iter().position(Option::is_none) {
        let text = format!("function missing required argument '{}' (pos {})", names[at], at + 1);
        return Err(vm.type_error(text));
    }
    Ok(row)
}

/// The context that is given, or the current one.
#[inline]
pub fn context_or_current(vm: &Thread, context: Option<&Value>) -> PyResult<Ref<PyContext>> {
    match context {
        None => super::current::context(vm),
        Some(context) if context.is(&Value::NONE) => super::current::context(vm),
        Some(context) => match context.downcast::<PyContext>() {
            Some(context) => Ok(Ref::borrowed(context)),
            None => Err(vm.type_error("optional argument must be a context")),
        },
    }
}
