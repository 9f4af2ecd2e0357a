//! From Python to Rust: a serde deserializer that visits objects.

use super::super::convert::{FromPython, items_of};
use super::Failed;
use super::bounds::{Bounds, Left};
use crate::{Context, Error, Local, Result};
use serde::de::value::{StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use taipan_vm::builtins::bytearray::PyByteArray;
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::set::PySet;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::builtins::{float, int};
use taipan_vm::value::Value;

pub(super) fn deserialize<T: DeserializeOwned>(value: &Local<'_>, bounds: Bounds) -> Result<T> {
    let mut left = Left::new(bounds);
    T::deserialize(OfPython { value, left: &mut left }).map_err(|Failed(error)| error)
}

struct OfPython<'a, 'vm> {
    value: &'a Local<'vm>,
    left: &'a mut Left,
}

/// What to look for in an object.
enum Shape {
    Text,
    Bytes,
    Map,
    Sequence,
    Other,
}

fn shape(value: &Value) -> Shape {
    if value.downcast::<PyStr>().is_some() {
        Shape::Text
    } else if value.downcast::<PyBytes>().is_some() || value.downcast::<PyByteArray>().is_some() {
        Shape::Bytes
    } else if value.downcast::<PyDict>().is_some() {
        Shape::Map
    } else if value.downcast::<PyList>().is_some()
        || value.downcast::<PyTuple>().is_some()
        || value.downcast::<PySet>().is_some()
    {
        Shape::Sequence
    } else {
        Shape::Other
    }
}

impl<'a, 'vm> OfPython<'a, 'vm> {
    fn context(&self) -> Context<'vm> {
        self.value.context()
    }

    fn count(&mut self) -> Result<(), Failed> {
        let context = self.context();
        Ok(self.left.count(&context)?)
    }

    /// A level deeper, for as long as `visit` runs.
    fn deeper<R>(&mut self, visit: impl FnOnce(&mut Left) -> Result<R, Failed>) -> Result<R, Failed> {
        let context = self.context();
        self.left.enter(&context)?;
        let visited = visit(self.left);
        self.left.leave();
        visited
    }

    fn text<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        self.count()?;
        let text = String::from_python(self.value)?;
        self.left.count_text(text.len())?;
        visitor.visit_string(text)
    }

    fn bytes<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        self.count()?;
        let bytes = Vec::from_python(self.value)?;
        self.left.count_text(bytes.len())?;
        visitor.visit_byte_buf(bytes)
    }

    fn sequence<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        self.count()?;
        let items = items_of::<Raw>(self.value, "an iterable")?;
        let context = self.context();
        self.deeper(|left| {
            let mut items = Elements { context, items: items.into_iter(), left };
            let visited = visitor.visit_seq(&mut items)?;
            match items.items.len() {
                0 => Ok(visited),
                more => Err(serde::de::Error::custom(format!("{more} items more than expected"))),
            }
        })
    }

    fn map<'de, V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        self.count()?;
        let context = self.context();
        let entries: Vec<(Value, Value)> = match self.value.raw().downcast::<PyDict>() {
            Some(dict) => dict.entries().collect(),
            None => Vec::<(Raw, Raw)>::from_python(&context.local(items(self.value)?))?
                .into_iter()
                .map(|(Raw(key), Raw(value))| (key, value))
                .collect(),
        };
        self.deeper(|left| {
            visitor.visit_map(Entries { context, entries: entries.into_iter(), value: Value::NONE, left })
        })
    }

    /// A struct, from an object's attributes of the fields' names; those that are missing are left out.
    fn attributes<'de, V: Visitor<'de>>(
        mut self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.count()?;
        let context = self.context();
        let mut found = Vec::new();
        for field in fields {
            let name = context.check(context.vm().intern_str(field).map_err(Into::into))?;
            if let Some(value) = context.check(context.vm().get_attr_opt(self.value.raw(), &name))? {
                found.push((*field, value));
            }
        }
        if found.is_empty() && !fields.is_empty() {
            return Err(serde::de::Error::custom(format!(
                "expected dict or an object with attributes, not {}",
                self.value.type_name()
            )));
        }
        self.deeper(|left| {
            visitor.visit_map(Attributes { context, fields: found.into_iter(), value: Value::NONE, left })
        })
    }
}

/// `value.items()`, for mappings that are no dicts.
fn items(value: &Local<'_>) -> Result<Value> {
    if !value.has_attr("items")? {
        return Err(Error::Conversion(format!("expected dict, not {}", value.type_name())));
    }
    value.call_method::<Raw>("items", ()).map(|Raw(items)| items)
}

/// An object as it is.
struct Raw(Value);

impl FromPython for Raw {
    fn from_python(value: &Local<'_>) -> Result<Raw> {
        Ok(Raw(value.raw().clone()))
    }
}

impl<'de> Deserializer<'de> for OfPython<'_, '_> {
    type Error = Failed;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        let raw = self.value.raw();
        match shape(raw) {
            Shape::Text => return self.text(visitor),
            Shape::Bytes => return self.bytes(visitor),
            Shape::Map => return self.map(visitor),
            Shape::Sequence => return self.sequence(visitor),
            Shape::Other => {}
        }
        self.count()?;
        if self.value.is_none() {
            visitor.visit_unit()
        } else if let Some(truth) = raw.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = int::as_i64(raw) {
            visitor.visit_i64(number)
        } else if int::is_int(raw) {
            match u64::from_python(self.value) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => match i128::from_python(self.value) {
                    Ok(number) => visitor.visit_i128(number),
                    Err(_) => visitor.visit_u128(u128::from_python(self.value)?),
                },
            }
        } else if raw.ty().is_subtype(&float::TYPE) {
            visitor.visit_f64(f64::from_python(self.value)?)
        } else if self.value.has_attr("items")? {
            self.map(visitor)
        } else if raw.ty().slots().iter.is_some() || raw.ty().slots().item.is_some() {
            self.sequence(visitor)
        } else {
            let ty = self.value.type_name();
            Err(serde::de::Error::custom(format!("{ty} has no form that serde knows")))
        }
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        if self.value.is_none() {
            return visitor.visit_none();
        }
        let value = self.value;
        self.deeper(|left| visitor.visit_some(OfPython { value, left }))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.deserialize_f64(visitor)
    }

    /// An int will do, too.
    fn deserialize_f64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        if !int::is_int(self.value.raw()) {
            return self.deserialize_any(visitor);
        }
        self.count()?;
        visitor.visit_f64(f64::from_python(self.value)?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.bytes(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.sequence(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failed> {
        self.sequence(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.sequence(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.map(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        match shape(self.value.raw()) {
            Shape::Map => self.map(visitor),
            _ => self.attributes(fields, visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        let value = self.value;
        self.deeper(|left| visitor.visit_newtype_struct(OfPython { value, left }))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.count()?;
        let context = self.context();
        let raw = self.value.raw();
        if let Shape::Text = shape(raw) {
            let name = String::from_python(self.value)?;
            return visitor.visit_enum(name.into_deserializer());
        }
        let entry =
            raw.downcast::<PyDict>().filter(|dict| dict.len() == 1).and_then(|dict| dict.next_entry(0));
        let Some((_, name, value)) = entry else {
            let ty = self.value.type_name();
            return Err(serde::de::Error::custom(format!(
                "expected a variant's name or a dict of one entry, not {ty}"
            )));
        };
        let name = String::from_python(&context.local(name))?;
        self.deeper(|left| visitor.visit_enum(Variant { name, value: &context.local(value), left }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string unit unit_struct identifier
    }
}

struct Elements<'a, 'vm> {
    context: Context<'vm>,
    items: std::vec::IntoIter<Raw>,
    left: &'a mut Left,
}

impl<'de> SeqAccess<'de> for Elements<'_, '_> {
    type Error = Failed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failed> {
        let Some(Raw(value)) = self.items.next() else { return Ok(None) };
        seed.deserialize(OfPython { value: &self.context.local(value), left: self.left }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'a, 'vm> {
    context: Context<'vm>,
    entries: std::vec::IntoIter<(Value, Value)>,
    value: Value,
    left: &'a mut Left,
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(OfPython { value: &self.context.local(key), left: self.left }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        let value = std::mem::replace(&mut self.value, Value::NONE);
        seed.deserialize(OfPython { value: &self.context.local(value), left: self.left })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

struct Attributes<'a, 'vm> {
    context: Context<'vm>,
    fields: std::vec::IntoIter<(&'static str, Value)>,
    value: Value,
    left: &'a mut Left,
}

impl<'de> MapAccess<'de> for Attributes<'_, '_> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        self.value = value;
        let name: StrDeserializer<'_, Failed> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        let value = std::mem::replace(&mut self.value, Value::NONE);
        seed.deserialize(OfPython { value: &self.context.local(value), left: self.left })
    }
}

/// A variant with data: `{name: value}`.
struct Variant<'a, 'vm> {
    name: String,
    value: &'a Local<'vm>,
    left: &'a mut Left,
}

impl<'de, 'a, 'vm> EnumAccess<'de> for Variant<'a, 'vm> {
    type Error = Failed;
    type Variant = OfPython<'a, 'vm>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, OfPython<'a, 'vm>), Failed> {
        let name: StringDeserializer<Failed> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, OfPython { value: self.value, left: self.left }))
    }
}

impl<'de> VariantAccess<'de> for OfPython<'_, '_> {
    type Error = Failed;

    fn unit_variant(self) -> Result<(), Failed> {
        match self.value.is_none() {
            true => Ok(()),
            false => Err(serde::de::Error::custom("a variant without data has None as its value")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failed> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failed> {
        self.sequence(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.deserialize_struct("", fields, visitor)
    }
}
