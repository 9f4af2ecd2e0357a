//! The tree as data: for each node its constructor, fields and place, in one flat table. What prints trees, or makes objects of
//! them, reads it.

use crate::ast::*;

/// A node of any kind.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    Mod(&'a Mod<'a>),
    Stmt(&'a Stmt<'a>),
    Expr(&'a Expr<'a>),
    Pattern(&'a Pattern<'a>),
    Arguments(&'a Arguments<'a>),
    Arg(&'a Arg<'a>),
    Keyword(&'a Keyword<'a>),
    Alias(&'a Alias<'a>),
    WithItem(&'a WithItem<'a>),
    MatchCase(&'a MatchCase<'a>),
    Comprehension(&'a Comprehension<'a>),
    ExceptHandler(&'a ExceptHandler<'a>),
    TypeParam(&'a TypeParam<'a>),
    TypeIgnore(&'a TypeIgnore<'a>),
}

/// What a field holds.
pub enum Content<'a> {
    /// `None` where the grammar has an optional field.
    Absent,
    Str(&'a str),
    Int(i64),
    Constant(Constant<'a>),
    /// A node without fields: a context or an operator.
    Name(&'static str),
    Node(Node<'a>),
    List(Vec<Content<'a>>),
}

/// A node's constructor, fields and place.
pub struct Described<'a> {
    pub name: &'static str,
    pub fields: Vec<(&'static str, Content<'a>)>,
    pub location: Option<Location>,
}

fn number(value: u32) -> Content<'static> {
    Content::Int(i64::from(value))
}

fn int(value: i32) -> Content<'static> {
    Content::Int(i64::from(value))
}

fn boolean(value: bool) -> Content<'static> {
    Content::Int(i64::from(value))
}

fn string(text: &str) -> Content<'_> {
    Content::Str(text)
}

fn optional_string(text: Option<&str>) -> Content<'_> {
    text.map_or(Content::Absent, string)
}

fn constant(value: Constant<'_>) -> Content<'_> {
    Content::Constant(value)
}

fn strings<'a>(names: &[&'a str]) -> Content<'a> {
    Content::List(names.iter().map(|name| string(name)).collect())
}

fn expr<'a>(expr: &'a Expr<'a>) -> Content<'a> {
    Content::Node(Node::Expr(expr))
}

fn optional_expr<'a>(expr: Option<&'a Expr<'a>>) -> Content<'a> {
    expr.map_or(Content::Absent, self::expr)
}

fn list<'a, T>(items: &'a [T], node: fn(&'a T) -> Node<'a>) -> Content<'a> {
    Content::List(items.iter().map(|item| Content::Node(node(item))).collect())
}

fn exprs<'a>(items: &'a [Expr<'a>]) -> Content<'a> {
    list(items, Node::Expr)
}

fn optional_exprs<'a>(items: &'a [Option<&'a Expr<'a>>]) -> Content<'a> {
    Content::List(items.iter().map(|&item| optional_expr(item)).collect())
}

fn stmts<'a>(items: &'a [Stmt<'a>]) -> Content<'a> {
    list(items, Node::Stmt)
}

fn patterns<'a>(items: &'a [Pattern<'a>]) -> Content<'a> {
    list(items, Node::Pattern)
}

fn arguments<'a>(args: &'a Arguments<'a>) -> Content<'a> {
    Content::Node(Node::Arguments(args))
}

fn optional_arg<'a>(arg: Option<&'a Arg<'a>>) -> Content<'a> {
    arg.map_or(Content::Absent, |arg| Content::Node(Node::Arg(arg)))
}

fn context(ctx: ExprContext) -> Content<'static> {
    Content::Name(match ctx {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    })
}

fn operator(op: Operator) -> Content<'static> {
    Content::Name(match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    })
}

fn unary_operator(op: UnaryOp) -> Content<'static> {
    Content::Name(match op {
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
        UnaryOp::UAdd => "UAdd",
        UnaryOp::USub => "USub",
    })
}

fn comparison(op: CmpOp) -> Content<'static> {
    Content::Name(match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    })
}

/// A row of the table: constructor, fields.
macro_rules! row {
    ($name:literal $(, $field:literal: $value:expr)*) => {
        ($name, vec![$(($field, $value)),*])
    };
}

type Row<'a> = (&'static str, Vec<(&'static str, Content<'a>)>);

/// What a node is made of.
pub fn describe(node: Node<'_>) -> Described<'_> {
    let ((name, fields), location) = match node {
        Node::Mod(node) => (describe_mod(node), None),
        Node::Stmt(node) => (describe_stmt(&node.kind), Some(node.location)),
        Node::Expr(node) => (describe_expr(&node.kind), Some(node.location)),
        Node::Pattern(node) => (describe_pattern(&node.kind), Some(node.location)),
        Node::TypeParam(node) => (describe_type_param(&node.kind), Some(node.location)),
        Node::Arguments(node) => (
            row!("arguments",
                "posonlyargs": list(node.posonlyargs, Node::Arg),
                "args": list(node.args, Node::Arg),
                "vararg": optional_arg(node.vararg),
                "kwonlyargs": list(node.kwonlyargs, Node::Arg),
                "kw_defaults": optional_exprs(node.kw_defaults),
                "kwarg": optional_arg(node.kwarg),
                "defaults": exprs(node.defaults)),
            None,
        ),
        Node::Arg(node) => (
            row!("arg",
                "arg": string(node.arg),
                "annotation": optional_expr(node.annotation),
                "type_comment": optional_string(node.type_comment)),
            Some(node.location),
        ),
        Node::Keyword(node) => (
            row!("keyword", "arg": optional_string(node.arg), "value": expr(node.value)),
            Some(node.location),
        ),
        Node::Alias(node) => (
            row!("alias", "name": string(node.name), "asname": optional_string(node.asname)),
            Some(node.location),
        ),
        Node::WithItem(node) => (
            row!("withitem",
                "context_expr": expr(node.context_expr),
                "optional_vars": optional_expr(node.optional_vars)),
            None,
        ),
        Node::MatchCase(node) => (
            row!("match_case",
                "pattern": Content::Node(Node::Pattern(node.pattern)),
                "guard": optional_expr(node.guard),
                "body": stmts(node.body)),
            None,
        ),
        Node::Comprehension(node) => (
            row!("comprehension",
                "target": expr(node.target),
                "iter": expr(node.iter),
                "ifs": exprs(node.ifs),
                "is_async": boolean(node.is_async)),
            None,
        ),
        Node::ExceptHandler(node) => (
            row!("ExceptHandler",
                "type": optional_expr(node.type_),
                "name": optional_string(node.name),
                "body": stmts(node.body)),
            Some(node.location),
        ),
        Node::TypeIgnore(node) => {
            (row!("TypeIgnore", "lineno": number(node.lineno), "tag": string(node.tag)), None)
        }
    };
    Described { name, fields, location }
}

fn describe_mod<'a>(node: &'a Mod<'a>) -> Row<'a> {
    match node {
        Mod::Module { body, type_ignores } => row!("Module",
            "body": stmts(body),
            "type_ignores": list(type_ignores, Node::TypeIgnore)),
        Mod::Interactive { body } => row!("Interactive", "body": stmts(body)),
        Mod::Expression { body } => row!("Expression", "body": expr(body)),
        Mod::FunctionType { argtypes, returns } => {
            row!("FunctionType", "argtypes": exprs(argtypes), "returns": expr(returns))
        }
    }
}

fn function_def<'a>(name: &'static str, node: &'a FunctionDef<'a>) -> Row<'a> {
    let (_, fields) = row!("",
        "name": string(node.name),
        "args": arguments(node.args),
        "body": stmts(node.body),
        "decorator_list": exprs(node.decorator_list),
        "returns": optional_expr(node.returns),
        "type_comment": optional_string(node.type_comment),
        "type_params": list(node.type_params, Node::TypeParam));
    (name, fields)
}

fn try_statement<'a>(name: &'static str, node: &'a Try<'a>) -> Row<'a> {
    let (_, fields) = row!("",
        "body": stmts(node.body),
        "handlers": list(node.handlers, Node::ExceptHandler),
        "orelse": stmts(node.orelse),
        "finalbody": stmts(node.finalbody));
    (name, fields)
}

fn describe_stmt<'a>(kind: &'a StmtKind<'a>) -> Row<'a> {
    match *kind {
        StmtKind::FunctionDef(node) => function_def("FunctionDef", node),
        StmtKind::AsyncFunctionDef(node) => function_def("AsyncFunctionDef", node),
        StmtKind::ClassDef(node) => row!("ClassDef",
            "name": string(node.name),
            "bases": exprs(node.bases),
            "keywords": list(node.keywords, Node::Keyword),
            "body": stmts(node.body),
            "decorator_list": exprs(node.decorator_list),
            "type_params": list(node.type_params, Node::TypeParam)),
        StmtKind::Return { value } => row!("Return", "value": optional_expr(value)),
        StmtKind::Delete { targets } => row!("Delete", "targets": exprs(targets)),
        StmtKind::Assign { targets, value, type_comment } => row!("Assign",
            "targets": exprs(targets),
            "value": expr(value),
            "type_comment": optional_string(type_comment)),
        StmtKind::TypeAlias { name, type_params, value } => row!("TypeAlias",
            "name": expr(name),
            "type_params": list(type_params, Node::TypeParam),
            "value": expr(value)),
        StmtKind::AugAssign { target, op, value } => {
            row!("AugAssign", "target": expr(target), "op": operator(op), "value": expr(value))
        }
        StmtKind::AnnAssign { target, annotation, value, simple } => row!("AnnAssign",
            "target": expr(target),
            "annotation": expr(annotation),
            "value": optional_expr(value),
            "simple": boolean(simple)),
        StmtKind::For { target, iter, body, orelse, type_comment } => row!("For",
            "target": expr(target),
            "iter": expr(iter),
            "body": stmts(body),
            "orelse": stmts(orelse),
            "type_comment": optional_string(type_comment)),
        StmtKind::AsyncFor { target, iter, body, orelse, type_comment } => row!("AsyncFor",
            "target": expr(target),
            "iter": expr(iter),
            "body": stmts(body),
            "orelse": stmts(orelse),
            "type_comment": optional_string(type_comment)),
        StmtKind::While { test, body, orelse } => {
            row!("While", "test": expr(test), "body": stmts(body), "orelse": stmts(orelse))
        }
        StmtKind::If { test, body, orelse } => {
            row!("If", "test": expr(test), "body": stmts(body), "orelse": stmts(orelse))
        }
        StmtKind::With { items, body, type_comment } => row!("With",
            "items": list(items, Node::WithItem),
            "body": stmts(body),
            "type_comment": optional_string(type_comment)),
        StmtKind::AsyncWith { items, body, type_comment } => row!("AsyncWith",
            "items": list(items, Node::WithItem),
            "body": stmts(body),
            "type_comment": optional_string(type_comment)),
        StmtKind::Match { subject, cases } => {
            row!("Match", "subject": expr(subject), "cases": list(cases, Node::MatchCase))
        }
        StmtKind::Raise { exc, cause } => {
            row!("Raise", "exc": optional_expr(exc), "cause": optional_expr(cause))
        }
        StmtKind::Try(node) => try_statement("Try", node),
        StmtKind::TryStar(node) => try_statement("TryStar", node),
        StmtKind::Assert { test, msg } => row!("Assert", "test": expr(test), "msg": optional_expr(msg)),
        StmtKind::Import { names } => row!("Import", "names": list(names, Node::Alias)),
        StmtKind::ImportFrom { module, names, level } => row!("ImportFrom",
            "module": optional_string(module),
            "names": list(names, Node::Alias),
            "level": number(level)),
        StmtKind::Global { names } => row!("Global", "names": strings(names)),
        StmtKind::Nonlocal { names } => row!("Nonlocal", "names": strings(names)),
        StmtKind::Expr { value } => row!("Expr", "value": expr(value)),
        StmtKind::Pass => row!("Pass"),
        StmtKind::Break => row!("Break"),
        StmtKind::Continue => row!("Continue"),
    }
}

fn describe_expr<'a>(kind: &'a ExprKind<'a>) -> Row<'a> {
    match *kind {
        ExprKind::BoolOp { op, values } => {
            let op = Content::Name(if op == BoolOp::And { "And" } else { "Or" });
            row!("BoolOp", "op": op, "values": exprs(values))
        }
        ExprKind::NamedExpr { target, value } => {
            row!("NamedExpr", "target": expr(target), "value": expr(value))
        }
        ExprKind::BinOp { left, op, right } => {
            row!("BinOp", "left": expr(left), "op": operator(op), "right": expr(right))
        }
        ExprKind::UnaryOp { op, operand } => {
            row!("UnaryOp", "op": unary_operator(op), "operand": expr(operand))
        }
        ExprKind::Lambda { args, body } => row!("Lambda", "args": arguments(args), "body": expr(body)),
        ExprKind::IfExp { test, body, orelse } => {
            row!("IfExp", "test": expr(test), "body": expr(body), "orelse": expr(orelse))
        }
        ExprKind::Dict { keys, values } => {
            row!("Dict", "keys": optional_exprs(keys), "values": exprs(values))
        }
        ExprKind::Set { elts } => row!("Set", "elts": exprs(elts)),
        ExprKind::ListComp { elt, generators } => {
            row!("ListComp", "elt": expr(elt), "generators": list(generators, Node::Comprehension))
        }
        ExprKind::SetComp { elt, generators } => {
            row!("SetComp", "elt": expr(elt), "generators": list(generators, Node::Comprehension))
        }
        ExprKind::DictComp { key, value, generators } => row!("DictComp",
            "key": expr(key),
            "value": expr(value),
            "generators": list(generators, Node::Comprehension)),
        ExprKind::GeneratorExp { elt, generators } => {
            row!("GeneratorExp", "elt": expr(elt), "generators": list(generators, Node::Comprehension))
        }
        ExprKind::Await { value } => row!("Await", "value": expr(value)),
        ExprKind::Yield { value } => row!("Yield", "value": optional_expr(value)),
        ExprKind::YieldFrom { value } => row!("YieldFrom", "value": expr(value)),
        ExprKind::Compare { left, ops, comparators } => row!("Compare",
            "left": expr(left),
            "ops": Content::List(ops.iter().map(|&op| comparison(op)).collect()),
            "comparators": exprs(comparators)),
        ExprKind::Call { func, args, keywords } => row!("Call",
            "func": expr(func),
            "args": exprs(args),
            "keywords": list(keywords, Node::Keyword)),
        ExprKind::FormattedValue { value, conversion, format_spec } => row!("FormattedValue",
            "value": expr(value),
            "conversion": int(conversion as i32),
            "format_spec": optional_expr(format_spec)),
        ExprKind::Interpolation { value, str, conversion, format_spec } => row!("Interpolation",
            "value": expr(value),
            "str": constant(str),
            "conversion": int(conversion as i32),
            "format_spec": optional_expr(format_spec)),
        ExprKind::JoinedStr { values } => row!("JoinedStr", "values": exprs(values)),
        ExprKind::TemplateStr { values } => row!("TemplateStr", "values": exprs(values)),
        ExprKind::Constant { value, unicode_kind } => row!("Constant",
            "value": constant(value),
            "kind": optional_string(unicode_kind.then_some("u"))),
        ExprKind::Attribute { value, attr, ctx } => {
            row!("Attribute", "value": expr(value), "attr": string(attr), "ctx": context(ctx))
        }
        ExprKind::Subscript { value, slice, ctx } => {
            row!("Subscript", "value": expr(value), "slice": expr(slice), "ctx": context(ctx))
        }
        ExprKind::Starred { value, ctx } => row!("Starred", "value": expr(value), "ctx": context(ctx)),
        ExprKind::Name { id, ctx } => row!("Name", "id": string(id), "ctx": context(ctx)),
        ExprKind::List { elts, ctx } => row!("List", "elts": exprs(elts), "ctx": context(ctx)),
        ExprKind::Tuple { elts, ctx } => row!("Tuple", "elts": exprs(elts), "ctx": context(ctx)),
        ExprKind::Slice { lower, upper, step } => row!("Slice",
            "lower": optional_expr(lower),
            "upper": optional_expr(upper),
            "step": optional_expr(step)),
    }
}

fn describe_pattern<'a>(kind: &'a PatternKind<'a>) -> Row<'a> {
    match *kind {
        PatternKind::MatchValue { value } => row!("MatchValue", "value": expr(value)),
        PatternKind::MatchSingleton { value } => row!("MatchSingleton", "value": constant(value)),
        PatternKind::MatchSequence { patterns: items } => row!("MatchSequence", "patterns": patterns(items)),
        PatternKind::MatchMapping { keys, patterns: items, rest } => row!("MatchMapping",
            "keys": exprs(keys),
            "patterns": patterns(items),
            "rest": optional_string(rest)),
        PatternKind::MatchClass { cls, patterns: items, kwd_attrs, kwd_patterns } => row!("MatchClass",
            "cls": expr(cls),
            "patterns": patterns(items),
            "kwd_attrs": strings(kwd_attrs),
            "kwd_patterns": patterns(kwd_patterns)),
        PatternKind::MatchStar { name } => row!("MatchStar", "name": optional_string(name)),
        PatternKind::MatchAs { pattern, name } => row!("MatchAs",
            "pattern": pattern.map_or(Content::Absent, |pattern| Content::Node(Node::Pattern(pattern))),
            "name": optional_string(name)),
        PatternKind::MatchOr { patterns: items } => row!("MatchOr", "patterns": patterns(items)),
    }
}

fn describe_type_param<'a>(kind: &'a TypeParamKind<'a>) -> Row<'a> {
    match *kind {
        TypeParamKind::TypeVar { name, bound, default_value } => row!("TypeVar",
            "name": string(name),
            "bound": optional_expr(bound),
            "default_value": optional_expr(default_value)),
        TypeParamKind::ParamSpec { name, default_value } => {
            row!("ParamSpec", "name": string(name), "default_value": optional_expr(default_value))
        }
        TypeParamKind::TypeVarTuple { name, default_value } => {
            row!("TypeVarTuple", "name": string(name), "default_value": optional_expr(default_value))
        }
    }
}
