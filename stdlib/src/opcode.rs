//! The module `_opcode`: what `dis` asks about instructions.

use taipan_compiler::op::{self, Op};
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::{Constant, MethodDef, method};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Opcodes in ranges, both ends included.
type Ranges = &'static [(i64, i64)];

static VALID: Ranges = &[(0, 120), (128, 211), (234, 266)];
static HAS_ARG: Ranges = &[
    (44, 120),
    (128, 128),
    (143, 153),
    (155, 195),
    (197, 197),
    (200, 200),
    (209, 211),
    (237, 237),
    (239, 239),
    (241, 245),
    (247, 251),
    (253, 253),
    (255, 255),
    (257, 261),
    (263, 266),
];
static HAS_CONST: Ranges = &[(82, 82), (190, 191)];
static HAS_NAME: Ranges = &[
    (61, 61),
    (64, 65),
    (72, 73),
    (80, 80),
    (91, 93),
    (96, 96),
    (110, 110),
    (115, 116),
    (179, 179),
    (189, 189),
    (194, 195),
    (200, 200),
    (249, 249),
];
static HAS_JUMP: Ranges =
    &[(68, 68), (70, 70), (75, 77), (100, 103), (106, 106), (172, 176), (237, 237), (248, 248), (257, 260)];
static HAS_FREE: Ranges = &[(62, 62), (90, 90), (97, 97), (111, 111)];
static HAS_LOCAL: Ranges = &[(3, 3), (63, 63), (83, 89), (112, 114), (261, 261), (266, 266)];
static HAS_EXC: Ranges = &[(263, 265)];

macro_rules! test {
    ($name:literal, $ranges:ident, $doc:literal) => {
        method($name, "($module, /, opcode)", $doc, |vm, args| {
            let opcode = vm.expect_i64(&args[1])?;
            Ok(Value::bool($ranges.iter().any(|&(low, high)| (low..=high).contains(&opcode))))
        })
    };
}

static FUNCTIONS: &[MethodDef] = &[
    method(
        "stack_effect",
        "($module, opcode, oparg=None, /, *, jump=None)",
        "Compute the stack effect of the opcode.",
        stack_effect,
    ),
    test!("is_valid", VALID, "Return True if opcode is valid, False otherwise."),
    test!("has_arg", HAS_ARG, "Return True if the opcode uses its oparg, False otherwise."),
    test!("has_const", HAS_CONST, "Return True if the opcode accesses a constant, False otherwise."),
    test!("has_name", HAS_NAME, "Return True if the opcode accesses an attribute by name, False otherwise."),
    test!("has_jump", HAS_JUMP, "Return True if the opcode has a jump target, False otherwise."),
    test!("has_free", HAS_FREE, "Return True if the opcode accesses a free variable, False otherwise."),
    test!("has_local", HAS_LOCAL, "Return True if the opcode accesses a local variable, False otherwise."),
    test!("has_exc", HAS_EXC, "Return True if the opcode sets an exception handler, False otherwise."),
    method("get_specialization_stats", "($module, /)", "Return the specialization stats.", |_, _| {
        Ok(Value::NONE)
    }),
    method("get_nb_ops", "($module, /)", "Return array of symbols of binary ops.", |vm, _| {
        let mut pairs = Buf::with_capacity(op::NB_OPS.len())?;
        for (name, symbol) in op::NB_OPS {
            pairs.push(vm.new_tuple(&[vm.new_str(name)?, vm.new_str(symbol)?])?)?;
        }
        vm.new_list(pairs)
    }),
    method(
        "get_intrinsic1_descs",
        "($module, /)",
        "Return a list of names of the unary intrinsics.",
        |vm, _| names(vm, op::INTRINSIC_1),
    ),
    method(
        "get_intrinsic2_descs",
        "($module, /)",
        "Return a list of names of the binary intrinsics.",
        |vm, _| names(vm, op::INTRINSIC_2),
    ),
    method("get_special_method_names", "($module, /)", "Return a list of special method names.", |vm, _| {
        names(vm, op::SPECIAL_METHODS)
    }),
    method(
        "get_executor",
        "($module, /, code, offset)",
        "Return the executor object at offset in code if exists, None otherwise.",
        |vm, args| {
            if args[1].downcast::<PyCode>().is_none() {
                let name = args[1].ty().name();
                return Err(vm.type_error(format!("expected a code object, not '{name:.100}'")));
            }
            vm.expect_i64(&args[2])?;
            Err(vm.value_error("no executor at given byte offset"))
        },
    ),
];

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_opcode",
    doc: "Opcode support module.",
    functions: FUNCTIONS,
    constants: &[("ENABLE_SPECIALIZATION", Constant::Int(1)), ("ENABLE_SPECIALIZATION_FT", Constant::Int(1))],
    ..ModuleSpec::NEW
};

fn names(vm: &Thread, names: &[&str]) -> PyResult {
    let mut list = Buf::with_capacity(names.len())?;
    for name in names {
        list.push(vm.new_str(name)?)?;
    }
    vm.new_list(list)
}

/// The instruction of a number; an instrumented one is as the one it stands for. Specialized ones have no effect of their own.
fn operation(opcode: i64) -> Option<Op> {
    let by_number = Op::ALL.iter().find(|op| **op as i64 == opcode);
    by_number.copied().or_else(|| {
        let (name, _) = op::INSTRUMENTED.iter().find(|(_, number)| i64::from(*number) == opcode)?;
        let name = name.strip_prefix("INSTRUMENTED_")?;
        Op::ALL.iter().find(|op| op.name() == name).copied()
    })
}

fn stack_effect(vm: &Thread, args: &[Value]) -> PyResult {
    let opcode = vm.expect_i64(&args[1])?;
    let given = |value: &Value| !value.is_unbound() && !value.is_none();
    let argument = if given(&args[2]) { vm.expect_i64(&args[2])? } else { 0 };
    let jump = match args[3].as_bool() {
        Some(jump) => Some(jump),
        None if given(&args[3]) => {
            return Err(vm.value_error("stack_effect: jump must be False, True or None"));
        }
        None => None,
    };
    let (Some(op), Ok(argument)) = (operation(opcode), u32::try_from(argument)) else {
        return Err(vm.value_error("invalid opcode or oparg"));
    };
    // CPython's are C ints, and so are the effects.
    if i32::try_from(argument).is_err() {
        return Err(vm.value_error("invalid opcode or oparg"));
    }
    let effect = match jump {
        Some(jump) => op.stack_effect(argument, jump),
        None => op.stack_effect(argument, true).max(op.stack_effect(argument, false)),
    };
    Ok(int::small(i64::from(effect)))
}
