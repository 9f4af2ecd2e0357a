//! What options are called, and what is said of bad ones.

use super::{Parameters, fail, library};
use std::ffi::c_int;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::class::spec::Constant;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub const COMPRESSION_LEVEL: c_int = 100;
pub const NB_WORKERS: c_int = 400;

const WINDOW_LOG_MAX: c_int = 100;

/// Parameters of compression, as the enumeration calls them.
const OF_COMPRESSION: [(c_int, &str); 19] = [
    (COMPRESSION_LEVEL, "compression_level"),
    (101, "window_log"),
    (102, "hash_log"),
    (103, "chain_log"),
    (104, "search_log"),
    (105, "min_match"),
    (106, "target_length"),
    (107, "strategy"),
    (160, "enable_long_distance_matching"),
    (161, "ldm_hash_log"),
    (162, "ldm_min_match"),
    (163, "ldm_bucket_size_log"),
    (164, "ldm_hash_rate_log"),
    (200, "content_size_flag"),
    (201, "checksum_flag"),
    (202, "dict_id_flag"),
    (NB_WORKERS, "nb_workers"),
    (401, "job_size"),
    (402, "overlap_log"),
];

const fn constant(number: c_int) -> Constant {
    Constant::Int(number as i64)
}

pub static CONSTANTS: &[(&str, Constant)] = &[
    ("ZSTD_CLEVEL_DEFAULT", constant(3)),
    ("ZSTD_c_compressionLevel", constant(COMPRESSION_LEVEL)),
    ("ZSTD_c_windowLog", constant(101)),
    ("ZSTD_c_hashLog", constant(102)),
    ("ZSTD_c_chainLog", constant(103)),
    ("ZSTD_c_searchLog", constant(104)),
    ("ZSTD_c_minMatch", constant(105)),
    ("ZSTD_c_targetLength", constant(106)),
    ("ZSTD_c_strategy", constant(107)),
    ("ZSTD_c_enableLongDistanceMatching", constant(160)),
    ("ZSTD_c_ldmHashLog", constant(161)),
    ("ZSTD_c_ldmMinMatch", constant(162)),
    ("ZSTD_c_ldmBucketSizeLog", constant(163)),
    ("ZSTD_c_ldmHashRateLog", constant(164)),
    ("ZSTD_c_contentSizeFlag", constant(200)),
    ("ZSTD_c_checksumFlag", constant(201)),
    ("ZSTD_c_dictIDFlag", constant(202)),
    ("ZSTD_c_nbWorkers", constant(NB_WORKERS)),
    ("ZSTD_c_jobSize", constant(401)),
    ("ZSTD_c_overlapLog", constant(402)),
    ("ZSTD_d_windowLogMax", constant(WINDOW_LOG_MAX)),
    ("ZSTD_fast", constant(1)),
    ("ZSTD_dfast", constant(2)),
    ("ZSTD_greedy", constant(3)),
    ("ZSTD_lazy", constant(4)),
    ("ZSTD_lazy2", constant(5)),
    ("ZSTD_btlazy2", constant(6)),
    ("ZSTD_btopt", constant(7)),
    ("ZSTD_btultra", constant(8)),
    ("ZSTD_btultra2", constant(9)),
];

/// Reads options, and gives each to `set`. The classes of the enumerations must not be mixed up.
pub fn read(
    vm: &Thread,
    options: &Value,
    is_compress: bool,
    mut set: impl FnMut(c_int, c_int) -> PyResult<()>,
) -> PyResult<()> {
    let Some(dict) = options.downcast::<PyDict>() else {
        let class = if is_compress { "ZstdCompressor" } else { "ZstdDecompressor" };
        let given = vm.full_type_name(options.ty())?;
        return Err(vm.type_error(format!("{class}() argument 'options' must be dict, not {given}")));
    };
    let foreign = vm.interp().module_states.get::<Parameters>().class(!is_compress);
    for (key, value) in dict.entries() {
        if foreign.as_ref().is_some_and(|class| key.ty().to_value().is(class)) {
            let (kind, other) =
                if is_compress { ("compression", "Decompression") } else { ("decompression", "Compression") };
            let text = format!("{kind} options dictionary key must not be a {other}Parameter attribute");
            return Err(vm.type_error(text));
        }
        set(vm.c_int_argument(&key)?, vm.c_int_argument(&value)?)?;
    }
    Ok(())
}

/// The error for a value that the library did not take.
#[cold]
pub fn refuse(vm: &Thread, parameter: c_int, value: c_int, is_compress: bool) -> Raised {
    let known = OF_COMPRESSION.iter().find(|(number, _)| is_compress && *number == parameter);
    let name = match known {
        Some((_, name)) => (*name).to_owned(),
        None if !is_compress && parameter == WINDOW_LOG_MAX => "window_log_max".to_owned(),
        None => format!("unknown parameter (key {parameter})"),
    };
    let kind = if is_compress { "compression" } else { "decompression" };
    vm.value_error(match library::bounds(parameter, is_compress) {
        Ok((low, high)) => {
            format!("{kind} parameter '{name}' received an illegal value {value}; the valid range is [{low}, {high}]")
        }
        Err(_) => format!("invalid {kind} parameter '{name}'"),
    })
}

/// `get_param_bounds`.
pub fn bounds(vm: &Thread, args: &[Value]) -> PyResult {
    let parameter = vm.c_int_argument(&args[1])?;
    let is_compress = vm.is_true(&args[2])?;
    let kind = if is_compress { "compression" } else { "decompression" };
    match library::bounds(parameter, is_compress) {
        Ok((low, high)) => vm.new_tuple(&[int::small(low.into()), int::from_i64(vm, high.into())?]),
        Err(error) => Err(fail(vm, &format!("get zstd {kind} parameter bounds"), &error)),
    }
}
