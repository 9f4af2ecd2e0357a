# ends: memory
import pickle
pickle.loads(b'\x80\x04N' + b'2' * 60_000_000 + b'.')
x = 'a' * 10**9
