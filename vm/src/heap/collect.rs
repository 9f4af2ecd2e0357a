//! The cycle collector: CPython's algorithm over three generations.
//!
//! A collection looks at a set of objects: the young ones, with the middle-aged, or all. Every object of the set gets a
//! *trial count*, its reference count to begin with, kept in the number of its collector word. References between objects
//! of the set are subtracted. What then has a count above zero is referred to from outside; it and all that it reaches is
//! alive. The rest is garbage: weak references to it are cleared, finalizers run once (PEP 442), what they have brought back
//! is alive again, and from what remains all references are taken, so that it falls apart by counting.
//!
//! Frames, native code and containers outside the set need not be known: their references are counted but never
//! subtracted. So a collection may run at any moment at which every `Value` is counted, but no payload is half changed.
//!
//! Invariants:
//! 1. Between the first mark and the end of `find_garbage` nothing is allocated on the VM's heap and no count changes.
//!    A limit that is reached meanwhile ends the passes, and everything survives.
//! 2. A trial count of `NUMBER_MAX` stands for "that many or more", is never subtracted from, and keeps its object alive.
//!
//! Source: CPython's `InternalDocs/garbage_collector.md`, PEP 442.

use super::generations::MIDDLE;
use super::tracer::{Mode, Pending, Tracer};
use super::{Heap, NoMemory, weak};
use crate::builtins::{tuple, weakref};
use crate::class::{attributes, flags};
use crate::collections::Buf;
use crate::object::{Object, gc};
use crate::thread::Thread;
use crate::value::Value;
use std::cell::Cell;

/// What of the heap a collection looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Scope {
    Young,
    Middle,
    Full,
}

/// Figures of a generation, as `gc.get_stats()` shows them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statistics {
    pub collections: usize,
    pub collected: usize,
    pub uncollectable: usize,
}

pub struct Collector {
    enabled: Cell<bool>,
    /// `gc.get_threshold()`: young objects, young collections before one of the middle, those before a full one.
    thresholds: Cell<[usize; 3]>,
    /// By scope, how often in a row, up to [`MOST_PATIENCE`], nearly nothing was found.
    patience: Cell<[u32; 3]>,
    /// Collections of the younger generation since the last one of this generation (the first is not used).
    counts: Cell<[usize; 3]>,
    statistics: Cell<[Statistics; 3]>,
    running: Cell<bool>,
    requested: Cell<bool>,
    /// 0: off; otherwise a young collection at every tracked allocation, a full one at every n-th.
    stress: Cell<u64>,
    stress_count: Cell<u64>,
    /// `gc.set_debug()`.
    debug: Cell<u32>,
}

pub const DEBUG_SAVEALL: u32 = 32;

const DEFAULT_THRESHOLDS: [usize; 3] = [2000, 10, 10];

/// Where programs leave the thresholds alone and memory is not limited, a collection of a kind that has found next to nothing is due after twice as many
/// objects the next time, up to four times as many young ones, up to twice as large a heap. Programs that make no cycles so
/// spend little on looking for them; one in [`WORTH`] objects found brings the thresholds back.
const MOST_PATIENCE: [u32; 3] = [2, 0, 2];
const WORTH: usize = 32;

/// Other flags of `gc.set_debug`: what is written on `sys.stderr`.
pub mod debug {
    pub const STATS: u32 = 1;
    pub const COLLECTABLE: u32 = 2;
    pub const UNCOLLECTABLE: u32 = 4;
}

impl Collector {
    pub const fn new() -> Self {
        const ZERO: Statistics = Statistics { collections: 0, collected: 0, uncollectable: 0 };
        Collector {
            enabled: Cell::new(true),
            thresholds: Cell::new(DEFAULT_THRESHOLDS),
            patience: Cell::new([0; 3]),
            counts: Cell::new([0; 3]),
            statistics: Cell::new([ZERO; 3]),
            running: Cell::new(false),
            requested: Cell::new(false),
            stress: Cell::new(0),
            stress_count: Cell::new(0),
            debug: Cell::new(0),
        }
    }

    pub fn is_enabled(&self) -> bool {
        self.enabled.get()
    }

    pub fn set_enabled(&self, heap: &Heap, enabled: bool) {
        self.enabled.set(enabled);
        heap.generations().update_limit(heap);
    }

    pub fn thresholds(&self) -> [usize; 3] {
        self.thresholds.get()
    }

    pub fn set_thresholds(&self, heap: &Heap, thresholds: [usize; 3]) {
        self.thresholds.set(thresholds);
        heap.generations().update_limit(heap);
    }

    /// `gc.get_count()`.
    pub fn counts(&self, heap: &Heap) -> [usize; 3] {
        let [_, middle, old] = self.counts.get();
        [heap.generations().young_len(), middle, old]
    }

    pub fn statistics(&self) -> [Statistics; 3] {
        self.statistics.get()
    }

    pub fn debug(&self) -> u32 {
        self.debug.get()
    }

    pub fn set_debug(&self, flags: u32) {
        self.debug.set(flags);
    }

    pub fn is_running(&self) -> bool {
        self.running.get()
    }

    /// `--gc-stress=N`; 0 turns it off.
    pub fn set_stress(&self, heap: &Heap, every: u64) {
        self.stress.set(every);
        heap.generations().update_limit(heap);
    }

    /// What the thresholds are multiplied by, as a power of two.
    fn patience(&self, heap: &Heap, scope: Scope) -> u32 {
        let may_wait = self.thresholds.get() == DEFAULT_THRESHOLDS && heap.account().limit() == usize::MAX;
        if may_wait { self.patience.get()[scope as usize] } else { 0 }
    }

    /// Of `examined` objects of a collection, `found` were garbage.
    fn learn(&self, scope: Scope, examined: usize, found: usize) {
        let mut patience = self.patience.get();
        let own = &mut patience[scope as usize];
        *own = if found > examined / WORTH { 0 } else { (*own + 1).min(MOST_PATIENCE[scope as usize]) };
        self.patience.set(patience);
    }

    /// The first threshold, as it is now.
    fn young_threshold(&self, heap: &Heap) -> usize {
        self.thresholds.get()[0] << self.patience(heap, Scope::Young)
    }

    /// Whether a collection may come with any object that is tracked.
    #[inline]
    pub fn is_stressed(&self) -> bool {
        self.stress.get() != 0
    }

    /// How many young objects there may be before tracking the next one takes the slow path.
    pub(super) fn young_limit(&self, heap: &Heap) -> usize {
        let young = self.young_threshold(heap);
        if self.stress.get() != 0 {
            0
        } else if !self.enabled.get() || young == 0 || self.requested.get() {
            usize::MAX
        } else {
            young
        }
    }

    /// An object is about to be tracked, and a collection may be due.
    #[cold]
    pub(super) fn tracked_slow(&self, heap: &Heap) {
        let Some(vm) = heap.thread() else { return };
        if self.stress.get() != 0 {
            return self.stress(vm);
        }
        let young = self.young_threshold(heap);
        if self.enabled.get() && young != 0 && heap.generations().young_len() >= young {
            self.requested.set(true);
            vm.request_collection();
        }
    }

    fn stress(&self, vm: &Thread) {
        if self.running.get() || vm.is_terminating() || vm.is_finalizing() {
            return;
        }
        let count = self.stress_count.get() + 1;
        self.stress_count.set(count);
        let scope = if count.is_multiple_of(self.stress.get()) { Scope::Full } else { Scope::Young };
        collect(vm, scope);
    }
}

/// A collection that the number of new objects has asked for: of the oldest generation whose threshold is passed.
pub fn collect_requested(vm: &Thread) {
    let collector = vm.heap().collector();
    collector.requested.set(false);
    if !collector.enabled.get() || collector.running.get() {
        vm.heap().generations().update_limit(vm.heap());
        return;
    }
    let ([_, middle, old], [_, middle_count, old_count]) =
        (collector.thresholds.get(), collector.counts.get());
    let generations = vm.heap().generations();
    let grown = (generations.old_total.get() / 4) << collector.patience(vm.heap(), Scope::Full);
    let old_due = old != 0 && old_count > old && generations.old_pending.get() > grown;
    let scope = match () {
        () if old_due || vm.heap().account().is_pressed() => Scope::Full,
        () if middle != 0 && middle_count > middle => Scope::Middle,
        () => Scope::Young,
    };
    collect(vm, scope);
}

/// How many objects a collection looks at.
pub fn examined(heap: &Heap, scope: Scope) -> usize {
    let generations = heap.generations();
    let middle = if scope == Scope::Young { 0 } else { generations.middle_len() };
    let old =
        if scope == Scope::Full { generations.old_total.get() + generations.old_pending.get() } else { 0 };
    generations.young_len() + middle + old
}

/// Collects, and returns the number of unreachable objects found.
pub fn collect(vm: &Thread, scope: Scope) -> usize {
    let heap = vm.heap();
    let collector = heap.collector();
    if collector.running.replace(true) {
        return 0;
    }
    vm.gc_callbacks("start", scope as usize, 0, 0);
    let shows_statistics = collector.debug() & debug::STATS != 0;
    let began = std::time::Instant::now();
    if shows_statistics {
        show_generations(vm, scope);
    }
    let mut counts = collector.counts.get();
    if let Some(next) = counts.get_mut(scope as usize + 1) {
        *next += 1;
    }
    counts[1..=scope as usize].fill(0);
    collector.counts.set(counts);

    let examined = examined(heap, scope);
    let garbage = find_garbage(heap, scope);
    // When objects are collected is no matter of the script, unless it asks for that: no fuel is spent, but the clock is looked at.
    vm.look_soon();
    let (collected, uncollectable) = dispose(vm, garbage.objects);
    heap.account().release(garbage.charged);
    if !garbage.ended {
        if scope == Scope::Full {
            heap.account().set_mark();
        }
        collector.learn(scope, examined, collected + uncollectable);
    }

    let mut statistics = collector.statistics.get();
    let own = &mut statistics[scope as usize];
    own.collections += 1;
    own.collected += collected;
    own.uncollectable += uncollectable;
    collector.statistics.set(statistics);
    if shows_statistics {
        show(
            vm,
            &format!(
                "gc: done, {} unreachable, {uncollectable} uncollectable, {:.4}s elapsed\n",
                collected + uncollectable,
                began.elapsed().as_secs_f64()
            ),
        );
    }
    vm.gc_callbacks("stop", scope as usize, collected, uncollectable);
    collector.running.set(false);
    heap.generations().update_limit(heap);
    collected + uncollectable
}

/// A line of `gc.set_debug`'s output.
fn show(vm: &Thread, text: &str) {
    vm.keeping_exception(|| {
        if vm.write_stderr_text(text).is_err() && !vm.is_terminating() {
            vm.clear_raised();
        }
    });
}

fn show_generations(vm: &Thread, scope: Scope) {
    let (heap, generations) = (vm.heap(), vm.heap().generations());
    let (young, middle) = (generations.young_len(), generations.middle_len());
    let old = count(heap, None) - young - middle;
    show(
        vm,
        &format!(
            "gc: collecting generation {}...\ngc: objects in each generation: {young} {middle} {old}\ngc: objects in permanent generation: {}\n",
            scope as usize,
            frozen(heap)
        ),
    );
}

/// Visits the tracked objects, all or those of a generation.
///
/// # Safety
/// `visit` neither allocates nor frees.
unsafe fn for_each_of(heap: &Heap, generation: Option<usize>, mut visit: impl FnMut(&Object)) {
    // SAFETY: by contract.
    unsafe {
        heap.for_each_tracked(|object| {
            let own = (object.gc() & gc::GENERATION) as usize - 1;
            let is_wanted = object.gc() & gc::FROZEN == 0 && generation.is_none_or(|wanted| wanted == own);
            // What is being deallocated is not to be seen any more.
            if is_wanted && object.count() > 0 {
                visit(object);
            }
        });
    }
}

fn count(heap: &Heap, generation: Option<usize>) -> usize {
    let mut count = 0;
    // SAFETY: the visitor only counts.
    unsafe { for_each_of(heap, generation, |_| count += 1) };
    count
}

/// The tracked objects, all or those of a generation.
pub fn objects(heap: &Heap, generation: Option<usize>) -> Result<Buf<Value>, NoMemory> {
    let mut found = Buf::with_capacity(count(heap, generation))?;
    // SAFETY: the visitor only counts references, and there is room for all.
    unsafe { for_each_of(heap, generation, |object| found.push_in_room(Value::borrowed(object))) };
    Ok(found)
}

/// Whether no object but those at the addresses `spared` has a finalizer, and no weak reference has a callback.
pub fn ends_unseen(heap: &Heap, spared: &[usize]) -> bool {
    let mut unseen = true;
    // SAFETY: the visitor only looks.
    unsafe {
        heap.for_each(|object| {
            let has_finalizer = object.ty().has_flag(flags::HAS_FINALIZER);
            unseen &= !has_finalizer || spared.contains(&std::ptr::from_ref(object).addr());
            unseen &= !weakref::calls_back(object);
        });
    }
    unseen
}

/// `gc.freeze()`: what is tracked now is left alone by all collections to come.
pub fn freeze(heap: &Heap) {
    // SAFETY: the visitor changes collector words only; the vectors are emptied afterwards.
    unsafe {
        heap.for_each_tracked(|object| object.set_gc(object.gc() & gc::LASTING | gc::OLD | gc::FROZEN));
    }
    heap.generations().forget(heap.account(), true);
    heap.generations().old_total.set(0);
    heap.generations().update_limit(heap);
}

pub fn unfreeze(heap: &Heap) {
    // SAFETY: the visitor changes collector words only.
    unsafe { heap.for_each_tracked(|object| object.set_gc(object.gc() & !gc::FROZEN)) }
}

/// `gc.get_freeze_count()`.
pub fn frozen(heap: &Heap) -> usize {
    let mut count = 0;
    // SAFETY: the visitor only looks.
    unsafe { heap.for_each_tracked(|object| count += usize::from(object.gc() & gc::FROZEN != 0)) }
    count
}

fn for_each(heap: &Heap, scope: Scope, visit: impl FnMut(&Object)) {
    match scope {
        Scope::Young => heap.generations().for_each(false, visit),
        Scope::Middle => heap.generations().for_each(true, visit),
        Scope::Full => {
            let mut visit = visit;
            // SAFETY: the passes neither allocate on the heap nor free (invariant 1).
            unsafe {
                heap.for_each_tracked(|object| {
                    if object.gc() & gc::FROZEN == 0 {
                        visit(object);
                    }
                });
            }
        }
    }
}

/// Garbage, each object counted up once, and how many bytes are charged for the list.
struct Garbage {
    objects: Vec<Value>,
    charged: usize,
    /// A limit has ended the search: there may be more.
    ended: bool,
}

impl Garbage {
    /// Adds an object; false if there is no room.
    fn push(&mut self, heap: &Heap, object: &Object) -> bool {
        if self.objects.len() == self.objects.capacity() {
            let more = self.objects.capacity().max(64);
            let bytes = more * size_of::<Value>();
            if !heap.account().charge_if_room(bytes) {
                return false;
            }
            self.charged += bytes;
            if self.objects.try_reserve_exact(more).is_err() {
                return false;
            }
        }
        self.objects.push(Value::borrowed(object));
        true
    }
}

/// Looks at the limits of who waits for a collection, once for so many objects; never, if it is not `ON`.
struct Look<'a, const ON: bool> {
    vm: Option<&'a Thread>,
    left: Cell<u32>,
    stopped: Cell<bool>,
}

const OBJECTS_PER_LOOK: u32 = 4096;

/// Collections of up to so many objects, which take a millisecond, do not look at limits.
const FEW: usize = 1 << 15;

impl<'a, const ON: bool> Look<'a, ON> {
    fn new(vm: Option<&'a Thread>) -> Look<'a, ON> {
        Look { vm, left: Cell::new(OBJECTS_PER_LOOK), stopped: Cell::new(false) }
    }

    /// Whether another object may be looked at.
    #[inline(always)]
    fn goes_on(&self) -> bool {
        if !ON {
            return true;
        }
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        left != 0 || self.goes_on_now()
    }

    #[cold]
    fn goes_on_now(&self) -> bool {
        self.stopped.set(self.stopped.get() || self.vm.is_some_and(Thread::must_stop));
        // Who is stopped asks again with the next object.
        self.left.set(if self.stopped.get() { 0 } else { OBJECTS_PER_LOOK });
        !self.stopped.get()
    }
}

/// Marks, promotes the survivors and returns the garbage, each object counted up once.
fn find_garbage(heap: &Heap, scope: Scope) -> Garbage {
    let mut garbage = Garbage { objects: Vec::new(), charged: 0, ended: false };
    // What ends a run, or the VM, collects whatever the limits say.
    let waiting = heap.thread().filter(|vm| !vm.is_terminating() && !vm.is_finalizing());
    // Where a limit ends the marking, everything survives.
    garbage.ended = match waiting {
        Some(vm) if examined(heap, scope) > FEW => !mark(heap, scope, &Look::<true>::new(Some(vm))),
        _ => !mark(heap, scope, &Look::<false>::new(None)),
    };
    let mut survivors = 0;
    // The survivors of a full collection need no place in a vector; those in the vectors are found by the walk, like all others.
    // What is promoted to the middle is none of those that are gone through.
    let to = if scope == Scope::Young { MIDDLE } else { gc::OLD };
    for_each(heap, scope, |object| survivors += usize::from(finish_trial(heap, object, to, &mut garbage)));
    heap.generations().forget(heap.account(), scope != Scope::Young);
    if scope == Scope::Full {
        // Objects that no collection has gone through to its end still wait for one.
        let (total, pending) = if garbage.ended { (0, survivors) } else { (survivors, 0) };
        heap.generations().old_pending.set(pending);
        heap.generations().old_total.set(total);
    }
    garbage
}

/// Finds out what is reachable from outside; false if `look` has ended that.
fn mark<const ON: bool>(heap: &Heap, scope: Scope, look: &Look<'_, ON>) -> bool {
    pass(heap, scope, look, start_trial);
    pass(heap, scope, look, |object| Tracer { mode: Mode::Subtract }.trace(object));
    let mut pending = Pending::new(heap.account());
    pass(heap, scope, look, |object| mark_if_referred(object, &mut pending, look));
    while pending.overflow && !look.stopped.get() {
        pending.overflow = false;
        pass(heap, scope, look, |object| mark_again(object, &mut pending, look));
    }
    !look.stopped.get()
}

/// One of the passes over all objects, as long as `look` lets it go on.
#[inline(always)]
fn pass<const ON: bool>(heap: &Heap, scope: Scope, look: &Look<'_, ON>, mut step: impl FnMut(&Object)) {
    for_each(heap, scope, |object| {
        if look.goes_on() {
            step(object);
        }
    });
}

fn start_trial(object: &Object) {
    let count = object.count().min(gc::NUMBER_MAX);
    let flags = object.gc() & (gc::LASTING | gc::GENERATION);
    object.set_gc(flags | gc::COLLECTING | count << gc::SHIFT);
}

fn mark_if_referred<const ON: bool>(object: &Object, pending: &mut Pending, look: &Look<'_, ON>) {
    let word = object.gc();
    if word & gc::REACHABLE != 0 || word >> gc::SHIFT == 0 {
        return;
    }
    object.set_gc(word | gc::REACHABLE);
    Tracer { mode: Mode::Mark { pending } }.trace(object);
    drain(pending, look);
}

/// Traces a marked object once more: some of the objects it marked had no room in the list.
fn mark_again<const ON: bool>(object: &Object, pending: &mut Pending, look: &Look<'_, ON>) {
    if object.gc() & gc::REACHABLE != 0 {
        Tracer { mode: Mode::Mark { pending } }.trace(object);
        drain(pending, look);
    }
}

fn drain<const ON: bool>(pending: &mut Pending, look: &Look<'_, ON>) {
    loop {
        while let Some(object) = pending.objects.pop() {
            if !look.goes_on() {
                return pending.clear();
            }
            // SAFETY: invariant 1 of the file: nothing is freed while marking.
            Tracer { mode: Mode::Mark { pending } }.trace(unsafe { object.as_ref() });
        }
        // SAFETY: as above, and no payload changes.
        let Some(values) = (unsafe { pending.next_of_row() }) else { return };
        Tracer { mode: Mode::Mark { pending } }.visit_all(values);
    }
}

/// Ends the trial of one object. A survivor is promoted, unless it need not be tracked at all; garbage is kept in the list
/// and counts as old from now on. Returns whether it survives.
fn finish_trial(heap: &Heap, object: &Object, to: u32, garbage: &mut Garbage) -> bool {
    let reachable = garbage.ended || object.gc() & gc::REACHABLE != 0;
    object.set_gc(object.gc() & gc::LASTING);
    if reachable && tuple::need_not_be_tracked(object) {
        return true;
    }
    if !reachable && garbage.push(heap, object) {
        object.set_gc(object.gc() | gc::OLD | gc::GARBAGE);
        return false;
    }
    heap.generations().promote(heap.account(), object, to);
    true
}

/// Runs callbacks and finalizers of garbage, and destroys what they leave. Returns how many objects were collected, and how
/// many are kept in `gc.garbage`.
fn dispose(vm: &Thread, garbage: Vec<Value>) -> (usize, usize) {
    if garbage.is_empty() {
        return (0, 0);
    }
    vm.keeping_exception(|| {
        clear_weak_references(vm, &garbage);
        finalize(vm, &garbage);
        let garbage = without_resurrected(vm.heap(), garbage);
        clear_weak_references(vm, &garbage);
        let count = garbage.len();
        if vm.heap().collector().debug() & debug::COLLECTABLE != 0 {
            for object in &garbage {
                show(vm, &format!("gc: collectable <{} {:#x}>\n", object.ty().name(), object.id()));
            }
        }
        if vm.heap().collector().debug() & DEBUG_SAVEALL != 0 {
            vm.save_garbage(garbage);
            return (count, 0);
        }
        for object in &garbage {
            if let Some(object) = object.as_object() {
                attributes::clear_object(object);
            }
        }
        (count, 0)
    })
}

/// Before finalizers run, all references to garbage are cleared, so that nobody gets hold of an object in pieces; a reference that
/// is garbage itself runs no callback. Afterwards, those that finalizers have made are.
fn clear_weak_references(vm: &Thread, garbage: &[Value]) {
    let mut callbacks = Vec::new();
    for object in garbage.iter().filter_map(Value::as_object) {
        vm.heap().weak().clear_into(object, &mut callbacks);
    }
    for reference in callbacks {
        if reference.as_object().gc() & gc::GARBAGE == 0 {
            weak::run_callback(vm.heap(), &reference);
        }
    }
}

fn finalize(vm: &Thread, garbage: &[Value]) {
    for value in garbage {
        let Some(object) = value.as_object() else { continue };
        if let Some(finalize) = object.ty().slots().finalize
            && !object.is_finalized()
            && !vm.is_terminating()
        {
            object.set_gc(object.gc() | gc::FINALIZED);
            finalize(vm, value);
        }
    }
}

/// Finalizers may have stored references to garbage. What is referred to from outside now, and all that it reaches, lives on.
fn without_resurrected(heap: &Heap, mut garbage: Vec<Value>) -> Vec<Value> {
    let objects = || garbage.iter().filter_map(Value::as_object);
    objects().for_each(|object| {
        start_trial(object);
        // The list itself holds one reference.
        let count = object.gc() >> gc::SHIFT;
        if count != gc::NUMBER_MAX {
            object.set_gc(object.gc() - (1 << gc::SHIFT));
        }
    });
    objects().for_each(|object| Tracer { mode: Mode::Subtract }.trace(object));
    let mut pending = Pending::new(heap.account());
    // It cannot end here: finalizers have run.
    let look = Look::<false>::new(None);
    objects().for_each(|object| mark_if_referred(object, &mut pending, &look));
    while pending.overflow {
        pending.overflow = false;
        objects().for_each(|object| mark_again(object, &mut pending, &look));
    }
    let mut revived = Vec::new();
    garbage.retain(|value| {
        let Some(object) = value.as_object() else { return false };
        let reachable = object.gc() & gc::REACHABLE != 0;
        object.set_gc(object.gc() & gc::LASTING | gc::OLD);
        if reachable && revived.try_reserve(1).is_ok() {
            revived.push(value.clone());
        }
        !reachable
    });
    garbage
}
