//! The loop. One function, one `match`; program counter, registers' base and frame are in machine registers.
//!
//! An arm decodes, takes the fast path, and otherwise calls one function of [`slow`], out of line, as the last thing it does;
//! semantics that are not about speed live there and in `protocol`. Rules (see also `interp::instr`):
//!
//! 1. `frame.pc` is brought up to date (`save!`) before anything that can run Python code, raise, or look at frames.
//! 2. An arm that fails breaks out of the inner loop with `pc` at the failing instruction; [`unwind`] does the rest.
//! 3. The last thing an arm does with values it drops is dropping them: `__del__` may run.
//! 4. A Python function called by an instruction does not recurse: its frame is pushed and the loop goes on in it.

use super::call::{self, Called};
use super::exact::{self, compare_strings, exact, has_version, is_call_of, put_two, store_two, write_two};
use super::frame::Frame;
use super::free::{free_behind, free_within};
use super::immediate::{both_small, floor_divide, left_shift, remainder, right_shift, small_word};
use super::instr::{self, Op, flag};
use super::unwind::{self, Unwound};
use super::{asked, cold, enter, exec, instances, names, slow, specialize, tick, trace, variables};
use crate::builtins::dict::PyDict;
use crate::builtins::frame::PyFrame;
use crate::builtins::function::builtin::native_of;
use crate::builtins::list::PyList;
use crate::builtins::range::PyRangeIterator;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{cell::PyCell, generator, generator::anext, list, super_, tuple, type_};
use crate::class::attributes;
use crate::error::{PyResult, Raised};
use crate::object::Object;
use crate::protocol::compare::CompareOp;
use crate::protocol::iterate::Pair;
use crate::protocol::number::BinaryOp;
use crate::thread::Thread;
use crate::value::{Value, Word};
use std::ptr::NonNull;

/// Runs from `first` on, the thread's innermost frame, until the nearest frame of kind `Entry` or `EntryGenerator`, which it is or
/// which is below it, returns, yields or is left by an exception. That frame is gone afterwards (or back in its generator).
///
/// # Safety
/// The frame is complete, and its `pc` is at the instruction to run next.
// Builds with profiles would make copies of it where generators are resumed.
#[inline(never)]
// SAFETY: the section holds code, and nothing but this function and the bytes before it.
#[cfg_attr(all(target_os = "linux", target_arch = "x86_64"), unsafe(link_section = ".text.taipan_loop"))]
#[allow(clippy::cognitive_complexity, reason = "the loop is a table: one arm an instruction")]
pub unsafe fn run(vm: &Thread, first: *mut Frame) -> PyResult {
    // SAFETY: `frame` is always the thread's innermost frame, complete and alive; `fp` its locals; `pc` points into the words
    // of its translation, which were laid out by `translate`: operands are registers of the frame, words follow where the
    // table says so, registers that are read hold values.
    unsafe {
        // The frame's header, from which registers are counted.
        let mut fp = first.cast::<Word>();
        let mut pc = (*first).pc.get();

        macro_rules! frame {
            () => {
                fp.cast::<Frame>()
            };
        }

        macro_rules! reg {
            ($index:expr) => {
                *fp.offset($index)
            };
        }
        macro_rules! save {
            () => {
                (*frame!()).pc.set(pc)
            };
        }
        macro_rules! reload {
            ($frame:expr) => {{
                fp = $frame.cast::<Word>();
                pc = (*frame!()).pc.get();
            }};
        }
        // Gives up a word that was owned, at the end of an instruction: `pc` is behind it. What runs meanwhile, a finalizer,
        // finds the frame on the line of the instruction, and its values as they are behind it.
        macro_rules! release {
            ($word:expr) => {{
                let word: Word = $word;
                if word.is_object() && (*word.0).give_up() {
                    free_behind(frame!(), pc, word);
                }
            }};
        }
        // As `release!`, in the middle of an instruction.
        macro_rules! release_within {
            ($word:expr) => {{
                let word: Word = $word;
                if word.is_object() && (*word.0).give_up() {
                    free_within(frame!(), pc, word);
                }
            }};
        }
        macro_rules! jump {
            ($distance:expr) => {{
                pc = pc.offset($distance as isize);
                continue;
            }};
        }
        // Jumps by the distance in the second word if the condition is what the flags say, else goes on.
        macro_rules! branch {
            ($n:expr, $condition:expr) => {{
                let condition: bool = $condition;
                if condition == (instr::flags_at(pc) & flag::SENSE != 0) {
                    pc = pc.offset(*pc.add(1) as i32 as isize);
                } else {
                    pc = pc.add($n);
                }
                continue;
            }};
        }

        loop {
            let _: Raised = 'run: loop {
                let at = pc;

                // Writes the result of the instruction, `$n` words long, and goes on.
                macro_rules! finish {
                    ($n:expr, $value:expr) => {{
                        let value: Word = $value;
                        let place = fp.offset(instr::a_at(at));
                        if instr::flags_at(at) & flag::TO_LOCAL != 0 {
                            let old = place.replace(value);
                            pc = pc.add($n);
                            release!(old);
                        } else {
                            place.write(value);
                            pc = pc.add($n);
                        }
                        continue;
                    }};
                }
                macro_rules! check {
                    ($result:expr) => {
                        match $result {
                            Ok(value) => value,
                            Err(raised) => {
                                save!();
                                break 'run raised;
                            }
                        }
                    };
                }
                // A slow path that does the whole instruction but for moving on.
                macro_rules! slow {
                    ($n:expr, $result:expr) => {{
                        save!();
                        check!($result);
                        pc = pc.add($n);
                        continue;
                    }};
                }
                // The same where the frame of a special method may have been pushed instead.
                macro_rules! operator {
                    ($n:expr, $result:expr) => {{
                        save!();
                        check!($result);
                        let innermost = vm.frame.get();
                        if innermost == frame!() {
                            pc = pc.add($n);
                        } else {
                            reload!(innermost);
                        }
                        continue;
                    }};
                }
                macro_rules! slow_branch {
                    ($n:expr, $result:expr) => {{
                        save!();
                        let condition = check!($result);
                        branch!($n, condition)
                    }};
                }
                macro_rules! float_result {
                    ($n:expr, $value:expr) => {{
                        let value: f64 = $value;
                        match Value::small_float(value) {
                            Some(value) => finish!($n, value.into_word()),
                            None => {
                                save!();
                                let boxed = check!(slow::box_float(vm, value));
                                finish!($n, boxed.into_word())
                            }
                        }
                    }};
                }
                macro_rules! arithmetic {
                    ($kind:expr, |$a:ident, $b:ident| $int:expr, |$x:ident, $y:ident| $float:expr) => {{
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if both_small(left, right) {
                            let ($a, $b) = (left.bits() as i64, right.bits() as i64);
                            if let Some(result) = $int {
                                finish!(1, Word::immediate(result as u64))
                            }
                        } else if left.is_small_float() && right.is_small_float() {
                            let ($x, $y) = (left.small_float_value(), right.small_float_value());
                            float_result!(1, $float)
                        }
                        operator!(1, slow::binary_rr(vm, frame!(), pc, $kind))
                    }};
                }
                // The right operand is `c`, shifted like the left one, but without a tag.
                macro_rules! arithmetic_int {
                    ($kind:expr, |$a:ident, $b:ident| $int:expr, |$x:ident, $y:ident| $float:expr) => {{
                        let left = reg!(instr::b_at(at));
                        if left.is_small() {
                            let ($a, $b) = (left.bits() as i64, instr::int_c_at(at) << 2);
                            if let Some(result) = $int {
                                finish!(1, Word::immediate(result as u64))
                            }
                        } else if left.is_small_float() {
                            let ($x, $y) = (left.small_float_value(), instr::int_c_at(at) as f64);
                            float_result!(1, $float)
                        }
                        operator!(1, slow::binary_ri(vm, frame!(), pc, $kind))
                    }};
                }
                macro_rules! arithmetic_const {
                    ($kind:expr, |$x:ident, $y:ident| $float:expr) => {{
                        let (left, right) = (reg!(instr::b_at(at)), Word::from_bits(*pc.add(1)));
                        if right.is_small_float() {
                            let $y = right.small_float_value();
                            if left.is_small_float() {
                                let $x = left.small_float_value();
                                float_result!(2, $float)
                            } else if left.is_small() {
                                let $x = left.small_value() as f64;
                                float_result!(2, $float)
                            }
                        }
                        operator!(2, slow::binary_rk(vm, frame!(), pc, $kind))
                    }};
                }
                // Operators of ints alone; `$a` and `$b` are the plain numbers.
                macro_rules! integer {
                    ($kind:expr, |$a:ident, $b:ident| $int:expr) => {{
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if both_small(left, right) {
                            let ($a, $b) = (left.small_value(), right.small_value());
                            if let Some(result) = $int {
                                finish!(1, result)
                            }
                        }
                        operator!(1, slow::binary_rr(vm, frame!(), pc, $kind))
                    }};
                }
                macro_rules! integer_int {
                    ($kind:expr, |$a:ident, $b:ident| $int:expr) => {{
                        let left = reg!(instr::b_at(at));
                        if left.is_small() {
                            let ($a, $b) = (left.small_value(), instr::int_c_at(at));
                            if let Some(result) = $int {
                                finish!(1, result)
                            }
                        }
                        operator!(1, slow::binary_ri(vm, frame!(), pc, $kind))
                    }};
                }
                // The next item that an iterator of this type has.
                macro_rules! for_items {
                    ($iterator:ty) => {{
                        if let Some(iterator) = exact::<$iterator>(reg!(instr::b_at(at))) {
                            match iterator.next_item() {
                                Some(value) => finish!(4, value.into_word()),
                                None => {
                                    save!();
                                    iterator.exhaust();
                                    jump!(*pc.add(1) as i32)
                                }
                            }
                        }
                        *pc = instr::with_op(*at, Op::ForIter);
                    }};
                }
                // Jumps backwards, which spends a tick.
                macro_rules! jump_back {
                    () => {{
                        pc = pc.offset(instr::wide_at(at) as i32 as isize);
                        let left = vm.tick.get() - 1;
                        vm.tick.set(left);
                        if left < 0 {
                            save!();
                            check!(tick::slow(vm));
                            pc = (*frame!()).pc.get();
                            continue;
                        }
                    }};
                }
                // Jumps by the distance in the second word if the condition is `$sense`, else goes on behind it.
                macro_rules! branch_if {
                    ($sense:literal, $condition:expr) => {{
                        let condition: bool = $condition;
                        if condition == $sense {
                            pc = pc.offset(*pc.add(1) as i32 as isize);
                        } else {
                            pc = pc.add(2);
                        }
                        continue;
                    }};
                }
                macro_rules! compare_jump {
                    ($sense:literal, $op:tt, $kind:expr) => {{
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if both_small(left, right) {
                            branch_if!($sense, (left.bits() as i64) $op (right.bits() as i64))
                        } else if left.is_small_float() && right.is_small_float() {
                            branch_if!($sense, left.small_float_value() $op right.small_float_value())
                        }
                        save!();
                        branch_if!($sense, check!(slow::compare_rr(vm, frame!(), pc, $kind)))
                    }};
                }
                macro_rules! compare_jump_int {
                    ($sense:literal, $op:tt, $kind:expr) => {{
                        let left = reg!(instr::b_at(at));
                        if left.is_small() {
                            branch_if!($sense, left.small_value() $op instr::int_c_at(at))
                        } else if left.is_small_float() {
                            branch_if!($sense, left.small_float_value() $op instr::int_c_at(at) as f64)
                        }
                        save!();
                        branch_if!($sense, check!(slow::compare_ri(vm, frame!(), pc, $kind)))
                    }};
                }
                // The result of a call instruction.
                macro_rules! finish_call {
                    ($value:expr) => {{
                        let value: Word = $value;
                        let place = fp.offset(instr::c_at(at));
                        pc = pc.add(3);
                        if instr::flags_at(at) & (flag::TO_LOCAL | flag::DISCARD) == 0 {
                            place.write(value);
                            continue;
                        }
                        let old = if instr::flags_at(at) & flag::DISCARD != 0 {
                            value
                        } else {
                            place.replace(value)
                        };
                        release!(old);
                        continue;
                    }};
                }
                // Goes on in the frame that the call instruction has entered by its cache, if any.
                macro_rules! enter {
                    ($entered:expr) => {
                        if let Some((callee, start)) = $entered {
                            fp = callee.as_ptr();
                            pc = start;
                            continue;
                        }
                    };
                }
                // A call that may have pushed a frame.
                macro_rules! called {
                    ($called:expr) => {{
                        save!();
                        match check!($called) {
                            Called::Frame(callee) => {
                                reload!(callee);
                                continue;
                            }
                            Called::Value(value) => finish_call!(value.into_word()),
                        }
                    }};
                }
                // A call that `$call` makes, if the callable is what it knows.
                macro_rules! call_known {
                    ($call:path) => {{
                        if let Some(result) = $call(vm, frame!(), pc) {
                            let value = check!(result).into_word();
                            finish_call!(value)
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }};
                }
                // A call of a function, with a receiver or without, that leaves so many parameters to their defaults.
                macro_rules! call_python {
                    ($has_self:literal, $missing:expr) => {{
                        let base = fp.offset(instr::a_at(at));
                        if (*base.add(1)).is_null() != $has_self {
                            let locals = base.add(2 - $has_self as usize);
                            let given = instr::count_b_at(at) + $has_self as usize;
                            enter!(enter::python(vm, frame!(), pc, (*base, locals), given, $missing));
                            enter!(enter::another(vm, frame!(), pc, (*base, locals), given));
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }};
                }
                // An item of the container `b`, which the instruction may own, and `$key` as well.
                macro_rules! item {
                    ($item:expr $(, $key:expr)?) => {{
                        let item: Word = $item;
                        item.increment_bound();
                        let place = fp.offset(instr::a_at(at));
                        let ends = flag::FREE_B $(| { let _: Word = $key; flag::FREE_C })?;
                        if instr::flags_at(at) & (flag::TO_LOCAL | ends) == 0 {
                            place.write(item);
                            pc = pc.add(1);
                            continue;
                        }
                        $(if instr::flags_at(at) & flag::FREE_C != 0 {
                            release_within!($key);
                        })?
                        if instr::flags_at(at) & flag::FREE_B != 0 {
                            let object = reg!(instr::b_at(at));
                            if instr::flags_at(at) & flag::TO_LOCAL == 0 {
                                place.write(item);
                                pc = pc.add(1);
                                release!(object);
                                continue;
                            }
                            release_within!(object);
                        }
                        finish!(1, item)
                    }};
                }
                // Takes an item of a row by a small index.
                macro_rules! item_at {
                    ($row:ty) => {{
                        let (object, key) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if key.is_small()
                            && let Some(row) = exact::<$row>(object)
                            && let Some(item) = row.word_at(key.small_value())
                        {
                            item!(item)
                        }
                        operator!(1, slow::get_item_rr(vm, frame!(), pc))
                    }};
                }
                // Takes a value that an instruction of four words has found, in an object that is given up if the flags say so.
                macro_rules! loaded {
                    ($value:expr, $object:expr, $ends:expr) => {{
                        let value: Word = $value;
                        value.increment_bound();
                        let (object, flags): (Word, u8) = ($object, instr::flags_at(at));
                        let place = fp.offset(instr::a_at(at));
                        pc = pc.add(4);
                        if flags & (flag::TO_LOCAL | flag::METHOD | $ends) == 0 {
                            place.write(value);
                            continue;
                        }
                        if flags & flag::METHOD != 0 {
                            place.add(1).write(Word::NULL);
                        }
                        if flags & flag::TO_LOCAL != 0 {
                            let old = place.replace(value);
                            release!(old);
                        } else {
                            place.write(value);
                        }
                        if flags & $ends != 0 {
                            release!(object);
                        }
                        continue;
                    }};
                }
                macro_rules! attribute {
                    ($value:expr) => {
                        loaded!($value, reg!(instr::b_at(at)), flag::FREE_B)
                    };
                }

                // The same, if a value was found.
                macro_rules! attribute_if_any {
                    ($value:expr) => {{
                        let value: Word = $value;
                        if !value.is_null() {
                            attribute!(value)
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }};
                }

                // Loads a function, which is no immediate, with the object as its first argument.
                macro_rules! bind {
                    ($function:expr, $object:expr) => {{
                        let (function, object): (Word, Word) = ($function, $object);
                        (*function.0).increment();
                        if instr::flags_at(at) & flag::FREE_B == 0 {
                            object.increment_bound();
                        }
                        write_two(fp.offset(instr::a_at(at)), function, object);
                        pc = pc.add(4);
                        continue;
                    }};
                }
                // Takes a method of the object's class, if no attribute of the object hides it.
                macro_rules! method {
                    ($is_visible:expr) => {{
                        let object = reg!(instr::b_at(at));
                        let (cache, other) = (*pc.add(1), *pc.add(3));
                        let ty = if object.is_pointer() { (*object.0).ty() } else { object.as_value().ty() };
                        if (ty.version() == cache as u32 || ty.version() == (other >> 32) as u32)
                            && $is_visible(object, other as u32 as usize)
                        {
                            bind!(Word::from_bits(*pc.add(2)), object)
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }};
                }

                // Goes on where a frame that was left leads to.
                macro_rules! go_on {
                    ($left:expr) => {
                        match $left {
                            exec::Left::To(caller) => reload!(caller),
                            exec::Left::Out(value) => return Ok(value.into_value()),
                            exec::Left::Failed(caller) => {
                                fp = caller.cast::<Word>();
                                break 'run Raised;
                            }
                        }
                    };
                }

                // Leaves the frame with a result, which is owned.
                macro_rules! return_value {
                    ($value:expr) => {{
                        let value: Word = $value;
                        let frame = frame!();
                        if (*frame).is_plain_call() && !vm.tracing.is_on() {
                            let caller = (*frame).previous.get();
                            if !(*frame).drop_last_locals() {
                                PyFrame::end(vm, &*frame);
                            }
                            vm.frame.set(caller);
                            vm.depth.set(vm.depth.get() - 1);
                            fp = caller.cast::<Word>();
                            pc = (*caller).pc.get();
                            let call = pc;
                            let callable = reg!(instr::a_at(call));
                            let place = fp.offset(instr::c_at(call));
                            pc = pc.add(3);
                            debug_assert!(callable.is_object());
                            let is_last = (*callable.0).give_up();
                            if instr::flags_at(call) & (flag::TO_LOCAL | flag::DISCARD) == 0 {
                                place.write(value);
                                if is_last {
                                    free_behind(frame!(), pc, callable);
                                }
                                continue;
                            }
                            let old = if instr::flags_at(call) & flag::DISCARD != 0 {
                                value
                            } else {
                                place.replace(value)
                            };
                            if is_last {
                                free_behind(frame!(), pc, callable);
                            }
                            release!(old);
                            continue;
                        }
                        save!();
                        if (*frame).is_plain_entry() && !vm.tracing.is_on() {
                            if !(*frame).drop_last_locals() {
                                PyFrame::end(vm, &*frame);
                            }
                            vm.frame.set((*frame).previous.get());
                            vm.depth.set(vm.depth.get() - 1);
                            return Ok(value.into_value());
                        }
                        go_on!(exec::leave(vm, frame!(), value))
                    }};
                }

                match instr::op_at(at) {
                    Op::Move => {
                        let value = reg!(instr::b_at(at));
                        value.increment_bound();
                        reg!(instr::a_at(at)) = value;
                        pc = pc.add(1);
                    }
                    Op::MoveTwo => {
                        let (first, second) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        first.increment_bound();
                        second.increment_bound();
                        write_two(fp.offset(instr::a_at(at)), first, second);
                        pc = pc.add(1);
                    }
                    Op::MoveNull => {
                        let value = reg!(instr::b_at(at));
                        value.increment_bound();
                        let place = fp.offset(instr::a_at(at));
                        place.write(value);
                        place.add(1).write(Word::NULL);
                        pc = pc.add(1);
                    }
                    Op::StoreTwo => {
                        let values = fp.offset(instr::b_at(at));
                        let old = fp.offset(instr::a_at(at)).replace(*values);
                        if old.is_object() {
                            values.write(Word::NULL);
                            release_within!(old);
                        }
                        let old = fp.offset(instr::c_at(at)).replace(*values.sub(1));
                        pc = pc.add(1);
                        release!(old);
                    }
                    Op::Store => {
                        let old = fp.offset(instr::a_at(at)).replace(reg!(instr::b_at(at)));
                        pc = pc.add(1);
                        release!(old);
                    }
                    Op::StoreCopy => {
                        let value = reg!(instr::b_at(at));
                        value.increment_bound();
                        let old = fp.offset(instr::a_at(at)).replace(value);
                        pc = pc.add(1);
                        release!(old);
                    }
                    Op::Const => {
                        let value = Word::from_bits(*pc.add(1));
                        value.increment_bound();
                        reg!(instr::a_at(at)) = value;
                        pc = pc.add(2);
                    }
                    Op::StoreConst => {
                        let value = Word::from_bits(*pc.add(1));
                        value.increment_bound();
                        let old = fp.offset(instr::a_at(at)).replace(value);
                        pc = pc.add(2);
                        release!(old);
                    }
                    Op::Null => {
                        reg!(instr::a_at(at)) = Word::NULL;
                        pc = pc.add(1);
                    }
                    Op::Drop => {
                        let value = reg!(instr::a_at(at));
                        pc = pc.add(1);
                        release!(value);
                    }
                    Op::Swap => {
                        std::ptr::swap(fp.offset(instr::a_at(at)), fp.offset(instr::b_at(at)));
                        pc = pc.add(1);
                    }
                    Op::MoveClear => {
                        let value = fp.offset(instr::b_at(at)).replace(Word::NULL);
                        reg!(instr::a_at(at)) = value;
                        pc = pc.add(1);
                    }
                    Op::CheckBound => {
                        if reg!(instr::a_at(at)).is_null() {
                            save!();
                            break 'run slow::unbound_local(
                                vm,
                                frame!(),
                                slow::local_index(frame!(), instr::a_at(at)),
                            );
                        }
                        pc = pc.add(1);
                    }
                    Op::DeleteFast => {
                        let old = fp.offset(instr::a_at(at)).replace(Word::NULL);
                        if old.is_null() {
                            save!();
                            break 'run slow::unbound_local(
                                vm,
                                frame!(),
                                slow::local_index(frame!(), instr::a_at(at)),
                            );
                        }
                        pc = pc.add(1);
                        release!(old);
                    }

                    // Tagged ints: the tag is 2, so that (a - 2) + b is the tagged sum, (a - b) + 2 the difference, and
                    // (a - 2) / 4 * (b - 2) + 2 the product.
                    Op::AddRR => arithmetic!(BinaryOp::Add, |a, b| (a - 2).checked_add(b), |x, y| x + y),
                    Op::AddRI => arithmetic_int!(BinaryOp::Add, |a, b| a.checked_add(b), |x, y| x + y),
                    Op::AddRK => arithmetic_const!(BinaryOp::Add, |x, y| x + y),
                    Op::SubRR => arithmetic!(
                        BinaryOp::Subtract,
                        |a, b| a.checked_sub(b).map(|difference| difference | 2),
                        |x, y| x - y
                    ),
                    Op::SubRI => arithmetic_int!(BinaryOp::Subtract, |a, b| a.checked_sub(b), |x, y| x - y),
                    Op::SubRK => arithmetic_const!(BinaryOp::Subtract, |x, y| x - y),
                    Op::MulRR => arithmetic!(
                        BinaryOp::Multiply,
                        |a, b| (a >> 2).checked_mul(b - 2).map(|product| product | 2),
                        |x, y| x * y
                    ),
                    Op::MulRI => arithmetic_int!(
                        BinaryOp::Multiply,
                        |a, b| (a >> 2).checked_mul(b).map(|product| product | 2),
                        |x, y| x * y
                    ),
                    Op::MulRK => arithmetic_const!(BinaryOp::Multiply, |x, y| x * y),
                    Op::TrueDivRR => {
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if left.is_small_float() && right.is_small_float() && right.small_float_value() != 0.0
                        {
                            float_result!(1, left.small_float_value() / right.small_float_value())
                        }
                        operator!(1, slow::binary_rr(vm, frame!(), pc, BinaryOp::TrueDivide))
                    }
                    Op::TrueDivRI => {
                        let left = reg!(instr::b_at(at));
                        if left.is_small_float() && instr::int_c_at(at) != 0 {
                            float_result!(1, left.small_float_value() / instr::int_c_at(at) as f64)
                        }
                        operator!(1, slow::binary_ri(vm, frame!(), pc, BinaryOp::TrueDivide))
                    }
                    Op::TrueDivRK => {
                        let (left, right) = (reg!(instr::b_at(at)), Word::from_bits(*pc.add(1)));
                        if left.is_small_float() && right.is_small_float() && right.small_float_value() != 0.0
                        {
                            float_result!(2, left.small_float_value() / right.small_float_value())
                        }
                        operator!(2, slow::binary_rk(vm, frame!(), pc, BinaryOp::TrueDivide))
                    }
                    Op::FloorDivRR => integer!(BinaryOp::FloorDivide, |a, b| floor_divide(a, b)),
                    Op::FloorDivRI => integer_int!(BinaryOp::FloorDivide, |a, b| floor_divide(a, b)),
                    Op::ModRR => integer!(BinaryOp::Remainder, |a, b| remainder(a, b)),
                    Op::ModRI => integer_int!(BinaryOp::Remainder, |a, b| remainder(a, b)),
                    Op::AndRR => integer!(BinaryOp::And, |a, b| small_word(a & b)),
                    Op::AndRI => integer_int!(BinaryOp::And, |a, b| small_word(a & b)),
                    Op::OrRR => integer!(BinaryOp::Or, |a, b| small_word(a | b)),
                    Op::OrRI => integer_int!(BinaryOp::Or, |a, b| small_word(a | b)),
                    Op::XorRR => integer!(BinaryOp::Xor, |a, b| small_word(a ^ b)),
                    Op::XorRI => integer_int!(BinaryOp::Xor, |a, b| small_word(a ^ b)),
                    Op::LshiftRR => integer!(BinaryOp::Lshift, |a, b| left_shift(a, b)),
                    Op::LshiftRI => integer_int!(BinaryOp::Lshift, |a, b| left_shift(a, b)),
                    Op::RshiftRR => integer!(BinaryOp::Rshift, |a, b| right_shift(a, b)),
                    Op::RshiftRI => integer_int!(BinaryOp::Rshift, |a, b| right_shift(a, b)),
                    Op::BinaryRR => operator!(2, slow::binary_any(vm, frame!(), pc)),
                    Op::Negative => {
                        let operand = reg!(instr::b_at(at));
                        if operand.is_small()
                            && let Some(result) = small_word(-operand.small_value())
                        {
                            finish!(1, result)
                        }
                        slow!(1, slow::negative(vm, frame!(), pc))
                    }
                    Op::Not => {
                        let operand = reg!(instr::b_at(at));
                        if operand.is_small() {
                            finish!(1, Value::bool(operand.small_value() == 0).into_word())
                        }
                        if operand.bits() == Value::TRUE.bits() || operand.bits() == Value::FALSE.bits() {
                            finish!(1, Value::bool(operand.bits() == Value::FALSE.bits()).into_word())
                        }
                        slow!(1, slow::not(vm, frame!(), pc))
                    }
                    Op::ToBool => slow!(1, slow::to_bool(vm, frame!(), pc)),
                    Op::CompareRR => {
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if both_small(left, right) {
                            let op = CompareOp::ALL[(*pc.add(1) >> 32 & 7) as usize];
                            let result = op.of_ints(left.bits() as i64, right.bits() as i64);
                            finish!(2, Value::bool(result).into_word())
                        }
                        slow!(2, slow::compare_value_rr(vm, frame!(), pc))
                    }
                    Op::CompareRI => {
                        let left = reg!(instr::b_at(at));
                        if left.is_small() {
                            let op = CompareOp::ALL[(*pc.add(1) >> 32 & 7) as usize];
                            let result = op.of_ints(left.small_value(), instr::int_c_at(at));
                            finish!(2, Value::bool(result).into_word())
                        }
                        slow!(2, slow::compare_value_ri(vm, frame!(), pc))
                    }
                    Op::Is => slow!(1, slow::is(vm, frame!(), pc)),
                    Op::Contains => slow!(1, slow::contains_value(vm, frame!(), pc)),

                    Op::Jump => jump!(instr::wide_at(at) as i32),
                    Op::JumpBack => jump_back!(),
                    Op::JumpBackFor => {
                        jump_back!();
                        let next = match instr::op_at(pc) {
                            Op::ForList => exact::<list::PyListIterator>(reg!(instr::b_at(pc)))
                                .and_then(list::PyListIterator::next_item),
                            Op::ForRange => exact::<PyRangeIterator>(reg!(instr::b_at(pc)))
                                .and_then(PyRangeIterator::next_small),
                            _ => None,
                        };
                        if let Some(value) = next {
                            let place = fp.offset(instr::a_at(pc));
                            pc = pc.add(4);
                            if instr::flags_at(pc.sub(4)) & flag::TO_LOCAL == 0 {
                                place.write(value.into_word());
                                continue;
                            }
                            let old = place.replace(value.into_word());
                            release!(old);
                        }
                    }
                    Op::JumpUnlessLtRR => compare_jump!(false, <, CompareOp::Lt),
                    Op::JumpUnlessLeRR => compare_jump!(false, <=, CompareOp::Le),
                    Op::JumpUnlessEqRR => compare_jump!(false, ==, CompareOp::Eq),
                    Op::JumpUnlessNeRR => compare_jump!(false, !=, CompareOp::Ne),
                    Op::JumpUnlessGtRR => compare_jump!(false, >, CompareOp::Gt),
                    Op::JumpUnlessGeRR => compare_jump!(false, >=, CompareOp::Ge),
                    Op::JumpUnlessLtRI => compare_jump_int!(false, <, CompareOp::Lt),
                    Op::JumpUnlessLeRI => compare_jump_int!(false, <=, CompareOp::Le),
                    Op::JumpUnlessEqRI => compare_jump_int!(false, ==, CompareOp::Eq),
                    Op::JumpUnlessNeRI => compare_jump_int!(false, !=, CompareOp::Ne),
                    Op::JumpUnlessGtRI => compare_jump_int!(false, >, CompareOp::Gt),
                    Op::JumpUnlessGeRI => compare_jump_int!(false, >=, CompareOp::Ge),
                    Op::JumpIfLtRR => compare_jump!(true, <, CompareOp::Lt),
                    Op::JumpIfLeRR => compare_jump!(true, <=, CompareOp::Le),
                    Op::JumpIfEqRR => compare_jump!(true, ==, CompareOp::Eq),
                    Op::JumpIfNeRR => compare_jump!(true, !=, CompareOp::Ne),
                    Op::JumpIfGtRR => compare_jump!(true, >, CompareOp::Gt),
                    Op::JumpIfGeRR => compare_jump!(true, >=, CompareOp::Ge),
                    Op::JumpIfLtRI => compare_jump_int!(true, <, CompareOp::Lt),
                    Op::JumpIfLeRI => compare_jump_int!(true, <=, CompareOp::Le),
                    Op::JumpIfEqRI => compare_jump_int!(true, ==, CompareOp::Eq),
                    Op::JumpIfNeRI => compare_jump_int!(true, !=, CompareOp::Ne),
                    Op::JumpIfGtRI => compare_jump_int!(true, >, CompareOp::Gt),
                    Op::JumpIfGeRI => compare_jump_int!(true, >=, CompareOp::Ge),
                    Op::JumpCompareRK => {
                        let (left, right) = (reg!(instr::b_at(at)), Word::from_bits(*pc.add(2)));
                        let op = CompareOp::ALL[(*pc.add(1) >> 32 & 7) as usize];
                        if left.is_small_float() && right.is_small_float() {
                            branch!(3, op.of_floats(left.small_float_value(), right.small_float_value()))
                        }
                        if let Some(result) = compare_strings(left, right, op) {
                            if instr::flags_at(at) & flag::FREE_B != 0 {
                                release_within!(left);
                            }
                            branch!(3, result)
                        }
                        slow_branch!(3, slow::compare_rk(vm, frame!(), pc))
                    }
                    Op::JumpIs => {
                        let (left, right) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if instr::flags_at(at) & (flag::FREE_B | flag::FREE_C) == 0 {
                            branch!(2, left.bits() == right.bits())
                        }
                        slow_branch!(2, slow::jump_is(frame!(), pc))
                    }
                    Op::JumpNone => {
                        let operand = reg!(instr::b_at(at));
                        let is_none = operand.bits() == Value::NONE.bits();
                        if instr::flags_at(at) & flag::FREE_B != 0 {
                            release_within!(operand);
                        }
                        branch!(2, is_none)
                    }
                    Op::JumpContains => slow_branch!(2, slow::contains(vm, frame!(), pc)),
                    Op::JumpTruth => {
                        let operand = reg!(instr::b_at(at));
                        if operand.bits() == Value::TRUE.bits() {
                            branch!(2, true)
                        }
                        if operand.bits() == Value::FALSE.bits() || operand.bits() == Value::NONE.bits() {
                            branch!(2, false)
                        }
                        let Some(is_true) = slow::quick_truth(operand) else {
                            slow_branch!(2, slow::truth(vm, frame!(), pc))
                        };
                        if instr::flags_at(at) & flag::FREE_B != 0 {
                            release_within!(operand);
                        }
                        branch!(2, is_true)
                    }
                    Op::GetIter => slow!(1, slow::get_iter(vm, frame!(), pc)),
                    Op::ForIter => {
                        save!();
                        specialize::for_iter(vm, frame!(), pc);
                        if Op::of_word(*pc) != Op::ForIter {
                            continue;
                        }
                        match check!(slow::for_iter(vm, frame!(), pc)) {
                            Some(value) => finish!(4, value.into_word()),
                            None => jump!(*pc.add(1) as i32),
                        }
                    }
                    Op::ForRange => {
                        let iterator = reg!(instr::b_at(at));
                        if let Some(range) = exact::<PyRangeIterator>(iterator) {
                            match range.next_small() {
                                Some(value) => finish!(4, value.into_word()),
                                None if range.is_wide() => {}
                                None => jump!(*pc.add(1) as i32),
                            }
                        }
                        *pc = instr::with_op(*at, Op::ForIter);
                    }
                    Op::ForList => for_items!(list::PyListIterator),
                    Op::ForTuple => for_items!(tuple::PyTupleIterator),
                    Op::ForGenerator => {
                        let iterator = reg!(instr::b_at(at));
                        if let Some(generator) = exact::<generator::PyGenerator>(iterator)
                            && generator.can_resume_inline(vm)
                        {
                            save!();
                            let callee = generator.resume_inline(vm, Value::NONE.into_word());
                            reload!(callee);
                            continue;
                        }
                        *pc = instr::with_op(*at, Op::ForIter);
                        save!();
                        match check!(slow::for_iter(vm, frame!(), pc)) {
                            Some(value) => finish!(4, value.into_word()),
                            None => jump!(*pc.add(1) as i32),
                        }
                    }
                    Op::ForNative | Op::ForKeys | Op::ForValues => {
                        let iterator = reg!(instr::b_at(at));
                        if iterator.is_pointer() && (*iterator.0).type_ptr().addr() as u64 == *pc.add(2) {
                            if let Some(word) = specialize::next_of_dict(instr::op_at(at), iterator) {
                                finish!(4, word)
                            }
                            save!();
                            let next = specialize::next_of(*pc.add(3));
                            match check!(next(vm, iterator.as_value())) {
                                Some(value) => finish!(4, value.into_word()),
                                None => jump!(*pc.add(1) as i32),
                            }
                        }
                        *pc = instr::with_op(*at, Op::ForIter);
                    }
                    Op::ForPair => {
                        let iterator = reg!(instr::b_at(at));
                        let unpack = *pc.add(4);
                        if iterator.is_pointer()
                            && (*iterator.0).type_ptr().addr() as u64 == *pc.add(2)
                            && Op::of_word(unpack) == Op::UnpackSequence
                        {
                            save!();
                            let next = specialize::next_pair(*pc.add(3));
                            match check!(next(vm, iterator.as_value())) {
                                Pair::Two(first, second) => {
                                    let (first, second) = (first.into_word(), second.into_word());
                                    let store = pc.add(5);
                                    if Op::of_word(*store) == Op::StoreTwo
                                        && let Some(old) = put_two(fp, store, first, second)
                                    {
                                        pc = pc.add(6);
                                        release!(old);
                                        continue;
                                    }
                                    let place = fp.offset(instr::b(unpack));
                                    place.add(1).write(first);
                                    place.write(second);
                                    pc = pc.add(5);
                                    continue;
                                }
                                Pair::End => jump!(*pc.add(1) as i32),
                                Pair::Other => {}
                            }
                        }
                        *pc = instr::with_op(*at, Op::ForIter);
                    }
                    Op::LoadName => slow!(4, slow::load_name(vm, frame!(), pc)),
                    Op::NameModule | Op::NameBuiltin => {
                        if let Some(value) = names::known(frame!(), pc) {
                            finish!(4, value)
                        }
                        slow!(4, slow::load_name(vm, frame!(), pc))
                    }
                    Op::StoreName => slow!(3, slow::store_name(vm, frame!(), pc)),
                    Op::StoreNameModule => {
                        if let Some(old) = names::store_known(frame!(), pc) {
                            pc = pc.add(3);
                            release!(old);
                            continue;
                        }
                        slow!(3, slow::store_name(vm, frame!(), pc))
                    }
                    Op::LoadGlobal => slow!(4, slow::load_global(vm, frame!(), pc)),
                    Op::GlobalModule => {
                        let globals = (*frame!()).function().globals();
                        if globals.keys_version() == *pc.add(1) as u32 {
                            let value = *(*pc.add(2) as *const Word);
                            if !value.is_null() {
                                loaded!(value, Word::NULL, 0)
                            }
                        }
                        slow!(4, slow::load_global(vm, frame!(), pc))
                    }
                    Op::GlobalBuiltin => {
                        let function = (*frame!()).function();
                        if function.globals().keys_version() == *pc.add(1) as u32
                            && function.builtins().keys_version() == *pc.add(3) as u32
                        {
                            let value = *(*pc.add(2) as *const Word);
                            if !value.is_null() {
                                loaded!(value, Word::NULL, 0)
                            }
                        }
                        slow!(4, slow::load_global(vm, frame!(), pc))
                    }
                    Op::LoadAttr => operator!(4, slow::load_attr(vm, frame!(), pc)),
                    Op::AttrPlace => {
                        let object = reg!(instr::b_at(at));
                        if object.is_pointer() {
                            let version = (*object.0).ty().version();
                            let (own, other) = (*pc.add(2), *pc.add(3));
                            if version == *pc.add(1) as u32 {
                                let place = object.0.cast::<u8>().add(own as u32 as usize).cast::<Word>();
                                if !(*place).is_null() {
                                    attribute!(*place)
                                }
                            } else if version == other as u32 || version == (own >> 32) as u32 {
                                let offset =
                                    if version == other as u32 { other >> 32 } else { own as u32 as u64 };
                                let place = object.0.cast::<u8>().add(offset as usize).cast::<Word>();
                                if !(*place).is_null() {
                                    attribute!(*place)
                                }
                            }
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }
                    Op::AttrDict => attribute_if_any!(specialize::dict_value(pc, reg!(instr::b_at(at)))),
                    Op::AttrModule => attribute_if_any!(specialize::module_value(pc, reg!(instr::b_at(at)))),
                    Op::AttrClass => {
                        let object = reg!(instr::b_at(at));
                        if has_version(pc, object)
                            && attributes::word_is_inline(&*object.0, *pc.add(3) as usize)
                        {
                            attribute!(Word::from_bits(*pc.add(2)))
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }
                    Op::AttrEither => attribute_if_any!(specialize::either_value(pc, reg!(instr::b_at(at)))),
                    Op::AttrOfType => {
                        let object = reg!(instr::b_at(at));
                        if object.is_pointer()
                            && (*object.0).ty().version() == *pc.add(3) as u32
                            && (*object.0.cast::<crate::class::PyType>()).version() == *pc.add(1) as u32
                        {
                            attribute!(Word::from_bits(*pc.add(2)))
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }
                    Op::AttrAsked => operator!(4, asked::load(vm, frame!(), pc)),
                    Op::AttrVariable => operator!(4, variables::load(vm, frame!(), pc)),
                    Op::AttrGetter => operator!(4, slow::load_getter(vm, frame!(), pc)),
                    Op::AttrBound => operator!(4, slow::load_bound(vm, frame!(), pc)),
                    Op::AttrProperty => {
                        save!();
                        enter!(enter::property(vm, pc, reg!(instr::b_at(at))));
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }
                    Op::StoreDescr => {
                        save!();
                        enter!(enter::setter(vm, pc, reg!(instr::a_at(at)), reg!(instr::b_at(at))));
                        slow!(4, slow::store_attr(vm, frame!(), pc))
                    }
                    Op::AttrWrapped | Op::WrappedOfType => {
                        let object = reg!(instr::b_at(at));
                        if let Some((function, class)) = specialize::find_wrapped(pc, object) {
                            if class.is_null() {
                                attribute!(function)
                            }
                            function.increment();
                            class.increment();
                            write_two(fp.offset(instr::a_at(at)), function, class);
                            pc = pc.add(4);
                            if instr::flags_at(at) & flag::FREE_B != 0 {
                                release!(object);
                            }
                            continue;
                        }
                        operator!(4, slow::load_attr(vm, frame!(), pc))
                    }
                    Op::LoadSuper => slow!(4, slow::load_super(vm, frame!(), pc)),
                    Op::SuperMethod => {
                        let place = fp.offset(instr::a_at(at));
                        let (class, receiver) = (*place.add(1), *place.add(2));
                        if receiver.is_pointer()
                            && (*receiver.0).ty().version() == *pc.add(1) as u32
                            && class.bits() == *pc.add(2)
                            && std::ptr::eq((*place).0.cast(), &super_::TYPE)
                        {
                            let function = Word::from_bits(*pc.add(3));
                            function.increment();
                            write_two(place, function, receiver);
                            pc = pc.add(4);
                            release!(class);
                            continue;
                        }
                        slow!(4, slow::load_super(vm, frame!(), pc))
                    }
                    Op::MethodType => method!(|_, _| true),
                    Op::MethodInline => method!(|own: Word, word| attributes::word_is_inline(&*own.0, word)),
                    Op::StoreAttr => slow!(4, slow::store_attr(vm, frame!(), pc)),
                    Op::StorePlace => {
                        let (object, value) = (reg!(instr::a_at(at)), reg!(instr::b_at(at)));
                        if object.is_pointer() {
                            let version = (*object.0).ty().version();
                            let other = *pc.add(3);
                            let mut place = *pc.add(2);
                            if version != *pc.add(1) as u32 {
                                if version != other as u32 {
                                    slow!(4, slow::store_attr(vm, frame!(), pc))
                                }
                                place = other >> 32;
                            }
                            let (offset, index) = specialize::place_of(place);
                            let place = object.0.cast::<u8>().add(offset).cast::<Word>();
                            let old = *place;
                            if !old.is_null() || attributes::push_order(&*object.0, index) {
                                place.write(value);
                                pc = pc.add(4);
                                if instr::flags_at(at) & flag::FREE_B == 0 {
                                    value.increment_bound();
                                }
                                if instr::flags_at(at) & flag::FREE_A != 0 {
                                    release!(reg!(instr::a_at(at)));
                                }
                                release!(old);
                                continue;
                            }
                        }
                        slow!(4, slow::store_attr(vm, frame!(), pc))
                    }
                    Op::StoreMember => {
                        let (object, value) = (reg!(instr::a_at(at)), reg!(instr::b_at(at)));
                        if has_version(pc, object) {
                            let place = object.0.cast::<u8>().add(*pc.add(2) as usize).cast::<Word>();
                            if instr::flags_at(at) & flag::FREE_B == 0 {
                                value.increment();
                            }
                            let old = place.replace(value);
                            pc = pc.add(4);
                            if instr::flags_at(at) & flag::FREE_A != 0 {
                                release!(object);
                            }
                            release!(old);
                            continue;
                        }
                        slow!(4, slow::store_attr(vm, frame!(), pc))
                    }
                    Op::LoadDeref => {
                        let cell = &*reg!(instr::b_at(at)).0.cast::<PyCell>();
                        let value = cell.word();
                        if value.is_null() {
                            save!();
                            break 'run slow::unbound_deref(
                                vm,
                                frame!(),
                                slow::local_index(frame!(), instr::b_at(at)),
                            );
                        }
                        value.increment();
                        finish!(1, value)
                    }
                    Op::StoreDeref => {
                        let cell = &*reg!(instr::a_at(at)).0.cast::<PyCell>();
                        let value = reg!(instr::b_at(at));
                        if instr::flags_at(at) & flag::FREE_B == 0 {
                            value.increment();
                        }
                        let old = cell.replace_word(value);
                        pc = pc.add(1);
                        release!(old);
                    }
                    Op::GetItemRR => {
                        save!();
                        specialize::get_item(frame!(), pc);
                        operator!(1, slow::get_item_rr(vm, frame!(), pc))
                    }
                    Op::GetItemOther => {
                        save!();
                        enter!(enter::item(vm, reg!(instr::b_at(at)), reg!(instr::c_at(at))));
                        slow!(1, slow::get_item_other(vm, frame!(), pc))
                    }
                    Op::GetItemList => item_at!(PyList),
                    Op::GetItemTuple => item_at!(PyTuple),
                    Op::GetItemDict => {
                        let (object, key) = (reg!(instr::b_at(at)), reg!(instr::c_at(at)));
                        if let Some(dict) = exact::<PyDict>(object)
                            && let Some(value) = dict.get_fast(key)
                        {
                            item!(value, key)
                        }
                        operator!(1, slow::get_item_rr(vm, frame!(), pc))
                    }
                    Op::GetItemRI => {
                        let object = reg!(instr::b_at(at));
                        if let Some(list) = exact::<PyList>(object) {
                            if let Some(item) = list.word_at(instr::int_c_at(at)) {
                                item!(item)
                            }
                        } else if let Some(tuple) = exact::<PyTuple>(object)
                            && let Some(item) = tuple.word_at(instr::int_c_at(at))
                        {
                            item!(item)
                        }
                        operator!(1, slow::get_item_ri(vm, frame!(), pc))
                    }
                    Op::GetItemRK => operator!(2, slow::get_item_rk(vm, frame!(), pc)),
                    Op::SetItem => {
                        save!();
                        specialize::set_item(frame!(), pc);
                        operator!(1, slow::set_item(vm, frame!(), pc))
                    }
                    Op::SetItemList => {
                        let (object, key) = (reg!(instr::a_at(at)), reg!(instr::b_at(at)));
                        if key.is_small()
                            && let Some(list) = exact::<PyList>(object)
                            && let Some(place) = list.place(key.small_value())
                        {
                            let value = reg!(instr::c_at(at));
                            if instr::flags_at(at) & flag::FREE_C == 0 {
                                value.increment();
                            }
                            let old = place.replace(value);
                            pc = pc.add(1);
                            if instr::flags_at(at) & flag::FREE_A != 0 {
                                release!(object);
                            }
                            release!(old);
                            continue;
                        }
                        operator!(1, slow::set_item(vm, frame!(), pc))
                    }
                    Op::SetItemDict => operator!(1, slow::set_item_dict(vm, frame!(), pc)),
                    Op::ListAppend => {
                        let list = &*reg!(instr::a_at(at)).0.cast::<PyList>();
                        if list.has_room() {
                            let value = reg!(instr::b_at(at));
                            if instr::flags_at(at) & flag::FREE_B == 0 {
                                value.increment();
                            }
                            list.push_in_room(value);
                            pc = pc.add(1);
                            continue;
                        }
                        slow!(1, slow::list_append(vm, frame!(), pc))
                    }
                    Op::SetAdd => slow!(1, slow::set_add(vm, frame!(), pc)),
                    Op::MapAdd => slow!(1, slow::map_add(vm, frame!(), pc)),
                    Op::BuildTuple => slow!(1, slow::build_tuple(vm, frame!(), pc)),
                    Op::BuildList => slow!(1, slow::build_list(vm, frame!(), pc)),
                    Op::UnpackSequence => {
                        let source = reg!(instr::a_at(at));
                        let count = instr::count_c_at(at);
                        let items = match exact::<PyTuple>(source) {
                            Some(tuple) => tuple.items(),
                            None => exact::<PyList>(source).map_or(&[][..], PyList::items),
                        };
                        if items.len() == 2
                            && count == 2
                            && Op::of_word(*pc.add(1)) == Op::StoreTwo
                            && let Some(old) = store_two(fp, pc.add(1), items)
                        {
                            pc = pc.add(2);
                            if instr::flags_at(at) & flag::FREE_A != 0 {
                                release!(source);
                            }
                            release!(old);
                            continue;
                        }
                        if items.len() == count && count > 0 {
                            exact::write_reversed(fp.offset(instr::b_at(at)), items);
                            pc = pc.add(1);
                            if instr::flags_at(at) & flag::FREE_A != 0 {
                                release!(source);
                            }
                            continue;
                        }
                        slow!(1, slow::unpack_sequence(vm, frame!(), pc))
                    }
                    Op::Call => {
                        save!();
                        specialize::call(vm, frame!(), pc);
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallPy => call_python!(false, 0),
                    Op::CallPyMethod => call_python!(true, 0),
                    Op::CallPyDefaults => call_python!(false, specialize::missing_of(pc)),
                    Op::CallPyMethodDefaults => call_python!(true, specialize::missing_of(pc)),
                    Op::CallBound => {
                        let base = fp.offset(instr::a_at(at));
                        enter!(enter::bound(vm, frame!(), pc, base, instr::count_b_at(at)));
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallGenerator => call_known!(call::call_generator),
                    Op::CallNative | Op::CallNativeMethod => {
                        let base = fp.offset(instr::a_at(at));
                        let callable = *base;
                        let cache = *pc.add(1);
                        let is_method = instr::op_at(at) == Op::CallNativeMethod;
                        let is_known = if is_method {
                            callable.bits() == cache && !(*base.add(1)).is_null()
                        } else {
                            is_call_of(base, cache)
                        };
                        if is_known {
                            let function = native_of(*pc.add(2));
                            save!();
                            let (from, count) = if is_method {
                                (base.add(1), instr::count_b_at(at) + 1)
                            } else {
                                (base.add(2), instr::count_b_at(at))
                            };
                            let args = std::slice::from_raw_parts(from.cast::<Value>(), count);
                            let result = function(vm, args);
                            exact::drop_arguments(from, count);
                            Object::decrement(NonNull::new_unchecked(callable.0));
                            let value = check!(result).into_word();
                            finish_call!(value)
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallFilled | Op::CallFilledMethod => {
                        let base = fp.offset(instr::a_at(at));
                        if call::is_filled_callable(base, *at, *pc.add(1)) {
                            save!();
                            let value = check!(call::call_filled(vm, base, *at, *pc.add(2))).into_word();
                            finish_call!(value)
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallNew | Op::CallUnbound | Op::CallNativeBound | Op::CallFilledBound => {
                        call_known!(call::call_known)
                    }
                    Op::CallDictGet => call_known!(call::dict_get),
                    Op::CallSlot => {
                        let base = fp.offset(instr::a_at(at));
                        let callable = *base;
                        if callable.is_pointer() && (*callable.0).type_ptr().addr() as u64 == *pc.add(1) {
                            save!();
                            let result = call::call_slot(vm, base, instr::count_b_at(at), *pc.add(2));
                            let value = check!(result).into_word();
                            finish_call!(value)
                        }
                        *pc = instr::with_op(*at, Op::Call);
                    }
                    Op::CallRangeIter => {
                        if let Some(result) = call::range_iterator(vm, frame!(), pc) {
                            fp.offset(instr::a_at(pc.add(3))).write(check!(result).into_word());
                            pc = pc.add(4);
                            continue;
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallWords => {
                        let callable = reg!(instr::a_at(at));
                        if callable.is_pointer() && (*callable.0).type_ptr().addr() as u64 == *pc.add(1) {
                            called!(call::call_instruction(vm, frame!(), pc))
                        }
                        *pc = instr::with_op(*at, Op::Call);
                    }
                    Op::CallListAppend => {
                        let base = fp.offset(instr::a_at(at));
                        let list = *base.add(1);
                        if (*base).bits() == *pc.add(1)
                            && !list.is_null()
                            && let Some(own) = exact::<PyList>(list)
                        {
                            // The descriptor is immortal.
                            if own.has_room() {
                                own.push_in_room(*base.add(2));
                            } else {
                                save!();
                                check!(slow::append_argument(base));
                            }
                            if instr::flags_at(at) & flag::DISCARD != 0 {
                                pc = pc.add(3);
                                release!(list);
                                continue;
                            }
                            release_within!(list);
                            finish_call!(Value::NONE.into_word())
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallLen => {
                        let base = fp.offset(instr::a_at(at));
                        let object = *base.add(2);
                        if is_call_of(base, *pc.add(1))
                            && let Some(len) = slow::quick_len(object)
                        {
                            release_within!(object);
                            release_within!(*base);
                            finish_call!(Word::immediate((len as u64) << 2 | 2))
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallIsInstance => {
                        save!();
                        let base = fp.offset(instr::a_at(at));
                        if let Some(is) = instances::call(vm, base, pc) {
                            finish_call!(Value::bool(is).into_word())
                        }
                        instances::give_up(base, pc);
                    }
                    Op::CallTypeOf => {
                        let base = fp.offset(instr::a_at(at));
                        if std::ptr::eq((*base).0.cast(), &type_::TYPE) && (*base.add(1)).is_null() {
                            let object = *base.add(2);
                            let ty = object.as_value().ty().to_value();
                            release_within!(object);
                            finish_call!(ty.into_word())
                        }
                        called!(call::call_instruction(vm, frame!(), pc))
                    }
                    Op::CallClass => called!(call::call_class(vm, frame!(), pc)),
                    Op::CallKw => called!(call::call_kw(vm, frame!(), pc)),
                    Op::CallEx => called!(call::call_ex(vm, frame!(), pc)),

                    Op::Return => {
                        let value = if instr::flags_at(at) & flag::FREE_B != 0 {
                            reg!(instr::b_at(at))
                        } else {
                            // The local's reference is the result's: the local goes anyway.
                            fp.offset(instr::b_at(at)).replace(Word::NULL)
                        };
                        return_value!(value)
                    }
                    Op::ReturnConst => {
                        let value = Word::from_bits(*pc.add(1));
                        value.increment();
                        return_value!(value)
                    }
                    Op::ReturnGenerator => {
                        // A generator is made when its function is called; what was sent first, `None`, is in `a`.
                        pc = pc.add(1);
                    }
                    Op::Yield => {
                        let value = reg!(instr::b_at(at));
                        if instr::flags_at(at) & flag::FREE_B == 0 {
                            value.increment();
                        }
                        save!();
                        go_on!(generator::suspend(vm, frame!(), value))
                    }
                    Op::Send => {
                        save!();
                        let callee = generator::send_inline(vm, frame!(), pc);
                        if !callee.is_null() {
                            reload!(callee);
                            continue;
                        }
                        match check!(generator::send_instruction(vm, frame!(), pc)) {
                            generator::Sent::Yielded(value) => {
                                reg!(instr::a_at(at)) = value.into_word();
                                pc = pc.add(4);
                            }
                            generator::Sent::Returned(value) => {
                                reg!(instr::a_at(at)) = value.into_word();
                                jump!(*pc.add(1) as i32)
                            }
                        }
                    }
                    Op::GetAnext => match anext::begin(vm, frame!(), pc) {
                        callee if callee.is_null() => slow!(1, cold::execute(vm, frame!(), *at)),
                        callee => reload!(callee),
                    },
                    Op::GetAwaitable => slow!(1, cold::get_awaitable(vm, frame!(), *at)),
                    Op::WrapYield => match anext::yield_item(vm, frame!(), pc) {
                        Some(left) => go_on!(left),
                        None => slow!(1, cold::execute(vm, frame!(), *at)),
                    },
                    Op::Cold => slow!(1, cold::execute(vm, frame!(), *at)),
                    Op::CopyFreeVars => {
                        cold::copy_free_vars(&*frame!());
                        pc = pc.add(1);
                    }
                    Op::PushExcInfo => {
                        let top = fp.offset(instr::a_at(at));
                        let exception = *top.sub(1);
                        exception.increment();
                        top.write(exception);
                        top.sub(1).write((*vm.handled.get()).begin(exception));
                        pc = pc.add(1);
                    }
                    Op::PopExcept => {
                        let old = (*vm.handled.get()).end(*fp.offset(instr::a_at(at) - 1));
                        pc = pc.add(1);
                        release!(old);
                    }
                    Op::CheckExcMatch => slow!(1, cold::check_exc_match(vm, frame!(), *at)),
                    Op::Switch => {
                        save!();
                        check!(trace::switch(vm, frame!()));
                        pc = (*frame!()).pc.get();
                    }
                    Op::Trace => {
                        save!();
                        check!(trace::instruction(vm, frame!(), instr::wide_at(at)));
                        // The trace function may have jumped.
                        pc = (*frame!()).pc.get().add(1);
                    }
                }
            };

            match unwind::unwind(vm, frame!()) {
                Unwound::Handler(handler) => reload!(handler),
                Unwound::Out => return Err(Raised),
            }
        }
    }
}
