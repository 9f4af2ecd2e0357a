//! serde: any `Serialize` becomes a Python value, and any `DeserializeOwned` is made of one.
//!
//! | serde | Python |
//! | --- | --- |
//! | `bool`, integers, floats, `char`, `str`, bytes | `bool`, `int`, `float`, `str`, `str`, `bytes` |
//! | unit, unit struct, `None` | `None` |
//! | `Some`, newtype struct | the value |
//! | sequence | `list`; from any iterable but `str`, `bytes` and `dict` |
//! | tuple, tuple struct | `tuple`; from likewise |
//! | map, struct | `dict`; from likewise, and from objects with attributes: dataclasses, named tuples, instances of classes |
//! | unit variant | its name |
//! | other variant | `{name: value}` |
//!
//! What is deserialized is bounded ([`Bounds`]): objects of Python may contain themselves, or stand for exponentially long values.

mod bounds;
mod de;
mod ser;

pub use bounds::Bounds;

use super::context::{Context, Local};
use super::convert::{FromPython, Given, IntoPython};
use super::error::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// A value that converts as serde describes it: wherever an [`IntoPython`] or a [`FromPython`] is wanted.
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use taipan::{Engine, Serde};
///
/// #[derive(Serialize, Deserialize, Debug, PartialEq)]
/// struct Order {
///     item: String,
///     count: u32,
///     gift: Option<Wrapping>,
/// }
///
/// #[derive(Serialize, Deserialize, Debug, PartialEq)]
/// enum Wrapping {
///     Plain,
///     Coloured { colour: String },
/// }
///
/// let mut vm = Engine::new().vm();
/// vm.set("order", Serde(Order { item: "lamp".into(), count: 2, gift: None })).unwrap();
/// vm.run("order['count'] += 1\norder['gift'] = {'Coloured': {'colour': 'red'}}").unwrap();
/// let Serde(order): Serde<Order> = vm.get("order").unwrap();
/// let gift = Some(Wrapping::Coloured { colour: "red".into() });
/// assert_eq!(order, Order { item: "lamp".into(), count: 3, gift });
///
/// vm.set_function("plain", |Serde(order): Serde<Order>| order.gift == Some(Wrapping::Plain)).unwrap();
/// assert!(vm.eval::<bool>("plain({'item': 'x', 'count': 1, 'gift': 'Plain'})").unwrap());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serde<T>(pub T);

impl<T: Serialize> IntoPython for Serde<T> {
    fn into_python<'vm>(self, context: &Context<'vm>) -> Result<Local<'vm>> {
        context.serialize(&self.0)
    }
}

impl<T: DeserializeOwned> FromPython for Serde<T> {
    fn from_python(value: &Local<'_>) -> Result<Self> {
        // It may be part of a larger conversion.
        de::deserialize(value, Bounds::default()).map(Serde)
    }
}

impl<'vm> Context<'vm> {
    /// The Python value of what serde can serialize.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let shown = vm.with(|context| context.serialize(&(1, Some("a"), vec![2.5]))?.repr()).unwrap();
    /// assert_eq!(shown, "(1, 'a', [2.5])");
    /// ```
    pub fn serialize<T: Serialize + ?Sized>(&self, value: &T) -> Result<Local<'vm>> {
        ser::serialize(*self, value)
    }
}

impl Local<'_> {
    /// The value as serde deserializes it, within the usual [`Bounds`].
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let value = vm.eval_object("{'spam': [1, 2, (3,)]}").unwrap();
    /// let json: serde_json::Value = vm.with(|context| context.object(&value)?.deserialize()).unwrap();
    /// assert_eq!(json.to_string(), r#"{"spam":[1,2,[3]]}"#);
    /// ```
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T> {
        self.deserialize_within(Bounds::default())
    }

    /// The value as serde deserializes it, within bounds of one's own.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// let value = vm.eval_object("{'a': (1, 2.5)}").unwrap();
    /// let bounds = taipan::Bounds::default().depth(5).bytes(1000);
    /// let json: serde_json::Value = vm.with(|context| context.object(&value)?.deserialize_within(bounds)).unwrap();
    /// assert_eq!(json.to_string(), r#"{"a":[1,2.5]}"#);
    /// ```
    pub fn deserialize_within<T: DeserializeOwned>(&self, bounds: Bounds) -> Result<T> {
        Given::of(self.context().vm()).apart(|| de::deserialize(self, bounds))
    }
}

/// [`Error`] as serde wants it.
#[derive(Debug)]
pub(super) struct Failed(pub Error);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failed {}

impl From<Error> for Failed {
    fn from(error: Error) -> Failed {
        Failed(error)
    }
}

impl serde::ser::Error for Failed {
    fn custom<T: fmt::Display>(text: T) -> Failed {
        Failed(Error::Conversion(text.to_string()))
    }
}

impl serde::de::Error for Failed {
    fn custom<T: fmt::Display>(text: T) -> Failed {
        Failed(Error::Conversion(text.to_string()))
    }
}
