//! The instruction set of CPython 3.14, one row an instruction: THE table that the code generator, the assembler, `dis`,
//! the verifier and a VM's translator read.
//!
//! An instruction is a 16-bit code unit: opcode, then an argument byte. Larger arguments are built by up to three
//! [`Opcode::ExtendedArg`] prefixes. An instruction may be followed by inline cache units, which are zero in a [`Code`].
//!
//! Notation of the rows: number, variant, CPython's name, operand kind, `pops -> pushes` as functions of the argument `n`,
//! cache layout, flags. The effect is that of falling through; [`Op::stack_effect`] knows the jumps.
//!
//! Invariant: `Opcode` holds exactly what may stand in an unspecialized code object. Pseudo instructions exist only inside
//! the compiler ([`Op`]); specialized and instrumented ones are only names and numbers (for `_opcode_metadata`).
//!
//! [`Code`]: crate::code::Code

/// What an instruction's argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// There is none; the byte is 0.
    None,
    /// Index into `co_consts`.
    Const,
    /// Index into `co_names`.
    Name,
    /// `LOAD_GLOBAL`: index into `co_names` shifted left by 1; bit 0 asks for a NULL on top, ready for a call.
    NamePushNull,
    /// `LOAD_ATTR`: index into `co_names` shifted left by 1; bit 0 asks for a method and its `self` (or NULL).
    NameMethod,
    /// `LOAD_SUPER_ATTR`: index into `co_names` shifted left by 2; bit 0 as in `NameMethod`, bit 1 for `super()` written
    /// with two arguments.
    NameSuper,
    /// Index into the locals.
    Local,
    /// Two indices into the locals: the first in bits 4..8, the second in bits 0..4.
    LocalPair,
    /// Index into the locals of a slot that holds a cell (a cell or free variable).
    Deref,
    /// Distance in code units from the end of the instruction, caches included, forwards.
    JumpForward,
    /// The same distance, backwards.
    JumpBackward,
    /// [`CmpKind`] in bits 5..8; bit 4 asks for a `bool`; bits 0..4 are the mask of outcomes that specializations use.
    Compare,
    /// Index into [`NB_OPS`].
    BinaryOp,
    /// Index into [`INTRINSIC_1`].
    Intrinsic1,
    /// Index into [`INTRINSIC_2`].
    Intrinsic2,
    /// Index into [`SPECIAL_METHODS`].
    SpecialMethod,
    /// Index into [`COMMON_CONSTANTS`].
    CommonConstant,
    /// The int itself, 0 to 255.
    SmallInt,
    /// A number of items or arguments on the stack.
    Count,
    /// Distance from the top of the stack, 1 for the top itself (after the popped values, where there are any).
    StackIndex,
    /// 1 inverts the result (`is not`, `not in`).
    Invert,
    /// `CONVERT_VALUE`: 1 `str`, 2 `repr`, 3 `ascii`.
    Conversion,
    /// `BUILD_INTERPOLATION`: bit 0 for a format spec on the stack, bits 2.. the conversion.
    Interpolation,
    /// One bit of [`function_attribute`].
    FunctionAttribute,
    /// `UNPACK_EX`: targets before the star in bits 0..8, after it in bits 8...
    UnpackEx,
    /// `RAISE_VARARGS`: 0, 1 or 2 values.
    RaiseArgs,
    /// `RERAISE`: where below the exception the saved instruction offset lies; 0 if there is none.
    Reraise,
    /// `GET_AWAITABLE`: 0 for `await`, 1 after `__aenter__`, 2 after `__aexit__`.
    Awaitable,
    /// `YIELD_VALUE`: 1 for the yield inside `yield from` and `await`.
    Yield,
    /// `RESUME`: bits 0..2 say where (0 function start, 1 after `yield`, 2 after `yield from`, 3 after `await`); bit 2 says
    /// that the `yield` is at exception depth 1.
    Resume,
    /// Bits 8.. of the argument of the next instruction.
    Extended,
    /// Index of a label or block, in pseudo instructions only.
    Label,
}

/// Facts about an instruction, as bits. Those with a name in CPython's `_opcode` module answer as it does.
pub mod flag {
    /// `_opcode.has_arg`.
    pub const ARG: u16 = 1;
    /// `_opcode.has_const`.
    pub const CONST: u16 = 1 << 1;
    /// `_opcode.has_name`.
    pub const NAME: u16 = 1 << 2;
    /// `_opcode.has_jump`.
    pub const JUMP: u16 = 1 << 3;
    /// `_opcode.has_free`.
    pub const FREE: u16 = 1 << 4;
    /// `_opcode.has_local` (true of `LOAD_DEREF` as well).
    pub const LOCAL: u16 = 1 << 5;
    /// `_opcode.has_exc`: opens a protected region; pseudo instructions only.
    pub const EXC: u16 = 1 << 6;
    /// Control never falls through to the next instruction.
    pub const TERMINATES: u16 = 1 << 7;
    /// Control leaves the function's frame for good, by returning or raising.
    pub const EXITS: u16 = 1 << 8;
    /// Cannot raise an exception.
    pub const PURE: u16 = 1 << 9;
}

/// The parts of an instruction's inline cache, with their sizes in code units (`dis --show-caches`).
pub type CacheLayout = &'static [(&'static str, u8)];

const NONE: CacheLayout = &[];
const COUNTER: CacheLayout = &[("counter", 1)];
const BINARY: CacheLayout = &[("counter", 1), ("descr", 4)];
const BOOL: CacheLayout = &[("counter", 1), ("version", 2)];
const FUNC: CacheLayout = &[("counter", 1), ("func_version", 2)];
const STORE: CacheLayout = &[("counter", 1), ("version", 2), ("index", 1)];
const ATTR: CacheLayout = &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)];
const GLOBAL: CacheLayout =
    &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)];

const fn cache_size(layout: CacheLayout) -> u8 {
    let (mut i, mut size) = (0, 0);
    while i < layout.len() {
        size += layout[i].1;
        i += 1;
    }
    size
}

macro_rules! instructions {
    (
        real { $($(#[doc = $doc:literal])+
            $num:literal $var:ident $name:ident $operand:ident |$n:pat_param| $pops:expr => $pushes:expr, $cache:ident, $flags:expr;)* }
        pseudo { $($(#[doc = $pdoc:literal])+
            $pnum:literal $pvar:ident $pname:ident $poperand:ident |$pn:pat_param| $ppops:expr => $ppushes:expr, $pflags:expr;)* }
    ) => {
        /// An instruction that may stand in a code object.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Opcode { $($(#[doc = $doc])+ $var = $num,)* }

        impl Opcode {
            /// All of them, by number.
            pub const ALL: &[Opcode] = &[$(Opcode::$var,)*];

            /// The instruction with this number, if it is a real, unspecialized, uninstrumented one.
            #[inline]
            pub const fn from_u8(number: u8) -> Option<Opcode> {
                const TABLE: [Option<Opcode>; 256] = {
                    let mut table = [None; 256];
                    $(table[$num] = Some(Opcode::$var);)*
                    table
                };
                TABLE[number as usize]
            }

            /// CPython's name.
            pub const fn name(self) -> &'static str {
                match self { $(Opcode::$var => stringify!($name),)* }
            }

            pub const fn cache_layout(self) -> CacheLayout {
                match self { $(Opcode::$var => $cache,)* }
            }

            /// Inline cache units that follow the instruction.
            #[inline]
            pub const fn caches(self) -> usize {
                const TABLE: [u8; 256] = {
                    let mut table = [0; 256];
                    $(table[$num] = cache_size($cache);)*
                    table
                };
                TABLE[self as usize] as usize
            }

            /// The [`flag`]s.
            #[inline]
            pub const fn flags(self) -> u16 {
                const TABLE: [u16; 256] = {
                    let mut table = [0; 256];
                    $(table[$num] = $flags;)*
                    table
                };
                TABLE[self as usize]
            }

            /// What the argument means.
            #[inline]
            pub const fn operand(self) -> Operand {
                const TABLE: [Operand; 256] = {
                    let mut table = [Operand::None; 256];
                    $(table[$num] = Operand::$operand;)*
                    table
                };
                TABLE[self as usize]
            }
        }

        /// An instruction as the code generator knows it: a real one or a pseudo instruction, which the assembler never sees.
        /// Numbers are CPython's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Op { $($(#[doc = $doc])+ $var = $num,)* $($(#[doc = $pdoc])+ $pvar = $pnum,)* }

        impl Op {
            /// All of them, by number.
            pub const ALL: &[Op] = &[$(Op::$var,)* $(Op::$pvar,)*];

            pub const fn name(self) -> &'static str {
                match self { $(Op::$var => stringify!($name),)* $(Op::$pvar => stringify!($pname),)* }
            }

            pub const fn operand(self) -> Operand {
                match self { $(Op::$var => Operand::$operand,)* $(Op::$pvar => Operand::$poperand,)* }
            }

            /// The [`flag`]s.
            #[inline]
            pub const fn flags(self) -> u16 {
                const TABLE: [u16; 267] = {
                    let mut table = [0; 267];
                    $(table[$num] = $flags;)*
                    $(table[$pnum] = $pflags;)*
                    table
                };
                TABLE[self as usize]
            }

            /// [`Op::pops_pushes`], worked out.
            const fn compute_pops_pushes(self, arg: u32) -> (u32, u32) {
                match self {
                    $(Op::$var => { let $n = arg; ($pops, $pushes) })*
                    $(Op::$pvar => { let $pn = arg; ($ppops, $ppushes) })*
                }
            }

            /// The real instruction, if it is one.
            #[inline]
            pub const fn real(self) -> Option<Opcode> {
                match self {
                    $(Op::$var => Some(Opcode::$var),)*
                    $(Op::$pvar => None,)*
                }
            }
        }

        impl From<Opcode> for Op {
            #[inline]
            fn from(opcode: Opcode) -> Op {
                match opcode { $(Opcode::$var => Op::$var,)* }
            }
        }
    };
}

use flag::{ARG, CONST, EXC, EXITS, FREE, JUMP, LOCAL, NAME, PURE, TERMINATES};

instructions! {
real {
    /// No instruction: the number that cache units carry.
    0 Cache CACHE None |_| 0 => 0, NONE, PURE;
    /// `container, start, stop -> container[start:stop]`.
    1 BinarySlice BINARY_SLICE None |_| 3 => 1, NONE, 0;
    /// `strings, interpolations -> Template`, both tuples.
    2 BuildTemplate BUILD_TEMPLATE None |_| 2 => 1, NONE, 0;
    /// `callable, self or NULL, args tuple, kwargs dict or NULL -> result`.
    4 CallFunctionEx CALL_FUNCTION_EX None |_| 4 => 1, NONE, 0;
    /// `except*`: `group, type -> rest or None, match or None`; a match becomes the handled exception.
    5 CheckEgMatch CHECK_EG_MATCH None |_| 2 => 2, NONE, 0;
    /// `except`: `exception, type -> exception, bool`.
    6 CheckExcMatch CHECK_EXC_MATCH None |_| 2 => 2, NONE, 0;
    /// After `throw()` into a `yield from`: `subiterator, last value, exception -> None, value` for `StopIteration`, else raises.
    7 CleanupThrow CLEANUP_THROW None |_| 3 => 2, NONE, 0;
    /// `container, key ->`, `del container[key]`.
    8 DeleteSubscr DELETE_SUBSCR None |_| 2 => 0, NONE, 0;
    /// Where an exhausted `FOR_ITER` jumps, and skips: pops the value that the loop would have had.
    9 EndFor END_FOR None |_| 1 => 0, NONE, PURE;
    /// `receiver, value -> value`, after a `SEND` loop.
    10 EndSend END_SEND None |_| 2 => 1, NONE, PURE;
    /// `__init__`'s result must be `None`.
    11 ExitInitCheck EXIT_INIT_CHECK None |_| 1 => 0, NONE, 0;
    /// `value -> format(value)`; a `str` stays itself.
    12 FormatSimple FORMAT_SIMPLE None |_| 1 => 1, NONE, 0;
    /// `value, spec -> format(value, spec)`.
    13 FormatWithSpec FORMAT_WITH_SPEC None |_| 2 => 1, NONE, 0;
    /// `obj -> aiter(obj)`.
    14 GetAiter GET_AITER None |_| 1 => 1, NONE, 0;
    /// `aiter -> aiter, awaitable of its __anext__()`.
    15 GetAnext GET_ANEXT None |_| 1 => 2, NONE, 0;
    /// `obj -> iter(obj)`.
    16 GetIter GET_ITER None |_| 1 => 1, NONE, 0;
    /// Never emitted.
    17 Reserved RESERVED None |_| 0 => 0, NONE, 0;
    /// `obj -> obj, len(obj)`.
    18 GetLen GET_LEN None |_| 1 => 2, NONE, 0;
    /// As `GET_ITER`, but a generator (and, in a coroutine, a coroutine) stays itself.
    19 GetYieldFromIter GET_YIELD_FROM_ITER None |_| 1 => 1, NONE, 0;
    /// Leaves the interpreter loop with a value.
    20 InterpreterExit INTERPRETER_EXIT None |_| 1 => 0, NONE, TERMINATES | EXITS;
    /// Pushes `builtins.__build_class__`.
    21 LoadBuildClass LOAD_BUILD_CLASS None |_| 0 => 1, NONE, 0;
    /// Pushes the frame's namespace.
    22 LoadLocals LOAD_LOCALS None |_| 0 => 1, NONE, 0;
    /// `code -> function`.
    23 MakeFunction MAKE_FUNCTION None |_| 1 => 1, NONE, 0;
    /// `mapping, keys -> mapping, keys, tuple of values or None`.
    24 MatchKeys MATCH_KEYS None |_| 2 => 3, NONE, 0;
    /// `obj -> obj, bool`.
    25 MatchMapping MATCH_MAPPING None |_| 1 => 2, NONE, PURE;
    /// `obj -> obj, bool`.
    26 MatchSequence MATCH_SEQUENCE None |_| 1 => 2, NONE, PURE;
    /// Does nothing.
    27 Nop NOP None |_| 0 => 0, NONE, PURE;
    /// Follows a conditional jump, for `sys.monitoring`'s branch events.
    28 NotTaken NOT_TAKEN None |_| 0 => 0, NONE, PURE;
    /// Pops the exception that was handled before and makes it the handled one again.
    29 PopExcept POP_EXCEPT None |_| 1 => 0, NONE, PURE;
    /// Pops the iterator after a loop.
    30 PopIter POP_ITER None |_| 1 => 0, NONE, PURE;
    /// Drops the top of the stack.
    31 PopTop POP_TOP None |_| 1 => 0, NONE, PURE;
    /// `exception -> formerly handled exception, exception`; starts handling it.
    32 PushExcInfo PUSH_EXC_INFO None |_| 1 => 2, NONE, PURE;
    /// Pushes NULL, the empty `self` of a call.
    33 PushNull PUSH_NULL None |_| 0 => 1, NONE, PURE;
    /// Makes the frame a generator, coroutine or asynchronous generator and returns it; when resumed, a value is on the stack.
    34 ReturnGenerator RETURN_GENERATOR None |_| 0 => 1, NONE, 0;
    /// Returns the top of the stack.
    35 ReturnValue RETURN_VALUE None |_| 1 => 1, NONE, TERMINATES | EXITS;
    /// Makes sure that `__annotations__` is a name of the namespace.
    36 SetupAnnotations SETUP_ANNOTATIONS None |_| 0 => 0, NONE, 0;
    /// `value, container, start, stop ->`, `container[start:stop] = value`.
    37 StoreSlice STORE_SLICE None |_| 4 => 0, NONE, 0;
    /// `value, container, key ->`, `container[key] = value`.
    38 StoreSubscr STORE_SUBSCR None |_| 3 => 0, COUNTER, 0;
    /// `value -> bool(value)`.
    39 ToBool TO_BOOL None |_| 1 => 1, BOOL, 0;
    /// `value -> ~value`.
    40 UnaryInvert UNARY_INVERT None |_| 1 => 1, NONE, 0;
    /// `value -> -value`.
    41 UnaryNegative UNARY_NEGATIVE None |_| 1 => 1, NONE, 0;
    /// `bool -> not bool`; the operand is a `bool`.
    42 UnaryNot UNARY_NOT None |_| 1 => 1, NONE, PURE;
    /// `exit, self or NULL, offset, formerly handled exception, exception -> the same, exit(type, exception, traceback)`.
    43 WithExceptStart WITH_EXCEPT_START None |_| 5 => 6, NONE, 0;
    /// `left, right -> left op right`.
    44 BinaryOp BINARY_OP BinaryOp |_| 2 => 1, BINARY, ARG;
    /// `value, source text, [spec] -> Interpolation`.
    45 BuildInterpolation BUILD_INTERPOLATION Interpolation |n| 2 + (n & 1) => 1, NONE, ARG;
    /// `n items -> list`.
    46 BuildList BUILD_LIST Count |n| n => 1, NONE, ARG;
    /// `n keys and values -> dict`.
    47 BuildMap BUILD_MAP Count |n| 2 * n => 1, NONE, ARG;
    /// `n items -> set`.
    48 BuildSet BUILD_SET Count |n| n => 1, NONE, ARG;
    /// `start, stop, [step] -> slice`, with n = 2 or 3.
    49 BuildSlice BUILD_SLICE Count |n| n => 1, NONE, ARG;
    /// `n strings -> their concatenation`.
    50 BuildString BUILD_STRING Count |n| n => 1, NONE, ARG;
    /// `n items -> tuple`.
    51 BuildTuple BUILD_TUPLE Count |n| n => 1, NONE, ARG;
    /// `callable, self or NULL, n arguments -> result`.
    52 Call CALL Count |n| 2 + n => 1, FUNC, ARG;
    /// `value -> intrinsic(value)`.
    53 CallIntrinsic1 CALL_INTRINSIC_1 Intrinsic1 |_| 1 => 1, NONE, ARG;
    /// `a, b -> intrinsic(a, b)`.
    54 CallIntrinsic2 CALL_INTRINSIC_2 Intrinsic2 |_| 2 => 1, NONE, ARG;
    /// `callable, self or NULL, n arguments, names tuple -> result`; the last arguments are keywords, named by the tuple.
    55 CallKw CALL_KW Count |n| 3 + n => 1, FUNC, ARG;
    /// `left, right -> left op right`.
    56 CompareOp COMPARE_OP Compare |_| 2 => 1, COUNTER, ARG;
    /// `item, container -> item in container`.
    57 ContainsOp CONTAINS_OP Invert |_| 2 => 1, COUNTER, ARG;
    /// `value -> str`, `repr` or `ascii` of it.
    58 ConvertValue CONVERT_VALUE Conversion |_| 1 => 1, NONE, ARG;
    /// Pushes a copy of the n-th value from the top.
    59 Copy COPY StackIndex |n| n => n + 1, NONE, ARG | PURE;
    /// Copies the n cells of the function's closure into the frame.
    60 CopyFreeVars COPY_FREE_VARS Count |_| 0 => 0, NONE, ARG | PURE;
    /// `owner ->`, `del owner.name`.
    61 DeleteAttr DELETE_ATTR Name |_| 1 => 0, NONE, ARG | NAME;
    /// Empties a cell; `NameError` if it is empty.
    62 DeleteDeref DELETE_DEREF Deref |_| 0 => 0, NONE, ARG | FREE;
    /// Unbinds a local; `UnboundLocalError` if it is unbound.
    63 DeleteFast DELETE_FAST Local |_| 0 => 0, NONE, ARG | LOCAL;
    /// `del` of a global.
    64 DeleteGlobal DELETE_GLOBAL Name |_| 0 => 0, NONE, ARG | NAME;
    /// `del` of a name of the frame's namespace.
    65 DeleteName DELETE_NAME Name |_| 0 => 0, NONE, ARG | NAME;
    /// `callable, self, args, dict, (n - 1 values), mapping ->` as before without the mapping, for `**` in a call: duplicate keys raise.
    66 DictMerge DICT_MERGE StackIndex |n| n + 4 => n + 3, NONE, ARG;
    /// `dict, (n - 1 values), mapping -> dict, (...)`: `dict.update(mapping)`.
    67 DictUpdate DICT_UPDATE StackIndex |n| n + 1 => n, NONE, ARG;
    /// `awaitable, exception ->` if it is `StopAsyncIteration`, else raises; the distance leads back to the loop's `SEND`.
    68 EndAsyncFor END_ASYNC_FOR JumpBackward |_| 2 => 0, NONE, ARG | JUMP;
    /// Gives the next instruction's argument higher bits.
    69 ExtendedArg EXTENDED_ARG Extended |_| 0 => 0, NONE, ARG | PURE;
    /// `iter -> iter, next value`; when exhausted, jumps to the loop's `END_FOR` and skips it, with the iterator alone on the stack.
    70 ForIter FOR_ITER JumpForward |_| 1 => 2, COUNTER, ARG | JUMP;
    /// `obj -> its awaitable iterator`.
    71 GetAwaitable GET_AWAITABLE Awaitable |_| 1 => 1, NONE, ARG;
    /// `module -> module, attribute`.
    72 ImportFrom IMPORT_FROM Name |_| 1 => 2, NONE, ARG | NAME;
    /// `level, fromlist -> module`.
    73 ImportName IMPORT_NAME Name |_| 2 => 1, NONE, ARG | NAME;
    /// `left, right -> left is right`.
    74 IsOp IS_OP Invert |_| 2 => 1, NONE, ARG | PURE;
    /// Jumps back; signals, other threads and limits get their turn here.
    75 JumpBackward JUMP_BACKWARD JumpBackward |_| 0 => 0, COUNTER, ARG | JUMP | TERMINATES;
    /// Jumps back, with no such turn: inside `yield from` and `await`.
    76 JumpBackwardNoInterrupt JUMP_BACKWARD_NO_INTERRUPT JumpBackward |_| 0 => 0, NONE, ARG | JUMP | TERMINATES | PURE;
    /// Jumps forwards.
    77 JumpForward JUMP_FORWARD JumpForward |_| 0 => 0, NONE, ARG | JUMP | TERMINATES | PURE;
    /// `list, (n - 1 values), item -> list, (...)`.
    78 ListAppend LIST_APPEND StackIndex |n| n + 1 => n, NONE, ARG;
    /// `list, (n - 1 values), iterable -> list, (...)`.
    79 ListExtend LIST_EXTEND StackIndex |n| n + 1 => n, NONE, ARG;
    /// `owner -> owner.name`, or, for a call, `method, self` or `attribute, NULL`.
    80 LoadAttr LOAD_ATTR NameMethod |n| 1 => 1 + (n & 1), ATTR, ARG | NAME;
    /// Pushes one of the common constants.
    81 LoadCommonConstant LOAD_COMMON_CONSTANT CommonConstant |_| 0 => 1, NONE, ARG | PURE;
    /// Pushes a constant.
    82 LoadConst LOAD_CONST Const |_| 0 => 1, NONE, ARG | CONST | PURE;
    /// Pushes what a cell holds; `NameError` if it is empty.
    83 LoadDeref LOAD_DEREF Deref |_| 0 => 1, NONE, ARG | LOCAL;
    /// Pushes a local that is surely bound.
    84 LoadFast LOAD_FAST Local |_| 0 => 1, NONE, ARG | LOCAL | PURE;
    /// Pushes a local, or NULL if it is unbound, and unbinds it (inlined comprehensions).
    85 LoadFastAndClear LOAD_FAST_AND_CLEAR Local |_| 0 => 1, NONE, ARG | LOCAL | PURE;
    /// Pushes a surely bound local that outlives its use on the stack, so that no reference need be counted.
    86 LoadFastBorrow LOAD_FAST_BORROW Local |_| 0 => 1, NONE, ARG | LOCAL | PURE;
    /// Two `LOAD_FAST_BORROW`s.
    87 LoadFastBorrowLoadFastBorrow LOAD_FAST_BORROW_LOAD_FAST_BORROW LocalPair |_| 0 => 2, NONE, ARG | LOCAL | PURE;
    /// Pushes a local; `UnboundLocalError` if it is unbound.
    88 LoadFastCheck LOAD_FAST_CHECK Local |_| 0 => 1, NONE, ARG | LOCAL;
    /// Two `LOAD_FAST`s.
    89 LoadFastLoadFast LOAD_FAST_LOAD_FAST LocalPair |_| 0 => 2, NONE, ARG | LOCAL | PURE;
    /// `mapping -> mapping[name of the variable]`, or what the cell holds if the key is missing.
    90 LoadFromDictOrDeref LOAD_FROM_DICT_OR_DEREF Deref |_| 1 => 1, NONE, ARG | FREE;
    /// `mapping -> mapping[name]`, or the global or builtin if the key is missing.
    91 LoadFromDictOrGlobals LOAD_FROM_DICT_OR_GLOBALS Name |_| 1 => 1, NONE, ARG | NAME;
    /// Pushes a global or builtin, and a NULL if bit 0 is set.
    92 LoadGlobal LOAD_GLOBAL NamePushNull |n| 0 => 1 + (n & 1), GLOBAL, ARG | NAME;
    /// Pushes a name of the frame's namespace, or a global or builtin.
    93 LoadName LOAD_NAME Name |_| 0 => 1, NONE, ARG | NAME;
    /// Pushes the argument as an int.
    94 LoadSmallInt LOAD_SMALL_INT SmallInt |_| 0 => 1, NONE, ARG | PURE;
    /// `owner -> special method, self or NULL`, looked up on the type.
    95 LoadSpecial LOAD_SPECIAL SpecialMethod |_| 1 => 2, NONE, ARG;
    /// `super, class, self -> attribute`, or `method, self` / `attribute, NULL`.
    96 LoadSuperAttr LOAD_SUPER_ATTR NameSuper |n| 3 => 1 + (n & 1), COUNTER, ARG | NAME;
    /// Makes a cell of the slot and puts the slot's value (an argument), if any, into it.
    97 MakeCell MAKE_CELL Deref |_| 0 => 0, NONE, ARG | FREE;
    /// `dict, (n - 1 values), key, value -> dict, (...)`.
    98 MapAdd MAP_ADD StackIndex |n| n + 2 => n, NONE, ARG;
    /// `subject, class, names of keyword patterns -> tuple of attributes or None`, with n positional patterns.
    99 MatchClass MATCH_CLASS Count |_| 3 => 1, NONE, ARG;
    /// `bool ->`, jumps if it is false.
    100 PopJumpIfFalse POP_JUMP_IF_FALSE JumpForward |_| 1 => 0, COUNTER, ARG | JUMP | PURE;
    /// `value ->`, jumps if it is `None`.
    101 PopJumpIfNone POP_JUMP_IF_NONE JumpForward |_| 1 => 0, COUNTER, ARG | JUMP | PURE;
    /// `value ->`, jumps if it is not `None`.
    102 PopJumpIfNotNone POP_JUMP_IF_NOT_NONE JumpForward |_| 1 => 0, COUNTER, ARG | JUMP | PURE;
    /// `bool ->`, jumps if it is true.
    103 PopJumpIfTrue POP_JUMP_IF_TRUE JumpForward |_| 1 => 0, COUNTER, ARG | JUMP | PURE;
    /// `[exception, [cause]] ->`, raises; with 0 values the handled exception.
    104 RaiseVarargs RAISE_VARARGS RaiseArgs |n| n => 0, NONE, ARG | TERMINATES | EXITS;
    /// `(n values), exception -> (n values)`, raises; with n > 0 the n-th value restores the instruction offset.
    105 Reraise RERAISE Reraise |n| 1 + n => n, NONE, ARG | TERMINATES | EXITS;
    /// `receiver, value -> receiver, yielded value`; when the receiver returns, jumps with its result in place of the yielded value.
    106 Send SEND JumpForward |_| 2 => 2, COUNTER, ARG | JUMP;
    /// `set, (n - 1 values), item -> set, (...)`.
    107 SetAdd SET_ADD StackIndex |n| n + 1 => n, NONE, ARG;
    /// `attribute, function -> function`.
    108 SetFunctionAttribute SET_FUNCTION_ATTRIBUTE FunctionAttribute |_| 2 => 1, NONE, ARG | PURE;
    /// `set, (n - 1 values), iterable -> set, (...)`.
    109 SetUpdate SET_UPDATE StackIndex |n| n + 1 => n, NONE, ARG;
    /// `value, owner ->`, `owner.name = value`.
    110 StoreAttr STORE_ATTR Name |_| 2 => 0, STORE, ARG | NAME;
    /// Puts a value into a cell.
    111 StoreDeref STORE_DEREF Deref |_| 1 => 0, NONE, ARG | FREE;
    /// Binds a local.
    112 StoreFast STORE_FAST Local |_| 1 => 0, NONE, ARG | LOCAL | PURE;
    /// `STORE_FAST`, then `LOAD_FAST`.
    113 StoreFastLoadFast STORE_FAST_LOAD_FAST LocalPair |_| 1 => 1, NONE, ARG | LOCAL | PURE;
    /// Two `STORE_FAST`s.
    114 StoreFastStoreFast STORE_FAST_STORE_FAST LocalPair |_| 2 => 0, NONE, ARG | LOCAL | PURE;
    /// Binds a global.
    115 StoreGlobal STORE_GLOBAL Name |_| 1 => 0, NONE, ARG | NAME;
    /// Binds a name of the frame's namespace.
    116 StoreName STORE_NAME Name |_| 1 => 0, NONE, ARG | NAME;
    /// Exchanges the top with the n-th value from the top.
    117 Swap SWAP StackIndex |n| n => n, NONE, ARG | PURE;
    /// `iterable -> items after the star, list, items before it`, the first item on top.
    118 UnpackEx UNPACK_EX UnpackEx |n| 1 => 1 + (n & 0xFF) + (n >> 8), NONE, ARG;
    /// `iterable -> n items`, the first item on top.
    119 UnpackSequence UNPACK_SEQUENCE Count |n| 1 => n, COUNTER, ARG;
    /// Suspends the generator with a value; resumed, the value sent is on top.
    120 YieldValue YIELD_VALUE Yield |_| 1 => 1, NONE, ARG;
    /// First instruction of the body and first after each suspension: signals, tracing.
    128 Resume RESUME Resume |_| 0 => 0, NONE, ARG;
}
pseudo {
    /// Where the set-up of `__annotations__` or of conditional annotations goes, once it is known that it is needed.
    256 AnnotationsPlaceholder ANNOTATIONS_PLACEHOLDER None |_| 0 => 0, PURE;
    /// Unconditional jump, either way.
    257 Jump JUMP Label |_| 0 => 0, ARG | JUMP | TERMINATES;
    /// `value -> value`, jumps if its truth value is false.
    258 JumpIfFalse JUMP_IF_FALSE Label |_| 1 => 1, ARG | JUMP;
    /// `value -> value`, jumps if its truth value is true.
    259 JumpIfTrue JUMP_IF_TRUE Label |_| 1 => 1, ARG | JUMP;
    /// Unconditional jump that becomes `JUMP_BACKWARD_NO_INTERRUPT` if it leads back.
    260 JumpNoInterrupt JUMP_NO_INTERRUPT Label |_| 0 => 0, ARG | JUMP | TERMINATES | PURE;
    /// Pushes a cell itself, as an item of a closure.
    261 LoadClosure LOAD_CLOSURE Local |_| 0 => 1, ARG | LOCAL | PURE;
    /// Ends the innermost protected region.
    262 PopBlock POP_BLOCK None |_| 0 => 0, PURE;
    /// Starts a protected region whose handler finds the instruction offset and the exception.
    263 SetupCleanup SETUP_CLEANUP Label |_| 0 => 2, ARG | EXC | PURE;
    /// Starts a protected region whose handler finds the exception.
    264 SetupFinally SETUP_FINALLY Label |_| 0 => 1, ARG | EXC | PURE;
    /// As `SETUP_FINALLY`, in a `with`; the handler also saves the instruction offset.
    265 SetupWith SETUP_WITH Label |_| 0 => 1, ARG | EXC | PURE;
    /// `STORE_FAST` of a value that may be NULL (inlined comprehensions).
    266 StoreFastMaybeNull STORE_FAST_MAYBE_NULL Local |_| 1 => 0, ARG | LOCAL | PURE;
}
}

/// The effects that do not depend on the argument, by number; [`VARIES`] marks the others.
static EFFECTS: [(u8, u8); 267] = {
    let mut table = [(VARIES, VARIES); 267];
    let mut index = 0;
    while index < Op::ALL.len() {
        let op = Op::ALL[index];
        // Whatever depends on the argument does so in its low bits.
        let (pops, pushes) = op.compute_pops_pushes(0);
        let mut varies = false;
        let mut arg = 1;
        while arg < 4 {
            let (other_pops, other_pushes) = op.compute_pops_pushes(arg);
            varies |= pops != other_pops || pushes != other_pushes;
            arg += 1;
        }
        if !varies {
            table[op as usize] = (pops as u8, pushes as u8);
        }
        index += 1;
    }
    table
};

const VARIES: u8 = u8::MAX;

impl Op {
    /// Values popped and values pushed when control falls through (for [`flag::EXC`]: when it jumps). No stack is
    /// 2^28 deep, so larger arguments count as that.
    #[inline]
    pub const fn pops_pushes(self, arg: u32) -> (u32, u32) {
        let (pops, pushes) = EFFECTS[self as usize];
        if pops == VARIES {
            return self.compute_pops_pushes(if arg > 1 << 28 { 1 << 28 } else { arg });
        }
        (pops as u32, pushes as u32)
    }

    #[inline]
    pub const fn has(self, flag: u16) -> bool {
        self.flags() & flag != 0
    }

    /// Net change of the stack depth. Jumping and falling through differ only where a protected region starts: falling
    /// through leaves the stack alone, the handler finds what was pushed for it.
    #[inline]
    pub const fn stack_effect(self, arg: u32, jump: bool) -> i32 {
        if self.has(EXC) && !jump {
            return 0;
        }
        let (pops, pushes) = self.pops_pushes(arg);
        pushes as i32 - pops as i32
    }
}

impl Opcode {
    #[inline]
    pub const fn has(self, flag: u16) -> bool {
        self.flags() & flag != 0
    }

    /// Values popped and pushed when control falls through.
    #[inline]
    pub fn pops_pushes(self, arg: u32) -> (u32, u32) {
        match EFFECTS[self as usize] {
            (VARIES, _) => Op::from(self).pops_pushes(arg),
            (pops, pushes) => (pops.into(), pushes.into()),
        }
    }

    /// Net change of the stack depth, the same whether or not a jump is taken.
    #[inline]
    pub fn stack_effect(self, arg: u32) -> i32 {
        let (pops, pushes) = self.pops_pushes(arg);
        pushes as i32 - pops as i32
    }
}

/// The lowest opcode with an argument is one above it (`opcode.HAVE_ARGUMENT`).
pub const HAVE_ARGUMENT: u8 = 43;
/// `_opcode_metadata.MIN_INSTRUMENTED_OPCODE`.
pub const MIN_INSTRUMENTED_OPCODE: u8 = 234;

/// Instructions that stand in for others while a code object is instrumented, and `ENTER_EXECUTOR`.
pub const INSTRUMENTED: &[(&str, u8)] = &[
    ("INSTRUMENTED_END_FOR", 234),
    ("INSTRUMENTED_POP_ITER", 235),
    ("INSTRUMENTED_END_SEND", 236),
    ("INSTRUMENTED_FOR_ITER", 237),
    ("INSTRUMENTED_INSTRUCTION", 238),
    ("INSTRUMENTED_JUMP_FORWARD", 239),
    ("INSTRUMENTED_NOT_TAKEN", 240),
    ("INSTRUMENTED_POP_JUMP_IF_TRUE", 241),
    ("INSTRUMENTED_POP_JUMP_IF_FALSE", 242),
    ("INSTRUMENTED_POP_JUMP_IF_NONE", 243),
    ("INSTRUMENTED_POP_JUMP_IF_NOT_NONE", 244),
    ("INSTRUMENTED_RESUME", 245),
    ("INSTRUMENTED_RETURN_VALUE", 246),
    ("INSTRUMENTED_YIELD_VALUE", 247),
    ("INSTRUMENTED_END_ASYNC_FOR", 248),
    ("INSTRUMENTED_LOAD_SUPER_ATTR", 249),
    ("INSTRUMENTED_CALL", 250),
    ("INSTRUMENTED_CALL_KW", 251),
    ("INSTRUMENTED_CALL_FUNCTION_EX", 252),
    ("INSTRUMENTED_JUMP_BACKWARD", 253),
    ("INSTRUMENTED_LINE", 254),
    ("ENTER_EXECUTOR", 255),
];

/// `_opcode_metadata._specializations`: the families of specialized instructions with their numbers.
#[rustfmt::skip]
pub const SPECIALIZATIONS: &[(Opcode, &[(&str, u8)])] = &[
    (Opcode::Resume, &[
        ("RESUME_CHECK", 196),
    ]),
    (Opcode::LoadConst, &[
        ("LOAD_CONST_MORTAL", 191),
        ("LOAD_CONST_IMMORTAL", 190),
    ]),
    (Opcode::ToBool, &[
        ("TO_BOOL_ALWAYS_TRUE", 203),
        ("TO_BOOL_BOOL", 204),
        ("TO_BOOL_INT", 205),
        ("TO_BOOL_LIST", 206),
        ("TO_BOOL_NONE", 207),
        ("TO_BOOL_STR", 208),
    ]),
    (Opcode::BinaryOp, &[
        ("BINARY_OP_MULTIPLY_INT", 134),
        ("BINARY_OP_ADD_INT", 130),
        ("BINARY_OP_SUBTRACT_INT", 142),
        ("BINARY_OP_MULTIPLY_FLOAT", 133),
        ("BINARY_OP_ADD_FLOAT", 129),
        ("BINARY_OP_SUBTRACT_FLOAT", 141),
        ("BINARY_OP_ADD_UNICODE", 131),
        ("BINARY_OP_SUBSCR_LIST_INT", 137),
        ("BINARY_OP_SUBSCR_LIST_SLICE", 138),
        ("BINARY_OP_SUBSCR_TUPLE_INT", 140),
        ("BINARY_OP_SUBSCR_STR_INT", 139),
        ("BINARY_OP_SUBSCR_DICT", 135),
        ("BINARY_OP_SUBSCR_GETITEM", 136),
        ("BINARY_OP_EXTEND", 132),
        ("BINARY_OP_INPLACE_ADD_UNICODE", 3),
    ]),
    (Opcode::StoreSubscr, &[
        ("STORE_SUBSCR_DICT", 201),
        ("STORE_SUBSCR_LIST_INT", 202),
    ]),
    (Opcode::Send, &[
        ("SEND_GEN", 197),
    ]),
    (Opcode::UnpackSequence, &[
        ("UNPACK_SEQUENCE_TWO_TUPLE", 211),
        ("UNPACK_SEQUENCE_TUPLE", 210),
        ("UNPACK_SEQUENCE_LIST", 209),
    ]),
    (Opcode::StoreAttr, &[
        ("STORE_ATTR_INSTANCE_VALUE", 198),
        ("STORE_ATTR_SLOT", 199),
        ("STORE_ATTR_WITH_HINT", 200),
    ]),
    (Opcode::LoadGlobal, &[
        ("LOAD_GLOBAL_MODULE", 193),
        ("LOAD_GLOBAL_BUILTIN", 192),
    ]),
    (Opcode::LoadSuperAttr, &[
        ("LOAD_SUPER_ATTR_ATTR", 194),
        ("LOAD_SUPER_ATTR_METHOD", 195),
    ]),
    (Opcode::LoadAttr, &[
        ("LOAD_ATTR_INSTANCE_VALUE", 180),
        ("LOAD_ATTR_MODULE", 184),
        ("LOAD_ATTR_WITH_HINT", 189),
        ("LOAD_ATTR_SLOT", 188),
        ("LOAD_ATTR_CLASS", 177),
        ("LOAD_ATTR_CLASS_WITH_METACLASS_CHECK", 178),
        ("LOAD_ATTR_PROPERTY", 187),
        ("LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN", 179),
        ("LOAD_ATTR_METHOD_WITH_VALUES", 183),
        ("LOAD_ATTR_METHOD_NO_DICT", 182),
        ("LOAD_ATTR_METHOD_LAZY_DICT", 181),
        ("LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES", 186),
        ("LOAD_ATTR_NONDESCRIPTOR_NO_DICT", 185),
    ]),
    (Opcode::CompareOp, &[
        ("COMPARE_OP_FLOAT", 166),
        ("COMPARE_OP_INT", 167),
        ("COMPARE_OP_STR", 168),
    ]),
    (Opcode::ContainsOp, &[
        ("CONTAINS_OP_SET", 170),
        ("CONTAINS_OP_DICT", 169),
    ]),
    (Opcode::JumpBackward, &[
        ("JUMP_BACKWARD_NO_JIT", 176),
        ("JUMP_BACKWARD_JIT", 175),
    ]),
    (Opcode::ForIter, &[
        ("FOR_ITER_LIST", 172),
        ("FOR_ITER_TUPLE", 174),
        ("FOR_ITER_RANGE", 173),
        ("FOR_ITER_GEN", 171),
    ]),
    (Opcode::Call, &[
        ("CALL_BOUND_METHOD_EXACT_ARGS", 144),
        ("CALL_PY_EXACT_ARGS", 161),
        ("CALL_TYPE_1", 165),
        ("CALL_STR_1", 163),
        ("CALL_TUPLE_1", 164),
        ("CALL_BUILTIN_CLASS", 146),
        ("CALL_BUILTIN_O", 149),
        ("CALL_BUILTIN_FAST", 147),
        ("CALL_BUILTIN_FAST_WITH_KEYWORDS", 148),
        ("CALL_LEN", 154),
        ("CALL_ISINSTANCE", 150),
        ("CALL_LIST_APPEND", 155),
        ("CALL_METHOD_DESCRIPTOR_O", 159),
        ("CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS", 157),
        ("CALL_METHOD_DESCRIPTOR_NOARGS", 158),
        ("CALL_METHOD_DESCRIPTOR_FAST", 156),
        ("CALL_ALLOC_AND_ENTER_INIT", 143),
        ("CALL_PY_GENERAL", 162),
        ("CALL_BOUND_METHOD_GENERAL", 145),
        ("CALL_NON_PY_GENERAL", 160),
    ]),
    (Opcode::CallKw, &[
        ("CALL_KW_BOUND_METHOD", 151),
        ("CALL_KW_PY", 153),
        ("CALL_KW_NON_PY", 152),
    ]),
];

/// What `BINARY_OP`'s argument selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum BinaryKind {
    Add = 0, And, FloorDivide, Lshift, MatrixMultiply, Multiply, Remainder, Or, Power, Rshift, Subtract, TrueDivide, Xor,
    InplaceAdd, InplaceAnd, InplaceFloorDivide, InplaceLshift, InplaceMatrixMultiply, InplaceMultiply, InplaceRemainder,
    InplaceOr, InplacePower, InplaceRshift, InplaceSubtract, InplaceTrueDivide, InplaceXor,
    /// `left[right]`.
    Subscr,
}

/// Names and symbols of [`BinaryKind`]s (`_opcode.get_nb_ops()`).
pub const NB_OPS: &[(&str, &str)] = &[
    ("NB_ADD", "+"),
    ("NB_AND", "&"),
    ("NB_FLOOR_DIVIDE", "//"),
    ("NB_LSHIFT", "<<"),
    ("NB_MATRIX_MULTIPLY", "@"),
    ("NB_MULTIPLY", "*"),
    ("NB_REMAINDER", "%"),
    ("NB_OR", "|"),
    ("NB_POWER", "**"),
    ("NB_RSHIFT", ">>"),
    ("NB_SUBTRACT", "-"),
    ("NB_TRUE_DIVIDE", "/"),
    ("NB_XOR", "^"),
    ("NB_INPLACE_ADD", "+="),
    ("NB_INPLACE_AND", "&="),
    ("NB_INPLACE_FLOOR_DIVIDE", "//="),
    ("NB_INPLACE_LSHIFT", "<<="),
    ("NB_INPLACE_MATRIX_MULTIPLY", "@="),
    ("NB_INPLACE_MULTIPLY", "*="),
    ("NB_INPLACE_REMAINDER", "%="),
    ("NB_INPLACE_OR", "|="),
    ("NB_INPLACE_POWER", "**="),
    ("NB_INPLACE_RSHIFT", ">>="),
    ("NB_INPLACE_SUBTRACT", "-="),
    ("NB_INPLACE_TRUE_DIVIDE", "/="),
    ("NB_INPLACE_XOR", "^="),
    ("NB_SUBSCR", "[]"),
];

/// `COMPARE_OP`'s argument shifted right by 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum CmpKind { Lt = 0, Le, Eq, Ne, Gt, Ge }

/// Symbols of [`CmpKind`]s (`opcode.cmp_op`).
pub const CMP_OPS: &[&str] = &["<", "<=", "==", "!=", ">", ">="];

/// Bit of `COMPARE_OP`'s argument that asks for a `bool`.
pub const COMPARE_TO_BOOL: u32 = 16;

/// What `CALL_INTRINSIC_1`'s argument selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum Intrinsic1 {
    Invalid = 0, Print, ImportStar, StopiterationError, AsyncGenWrap, UnaryPositive, ListToTuple, Typevar, Paramspec,
    Typevartuple, SubscriptGeneric, Typealias,
}

/// Names of [`Intrinsic1`]s (`_opcode.get_intrinsic1_descs()`).
pub const INTRINSIC_1: &[&str] = &[
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];

/// What `CALL_INTRINSIC_2`'s argument selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum Intrinsic2 {
    Invalid = 0, PrepReraiseStar, TypevarWithBound, TypevarWithConstraints, SetFunctionTypeParams, SetTypeparamDefault,
}

/// Names of [`Intrinsic2`]s (`_opcode.get_intrinsic2_descs()`).
pub const INTRINSIC_2: &[&str] = &[
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

/// What `LOAD_SPECIAL`'s argument selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum SpecialMethod { Enter = 0, Exit, Aenter, Aexit }

/// Names of [`SpecialMethod`]s (`_opcode.get_special_method_names()`).
pub const SPECIAL_METHODS: &[&str] = &["__enter__", "__exit__", "__aenter__", "__aexit__"];

/// What `LOAD_COMMON_CONSTANT`'s argument selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[rustfmt::skip]
pub enum CommonConstant { AssertionError = 0, NotImplementedError, Tuple, All, Any }

/// Names of [`CommonConstant`]s, which are all builtins (`opcode._common_constants`).
pub const COMMON_CONSTANTS: &[&str] = &["AssertionError", "NotImplementedError", "tuple", "all", "any"];

/// `SET_FUNCTION_ATTRIBUTE`'s argument: which attribute is set.
pub mod function_attribute {
    /// `__defaults__`, a tuple.
    pub const DEFAULTS: u32 = 1;
    /// `__kwdefaults__`, a dict.
    pub const KWDEFAULTS: u32 = 2;
    /// `__annotations__` as a tuple of names and values in turn.
    pub const ANNOTATIONS: u32 = 4;
    /// `__closure__`, a tuple of cells.
    pub const CLOSURE: u32 = 8;
    /// `__annotate__`, a function.
    pub const ANNOTATE: u32 = 16;
}

/// `RESUME`'s argument.
pub mod resume {
    pub const AT_FUNC_START: u32 = 0;
    pub const AFTER_YIELD: u32 = 1;
    pub const AFTER_YIELD_FROM: u32 = 2;
    pub const AFTER_AWAIT: u32 = 3;
    pub const LOCATION_MASK: u32 = 3;
    pub const EXCEPT_DEPTH1: u32 = 4;
}

/// One instruction out of a code object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Where its first unit is, an `EXTENDED_ARG` if it has any; in code units.
    pub start: usize,
    /// Where the unit with the opcode is; in code units.
    pub offset: usize,
    pub opcode: Opcode,
    pub arg: u32,
}

impl Instruction {
    /// Where the next instruction starts; in code units. Jumps count from here.
    pub fn end(&self) -> usize {
        self.offset + 1 + self.opcode.caches()
    }

    /// Where it jumps to, in code units; `None` if it does not jump or the target lies before the code.
    pub fn jump_target(&self) -> Option<usize> {
        match self.opcode.operand() {
            Operand::JumpForward => Some(self.end() + self.arg as usize),
            Operand::JumpBackward => self.end().checked_sub(self.arg as usize),
            _ => None,
        }
    }
}

/// Why code units are no sequence of instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// An opcode that does not exist, or is specialized or instrumented, at this unit.
    Opcode { offset: usize, number: u8 },
    /// The code ends inside an instruction: after an `EXTENDED_ARG`, inside a cache, or in half a unit.
    Truncated { offset: usize },
    /// More than three `EXTENDED_ARG`s.
    Prefixes { offset: usize },
}

/// The instructions of `code`, bytes as in `co_code`, with arguments put together and caches skipped. It ends after
/// the first error.
pub fn decode(code: &[u8]) -> Decoder<'_> {
    Decoder { code, next: 0 }
}

/// See [`decode`].
#[derive(Clone)]
pub struct Decoder<'a> {
    code: &'a [u8],
    /// In code units.
    next: usize,
}

impl Decoder<'_> {
    fn fail(&mut self, error: DecodeError) -> Option<Result<Instruction, DecodeError>> {
        self.code = &[];
        Some(Err(error))
    }
}

impl Iterator for Decoder<'_> {
    type Item = Result<Instruction, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next;
        if start * 2 >= self.code.len() {
            return None;
        }
        let mut offset = start;
        let mut arg = 0u32;
        loop {
            let Some(&[number, low]) = self.code.get(offset * 2..offset * 2 + 2) else {
                return self.fail(DecodeError::Truncated { offset });
            };
            let Some(opcode) = Opcode::from_u8(number) else {
                return self.fail(DecodeError::Opcode { offset, number });
            };
            if offset - start > 3 {
                return self.fail(DecodeError::Prefixes { offset });
            }
            arg = arg << 8 | u32::from(low);
            if opcode == Opcode::ExtendedArg {
                offset += 1;
                continue;
            }
            let instruction = Instruction { start, offset, opcode, arg };
            self.next = instruction.end();
            if self.next * 2 > self.code.len() {
                return self.fail(DecodeError::Truncated { offset });
            }
            return Some(Ok(instruction));
        }
    }
}
