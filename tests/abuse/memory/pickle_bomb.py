# ends: memory
import pickle
# Each list holds the one before it ten times; the tuple of a list is as long as the list.
x = b'\x80\x04](K\x01K\x02e'
body = b'\x80\x04(' + b'K\x01' * 1_000_000 + b't' + b'q\x00' + b'.'
x = [pickle.loads(body) for _ in range(1000)]
