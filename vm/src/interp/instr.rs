//! The instructions a VM executes: its own translation of a code object (`interp::translate`).
//!
//! They are those of a register machine. A frame's registers are its locals (arguments, locals, cells), which lie before the
//! frame's header, and *temporaries*, behind it, one for each place of CPython's value stack: the place at depth `d` is always
//! the same register. A register is named by its distance from the header, in words: negative for locals. An operand is any
//! register, so most loads and stores of the stack code vanish: `a = b + 1` is one instruction.
//!
//! An instruction is one or more 64-bit words. The first:
//!
//! ```text
//! bits 0..8 op | 8..16 flags | 16..32 a | 32..48 b | 48..64 c
//! ```
//!
//! Further words hold constants, jump distances and caches; how many there are is in the table. `RR`, `RI`, `RK` in a name
//! say what the right operand is: a register, a small int in `c`, the constant in the second word.
//!
//! Rules that every instruction keeps:
//! 1. A register that is read stays what it is, unless the instruction's flags say that it is a temporary whose life ends
//!    here (`FREE_A`, `FREE_B`, `FREE_C`). Then its reference is given up, whether the instruction raises or not.
//! 2. A temporary that is written was dead: nothing is dropped. A local that is written (`TO_LOCAL`) gives up its old value,
//!    as the last thing the instruction does.
//! 3. If the instruction raises, it has written nothing.
//! 4. Whatever may run Python code gets operands that are owned for that time, not borrowed from locals.
//!
//! The instructions under "specialized" are never made by the translator: an instruction rewrites itself to one of them
//! when it has seen what its operands are, and back when a guard fails too often.

/// The flags of an instruction.
pub mod flag {
    pub const FREE_B: u8 = 1;
    pub const FREE_C: u8 = 2;
    /// `a` is a local, whose old value must be dropped.
    pub const TO_LOCAL: u8 = 4;
    pub const FREE_A: u8 = 8;
    /// A jump is taken if the condition holds (otherwise if it does not), where the name does not say which; `is not` and
    /// `not in` for values.
    pub const SENSE: u8 = 16;
    /// The operator is an in-place one.
    pub const INPLACE: u8 = 32;
    /// A method call is meant: the result is two temporaries, callable and `self` (or null).
    pub const METHOD: u8 = 64;
    /// Nobody wants the result of the call.
    pub const DISCARD: u8 = 128;
}

/// How the fields of an instruction are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Register in `a`, `b`, `c`.
    A,
    B,
    C,
    /// Signed int in `c`.
    IntC,
    /// A number in `b`, `c`.
    CountB,
    CountC,
    /// A 32-bit number in `b` and `c`.
    Wide,
    /// A jump distance in words, from the instruction's start: in `b` and `c`, or in the low half of the second word.
    Jump,
    JumpWord,
    /// The constant in the second word.
    Const,
    /// The index of a name in the high half of the second word.
    Name,
    /// The number of a comparison or an operator in the high half of the second word.
    Kind,
    /// CPython's opcode in the flags' place.
    Opcode,
}

macro_rules! instructions {
    ($($(#[$doc:meta])* $name:ident $words:literal [$($field:ident)*];)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            pub const ALL: &[Op] = &[$(Op::$name,)*];

            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }

            /// Length in words.
            #[inline(always)]
            pub const fn words(self) -> usize {
                match self { $(Op::$name => $words,)* }
            }

            pub const fn fields(self) -> &'static [Field] {
                match self { $(Op::$name => &[$(Field::$field),*],)* }
            }
        }
    };
}

instructions! {
    // Moving values.
    /// `a = b`, a temporary.
    Move 1 [A B];
    /// The same twice: `a = b`, and the temporary behind `a` is `c`.
    MoveTwo 1 [A B C];
    /// `a = b`, and the temporary behind `a` is null: a callable without `self`.
    MoveNull 1 [A B];
    /// `a = b`, a local from a temporary that ends, and may be null.
    Store 1 [A B];
    /// The same twice, from temporaries one below the other: `a = b`, and `c` is what lies before `b`.
    StoreTwo 1 [A B C];
    /// `a = b`, a local from a local.
    StoreCopy 1 [A B];
    /// `a = constant`, a temporary.
    Const 2 [A Const];
    /// `a = constant`, a local.
    StoreConst 2 [A Const];
    /// `a = null`.
    Null 1 [A];
    /// Ends a temporary.
    Drop 1 [A];
    /// Exchanges two temporaries.
    Swap 1 [A B];
    /// `a = b`, which is null afterwards; both may be.
    MoveClear 1 [A B];
    /// `UnboundLocalError` unless `a` is bound.
    CheckBound 1 [A];
    /// Unbinds a local.
    DeleteFast 1 [A];

    // Arithmetic: `a = b op c`.
    AddRR 1 [A B C];
    AddRI 1 [A B IntC];
    AddRK 2 [A B Const];
    SubRR 1 [A B C];
    SubRI 1 [A B IntC];
    SubRK 2 [A B Const];
    MulRR 1 [A B C];
    MulRI 1 [A B IntC];
    MulRK 2 [A B Const];
    TrueDivRR 1 [A B C];
    TrueDivRI 1 [A B IntC];
    TrueDivRK 2 [A B Const];
    FloorDivRR 1 [A B C];
    FloorDivRI 1 [A B IntC];
    ModRR 1 [A B C];
    ModRI 1 [A B IntC];
    AndRR 1 [A B C];
    AndRI 1 [A B IntC];
    OrRR 1 [A B C];
    OrRI 1 [A B IntC];
    XorRR 1 [A B C];
    XorRI 1 [A B IntC];
    LshiftRR 1 [A B C];
    LshiftRI 1 [A B IntC];
    RshiftRR 1 [A B C];
    RshiftRI 1 [A B IntC];
    /// Any operator; which one is in the second word.
    BinaryRR 2 [A B C Kind];
    /// `a = -b`.
    Negative 1 [A B];
    /// `a = not b`.
    Not 1 [A B];
    /// `a = bool(b)`.
    ToBool 1 [A B];

    // Comparison.
    CompareRR 2 [A B C Kind];
    CompareRI 2 [A B IntC Kind];
    /// `a = b is c`, or `is not`.
    Is 1 [A B C];
    /// `a = b in c`, or `not in`.
    Contains 1 [A B C];

    // Jumps.
    Jump 1 [Jump];
    /// Backwards, with a tick.
    JumpBack 1 [Jump];
    /// The same to a `ForIter`, which is executed at once where it iterates over a list or a range and there is a next item.
    JumpBackFor 1 [Jump];
    /// Jumps unless the comparison holds.
    JumpUnlessLtRR 2 [B C JumpWord];
    JumpUnlessLeRR 2 [B C JumpWord];
    JumpUnlessEqRR 2 [B C JumpWord];
    JumpUnlessNeRR 2 [B C JumpWord];
    JumpUnlessGtRR 2 [B C JumpWord];
    JumpUnlessGeRR 2 [B C JumpWord];
    JumpUnlessLtRI 2 [B IntC JumpWord];
    JumpUnlessLeRI 2 [B IntC JumpWord];
    JumpUnlessEqRI 2 [B IntC JumpWord];
    JumpUnlessNeRI 2 [B IntC JumpWord];
    JumpUnlessGtRI 2 [B IntC JumpWord];
    JumpUnlessGeRI 2 [B IntC JumpWord];
    /// Jumps if it holds.
    JumpIfLtRR 2 [B C JumpWord];
    JumpIfLeRR 2 [B C JumpWord];
    JumpIfEqRR 2 [B C JumpWord];
    JumpIfNeRR 2 [B C JumpWord];
    JumpIfGtRR 2 [B C JumpWord];
    JumpIfGeRR 2 [B C JumpWord];
    JumpIfLtRI 2 [B IntC JumpWord];
    JumpIfLeRI 2 [B IntC JumpWord];
    JumpIfEqRI 2 [B IntC JumpWord];
    JumpIfNeRI 2 [B IntC JumpWord];
    JumpIfGtRI 2 [B IntC JumpWord];
    JumpIfGeRI 2 [B IntC JumpWord];
    /// Jumps on the outcome of comparing with a constant: distance and kind in the second word, constant in the third.
    JumpCompareRK 3 [B JumpWord Kind];
    JumpIs 2 [B C JumpWord];
    JumpNone 2 [B JumpWord];
    JumpContains 2 [B C JumpWord];
    /// Jumps on the truth of `b`.
    JumpTruth 2 [B JumpWord];

    // Iteration.
    /// `a = iter(b)`.
    GetIter 1 [A B];
    /// `a = next(b)`, or jumps at the end of the iterator `b`.
    /// Cache: the iterator's type; the function that gives the next item or pair.
    ForIter 4 [A B JumpWord];

    // Names and attributes.
    /// Cache: the dict's keys version with the name's index; the place of the value; the builtins' keys version.
    LoadGlobal 4 [A Name];
    /// As `LoadGlobal`, but in the frame's namespace first. The last word counts to when the instruction is worth specializing.
    LoadName 4 [A Name];
    /// The namespace's, or with `SENSE` the globals', entry of that name gets the value `b`. Cache: as for `LoadGlobal`.
    StoreName 3 [B Name];
    /// `a = b.name`. Cache: type version with the index of the name; offset or pointer.
    LoadAttr 4 [A B Name];
    /// `super().name`: `super` is in `a`, then come class and receiver; all end, and the result goes to `a`. Cache: the version of
    /// the receiver's type with the index of the name; the class; what was found behind it.
    LoadSuper 4 [A Name];
    /// `a.name = b`. Cache: type version with the index of the name; offset and place; the same for another type.
    StoreAttr 4 [A B Name];
    /// `a = the value in the cell b`.
    LoadDeref 1 [A B];
    /// The cell `a` gets the value `b`.
    StoreDeref 1 [A B];

    // Items.
    GetItemRR 1 [A B C];
    GetItemRI 1 [A B IntC];
    GetItemRK 2 [A B Const];
    /// `a[b] = c`.
    SetItem 1 [A B C];
    /// Appends `b` to the list `a`. With `SENSE`, this is done once for each item of the iterator `c`.
    ListAppend 1 [A B C];
    /// Adds `b` to the set `a`.
    SetAdd 1 [A B];
    /// Enters `c` under `b` in the dict `a`.
    MapAdd 1 [A B C];
    /// `a = (b, ...)`: `c` temporaries from `b` on, which end.
    BuildTuple 1 [A B CountC];
    BuildList 1 [A B CountC];
    /// `c` temporaries from `b` on get the items of `a`, the last one first.
    UnpackSequence 1 [A B CountC];

    // Calls. The callable is in `a`, `self` or null in `a + 1`, then come `b` arguments; the result goes to `c`. All are three
    // words long: returning need not know which one it was.
    Call 3 [A CountB C];
    /// With keyword arguments, whose names are the tuple in the second word.
    CallKw 3 [A CountB C Const];
    /// `a(*args, **kwargs)`, all on the stack.
    CallEx 3 [A C];
    /// Returns `b`.
    Return 1 [B];
    ReturnConst 2 [Const];

    // Generators.
    /// Makes the frame a generator and returns it to the caller.
    ReturnGenerator 1 [A];
    /// Yields `b`; when resumed, the value sent is in `a`. With `DISCARD`, the next instruction drops it.
    Yield 1 [A B];
    /// Sends `c` to the iterator `b`: `a` is what it yields, or what it returns, and then jumps.
    Send 4 [A B C JumpWord];
    /// `a` is what `__anext__` of the asynchronous iterator below gives.
    GetAnext 1 [A];
    /// What lies below `a` becomes what is to be awaited.
    GetAwaitable 1 [A];
    /// Wraps what lies below `a`, which an asynchronous generator is about to yield.
    WrapYield 1 [A];

    // Everything else, as stack code with its operands in the temporaries below `a`: CPython's opcode and argument.
    Cold 1 [Opcode A Wide];

    /// The same for what every call of a closure begins with, and for three that every handler has.
    CopyFreeVars 1 [];
    PushExcInfo 1 [A];
    PopExcept 1 [A];
    CheckExcMatch 1 [A];

    // Tracing.
    /// Before every instruction of a traced translation: its offset in code units.
    Trace 1 [Wide];
    /// In the place of the first instruction of a line, while a frame that runs is to be traced.
    Switch 1 [];

    // Specialized.
    ForRange 4 [A B JumpWord];
    ForList 4 [A B JumpWord];
    ForTuple 4 [A B JumpWord];
    ForGenerator 4 [A B JumpWord];
    /// An iterator of a native type.
    ForNative 4 [A B JumpWord];
    /// Keys or values of a dict, in order.
    ForKeys 4 [A B JumpWord];
    ForValues 4 [A B JumpWord];
    /// An iterator over pairs; the next instruction, which unpacks them, is done with it.
    ForPair 4 [A B JumpWord];
    GlobalModule 4 [A Name];
    GlobalBuiltin 4 [A Name];
    /// The same where the namespace is that of the module.
    NameModule 4 [A Name];
    NameBuiltin 4 [A Name];
    StoreNameModule 3 [B Name];
    /// An inline attribute or a member slot: a place in the object, of types of two versions. The last word is the version of
    /// another type and the place there.
    AttrPlace 4 [A B Name];
    /// An attribute in an instance's own dict, at a known entry.
    AttrDict 4 [A B Name];
    AttrModule 4 [A B Name];
    /// An attribute of the class that binding leaves as it is.
    AttrClass 4 [A B Name];
    /// An inline attribute, or one of the class as above where the instance has none of its own.
    AttrEither 4 [A B Name];
    /// An attribute of a class, looked up in the class itself.
    AttrOfType 4 [A B Name];
    /// An attribute of the class or of a class, which keeps changing: the class that has it, and the number of its entry there.
    AttrVariable 4 [A B Name];
    /// What a native getter of the type, or of the metaclass, computes.
    AttrGetter 4 [A B Name];
    /// What a descriptor of the type gives, natively, such as a bound method; the last word is where the instance's attributes are, if
    /// they go before it.
    AttrBound 4 [A B Name];
    AttrProperty 4 [A B Name];
    /// An attribute that neither class nor instance has: a Python `__getattr__` is asked.
    AttrAsked 4 [A B Name];
    /// A `classmethod` (to be called at once) or `staticmethod`, of an instance without an attribute of that name, or of a class.
    AttrWrapped 4 [A B Name];
    WrappedOfType 4 [A B Name];
    /// A function behind the class, to be called at once.
    SuperMethod 4 [A Name];
    /// A function of the type; instances have no attributes of their own.
    MethodType 4 [A B Name];
    /// A function of the type; the instance has no attribute of that name as long as its attributes are inline.
    MethodInline 4 [A B Name];
    StorePlace 4 [A B Name];
    StoreMember 4 [A B Name];
    /// A property of the class, or another object of a class with a Python `__set__`.
    StoreDescr 4 [A B Name];
    GetItemList 1 [A B C];
    GetItemTuple 1 [A B C];
    GetItemDict 1 [A B C];
    /// Any other object: the instruction has looked.
    GetItemOther 1 [A B C];
    SetItemList 1 [A B C];
    SetItemDict 1 [A B C];
    /// A Python function with exactly its positional arguments; no `self`, or a `self`. Cache: the version of its code with the number
    /// of locals and that of the arguments left to their defaults; where the code begins.
    CallPy 3 [A CountB C];
    CallPyMethod 3 [A CountB C];
    /// The same with some left to their defaults.
    CallPyDefaults 3 [A CountB C];
    CallPyMethodDefaults 3 [A CountB C];
    /// A bound method of either kind of function, with the same cache.
    CallBound 3 [A CountB C];
    /// A function that makes a generator, a coroutine or an asynchronous generator of just these arguments. Cache: the version of its code and
    /// the number of arguments.
    CallGenerator 3 [A CountB C];
    /// A native function or method descriptor that takes exactly these arguments.
    CallNative 3 [A CountB C];
    CallNativeMethod 3 [A CountB C];
    /// The same, with optional arguments left out. Cache: the callable as above, the function's definition.
    CallFilled 3 [A CountB C];
    CallFilledMethod 3 [A CountB C];
    /// A native method that is bound, with all its arguments, or with optional ones left out. Cache: its definition, and as above.
    CallNativeBound 3 [A CountB C];
    CallFilledBound 3 [A CountB C];
    /// `dict.get`, with the same cache.
    CallDictGet 3 [A CountB C];
    /// `list.append`.
    CallListAppend 3 [A CountB C];
    /// `len` of a builtin container, if it is one.
    CallLen 3 [A CountB C];
    CallIsInstance 3 [A CountB C];
    /// `type` with one argument.
    CallTypeOf 3 [A CountB C];
    /// A callable of an immutable type, by the type's slot.
    CallSlot 3 [A CountB C];
    /// `range` with one or two arguments, whose iterator is all that the next instruction, a `GetIter`, wants of it.
    CallRangeIter 3 [A CountB C];
    /// A static class without an `__init__` of its own. Cache: the class, its `__new__`.
    CallNew 3 [A CountB C];
    /// A method of a native type, asked of the type, with the receiver as an argument. Cache: its descriptor.
    CallUnbound 3 [A CountB C];
    /// A Python function that takes the arguments in another way, or a bound method. Cache: the callable's type.
    CallWords 3 [A CountB C];
    /// A class whose instances are plain objects, initialized by a Python `__init__`, or not at all.
    CallClass 3 [A CountB C];
}

/// The number of instructions is known to fit a byte.
const _: () = assert!(Op::ALL.len() <= 256);

impl Op {
    /// The instruction with this number, which the translator or a specialization has written.
    #[inline(always)]
    pub fn of_word(word: u64) -> Op {
        debug_assert!(((word & 0xFF) as usize) < Op::ALL.len());
        // SAFETY: first words of instructions are made by `encode` and `with_op` alone, from an `Op`.
        unsafe { std::mem::transmute::<u8, Op>(word as u8) }
    }
}

#[inline(always)]
pub const fn encode(op: Op, flags: u8, a: u16, b: u16, c: u16) -> u64 {
    op as u64 | (flags as u64) << 8 | (a as u64) << 16 | (b as u64) << 32 | (c as u64) << 48
}

/// With a 32-bit number in `b` and `c`.
#[inline(always)]
pub const fn encode_wide(op: Op, flags: u8, a: u16, wide: u32) -> u64 {
    op as u64 | (flags as u64) << 8 | (a as u64) << 16 | (wide as u64) << 32
}

#[inline(always)]
pub const fn with_op(word: u64, op: Op) -> u64 {
    word & !0xFF | op as u64
}

#[inline(always)]
pub const fn flags(word: u64) -> u8 {
    (word >> 8) as u8
}

/// The register in `a`: words from the frame's own address.
#[inline(always)]
pub const fn a(word: u64) -> isize {
    (word >> 16) as i16 as isize
}

#[inline(always)]
pub const fn b(word: u64) -> isize {
    (word >> 32) as i16 as isize
}

#[inline(always)]
pub const fn c(word: u64) -> isize {
    (word as i64 >> 48) as isize
}

/// The number in `b`.
#[inline(always)]
pub const fn count_b(word: u64) -> usize {
    (word >> 32) as u16 as usize
}

/// The number in `c`.
#[inline(always)]
pub const fn count_c(word: u64) -> usize {
    (word >> 48) as usize
}

/// One of the equal parts of the instruction at `pc`, the lowest bits first. The loop reads an instruction where it lies: its number, its flags and
/// its operands are one machine instruction each, which waits for nothing but `pc`; taken from the word, they are two or three.
///
/// # Safety
/// `pc` is at an instruction, and `T` is an integer.
#[inline(always)]
unsafe fn part<T: Copy>(pc: *const u64, index: usize) -> T {
    let last = size_of::<u64>() / size_of::<T>() - 1;
    let place = if cfg!(target_endian = "little") { index } else { last - index };
    debug_assert!(index <= last);
    // SAFETY: by contract. Volatile, since the compiler would take it from a word that it has read before.
    unsafe { pc.cast::<T>().add(place).read_volatile() }
}

/// The instruction at `pc`.
///
/// # Safety
/// `pc` is at an instruction.
#[inline(always)]
pub unsafe fn op_at(pc: *const u64) -> Op {
    // SAFETY: by contract.
    unsafe { Op::of_word(u64::from(part::<u8>(pc, 0))) }
}

/// # Safety
/// As for [`op_at`].
#[inline(always)]
pub unsafe fn flags_at(pc: *const u64) -> u8 {
    // SAFETY: by contract.
    unsafe { part(pc, 1) }
}

/// # Safety
/// As for [`op_at`].
#[inline(always)]
pub unsafe fn wide_at(pc: *const u64) -> u32 {
    // SAFETY: by contract.
    unsafe { part(pc, 1) }
}

/// As [`a`], of the instruction at `pc`.
///
/// # Safety
/// `pc` is at an instruction.
#[inline(always)]
pub unsafe fn a_at(pc: *const u64) -> isize {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 1) as i16 as isize }
}

/// # Safety
/// As for [`a_at`].
#[inline(always)]
pub unsafe fn b_at(pc: *const u64) -> isize {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 2) as i16 as isize }
}

/// # Safety
/// As for [`a_at`].
#[inline(always)]
pub unsafe fn c_at(pc: *const u64) -> isize {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 3) as i16 as isize }
}

/// # Safety
/// As for [`a_at`].
#[inline(always)]
pub unsafe fn count_b_at(pc: *const u64) -> usize {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 2) as usize }
}

/// # Safety
/// As for [`a_at`].
#[inline(always)]
pub unsafe fn count_c_at(pc: *const u64) -> usize {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 3) as usize }
}

/// # Safety
/// As for [`a_at`].
#[inline(always)]
pub unsafe fn int_c_at(pc: *const u64) -> i64 {
    // SAFETY: by contract.
    unsafe { part::<u16>(pc, 3) as i16 as i64 }
}

/// By instruction, a 1 in each of the fields `a`, `b`, `c` that is a register.
static REGISTERS: [u64; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < Op::ALL.len() {
        let fields = Op::ALL[index].fields();
        let mut field = 0;
        while field < fields.len() {
            table[index] |= match fields[field] {
                Field::A => 1 << 16,
                Field::B => 1 << 32,
                Field::C => 1 << 48,
                _ => 0,
            };
            field += 1;
        }
        index += 1;
    }
    table
};

/// The word of an instruction with `by` subtracted from each of its registers, without a borrow from one to the next.
#[inline]
pub fn rebase(word: u64, by: u16) -> u64 {
    const TOPS: u64 = 0x8000_8000_8000_8000;
    let by = REGISTERS[word as u8 as usize] * u64::from(by);
    ((word | TOPS) - (by & !TOPS)) ^ ((word ^ !by) & TOPS)
}

/// `c` as a signed int.
#[inline(always)]
pub const fn int_c(word: u64) -> i64 {
    word as i64 >> 48
}

/// `b` and `c` as one number.
#[inline(always)]
pub const fn wide(word: u64) -> u32 {
    (word >> 32) as u32
}
