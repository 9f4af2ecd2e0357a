//! From Rust to Python: a serde serializer that makes objects.

use super::super::convert::IntoPython;
use super::Failed;
use crate::{Context, Error, Local, Result};
use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use std::cell::Cell;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::list::PyList;
use taipan_vm::object::Ref;
use taipan_vm::value::Value;

/// How deep a value may be nested.
const DEPTH: usize = 128;

pub(super) fn serialize<'vm, T: Serialize + ?Sized>(context: Context<'vm>, value: &T) -> Result<Local<'vm>> {
    let depth = Cell::new(DEPTH);
    match value.serialize(ToPython { context, depth: &depth }) {
        Ok(value) => Ok(context.local(value)),
        Err(Failed(error)) => Err(error),
    }
}

#[derive(Clone, Copy)]
struct ToPython<'a, 'vm> {
    context: Context<'vm>,
    depth: &'a Cell<usize>,
}

impl<'a, 'vm> ToPython<'a, 'vm> {
    fn value(self, value: impl IntoPython) -> Result<Value, Failed> {
        Ok(value.into_python(&self.context)?.into_raw())
    }

    /// A level deeper; [`Parts::leave`] comes up again.
    fn parts(self, variant: Option<&'static str>) -> Result<Parts<'a, 'vm>, Failed> {
        let deeper = self.depth.get().checked_sub(1);
        let deeper =
            deeper.ok_or_else(|| Error::Conversion(format!("a value is nested more than {DEPTH} deep")))?;
        self.context.check(self.context.vm().check_native_stack(" while converting a value"))?;
        self.depth.set(deeper);
        Ok(Parts { to: self, items: Vec::new(), variant })
    }

    fn dict(self, variant: Option<&'static str>) -> Result<Entries<'a, 'vm>, Failed> {
        let dict = PyDict::new(self.context.vm()).map_err(Into::into);
        let dict = self.context.check(dict)?;
        Ok(Entries { parts: self.parts(variant)?, dict, key: Value::NONE })
    }

    fn variant(self, name: &'static str, value: Value) -> Result<Value, Failed> {
        let vm = self.context.vm();
        let made = || {
            let dict = PyDict::new(vm)?;
            dict.set_str(&*vm.intern_str(name)?, value)?;
            Ok(dict.into_value())
        };
        Ok(self.context.check(made())?)
    }
}

/// Items of a list or tuple.
struct Parts<'a, 'vm> {
    to: ToPython<'a, 'vm>,
    items: Vec<Value>,
    variant: Option<&'static str>,
}

impl Parts<'_, '_> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.items.push(value.serialize(self.to)?);
        Ok(())
    }

    fn leave(self, value: Value) -> Result<Value, Failed> {
        self.to.depth.set(self.to.depth.get() + 1);
        match self.variant {
            Some(name) => self.to.variant(name, value),
            None => Ok(value),
        }
    }

    fn list(self) -> Result<Value, Failed> {
        let context = self.to.context;
        let list = context.check(PyList::from_values(context.vm(), &self.items))?;
        self.leave(list.into_value())
    }

    fn tuple(self) -> Result<Value, Failed> {
        let context = self.to.context;
        let tuple = context.check(context.vm().new_tuple(&self.items))?;
        self.leave(tuple)
    }
}

/// Entries of a dict.
struct Entries<'a, 'vm> {
    parts: Parts<'a, 'vm>,
    dict: Ref<PyDict>,
    key: Value,
}

impl Entries<'_, '_> {
    fn set(&self, key: &Value, value: Value) -> Result<(), Failed> {
        let context = self.parts.to.context;
        Ok(context.check(self.dict.set_item(context.vm(), key, value))?)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Failed> {
        let context = self.parts.to.context;
        let value = value.serialize(self.parts.to)?;
        let name = context.check(context.vm().intern_str(name).map_err(Into::into))?;
        Ok(context.check(self.dict.set_str(&name, value))?)
    }

    fn finish(self) -> Result<Value, Failed> {
        self.parts.leave(self.dict.into_value())
    }
}

macro_rules! plain {
    ($($method:ident $ty:ty;)*) => {$(
        fn $method(self, value: $ty) -> Result<Value, Failed> {
            self.value(value)
        }
    )*}
}

impl<'a, 'vm> Serializer for ToPython<'a, 'vm> {
    type Ok = Value;
    type Error = Failed;
    type SerializeSeq = Parts<'a, 'vm>;
    type SerializeTuple = Parts<'a, 'vm>;
    type SerializeTupleStruct = Parts<'a, 'vm>;
    type SerializeTupleVariant = Parts<'a, 'vm>;
    type SerializeMap = Entries<'a, 'vm>;
    type SerializeStruct = Entries<'a, 'vm>;
    type SerializeStructVariant = Entries<'a, 'vm>;

    plain! {
        serialize_bool bool;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_i128 i128;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_u128 u128;
        serialize_f32 f32;
        serialize_f64 f64;
        serialize_char char;
        serialize_str &str;
        serialize_bytes &[u8];
    }

    fn serialize_none(self) -> Result<Value, Failed> {
        Ok(Value::NONE)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Failed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Failed> {
        Ok(Value::NONE)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Failed> {
        Ok(Value::NONE)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Value, Failed> {
        self.value(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, Failed> {
        let parts = self.parts(Some(variant))?;
        let value = value.serialize(self)?;
        parts.leave(value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a, 'vm>, Failed> {
        self.parts(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a, 'vm>, Failed> {
        self.parts(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a, 'vm>, Failed> {
        self.parts(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a, 'vm>, Failed> {
        self.parts(Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a, 'vm>, Failed> {
        self.dict(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries<'a, 'vm>, Failed> {
        self.dict(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Entries<'a, 'vm>, Failed> {
        self.dict(Some(variant))
    }
}

macro_rules! items {
    ($($trait:ident $each:ident $end:ident;)*) => {$(
        impl $trait for Parts<'_, '_> {
            type Ok = Value;
            type Error = Failed;

            fn $each<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                self.push(value)
            }

            fn end(self) -> Result<Value, Failed> {
                self.$end()
            }
        }
    )*}
}

items! {
    SerializeSeq serialize_element list;
    SerializeTuple serialize_element tuple;
    SerializeTupleStruct serialize_field tuple;
    SerializeTupleVariant serialize_field tuple;
}

impl SerializeMap for Entries<'_, '_> {
    type Ok = Value;
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.key = key.serialize(self.parts.to)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        let value = value.serialize(self.parts.to)?;
        let key = std::mem::replace(&mut self.key, Value::NONE);
        self.set(&key, value)
    }

    fn end(self) -> Result<Value, Failed> {
        self.finish()
    }
}

macro_rules! fields {
    ($($trait:ident;)*) => {$(
        impl $trait for Entries<'_, '_> {
            type Ok = Value;
            type Error = Failed;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Failed> {
                self.field(name, value)
            }

            fn end(self) -> Result<Value, Failed> {
                self.finish()
            }
        }
    )*}
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}
