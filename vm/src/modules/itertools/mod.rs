//! The module `itertools`: iterators made of iterators.
//!
//! Rules that all of them follow:
//! 1. A `StopIteration` that a function called on the way raises is the end of the iterator, as for CPython's.
//! 2. What an iterator holds may be replaced while it asks another for an item: it keeps a reference of its own meanwhile.
//! 3. Only fields that change after construction can close a cycle, so only those are cleared.

mod accumulate;
mod batched;
mod chain;
mod combinations;
mod compress;
mod count;
mod cycle;
mod groupby;
mod islice;
mod pairwise;
mod permutations;
mod predicates;
pub mod product;
mod repeat;
mod starmap;
mod tee;
mod zip_longest;

use super::ModuleSpec;
use crate::call::Args;
use crate::class::PyType;
use crate::class::slots::Init;
use crate::class::spec::method;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "itertools",
    doc: "Iterators as building blocks.\n\n\
          Without end: count, cycle, repeat.\n\n\
          As long as their input: accumulate, batched, chain, compress, dropwhile, filterfalse, groupby, islice, pairwise,\n\
          starmap, takewhile, tee, zip_longest.\n\n\
          Combinatorial: product, permutations, combinations, combinations_with_replacement.",
    functions: &[method(
        "tee",
        "(iterable, n=2, /)",
        "Return a tuple of n independent iterators over one iterable.",
        tee::tee,
    )],
    types: &[
        &accumulate::TYPE,
        &batched::TYPE,
        &chain::TYPE,
        &combinations::TYPE,
        &combinations::WITH_REPLACEMENT,
        &compress::TYPE,
        &count::TYPE,
        &cycle::TYPE,
        &predicates::DROPWHILE,
        &predicates::FILTERFALSE,
        &predicates::TAKEWHILE,
        &groupby::TYPE,
        &groupby::GROUPER,
        &islice::TYPE,
        &pairwise::TYPE,
        &permutations::TYPE,
        &product::TYPE,
        &repeat::TYPE,
        &starmap::TYPE,
        &tee::TYPE,
        &tee::DATA,
        &zip_longest::TYPE,
    ],
    ..ModuleSpec::NEW
};

/// The arguments that a constructor looks at: a class with an `__init__` of its own may be called with keywords that are
/// meant for that one.
fn own_arguments<'a>(ty: &PyType, own: &PyType, args: Args<'a>) -> Args<'a> {
    let init = |ty: &PyType| ty.slots().init.map(|init| init as Init as usize);
    if init(ty) == init(own) { args } else { Args::positional_only(args.positional()) }
}
