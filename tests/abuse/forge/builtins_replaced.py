# ends: ok
import builtins
own = len
try:
    builtins.len = lambda x: 0
    assert len([1]) == 0
finally:
    builtins.len = own
