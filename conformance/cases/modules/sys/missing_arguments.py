def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

for name in ("getrefcount", "setswitchinterval", "settrace", "setprofile", "excepthook", "displayhook", "call_tracing", "set_int_max_str_digits"):
    attempt(getattr(sys, name))
for name in ("getdefaultencoding", "getfilesystemencoding", "getallocatedblocks", "exc_info", "exception", "is_finalizing", "gettrace", "_clear_type_cache", "getunicodeinternedsize"):
    attempt(getattr(sys, name), 1)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.is_finalizing(), sys.is_stack_trampoline_active())
