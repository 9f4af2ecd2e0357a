//! Code objects that the verifier must refuse.

use super::recorded::options;
use std::sync::Arc;
use taipan_compiler::code::{Bytes, Code, Const, kinds};
use taipan_compiler::compile;
use taipan_compiler::dis::dis;
use taipan_compiler::op::Opcode;
use taipan_compiler::parser::Mode;
use taipan_compiler::verify::verify;

fn copy(code: &Code) -> Code {
    Code {
        argcount: code.argcount,
        posonlyargcount: code.posonlyargcount,
        kwonlyargcount: code.kwonlyargcount,
        stacksize: code.stacksize,
        flags: code.flags,
        code: code.code.clone(),
        consts: code.consts.clone(),
        names: code.names.clone(),
        localsplusnames: code.localsplusnames.clone(),
        localspluskinds: code.localspluskinds.clone(),
        filename: code.filename.clone(),
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        firstlineno: code.firstlineno,
        linetable: code.linetable.clone(),
        exceptiontable: code.exceptiontable.clone(),
    }
}

fn module(source: &str) -> Arc<Code> {
    compile(source, "<s>", Mode::Exec, &options(0, 0)).unwrap().code
}

/// The code of the first function in a module.
fn function(source: &str) -> Code {
    let module = module(source);
    let mut codes = module.consts.iter().filter_map(|constant| match constant {
        Const::Code(code) => Some(code),
        _ => None,
    });
    copy(codes.next().unwrap())
}

/// A code object of these units, with a local, a name and a constant.
fn units(stacksize: u32, units: &[(Opcode, u8)]) -> Code {
    let mut code = function("def f(a): global g; g = 'text'");
    code.stacksize = stacksize;
    code.code = units.iter().flat_map(|&(opcode, arg)| [opcode as u8, arg]).collect();
    code.exceptiontable = Bytes::default();
    code
}

#[track_caller]
fn refused(code: &Code, what: &str) {
    let error = verify(code).unwrap_err();
    assert!(error.what.contains(what), "{error}");
}

#[track_caller]
fn refused_units(stacksize: u32, instructions: &[(Opcode, u8)], what: &str) {
    refused(&units(stacksize, instructions), what);
}

#[test]
fn instructions_and_arguments() {
    use Opcode::*;
    let end = [(LoadConst, 0), (ReturnValue, 0)];
    assert_eq!(verify(&units(1, &end)), Ok(()));
    refused_units(1, &[(Cache, 0), end[0], end[1]], "CACHE must not");
    refused_units(1, &[(LoadConst, 9), (ReturnValue, 0)], "LOAD_CONST must not have the argument 9");
    refused_units(1, &[(LoadFast, 1), (ReturnValue, 0)], "LOAD_FAST must not");
    refused_units(1, &[(LoadDeref, 0), (ReturnValue, 0)], "LOAD_DEREF must not");
    refused_units(1, &[(LoadName, 9), (ReturnValue, 0)], "LOAD_NAME must not");
    refused_units(1, &[(ExtendedArg, 1), (LoadConst, 0), (ReturnValue, 0)], "argument 256");
    refused_units(1, &[(LoadConst, 0), (ExtendedArg, 0)], "ends inside");
    refused_units(1, &[(ExtendedArg, 0); 6], "too many prefixes");
    refused_units(1, &[(LoadConst, 0), (LoadAttr, 0)], "ends inside");
    let mut code = units(1, &end);
    code.code = vec![200, 0].into();
    refused(&code, "no such instruction");
    code.code = vec![27].into();
    refused(&code, "no whole number");
    code.code = Bytes::default();
    refused(&code, "no whole number");
}

#[test]
fn control_flow() {
    use Opcode::*;
    refused_units(1, &[(LoadConst, 0), (PopTop, 0)], "runs off the end");
    refused_units(1, &[(JumpForward, 5), (LoadConst, 0), (ReturnValue, 0)], "leads to no instruction");
    refused_units(
        1,
        &[(JumpBackward, 9), (Cache, 0), (LoadConst, 0), (ReturnValue, 0)],
        "leads to no instruction",
    );
    // Into the cache of `LOAD_GLOBAL`, and between a prefix and its instruction.
    let global = [(LoadGlobal, 0), (Cache, 0), (Cache, 0), (Cache, 0), (Cache, 0), (ReturnValue, 0)];
    refused_units(1, &[&[(JumpForward, 2)], &global[..]].concat(), "leads to no instruction");
    refused_units(
        1,
        &[(JumpForward, 1), (ExtendedArg, 0), (LoadConst, 0), (ReturnValue, 0)],
        "leads to no instruction",
    );
    refused_units(
        2,
        &[(LoadConst, 0), (GetIter, 0), (ForIter, 0), (Cache, 0), (ReturnValue, 0)],
        "leads to the wrong instruction",
    );
    // Two ways with stacks of different depth to the same place.
    refused_units(
        2,
        &[(LoadFast, 0), (PopJumpIfNone, 1), (Cache, 0), (LoadFast, 0), (LoadFast, 0), (ReturnValue, 0)],
        "depth of the stack",
    );
}

#[test]
fn stack() {
    use Opcode::*;
    refused_units(1, &[(ReturnValue, 0)], "too short");
    refused_units(1, &[(LoadConst, 0), (LoadConst, 0), (ReturnValue, 0)], "beyond its size");
    refused_units(2, &[(LoadConst, 0), (Swap, 2), (ReturnValue, 0)], "too short");
    refused_units(2, &[(LoadConst, 0), (Copy, 2), (ReturnValue, 0)], "too short");
    refused_units(1, &[(PushNull, 0), (ReturnValue, 0)], "NULL");
    refused_units(2, &[(LoadConst, 0), (PushNull, 0), (BuildTuple, 2), (ReturnValue, 0)], "NULL");
    refused_units(
        3,
        &[(LoadConst, 0), (LoadConst, 0), (ListAppend, 1), (ReturnValue, 0)],
        "no such container",
    );
    refused_units(
        1,
        &[(LoadFast, 0), (PopJumpIfTrue, 0), (Cache, 0), (LoadFast, 0), (ReturnValue, 0)],
        "bool",
    );
    refused_units(1, &[(LoadConst, 0), (PopExcept, 0)], "handled before");
    refused_units(2, &[(LoadConst, 0), (LoadConst, 0), (Reraise, 1)], "no offset");
    refused_units(1, &[(LoadConst, 0), (MakeFunction, 0), (ReturnValue, 0)], "code object");
}

#[test]
fn locals_and_cells() {
    use Opcode::*;
    refused_units(1, &[(DeleteFast, 0), (LoadFast, 0), (ReturnValue, 0)], "may be unbound");
    assert_eq!(verify(&units(1, &[(DeleteFast, 0), (LoadFastCheck, 0), (ReturnValue, 0)])), Ok(()));
    refused_units(2, &[(PushNull, 0), (StoreFast, 0), (LoadFast, 0), (ReturnValue, 0)], "may be unbound");
    let mut code = units(1, &[(LoadDeref, 0), (ReturnValue, 0)]);
    code.localspluskinds.to_mut()[0] |= kinds::CELL;
    refused(&code, "may hold no cell");
    code = units(1, &[(MakeCell, 0), (LoadDeref, 0), (StoreFast, 0), (LoadDeref, 0), (ReturnValue, 0)]);
    code.localspluskinds.to_mut()[0] |= kinds::CELL;
    refused(&code, "may hold no cell");
}

#[test]
fn fields() {
    let source = "def f(a, b, /, c, *d, e, **g): h = 1; return lambda: a";
    let good = function(source);
    assert_eq!(verify(&good), Ok(()));
    type Change = fn(&mut Code);
    let changes: [(Change, &str); 9] = [
        (|code| code.argcount = 1, "argument counts"),
        (|code| code.argcount = u32::MAX, "argument counts"),
        (|code| code.kwonlyargcount = 100, "argument counts"),
        (|code| code.kwonlyargcount = 2, "kinds of locals"),
        (|code| code.flags ^= 4, "kinds of locals"),
        (|code| code.localspluskinds.to_mut()[0] = kinds::FREE, "kinds of locals"),
        (|code| code.localspluskinds = Bytes::default(), "as many kinds"),
        (|code| code.flags |= 0x20, "RETURN_GENERATOR"),
        (|code| code.stacksize = u32::MAX, "too many"),
    ];
    for (change, what) in changes {
        let mut code = copy(&good);
        change(&mut code);
        refused(&code, what);
    }
    let mut generator = function("def f(): yield");
    generator.flags ^= 0x20;
    refused(&generator, "RETURN_GENERATOR");
}

#[test]
fn closures_fit_their_functions() {
    let mut outer = function("def f(a): return lambda: a");
    let inner = outer.consts.iter_mut().find_map(|constant| match constant {
        Const::Code(code) => Some(code),
        _ => None,
    });
    let inner = inner.unwrap();
    let mut more = copy(inner);
    more.localsplusnames = [&more.localsplusnames[..], &more.localsplusnames[..]].concat().into();
    more.localspluskinds = [&more.localspluskinds[..], &more.localspluskinds[..]].concat().into();
    *inner = Arc::new(more).into();
    refused(&outer, "closure does not fit");
}

#[test]
fn exception_tables() {
    let good = function("def f():\n try: x\n except y: z\n finally: w");
    assert_eq!(verify(&good), Ok(()));
    for (table, what) in [
        (&[0x80 | 2, 1, 200 & 63, 0][..], "table is wrong"),
        (&[0x80 | 1, 0, 1, 0], "table is wrong"),
        (&[0x80 | 2, 1], "cut off"),
        (&[0x80 | 1, 60, 1, 0], "table is wrong"),
        (&[0x80, 1, 1, 60], "handler keeps more"),
    ] {
        let mut code = copy(&good);
        code.exceptiontable = table.into();
        refused(&code, what);
    }
}

#[test]
fn nested_code_is_verified_too() {
    let mut outer = copy(&module("def f(): pass"));
    let mut inner = function("def f(): pass");
    inner.code = vec![Opcode::PopTop as u8, 0].into();
    outer.consts = Box::from([Const::Tuple(Arc::from([Const::Code(Arc::new(inner).into())])), Const::None]);
    refused(&outer, "");
}

/// Whatever changes, the verifier and the listing come to an end.
#[test]
fn random_changes() {
    let mut random = 99u32;
    let mut next = move || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        random >> 8
    };
    for source in [include_str!("../data/code/exceptions.py"), include_str!("../data/code/functions.py")] {
        let module = module(source);
        let (mut accepted, mut seen) = (0, 0);
        for constant in &module.consts {
            let Const::Code(code) = constant else { continue };
            for _ in 0..150 {
                let mut changed = copy(code);
                let place = next() as usize % changed.code.len();
                changed.code.to_mut()[place] = next() as u8;
                if !changed.exceptiontable.is_empty() && next() % 2 == 0 {
                    let place = next() as usize % changed.exceptiontable.len();
                    changed.exceptiontable.to_mut()[place] ^= 1 << (next() % 8);
                }
                accepted += usize::from(verify(&changed).is_ok());
                seen += 1;
                assert!(!dis(&changed, &Default::default()).is_empty());
            }
        }
        assert!(accepted > 0 && accepted < seen / 2, "{accepted} of {seen}");
    }
}
