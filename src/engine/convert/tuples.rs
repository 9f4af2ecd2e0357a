//! Tuples, and the arguments of calls.

use super::{Context, Error, FromPython, IntoPython, Local, Result, mismatch};
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::value::Value;

/// Positional arguments: a tuple of up to eight values, or a `Vec` of values of the machine. `()` are none, and `(x,)` is one.
pub trait IntoArgs {
    /// The values, in order.
    fn into_args<'vm>(self, context: &Context<'vm>) -> Result<Vec<Local<'vm>>>;
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
}
