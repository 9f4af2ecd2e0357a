import _pickle
import zlib

for count in 999, 1000, 1001, 2000, 2001:
    for value in list(range(count)), dict.fromkeys(range(count)), set(range(count)), tuple(range(count)):
        pickles = [_pickle.dumps(value, protocol) for protocol in range(6)]
        print(count, type(value).__name__, [zlib.crc32(data) for data in pickles])
        assert all(_pickle.loads(data) == value for data in pickles)

class L(list): pass
class D(dict): pass
for count in 0, 1, 2, 1000, 1001:
    for value in L(range(count)), D.fromkeys(range(count)):
        print(count, [zlib.crc32(_pickle.dumps(value, protocol)) for protocol in range(6)])
