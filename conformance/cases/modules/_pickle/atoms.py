import _pickle

VALUES = [None, True, False, 0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63,
          -128 * 2**40, 2**2040, -2**2039, 1.5, -0.0, 1e300, float("inf"), 0.1]
for protocol in range(6):
    for value in VALUES:
        data = _pickle.dumps(value, protocol)
        back = _pickle.loads(data)
        print(protocol, data[:40], type(back) is type(value) and repr(back) == repr(value))
