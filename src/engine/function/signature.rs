//! The named parameters of a host function, and how the arguments of a call are matched with them.

use super::super::context::Context;
use super::super::convert::IntoPython;
use super::super::error::{Exception, Result};
use super::super::raise;
use std::sync::Arc;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{float, int};
use taipan_vm::call::Args;
use taipan_vm::error::PyResult;
use taipan_vm::value::Value;

/// Makes a value in a machine.
pub(crate) type Constant = Arc<dyn Fn(&Context<'_>) -> Result<Value> + Send + Sync>;

pub(crate) fn constant<T: IntoPython + Clone + Send + Sync + 'static>(value: T) -> Constant {
    Arc::new(move |context| Ok(value.clone().into_python(context)?.into_raw()))
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    PositionalOnly,
    Plain,
    /// `*args`.
    Positional,
    KeywordOnly,
    /// `**kwargs`.
    Keywords,
}

#[derive(Clone)]
pub(crate) struct Parameter {
    pub name: String,
    pub kind: Kind,
    pub default: Option<Constant>,
}

#[derive(Clone, Default)]
pub(crate) struct Signature {
    pub parameters: Vec<Parameter>,
    /// Parameters that are declared from here on have a name only.
    pub keyword_only: bool,
}

impl Signature {
    pub fn name(&self, index: usize) -> Option<&str> {
        self.parameters.get(index).map(|parameter| &*parameter.name)
    }

    /// `"(x, /, y=3, *args, key=None)"`.
    pub fn text(&self, context: &Context<'_>, is_method: bool) -> PyResult<String> {
        let mut parts: Vec<String> = Vec::new();
        if is_method {
            parts.push("$self".to_owned());
        }
        let mut before = Kind::PositionalOnly;
        for parameter in &self.parameters {
            if before == Kind::PositionalOnly && parameter.kind != before && !parts.is_empty() {
                parts.push("/".to_owned());
            }
            if parameter.kind == Kind::KeywordOnly && !matches!(before, Kind::KeywordOnly | Kind::Positional)
            {
                parts.push("*".to_owned());
            }
            let default = match &parameter.default {
                Some(default) => format!("={}", shown(context, default)?),
                None => String::new(),
            };
            let stars = match parameter.kind {
                Kind::Positional => "*",
                Kind::Keywords => "**",
                _ => "",
            };
            parts.push(format!("{stars}{}{default}", parameter.name));
            before = parameter.kind;
        }
        if before == Kind::PositionalOnly && !parts.is_empty() {
            parts.push("/".to_owned());
        }
        Ok(format!("({})", parts.join(", ")))
    }

    /// One value for each parameter: the argument, the default, or unbound.
    pub fn bind(&self, context: &Context<'_>, name: &str, args: Args<'_>) -> PyResult<Vec<Value>> {
        let vm = context.vm();
        let mut given = args.positional();
        let mut row = Vec::with_capacity(self.parameters.len());
        let mut used = 0;
        for parameter in &self.parameters {
            let by_name = match parameter.kind {
                Kind::Plain | Kind::KeywordOnly => args.keyword(&parameter.name),
                _ => None,
            };
            used += usize::from(by_name.is_some());
            let value = match parameter.kind {
                Kind::Positional => vm.new_tuple(std::mem::take(&mut given))?,
                Kind::Keywords => self.unnamed(context, args, &mut used)?,
                Kind::PositionalOnly | Kind::Plain if !given.is_empty() => {
                    if by_name.is_some() {
                        let text = format!(
                            "argument for {name}() given by name ('{}') and position ({})",
                            parameter.name,
                            row.len() + 1
                        );
                        return Err(vm.type_error(text));
                    }
                    let value = given[0].clone();
                    given = &given[1..];
                    value
                }
                _ => match (by_name, &parameter.default) {
                    (Some(value), _) => value.clone(),
                    (None, Some(default)) => made(context, default)?,
                    (None, None) => Value::UNBOUND,
                },
            };
            row.push(value);
        }
        if !given.is_empty() {
            let most = args.positional().len() - given.len();
            let plural = if most == 1 { "" } else { "s" };
            let text = format!(
                "{name}() takes at most {most} positional argument{plural} ({} given)",
                args.positional().len()
            );
            return Err(vm.type_error(text));
        }
        if used < args.keyword_names().len() {
            let unknown = args.keywords().find(|(given, _)| !self.takes(given));
            let unknown = unknown.map(|(given, _)| given.to_string_lossy()).unwrap_or_default();
            return Err(vm.type_error(format!("{name}() got an unexpected keyword argument '{unknown}'")));
        }
        Ok(row)
    }

    /// Whether a parameter can be given by this name.
    fn takes(&self, name: &PyStr) -> bool {
        self.parameters.iter().any(|parameter| {
            matches!(parameter.kind, Kind::Plain | Kind::KeywordOnly) && name.is_text(&parameter.name)
        })
    }

    /// A dict of the keyword arguments that no other parameter takes.
    fn unnamed(&self, context: &Context<'_>, args: Args<'_>, used: &mut usize) -> PyResult {
        let dict = PyDict::new(context.vm())?;
        for (name, value) in args.keywords().filter(|(name, _)| !self.takes(name)) {
            dict.set_str(name, value.clone())?;
            *used += 1;
        }
        Ok(dict.into_value())
    }
}

fn made(context: &Context<'_>, default: &Constant) -> PyResult {
    default(context).map_err(|error| raise::raise(context.vm(), &Exception::from(error)))
}

/// A default as a signature shows it.
fn shown(context: &Context<'_>, default: &Constant) -> PyResult<String> {
    let value = made(context, default)?;
    let is_literal = int::is_exact(&value)
        || value.ty().is(&float::TYPE)
        || value.downcast_exact::<PyStr>().is_some()
        || value.is_none()
        || value.as_bool().is_some();
    if !is_literal {
        return Ok("...".to_owned());
    }
    let text = context.vm().repr(&value)?;
    Ok(text.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
}
