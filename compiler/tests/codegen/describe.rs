//! The text of a code object that `conformance/tools/record_code_tests.py` records.

use std::fmt::Write;
use taipan_compiler::code::{Code, Const, Name, kinds};
use taipan_compiler::repr;

fn codes<'c>(code: &'c Code, found: &mut Vec<&'c Code>) {
    found.push(code);
    for constant in &code.consts {
        if let Const::Code(code) = constant {
            codes(code, found);
        }
    }
}

pub fn constant_text(constant: &Const) -> String {
    let items = |items: &[Const]| items.iter().map(|item| constant_text(item) + ",").collect::<Vec<_>>();
    let kind = match constant {
        Const::Code(_) => return "code".to_string(),
        Const::Tuple(all) => return format!("({})", items(all).concat()),
        Const::FrozenSet(all) => {
            let mut items = items(all);
            items.sort();
            return format!("{{{}}}", items.concat());
        }
        Const::None => "NoneType",
        Const::True | Const::False => "bool",
        Const::Ellipsis => "ellipsis",
        Const::Int(_) | Const::BigInt(_) => "int",
        Const::Float(_) => "float",
        Const::Complex(..) => "complex",
        Const::Str { .. } => "str",
        Const::Bytes(_) => "bytes",
        Const::Slice(_) => "slice",
    };
    format!("{kind} {}", repr::constant(constant))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn join<'n>(names: impl Iterator<Item = &'n Name>) -> String {
    let names: Vec<_> = names.map(|name| name.as_wtf8().as_str().unwrap_or("?")).collect();
    names.join(" ")
}

/// All fields of a code object and of those in it, as the script writes them.
pub fn describe(code: &Code) -> String {
    let mut out = String::new();
    let mut all = Vec::new();
    codes(code, &mut all);
    for code in all {
        let of_kind = |wanted: u8| {
            let slots = code.localsplusnames.iter().zip(&*code.localspluskinds);
            slots.filter(move |(_, kind)| **kind & wanted != 0).map(|(name, _)| name)
        };
        let nlocals = of_kind(kinds::LOCAL).count();
        let name = |name: &Name| name.as_wtf8().as_str().unwrap_or("?").to_string();
        writeln!(
            out,
            "== {} ({}), line {}, flags {:#x}, counts ({}, {}, {}, {nlocals}, {})",
            name(&code.qualname),
            name(&code.name),
            code.firstlineno,
            code.flags,
            code.argcount,
            code.posonlyargcount,
            code.kwonlyargcount,
            code.stacksize
        )
        .unwrap();
        writeln!(out, "names {}", join(code.names.iter())).unwrap();
        let variables = [kinds::LOCAL, kinds::CELL, kinds::FREE].map(|kind| join(of_kind(kind)));
        writeln!(out, "variables {}", variables.join("; ")).unwrap();
        for constant in &code.consts {
            writeln!(out, "constant {}", constant_text(constant)).unwrap();
        }
        writeln!(out, "code {}", hex(&code.code)).unwrap();
        writeln!(out, "lines {}", hex(&code.linetable)).unwrap();
        writeln!(out, "exceptions {}", hex(&code.exceptiontable)).unwrap();
    }
    out
}
