//! The nodes of Python's abstract grammar: kinds, their constructors, and the fields of these.
//!
//! A constructor is written as in the documentation of `ast`: `Name(identifier id, expr_context ctx)`, where `?` marks a field
//! that may be `None` and `*` a list.

/// A sort of node. One that has several constructors is a class of its own, from which theirs derive.
pub struct Kind {
    pub name: &'static str,
    /// The nodes have places; whether the end of these may be left out.
    pub ends: Option<Ends>,
    pub nodes: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    Optional,
    Required,
}

pub static KINDS: &[Kind] = &[
    Kind {
        name: "mod",
        ends: None,
        nodes: &[
            "Module(stmt* body, type_ignore* type_ignores)",
            "Interactive(stmt* body)",
            "Expression(expr body)",
            "FunctionType(expr* argtypes, expr returns)",
        ],
    },
    Kind {
        name: "stmt",
        ends: Some(Ends::Optional),
        nodes: &[
            "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)",
            "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)",
            "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)",
            "Return(expr? value)",
            "Delete(expr* targets)",
            "Assign(expr* targets, expr value, string? type_comment)",
            "TypeAlias(expr name, type_param* type_params, expr value)",
            "AugAssign(expr target, operator op, expr value)",
            "AnnAssign(expr target, expr annotation, expr? value, int simple)",
            "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "While(expr test, stmt* body, stmt* orelse)",
            "If(expr test, stmt* body, stmt* orelse)",
            "With(withitem* items, stmt* body, string? type_comment)",
            "AsyncWith(withitem* items, stmt* body, string? type_comment)",
            "Match(expr subject, match_case* cases)",
            "Raise(expr? exc, expr? cause)",
            "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "Assert(expr test, expr? msg)",
            "Import(alias* names)",
            "ImportFrom(identifier? module, alias* names, int? level)",
            "Global(identifier* names)",
            "Nonlocal(identifier* names)",
            "Expr(expr value)",
            "Pass",
            "Break",
            "Continue",
        ],
    },
    Kind {
        name: "expr",
        ends: Some(Ends::Optional),
        nodes: &[
            "BoolOp(boolop op, expr* values)",
            "NamedExpr(expr target, expr value)",
            "BinOp(expr left, operator op, expr right)",
            "UnaryOp(unaryop op, expr operand)",
            "Lambda(arguments args, expr body)",
            "IfExp(expr test, expr body, expr orelse)",
            "Dict(expr?* keys, expr* values)",
            "Set(expr* elts)",
            "ListComp(expr elt, comprehension* generators)",
            "SetComp(expr elt, comprehension* generators)",
            "DictComp(expr key, expr value, comprehension* generators)",
            "GeneratorExp(expr elt, comprehension* generators)",
            "Await(expr value)",
            "Yield(expr? value)",
            "YieldFrom(expr value)",
            "Compare(expr left, cmpop* ops, expr* comparators)",
            "Call(expr func, expr* args, keyword* keywords)",
            "FormattedValue(expr value, int conversion, expr? format_spec)",
            "Interpolation(expr value, constant str, int conversion, expr? format_spec)",
            "JoinedStr(expr* values)",
            "TemplateStr(expr* values)",
            "Constant(constant value, string? kind)",
            "Attribute(expr value, identifier attr, expr_context ctx)",
            "Subscript(expr value, expr slice, expr_context ctx)",
            "Starred(expr value, expr_context ctx)",
            "Name(identifier id, expr_context ctx)",
            "List(expr* elts, expr_context ctx)",
            "Tuple(expr* elts, expr_context ctx)",
            "Slice(expr? lower, expr? upper, expr? step)",
        ],
    },
    Kind { name: "expr_context", ends: None, nodes: &["Load", "Store", "Del"] },
    Kind { name: "boolop", ends: None, nodes: &["And", "Or"] },
    Kind {
        name: "operator",
        ends: None,
        nodes: &[
            "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor",
            "BitAnd", "FloorDiv",
        ],
    },
    Kind { name: "unaryop", ends: None, nodes: &["Invert", "Not", "UAdd", "USub"] },
    Kind {
        name: "cmpop",
        ends: None,
        nodes: &["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"],
    },
    Kind {
        name: "comprehension",
        ends: None,
        nodes: &["comprehension(expr target, expr iter, expr* ifs, int is_async)"],
    },
    Kind {
        name: "excepthandler",
        ends: Some(Ends::Optional),
        nodes: &["ExceptHandler(expr? type, identifier? name, stmt* body)"],
    },
    Kind {
        name: "arguments",
        ends: None,
        nodes: &[
            "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)",
        ],
    },
    Kind {
        name: "arg",
        ends: Some(Ends::Optional),
        nodes: &["arg(identifier arg, expr? annotation, string? type_comment)"],
    },
    Kind { name: "keyword", ends: Some(Ends::Optional), nodes: &["keyword(identifier? arg, expr value)"] },
    Kind {
        name: "alias",
        ends: Some(Ends::Optional),
        nodes: &["alias(identifier name, identifier? asname)"],
    },
    Kind { name: "withitem", ends: None, nodes: &["withitem(expr context_expr, expr? optional_vars)"] },
    Kind { name: "match_case", ends: None, nodes: &["match_case(pattern pattern, expr? guard, stmt* body)"] },
    Kind {
        name: "pattern",
        ends: Some(Ends::Required),
        nodes: &[
            "MatchValue(expr value)",
            "MatchSingleton(constant value)",
            "MatchSequence(pattern* patterns)",
            "MatchMapping(expr* keys, pattern* patterns, identifier? rest)",
            "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)",
            "MatchStar(identifier? name)",
            "MatchAs(pattern? pattern, identifier? name)",
            "MatchOr(pattern* patterns)",
        ],
    },
    Kind { name: "type_ignore", ends: None, nodes: &["TypeIgnore(int lineno, string tag)"] },
    Kind {
        name: "type_param",
        ends: Some(Ends::Required),
        nodes: &[
            "TypeVar(identifier name, expr? bound, expr? default_value)",
            "ParamSpec(identifier name, expr? default_value)",
            "TypeVarTuple(identifier name, expr? default_value)",
        ],
    },
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    One,
    Optional,
    Many,
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// `identifier`, `int`, `string`, `constant`, or a kind of node.
    pub ty: &'static str,
    pub count: Count,
}

/// The name of a constructor, and its fields.
pub fn parse(node: &'static str) -> (&'static str, Vec<Field>) {
    let Some((name, rest)) = node.split_once('(') else { return (node, Vec::new()) };
    let field = |text: &'static str| {
        let (ty, name) = text.trim().split_once(' ')?;
        let count = if ty.ends_with('*') {
            Count::Many
        } else if ty.ends_with('?') {
            Count::Optional
        } else {
            Count::One
        };
        Some(Field { name, ty: ty.trim_end_matches(['*', '?']), count })
    };
    (name, rest.trim_end_matches(')').split(',').filter_map(field).collect())
}

/// `__doc__` of a kind with several constructors.
pub fn doc(kind: &Kind) -> String {
    let has_fields = kind.nodes.iter().any(|node| node.contains('('));
    let separator =
        if has_fields { format!("\n{} | ", " ".repeat(kind.name.len())) } else { " | ".to_owned() };
    format!("{} = {}", kind.name, kind.nodes.join(&separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructors_are_parsed() {
        let (name, fields) = parse("Dict(expr?* keys, expr* values)");
        assert_eq!((name, fields.len()), ("Dict", 2));
        assert_eq!((fields[0].name, fields[0].ty, fields[0].count), ("keys", "expr", Count::Many));
        assert_eq!(parse("Load").1.len(), 0);
    }
}
