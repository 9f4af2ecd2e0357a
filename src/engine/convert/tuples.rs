//! Tuples, and the arguments of calls.

use super::{Context, Error, FromPython, IntoPython, Local, Result, mismatch};
use std::collections::{BTreeMap, HashMap};
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::value::Value;

/// Positional arguments: a tuple of up to twelve values, or a `Vec` of values of the machine. `()` are none, and `(x,)` is one.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// assert_eq!(vm.call::<i64>("max", (3, 5, 4)).unwrap(), 5);
/// assert_eq!(vm.call::<i64>("int", ()).unwrap(), 0);
/// assert_eq!(vm.call::<usize>("len", ("spam",)).unwrap(), 4);
/// ```
pub trait IntoArgs {
    /// The values, in order.
    fn into_args<'vm>(self, context: &Context<'vm>) -> Result<Vec<Local<'vm>>>;
}

/// Keyword arguments: an array, a vector or a map of names and values, or a tuple of up to eight pairs. `()` are none.
///
/// ```
/// let mut vm = taipan::Engine::new().vm();
/// let one: String = vm.call_with("int", ("ff",), [("base", 16)]).unwrap_or_else(|error| error.to_string());
/// assert_eq!(one, "expected str, not int");
/// vm.run("def show(**kwargs): return str(kwargs)").unwrap();
/// let shown: String = vm.call_with("show", (), (("a", 1), ("b", "x"))).unwrap();
/// assert_eq!(shown, "{'a': 1, 'b': 'x'}");
/// ```
pub trait IntoKwargs {
    /// Names and values, in order.
    fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>>;
}

impl IntoKwargs for () {
    fn into_kwargs<'vm>(self, _: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
        Ok(Vec::new())
    }
}

fn named<'vm, N: Into<String>, T: IntoPython>(
    pairs: impl IntoIterator<Item = (N, T)>,
    context: &Context<'vm>,
) -> Result<Vec<(String, Local<'vm>)>> {
    pairs.into_iter().map(|(name, value)| Ok((name.into(), value.into_python(context)?))).collect()
}

impl<N: Into<String>, T: IntoPython, const COUNT: usize> IntoKwargs for [(N, T); COUNT] {
    fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
        named(self, context)
    }
}

impl<N: Into<String>, T: IntoPython> IntoKwargs for Vec<(N, T)> {
    fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
        named(self, context)
    }
}

impl<N: Into<String>, T: IntoPython, S> IntoKwargs for HashMap<N, T, S> {
    fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
        named(self, context)
    }
}

impl<N: Into<String>, T: IntoPython> IntoKwargs for BTreeMap<N, T> {
    fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
        named(self, context)
    }
}

macro_rules! kwargs {
    ($($($name:ident $ty:ident $index:tt),*;)*) => {$(
        impl<$($name: Into<String>, $ty: IntoPython),*> IntoKwargs for ($(($name, $ty),)*) {
            fn into_kwargs<'vm>(self, context: &Context<'vm>) -> Result<Vec<(String, Local<'vm>)>> {
                Ok(vec![$((self.$index.0.into(), self.$index.1.into_python(context)?)),*])
            }
        }
    )*}
}

kwargs! {
    M A 0;
    M A 0, N B 1;
    M A 0, N B 1, O C 2;
    M A 0, N B 1, O C 2, P D 3;
    M A 0, N B 1, O C 2, P D 3, Q E 4;
    M A 0, N B 1, O C 2, P D 3, Q E 4, R F 5;
    M A 0, N B 1, O C 2, P D 3, Q E 4, R F 5, S G 6;
    M A 0, N B 1, O C 2, P D 3, Q E 4, R F 5, S G 6, T H 7;
}

impl IntoArgs for () {
    fn into_args<'vm>(self, _: &Context<'vm>) -> Result<Vec<Local<'vm>>> {
        Ok(Vec::new())
    }
}

impl IntoArgs for Vec<Local<'_>> {
    fn into_args<'vm>(self, context: &Context<'vm>) -> Result<Vec<Local<'vm>>> {
        self.into_iter().map(|value| value.into_python(context)).collect()
    }
}

/// The items of a tuple or list that has `count` of them.
fn exactly(value: &Local<'_>, count: usize) -> Result<Vec<Value>> {
    let raw = value.raw();
    let items = match (raw.downcast::<PyTuple>(), raw.downcast::<PyList>()) {
        (Some(tuple), _) => tuple.items().to_vec(),
        (_, Some(list)) => (0..list.len()).map_while(|index| list.get(index)).collect(),
        _ => return mismatch("tuple", value),
    };
    match items.len() {
        given if given == count => Ok(items),
        given => Err(Error::Conversion(format!("expected a tuple of {count}, not of {given}"))),
    }
}

macro_rules! tuples {
    ($($count:literal: $($ty:ident $index:tt),*;)*) => {$(
        impl<$($ty: IntoPython),*> IntoPython for ($($ty,)*) {
            fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
                let items = [$(self.$index.into_python(context)?.into_raw()),*];
                let tuple = context.check(context.vm().new_tuple(&items))?;
                Ok(context.local(tuple))
            }
        }

        impl<$($ty: FromPython),*> FromPython for ($($ty,)*) {
            fn from_python(value: &Local<'_>) -> Result<Self> {
                let items = exactly(value, $count)?;
                let context = value.context();
                Ok(($($ty::from_python(&context.local(items[$index].clone()))?,)*))
            }
        }

        impl<$($ty: IntoPython),*> IntoArgs for ($($ty,)*) {
            fn into_args<'vm>(self, context: &Context<'vm>) -> Result<Vec<Local<'vm>>> {
                Ok(vec![$(self.$index.into_python(context)?),*])
            }
        }
    )*}
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
