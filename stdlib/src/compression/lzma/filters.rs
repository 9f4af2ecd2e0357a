//! Filter specifiers: dicts with an `id` and options, as the library takes them and as files have them.

use super::{Failure, fail, raise, u32_argument};
use liblzma::stream::{Error, Filters, LzmaOptions, MatchFinder, Mode};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::protocol::argument::given;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const LZMA1: i64 = 0x4000_0000_0000_0001;
pub const LZMA2: i64 = 0x21;
pub const DELTA: i64 = 3;
pub const X86: i64 = 4;
pub const POWERPC: i64 = 5;
pub const IA64: i64 = 6;
pub const ARM: i64 = 7;
pub const ARMTHUMB: i64 = 8;
pub const SPARC: i64 = 9;

/// How many filters a chain may have.
const MOST: usize = 4;

const LZMA_KEYS: &[&str] = &["preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"];

/// The sizes of dictionaries that presets stand for.
const DICTIONARIES: [u32; 10] =
    [1 << 18, 1 << 20, 1 << 21, 1 << 22, 1 << 22, 1 << 23, 1 << 23, 1 << 24, 1 << 25, 1 << 26];

/// A filter with its options.
pub enum Spec {
    Lzma { is_first: bool, options: Lzma },
    Delta { distance: u32 },
    Branch { id: i64, start: u32 },
}

/// What is given of the options of LZMA1 and LZMA2.
pub struct Lzma {
    preset: u32,
    values: [Option<u32>; LZMA_KEYS.len()],
}

impl Lzma {
    fn dict_size(&self) -> u32 {
        self.values[1].unwrap_or(DICTIONARIES[(self.preset & 0x1F).min(9) as usize])
    }

    /// `lc`, `lp` and `pb`, if they go together.
    fn bits(&self) -> Option<(u32, u32, u32)> {
        let (lc, lp, pb) =
            (self.values[2].unwrap_or(3), self.values[3].unwrap_or(0), self.values[4].unwrap_or(2));
        (lc <= 4 && lp <= 4 && lc + lp <= 4 && pb <= 4).then_some((lc, lp, pb))
    }

    fn options(&self) -> Result<LzmaOptions, Error> {
        let mut options = LzmaOptions::new_preset(self.preset)?;
        let (lc, lp, pb) = self.bits().ok_or(Error::Options)?;
        options.dict_size(self.dict_size());
        options.literal_context_bits(lc).literal_position_bits(lp).position_bits(pb);
        if let Some(mode) = self.values[5] {
            options.mode(match mode {
                1 => Mode::Fast,
                2 => Mode::Normal,
                _ => return Err(Error::Options),
            });
        }
        if let Some(length) = self.values[6] {
            options.nice_len(length);
        }
        if let Some(finder) = self.values[7] {
            options.match_finder(match finder {
                3 => MatchFinder::HashChain3,
                4 => MatchFinder::HashChain4,
                0x12 => MatchFinder::BinaryTree2,
                0x13 => MatchFinder::BinaryTree3,
                0x14 => MatchFinder::BinaryTree4,
                _ => return Err(Error::Options),
            });
        }
        if let Some(depth) = self.values[8] {
            options.depth(depth);
        }
        Ok(options)
    }
}

fn item(vm: &Thread, spec: &Value, key: &str) -> PyResult<Option<Value>> {
    let key = vm.intern_str(key)?.into_value();
    match vm.get_item(spec, &key) {
        Ok(value) => Ok(Some(value)),
        Err(_) if vm.raised_matches(&taipan_vm::builtins::exceptions::KEY_ERROR) => {
            vm.clear_raised();
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// The options of a specifier, in the order of `keys`; there must be no others.
fn options<const N: usize>(
    vm: &Thread,
    spec: &Value,
    keys: &[&str],
    kind: &str,
) -> PyResult<[Option<u32>; N]> {
    let refuse = |raised: Raised| {
        if vm.is_terminating() {
            return raised;
        }
        vm.clear_raised();
        vm.value_error(format!("Invalid filter specifier for {kind} filter"))
    };
    let mut values = [None; N];
    let mut known = 1;
    for (key, place) in keys.iter().zip(&mut values) {
        if let Some(value) = item(vm, spec, key)? {
            known += 1;
            *place = Some(u32_argument(vm, &value).map_err(refuse)?);
        }
    }
    if vm.length(spec)? != known {
        return Err(vm.value_error(format!("Invalid filter specifier for {kind} filter")));
    }
    Ok(values)
}

/// Reads a specifier.
pub fn read(vm: &Thread, spec: &Value) -> PyResult<Spec> {
    let is_mapping = vm.get_attr_opt(spec, &*vm.intern_str("__getitem__")?)?.is_some();
    if !is_mapping {
        return Err(vm.type_error("Filter specifier must be a dict or dict-like object"));
    }
    let Some(id) = item(vm, spec, "id")? else {
        return Err(vm.value_error("Filter specifier must have an \"id\" entry"));
    };
    let number = vm.expect_i64(&id)?;
    match number {
        LZMA1 | LZMA2 => {
            let values: [Option<u32>; LZMA_KEYS.len()] = options(vm, spec, LZMA_KEYS, "LZMA")?;
            let preset = values[0].unwrap_or(super::PRESET_DEFAULT);
            if LzmaOptions::new_preset(preset).is_err() {
                return Err(raise(vm, &format!("Invalid compression preset: {preset}")));
            }
            Ok(Spec::Lzma { is_first: number == LZMA1, options: Lzma { preset, values } })
        }
        DELTA => {
            let [distance] = options(vm, spec, &["dist"], "delta")?;
            Ok(Spec::Delta { distance: distance.unwrap_or(1) })
        }
        X86..=SPARC => {
            let [start] = options(vm, spec, &["start_offset"], "BCJ")?;
            Ok(Spec::Branch { id: number, start: start.unwrap_or(0) })
        }
        _ => Err(vm.value_error(format!("Invalid filter ID: {number}"))),
    }
}

/// Reads a chain of specifiers.
pub fn read_chain(vm: &Thread, chain: &Value) -> PyResult<Vec<Spec>> {
    if chain.downcast::<PyDict>().is_some() {
        return Err(vm.type_error(format!("{} is not a sequence", chain.ty().name())));
    }
    let count = vm.length(chain)?;
    if count > MOST {
        return Err(vm.value_error(format!("Too many filters - liblzma supports a maximum of {MOST}")));
    }
    (0..count).map(|index| read(vm, &vm.sequence_item(chain, index as isize)?)).collect()
}

/// The chain as the library takes it.
pub fn chain(specs: &[Spec]) -> Result<Filters, Error> {
    let mut filters = Filters::new();
    if specs.is_empty() {
        return Err(Error::Program);
    }
    for spec in specs {
        match spec {
            Spec::Lzma { is_first: true, options } => filters.lzma1(&options.options()?),
            Spec::Lzma { is_first: false, options } => filters.lzma2(&options.options()?),
            Spec::Delta { distance } => match u8::try_from(distance.wrapping_sub(1)) {
                Ok(distance) => filters.delta_properties(&[distance])?,
                Err(_) => return Err(Error::Options),
            },
            Spec::Branch { id, start } => {
                let start = start.to_le_bytes();
                match *id {
                    X86 => filters.x86_properties(&start)?,
                    POWERPC => filters.powerpc_properties(&start)?,
                    IA64 => filters.ia64_properties(&start)?,
                    ARM => filters.arm_properties(&start)?,
                    ARMTHUMB => filters.arm_thumb_properties(&start)?,
                    _ => filters.sparc_properties(&start)?,
                }
            }
        };
    }
    Ok(filters)
}

/// The size of the dictionary that is used.
pub fn dictionary(preset: u32, specs: Option<&[Spec]>) -> usize {
    let by_preset = Lzma { preset, values: [None; LZMA_KEYS.len()] };
    let sizes = specs.into_iter().flatten().filter_map(|spec| match spec {
        Spec::Lzma { options, .. } => Some(options.dict_size()),
        _ => None,
    });
    sizes.max().unwrap_or_else(|| by_preset.dict_size()) as usize
}

/// The options of a chain that is one filter LZMA1.
pub fn only_lzma1(specs: &[Spec]) -> Option<Result<LzmaOptions, Error>> {
    match specs {
        [Spec::Lzma { is_first: true, options }] => Some(options.options()),
        _ => None,
    }
}

/// `_encode_filter_properties`.
pub fn encode(vm: &Thread, spec: &Value) -> PyResult {
    let unsupported = || fail(vm, Failure::Library(Error::Options));
    match read(vm, spec)? {
        Spec::Lzma { is_first: true, options } => {
            let (lc, lp, pb) = options.bits().ok_or_else(unsupported)?;
            let mut bytes = vec![((pb * 5 + lp) * 9 + lc) as u8];
            bytes.extend(options.dict_size().to_le_bytes());
            vm.new_bytes(&bytes)
        }
        Spec::Lzma { is_first: false, options } => vm.new_bytes(&[dictionary_code(options.dict_size())]),
        Spec::Delta { distance } => match u8::try_from(distance.wrapping_sub(1)) {
            Ok(distance) => vm.new_bytes(&[distance]),
            Err(_) => Err(fail(vm, Failure::Library(Error::Program))),
        },
        Spec::Branch { start: 0, .. } => vm.new_bytes(&[]),
        Spec::Branch { start, .. } => vm.new_bytes(&start.to_le_bytes()),
    }
}

/// The least code whose dictionary is large enough: sizes are 2^n and 2^n + 2^(n-1), from 4 KiB on.
fn dictionary_code(size: u32) -> u8 {
    (0..40).find(|code| dictionary_size(*code) >= size).unwrap_or(40)
}

fn dictionary_size(code: u8) -> u32 {
    if code >= 40 { u32::MAX } else { (2 | u32::from(code) & 1) << (code / 2 + 11) }
}

/// `_decode_filter_properties`.
pub fn decode(vm: &Thread, id: &Value, properties: &Value) -> PyResult {
    let number = vm.expect_i64(id)?;
    let bytes = vm.bytes_like(properties)?;
    let unsupported = || Err(fail(vm, Failure::Library(Error::Options)));
    let mut fields: Vec<(&str, u32)> = Vec::new();
    match (number, &*bytes) {
        (LZMA1, [bits, size @ ..]) if size.len() == 4 && *bits < 225 => {
            let bits = u32::from(*bits);
            let (lc, lp, pb) = (bits % 9, bits / 9 % 5, bits / 45);
            if lc + lp > 4 {
                return unsupported();
            }
            let size = size.try_into().map(u32::from_le_bytes).unwrap_or_default();
            fields.extend([("lc", lc), ("lp", lp), ("pb", pb), ("dict_size", size)]);
        }
        (LZMA2, [code]) if *code <= 40 => fields.push(("dict_size", dictionary_size(*code))),
        (DELTA, [distance]) => fields.push(("dist", u32::from(*distance) + 1)),
        (X86..=SPARC, []) => {}
        (X86..=SPARC, start) if start.len() == 4 => {
            let start = start.try_into().map(u32::from_le_bytes).unwrap_or_default();
            if start != 0 {
                fields.push(("start_offset", start));
            }
        }
        _ => return unsupported(),
    }
    let dict = PyDict::new(vm)?;
    dict.set_str(&*vm.intern_str("id")?, int::from_i64(vm, number)?)?;
    for (name, value) in fields {
        dict.set_str(&*vm.intern_str(name)?, int::small(value.into()))?;
    }
    Ok(dict.into_value())
}

/// The chain that an argument gives, if it gives one.
pub fn optional_chain(vm: &Thread, value: &Value) -> PyResult<Option<Vec<Spec>>> {
    given(value).map(|chain| read_chain(vm, chain)).transpose()
}
