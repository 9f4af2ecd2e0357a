//! Names that the VM itself uses, as static interned strings: `names::__init__` is the `str` `"__init__"`.

#![allow(non_upper_case_globals)]

use crate::class::statics::StaticStr;

macro_rules! names {
    ($($name:ident)*) => {
        $(pub static $name: StaticStr = StaticStr::new(unraw(stringify!($name)));)*

        /// All of them, for the table of interned static strings.
        pub static ALL: &[&StaticStr] = &[$(&$name),*];
    };
}

/// Without the `r#` of a raw identifier.
const fn unraw(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => identifier.split_at(2).1,
        _ => identifier,
    }
}

names! {
    __abs__ __abstractmethods__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotate__
    __annotate_func__ __annotations__ __annotations_cache__ __args__ __await__ __bases__ __bool__ __buffer__ __build_class__
    __builtins__ __bytes__ __cached__ __call__ __cause__ __ceil__ __class__ __class_getitem__ __classcell__
    __classdict__ __classdictcell__ __closure__ __code__ __complex__ __conditional_annotations__ __contains__ __context__
    __debug__ __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__
    __exit__ __file__ __firstlineno__ __float__ __floor__ __floordiv__ __format__ __fspath__ __func__ __ge__ __get__
    __getattr__ __getattribute__ __getitem__ __getnewargs__ __getnewargs_ex__ __getstate__ __globals__ __gt__ __hash__
    __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__ __index__ __init__
    __init_subclass__ __instancecheck__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isabstractmethod__ __isub__
    __iter__ __itruediv__ __ixor__ __kwdefaults__ __le__ __len__ __length_hint__ __loader__ __lshift__ __lt__ __main__
    __match_args__ __matmul__ __missing__ __mod__ __module__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__
    __next__ __notes__ __objclass__ __or__ __orig_bases__ __origin__ __package__ __parameters__ __path__ __pos__ __pow__
    __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __release_buffer__ __repr__
    __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__
    __rsub__ __rtruediv__ __rxor__ __self__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __slots__
    __spec__ __static_attributes__ __str__ __sub__ __subclasscheck__ __subclasshook__ __suppress_context__ __traceback__
    __truediv__ __trunc__ __type_params__ __typing_subst__ __weakref__ __wrapped__ __xor__
    _fields _find_and_load _find_spec _fix_up_module _get_sourcefile _handle_fromlist _initializing _lock_unlock_module _uninitialized_submodules
    add_note append args big builtins clear close code copy decode default encode encoding end_lineno end_offset errno
    errors extend fileno filename filename2 find_spec flush fold format fromlist func get indices insert is_running isatty
    items join key keys keywords last_exc last_traceback last_type last_value level lineno little loader locals
    has_location metaclass mode modules mro msg name name_from newlines obj offset open origin parent path pop popitem print_file_and_line
    ps1 ps2 read readable readline real replace reload reverse seek send set setdefault sort source stderr stdin
    stdout strict strerror submodule_search_locations tell text threading throw update value values warn warnings write
    characters_written derive split
    __orig_class__ __typing_unpacked_tuple_args__ __typing_prepare_subst__ __typing_is_unpacked_typevartuple__
    __slotnames__
    _abc_impl __abc_tpflags__ __subclasses__
    _dealloc_warn _finalizing _isatty_open_only __IOBase_closed buffer closed detach getstate incrementaldecoder
    incrementalencoder newline peek raw read1 readall readinto readinto1 reset seekable setstate truncate
    writable
    copyreg _reduce_ex _slotnames __newobj__ __newobj_ex__ __getinitargs__ __mp_main__ persistent_id persistent_load reducer_override dispatch_table
    find_class latin1 add
    _asyncio_future_blocking add_done_callback call_soon cancel context get_loop
}
