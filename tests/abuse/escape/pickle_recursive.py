# ends: ok
import pickle
x = pickle.loads(b'\x80\x04]q\x00h\x00a.')
assert x[0] is x
