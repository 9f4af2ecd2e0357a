//! The module `_collections`: containers that `collections` is made of.

mod count_elements;
mod defaultdict;
mod deque;
mod ordered_dict;
mod tuplegetter;

use super::ModuleSpec;
use crate::class::ready;
use crate::class::spec::method;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_collections",
    doc: "High performance data structures.\n\
          - deque:        a sequence that grows and shrinks at both ends\n\
          - defaultdict:  a dict that makes values for missing keys\n",
    functions: &[method(
        "_count_elements",
        "(mapping, iterable, /)",
        "Count elements in the iterable, updating the mapping",
        count_elements::count_elements,
    )],
    types: &[
        &deque::TYPE,
        &defaultdict::TYPE,
        &ordered_dict::TYPE,
        &deque::ITERATOR,
        &deque::REVERSE_ITERATOR,
        &tuplegetter::TYPE,
    ],
    init: Some(|_, _| {
        ready::ready_all(ordered_dict::HIDDEN_TYPES.iter().copied());
        Ok(())
    }),
    ..ModuleSpec::NEW
};
