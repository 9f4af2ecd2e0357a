# ends: memory
import pickle
data = b'\x80\x04\x8b' + (1_000_000).to_bytes(4, 'little') + b'\x7f' * 1_000_000 + b'.'
x = [pickle.loads(data) for _ in range(1000)]
