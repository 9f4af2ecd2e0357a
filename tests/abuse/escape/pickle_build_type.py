# ends: ok
import pickle
try:
    pickle.loads(b'\x80\x04cbuiltins\nint\n}X\x04\x00\x00\x00realK\x01sb.')
except (TypeError, AttributeError, pickle.UnpicklingError):
    pass
assert (5).real == 5
