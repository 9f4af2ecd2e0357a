//! What a VM is made with: options of the command line and of the environment, decided before it starts.

use crate::modules::ModuleSpec;
use crate::text::hash::HashKey;

#[derive(Clone)]
pub struct Config {
    pub recursion_limit: u32,
    pub int_max_str_digits: usize,
    /// 0: off. See `heap::collect`.
    pub gc_stress: u64,
    /// Lists of native modules beside the VM's own.
    pub modules: &'static [&'static [&'static ModuleSpec]],
    /// The process's; has an effect for its first VM. `None` is a random one.
    pub hash_key: Option<HashKey>,
}

impl Default for Config {
    fn default() -> Self {
        Config { recursion_limit: 1000, int_max_str_digits: 4300, gc_stress: 0, modules: &[], hash_key: None }
    }
}
