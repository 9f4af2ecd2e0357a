//! Single instructions: the range of their arguments, what they need and what they leave.

use super::Flaw;
use super::flow::{is_cell_slot, locals_of};
use super::kinds::{Kind, Local, State};
use crate::code::{Code, Const, kinds};
use crate::op::{self, Instruction, Intrinsic1, Intrinsic2, Opcode, Operand, function_attribute};

/// Only values that fit an argument of one unit.
const MAX_SMALL_INT: u32 = 255;
const MAX_RESUME: u32 = op::resume::LOCATION_MASK | op::resume::EXCEPT_DEPTH1;

/// Whether an instruction may stand in a code object, with this argument.
pub(super) fn check_argument(code: &Code, instruction: &Instruction) -> Result<(), Flaw> {
    let arg = instruction.arg;
    let index = arg as usize;
    let is_name = |index: u32| (index as usize) < code.names.len();
    let is_sound = match instruction.opcode {
        Opcode::Cache | Opcode::Reserved | Opcode::InterpreterExit | Opcode::ExitInitCheck => false,
        Opcode::BuildSlice => arg == 2 || arg == 3,
        Opcode::Copy => arg >= 1,
        Opcode::Swap => arg >= 2,
        Opcode::CopyFreeVars => index == free_count(code),
        _ => match instruction.opcode.operand() {
            Operand::Const => index < code.consts.len(),
            Operand::Name => is_name(arg),
            Operand::NamePushNull | Operand::NameMethod => is_name(arg >> 1),
            Operand::NameSuper => is_name(arg >> 2),
            Operand::Local | Operand::LocalPair => {
                let mut locals = locals_of(instruction).into_iter().flatten();
                locals.all(|index| (index as usize) < code.localspluskinds.len())
            }
            Operand::Deref => is_cell_slot(code, arg),
            Operand::Compare => index >> 5 < op::CMP_OPS.len(),
            Operand::BinaryOp => index < op::NB_OPS.len(),
            Operand::Intrinsic1 => (1..op::INTRINSIC_1.len()).contains(&index),
            Operand::Intrinsic2 => (1..op::INTRINSIC_2.len()).contains(&index),
            Operand::SpecialMethod => index < op::SPECIAL_METHODS.len(),
            Operand::CommonConstant => index < op::COMMON_CONSTANTS.len(),
            Operand::SmallInt => arg <= MAX_SMALL_INT,
            Operand::StackIndex => arg >= 1,
            Operand::Invert | Operand::Yield => arg <= 1,
            Operand::Conversion => (1..=3).contains(&arg),
            Operand::Interpolation => arg >> 2 <= 3,
            Operand::FunctionAttribute => arg.is_power_of_two() && arg <= function_attribute::ANNOTATE,
            Operand::RaiseArgs | Operand::Awaitable => arg <= 2,
            Operand::Resume => arg <= MAX_RESUME,
            _ => true,
        },
    };
    if is_sound {
        Ok(())
    } else {
        let what = format!("{} must not have the argument {arg}", instruction.opcode.name());
        Err(Flaw::at(instruction.start, what))
    }
}

fn free_count(code: &Code) -> usize {
    code.localspluskinds.iter().filter(|&&kind| kind & kinds::FREE != 0).count()
}

/// The effect of instructions on what is known.
pub(super) struct Step<'a> {
    pub code: &'a Code,
}

impl Step<'_> {
    fn is_tuple(&self, kind: Kind) -> bool {
        kind.is_tuple(|index| matches!(self.code.consts.get(index as usize), Some(Const::Tuple(_))))
    }

    fn expect(&self, is_met: bool, what: &'static str) -> Result<(), Flaw> {
        if is_met { Ok(()) } else { Err(Flaw::new(what)) }
    }

    fn load(&self, state: &mut State, index: u32) -> Result<(), Flaw> {
        let kind = match state.locals.get(index as usize) {
            Some(Local::Object) => Kind::Object,
            Some(Local::Cell) => Kind::Cell,
            _ => return Err(Flaw::new("the local may be unbound")),
        };
        state.stack.push(kind);
        Ok(())
    }

    fn store(&self, state: &mut State, index: u32) -> Result<(), Flaw> {
        let local = match state.pop_nullable()? {
            Kind::Null => Local::Unbound,
            Kind::Maybe => Local::Maybe,
            Kind::Cell if is_cell_slot(self.code, index) => Local::Cell,
            _ => Local::Object,
        };
        set(state, index, local);
        Ok(())
    }

    fn expect_cell(&self, state: &State, index: u32) -> Result<(), Flaw> {
        self.expect(state.locals.get(index as usize) == Some(&Local::Cell), "the local may hold no cell")
    }

    fn constant(&self, index: u32) -> Kind {
        match self.code.consts.get(index as usize) {
            Some(Const::True | Const::False) => Kind::Bool,
            Some(Const::Tuple(_) | Const::Code(_)) => Kind::Const(index),
            _ => Kind::Object,
        }
    }

    /// Applies an instruction to what is known before it.
    pub fn step(&self, instruction: &Instruction, state: &mut State) -> Result<(), Flaw> {
        let arg = instruction.arg;
        let (pops, _) = instruction.opcode.pops_pushes(arg);
        if state.stack.len() < pops as usize {
            return Err(Flaw::new("the stack is too short"));
        }
        match instruction.opcode {
            Opcode::LoadFast | Opcode::LoadFastBorrow => self.load(state, arg)?,
            Opcode::LoadFastLoadFast | Opcode::LoadFastBorrowLoadFastBorrow => {
                self.load(state, arg >> 4)?;
                self.load(state, arg & 15)?;
            }
            Opcode::LoadFastCheck => {
                if state.locals.get(arg as usize) != Some(&Local::Cell) {
                    set(state, arg, Local::Object);
                }
                self.load(state, arg)?;
            }
            Opcode::LoadFastAndClear => {
                state.stack.push(match state.locals.get(arg as usize) {
                    Some(Local::Object) => Kind::Object,
                    Some(Local::Cell) => Kind::Cell,
                    Some(Local::Unbound) => Kind::Null,
                    _ => Kind::Maybe,
                });
                set(state, arg, Local::Unbound);
            }
            Opcode::StoreFast => self.store(state, arg)?,
            Opcode::StoreFastLoadFast => {
                self.store(state, arg >> 4)?;
                self.load(state, arg & 15)?;
            }
            Opcode::StoreFastStoreFast => {
                self.store(state, arg >> 4)?;
                self.store(state, arg & 15)?;
            }
            Opcode::DeleteFast => set(state, arg, Local::Unbound),
            Opcode::MakeCell => set(state, arg, Local::Cell),
            Opcode::CopyFreeVars => {
                for (local, kind) in state.locals.iter_mut().zip(&*self.code.localspluskinds) {
                    if kind & kinds::FREE != 0 {
                        *local = Local::Cell;
                    }
                }
            }
            Opcode::LoadDeref | Opcode::StoreDeref | Opcode::DeleteDeref | Opcode::LoadFromDictOrDeref => {
                self.expect_cell(state, arg)?;
                self.plain(instruction, state, Kind::Object)?;
            }
            Opcode::LoadConst => state.stack.push(self.constant(arg)),
            Opcode::PushNull => state.stack.push(Kind::Null),
            Opcode::PopTop => {
                state.pop_nullable()?;
            }
            Opcode::Copy => {
                let kind = state.peek(arg as usize)?;
                self.expect(!kind.is_unfinished(), "a function without closure is copied")?;
                state.stack.push(kind);
            }
            Opcode::Swap => {
                let top = state.stack.len() - 1;
                state.stack.swap(top, top + 1 - arg as usize);
            }
            _ => self.step_value(instruction, state)?,
        }
        Ok(())
    }

    /// Pops objects and pushes values of one kind.
    fn plain(&self, instruction: &Instruction, state: &mut State, result: Kind) -> Result<(), Flaw> {
        let (pops, pushes) = instruction.opcode.pops_pushes(instruction.arg);
        for _ in 0..pops {
            state.pop_object()?;
        }
        state.stack.extend((0..pushes).map(|_| result));
        Ok(())
    }

    /// Instructions on values that leave locals alone.
    fn step_value(&self, instruction: &Instruction, state: &mut State) -> Result<(), Flaw> {
        let arg = instruction.arg;
        match instruction.opcode {
            Opcode::ToBool | Opcode::ContainsOp | Opcode::IsOp => self.plain(instruction, state, Kind::Bool),
            Opcode::CompareOp => {
                let to_bool = arg & op::COMPARE_TO_BOOL != 0;
                self.plain(instruction, state, if to_bool { Kind::Bool } else { Kind::Compared })
            }
            Opcode::UnaryNot => {
                self.expect(state.peek(1)? == Kind::Bool, "a bool is needed")?;
                self.plain(instruction, state, Kind::Bool)
            }
            Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue => {
                let tested = state.peek(1)?;
                self.expect(matches!(tested, Kind::Bool | Kind::Compared), "a bool is needed")?;
                self.plain(instruction, state, Kind::Bool)
            }
            Opcode::MatchMapping | Opcode::MatchSequence => {
                self.expect(state.peek(1)?.is_object(), "NULL is used")?;
                state.stack.push(Kind::Bool);
                Ok(())
            }
            Opcode::BuildList => self.plain(instruction, state, Kind::List),
            Opcode::BuildSet => self.plain(instruction, state, Kind::Set),
            Opcode::BuildMap => self.plain(instruction, state, Kind::Dict),
            Opcode::BuildTuple => self.build_tuple(arg, state),
            Opcode::BuildTemplate => {
                let (first, second) = (state.peek(1)?, state.peek(2)?);
                self.expect(self.is_tuple(first) && self.is_tuple(second), "a tuple is needed")?;
                self.plain(instruction, state, Kind::Object)
            }
            Opcode::ListAppend | Opcode::ListExtend => self.add_to(state, Some(Kind::List), arg, 1),
            Opcode::SetUpdate => self.add_to(state, Some(Kind::Set), arg, 1),
            Opcode::SetAdd => self.add_to(state, None, arg, 1),
            Opcode::MapAdd => self.add_to(state, Some(Kind::Dict), arg, 2),
            Opcode::DictUpdate | Opcode::DictMerge => self.add_to(state, Some(Kind::Dict), arg, 1),
            Opcode::MatchKeys => {
                self.expect(self.is_tuple(state.peek(1)?), "a tuple is needed")?;
                self.expect(state.peek(2)?.is_object(), "NULL is used")?;
                state.stack.push(Kind::Object);
                Ok(())
            }
            Opcode::MatchClass => {
                self.expect(self.is_tuple(state.peek(1)?), "a tuple is needed")?;
                self.plain(instruction, state, Kind::Object)
            }
            Opcode::GetLen | Opcode::GetAnext | Opcode::ForIter | Opcode::ImportFrom => {
                self.expect(state.peek(1)?.is_object(), "NULL is used")?;
                state.stack.push(Kind::Object);
                Ok(())
            }
            _ => self.step_call(instruction, state),
        }
    }

    fn build_tuple(&self, count: u32, state: &mut State) -> Result<(), Flaw> {
        let mut all_cells = count > 0;
        for _ in 0..count {
            all_cells &= state.pop_object()? == Kind::Cell;
        }
        state.stack.push(if all_cells { Kind::Cells(count) } else { Kind::Tuple(Some(count)) });
        Ok(())
    }

    /// Pops `count` objects that go into a container `depth` below them.
    fn add_to(
        &self,
        state: &mut State,
        container: Option<Kind>,
        depth: u32,
        count: usize,
    ) -> Result<(), Flaw> {
        for _ in 0..count {
            state.pop_object()?;
        }
        let found = state.peek(depth as usize)?;
        let is_met = container.map_or(found.is_object(), |container| found == container);
        self.expect(is_met, "there is no such container under construction")
    }

    /// Calls, functions, attributes, exceptions and what is left.
    fn step_call(&self, instruction: &Instruction, state: &mut State) -> Result<(), Flaw> {
        let arg = instruction.arg;
        match instruction.opcode {
            Opcode::Call => self.call(state, arg),
            Opcode::CallKw => {
                let names = state.pop()?;
                self.expect(self.is_keywords(names, arg), "names of keywords are needed")?;
                self.call(state, arg)
            }
            Opcode::CallFunctionEx => {
                let keywords = state.pop()?;
                self.expect(matches!(keywords, Kind::Dict | Kind::Null), "a dict or NULL is needed")?;
                self.call(state, 1)
            }
            Opcode::LoadGlobal => {
                state.stack.push(Kind::Object);
                state.stack.extend((arg & 1 != 0).then_some(Kind::Null));
                Ok(())
            }
            Opcode::LoadAttr | Opcode::LoadSuperAttr => {
                for _ in 0..if instruction.opcode == Opcode::LoadAttr { 1 } else { 3 } {
                    state.pop_object()?;
                }
                state.stack.push(Kind::Object);
                state.stack.extend((arg & 1 != 0).then_some(Kind::Maybe));
                Ok(())
            }
            Opcode::LoadSpecial => {
                state.pop_object()?;
                state.stack.extend([Kind::Object, Kind::Maybe]);
                Ok(())
            }
            Opcode::MakeFunction => self.make_function(state),
            Opcode::SetFunctionAttribute => self.set_function_attribute(state, arg),
            Opcode::CallIntrinsic1 => self.intrinsic_1(instruction, state),
            Opcode::CallIntrinsic2 => self.intrinsic_2(instruction, state),
            Opcode::PushExcInfo => {
                state.pop_object()?;
                state.stack.extend([Kind::Handled, Kind::Object]);
                Ok(())
            }
            Opcode::PopExcept => {
                let kind = state.pop()?;
                self.expect(kind == Kind::Handled, "there is no exception that was handled before")
            }
            Opcode::CheckExcMatch => {
                state.pop_object()?;
                self.expect(state.peek(1)?.is_object(), "NULL is used")?;
                state.stack.push(Kind::Bool);
                Ok(())
            }
            Opcode::WithExceptStart => {
                let sound = state.peek(1)?.is_object()
                    && state.peek(2)? == Kind::Handled
                    && state.peek(3)? == Kind::Lasti
                    && !state.peek(4)?.is_unfinished()
                    && state.peek(5)?.is_object();
                self.expect(sound, "no handler of `with` starts here")?;
                state.stack.push(Kind::Object);
                Ok(())
            }
            Opcode::Reraise => {
                state.pop_object()?;
                self.expect(arg == 0 || state.peek(arg as usize)? == Kind::Lasti, "no offset was saved here")
            }
            _ => self.plain(instruction, state, Kind::Object),
        }
    }

    /// `callable, self or NULL, arguments -> result`.
    fn call(&self, state: &mut State, count: u32) -> Result<(), Flaw> {
        for _ in 0..count {
            state.pop_object()?;
        }
        state.pop_nullable()?;
        state.pop_object()?;
        state.stack.push(Kind::Object);
        Ok(())
    }

    fn is_keywords(&self, kind: Kind, arguments: u32) -> bool {
        let Kind::Const(index) = kind else { return false };
        let Some(Const::Tuple(names)) = self.code.consts.get(index as usize) else { return false };
        names.len() <= arguments as usize && names.iter().all(|name| matches!(name, Const::Str { .. }))
    }

    fn make_function(&self, state: &mut State) -> Result<(), Flaw> {
        let Kind::Const(index) = state.pop()? else { return Err(Flaw::new("a code object is needed")) };
        let Some(Const::Code(code)) = self.code.consts.get(index as usize) else {
            return Err(Flaw::new("a code object is needed"));
        };
        state.stack.push(Kind::Function(free_count(code) as u32));
        Ok(())
    }

    fn set_function_attribute(&self, state: &mut State, attribute: u32) -> Result<(), Flaw> {
        let Kind::Function(missing) = state.pop()? else { return Err(Flaw::new("a new function is needed")) };
        let value = state.pop_object()?;
        if attribute == function_attribute::CLOSURE {
            self.expect(value == Kind::Cells(missing), "the closure does not fit the function")?;
            state.stack.push(Kind::Function(0));
        } else {
            state.stack.push(Kind::Function(missing));
        }
        Ok(())
    }

    fn intrinsic_1(&self, instruction: &Instruction, state: &mut State) -> Result<(), Flaw> {
        let top = state.peek(1)?;
        if instruction.arg == Intrinsic1::ListToTuple as u32 {
            self.expect(top == Kind::List, "a list is needed")?;
            return self.plain(instruction, state, Kind::Tuple(None));
        }
        if instruction.arg == Intrinsic1::Typealias as u32 {
            self.expect(top == Kind::Tuple(Some(3)), "a tuple is needed")?;
        }
        self.plain(instruction, state, Kind::Object)
    }

    fn intrinsic_2(&self, instruction: &Instruction, state: &mut State) -> Result<(), Flaw> {
        if instruction.arg == Intrinsic2::PrepReraiseStar as u32 {
            self.expect(state.peek(1)? == Kind::List, "a list is needed")?;
        }
        if instruction.arg == Intrinsic2::SetFunctionTypeParams as u32 {
            self.expect(state.peek(2)? == Kind::Function(0), "a new function is needed")?;
        }
        self.plain(instruction, state, Kind::Object)
    }
}

fn set(state: &mut State, index: u32, local: Local) {
    if let Some(place) = state.locals.get_mut(index as usize) {
        *place = local;
    }
}
