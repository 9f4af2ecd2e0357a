//! Trees made by programs.

use bumpalo::Bump;
use taipan_compiler::ast::*;
use taipan_compiler::code::Name;
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::{Mode, ParseOptions, parse};
use taipan_compiler::{CompileOptions, compile_ast, validate};

const STACK: usize = 1 << 20;
const HERE: Location = Location { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 1 };

fn expr(kind: ExprKind<'_>) -> Expr<'_> {
    Expr { kind, location: HERE }
}

fn name(ctx: ExprContext) -> Expr<'static> {
    expr(ExprKind::Name { id: "x", ctx })
}

fn stmt_result(kind: StmtKind<'_>) -> Result<(), SyntaxError> {
    validate(&Mod::Module { body: &[Stmt { kind, location: HERE }], type_ignores: &[] }, STACK)
}

#[track_caller]
fn refused(kind: StmtKind<'_>, expected: &str) {
    let error = stmt_result(kind).unwrap_err();
    assert_eq!(format!("{}: {}", error.kind.name(), error.msg), expected);
}

#[track_caller]
fn refused_value(kind: ExprKind<'_>, expected: &str) {
    refused(StmtKind::Expr { value: &expr(kind) }, expected);
}

#[track_caller]
fn refused_pattern(kind: PatternKind<'_>, expected: &str) {
    let body = [Stmt { kind: StmtKind::Pass, location: HERE }];
    let pattern = Pattern { kind, location: HERE };
    let cases = [MatchCase { pattern: &pattern, guard: None, body: &body }];
    refused(StmtKind::Match { subject: &name(ExprContext::Load), cases: &cases }, expected);
}

#[test]
fn what_the_parser_makes_is_valid() {
    let sources = [
        include_str!("../data/code/classes.py"),
        include_str!("../data/code/exceptions.py"),
        include_str!("../data/code/functions.py"),
        include_str!("../data/code/matching.py"),
        include_str!("../data/code/statements.py"),
        include_str!("../data/code/strings.py"),
    ];
    for source in sources {
        let arena = Bump::new();
        let filename: Name = Name::from("<s>");
        let parsed = parse(source, &filename, Mode::Exec, &ParseOptions::default(), &arena).unwrap();
        assert_eq!(validate(&parsed.tree, STACK), Ok(()));
        compile_ast(&parsed.tree, &filename, &CompileOptions::default(), &arena).unwrap();
    }
}

#[test]
fn contexts() {
    let (load, store) = (name(ExprContext::Load), name(ExprContext::Store));
    refused(
        StmtKind::Expr { value: &store },
        "ValueError: expression must have Load context but has Store instead",
    );
    refused(
        StmtKind::Assign { targets: &[load], value: &load, type_comment: None },
        "ValueError: expression must have Store context but has Load instead",
    );
    let one = expr(ExprKind::Constant { value: Constant::Int(Int::Small(1)), unicode_kind: false });
    refused(
        StmtKind::Delete { targets: &[one] },
        "ValueError: expression which can't be assigned to in Del context",
    );
    let none = ExprKind::Name { id: "None", ctx: ExprContext::Load };
    refused_value(none, "ValueError: identifier field can't represent 'None' constant");
}

#[test]
fn lists() {
    let load = name(ExprContext::Load);
    refused(StmtKind::Delete { targets: &[] }, "ValueError: empty targets on Delete");
    refused(StmtKind::While { test: &load, body: &[], orelse: &[] }, "ValueError: empty body on While");
    refused(StmtKind::Global { names: &[] }, "ValueError: empty names on Global");
    let empty = Try { body: &[], handlers: &[], orelse: &[], finalbody: &[] };
    refused(StmtKind::TryStar(&empty), "ValueError: empty body on TryStar");
    let body = [Stmt { kind: StmtKind::Pass, location: HERE }];
    let neither = Try { body: &body, ..empty };
    refused(StmtKind::Try(&neither), "ValueError: Try has neither except handlers nor finalbody");
    refused_value(
        ExprKind::BoolOp { op: BoolOp::And, values: &[load] },
        "ValueError: BoolOp with less than 2 values",
    );
    refused_value(
        ExprKind::Compare { left: &load, ops: &[CmpOp::Lt], comparators: &[load, load] },
        "ValueError: Compare has a different number of comparators and operands",
    );
    let args = Arguments { defaults: &[load], ..Arguments::default() };
    refused_value(
        ExprKind::Lambda { args: &args, body: &load },
        "ValueError: more positional defaults than args on arguments",
    );
    refused_value(
        ExprKind::ListComp { elt: &load, generators: &[] },
        "ValueError: comprehension with no generators",
    );
}

#[test]
fn patterns() {
    let load = name(ExprContext::Load);
    refused_pattern(PatternKind::MatchStar { name: None }, "ValueError: can't use MatchStar here");
    refused_pattern(
        PatternKind::MatchAs { pattern: None, name: Some("_") },
        "ValueError: can't capture name '_' in patterns",
    );
    refused_pattern(
        PatternKind::MatchValue { value: &load },
        "ValueError: patterns may only match literals and attribute lookups",
    );
    refused_pattern(
        PatternKind::MatchSingleton { value: Constant::Ellipsis },
        "ValueError: MatchSingleton can only contain True, False and None",
    );
    refused_pattern(
        PatternKind::MatchMapping { keys: &[load], patterns: &[], rest: None },
        "ValueError: MatchMapping doesn't have the same number of keys as patterns",
    );
}

#[test]
fn places() {
    let at = |lineno: i32, col_offset: i32, end_lineno: i32, end_col_offset: i32| {
        let [lineno, col_offset, end_lineno, end_col_offset] =
            [lineno, col_offset, end_lineno, end_col_offset].map(|n| n as u32);
        let location = Location { lineno, col_offset, end_lineno, end_col_offset };
        let value = Expr { location, ..name(ExprContext::Load) };
        stmt_result(StmtKind::Expr { value: &value }).err().map(|error| error.msg.to_string())
    };
    assert_eq!(at(-1, -1, -1, -1), None);
    assert_eq!(at(5, 1, 3, 1).as_deref(), Some("AST node line range (5, 3) is not valid"));
    assert_eq!(
        at(1, -1, 1, 3).as_deref(),
        Some("AST node column range (-1, 3) for line range (1, 1) is not valid")
    );
    assert_eq!(at(1, 5, 1, 3).as_deref(), Some("line 1, column 5-3 is not a valid range"));
}

#[test]
fn wrong_nodes() {
    let (load, store) = (name(ExprContext::Load), name(ExprContext::Store));
    let target = expr(ExprKind::Attribute { value: &load, attr: "a", ctx: ExprContext::Store });
    refused(
        StmtKind::AnnAssign { target: &target, annotation: &load, value: None, simple: true },
        "TypeError: AnnAssign with simple non-Name target",
    );
    // Nodes in places where the parser puts none are compiled or refused.
    let kinds = [
        ExprKind::Starred { value: &load, ctx: ExprContext::Load },
        ExprKind::Slice { lower: None, upper: None, step: None },
        ExprKind::JoinedStr { values: &[load] },
        ExprKind::TemplateStr { values: &[load] },
        ExprKind::FormattedValue { value: &load, conversion: Conversion::Repr, format_spec: Some(&load) },
        ExprKind::NamedExpr { target: &target, value: &load },
        ExprKind::NamedExpr { target: &store, value: &load },
        ExprKind::Set { elts: &[] },
        ExprKind::Await { value: &load },
        ExprKind::Yield { value: None },
    ];
    for kind in kinds {
        for wrap in [false, true] {
            let arena = Bump::new();
            let filename: Name = Name::from("<s>");
            let inner = expr(kind);
            let generators = [Comprehension { target: &store, iter: &inner, ifs: &[inner], is_async: wrap }];
            let outer = expr(ExprKind::ListComp { elt: &inner, generators: &generators });
            let value = if wrap { &outer } else { &inner };
            let body = [Stmt { kind: StmtKind::Expr { value }, location: HERE }];
            let tree = Mod::Module { body: &body, type_ignores: &[] };
            assert_eq!(validate(&tree, STACK), Ok(()));
            let _ = compile_ast(&tree, &filename, &CompileOptions::default(), &arena);
        }
    }
}
