import _pickle

class Zero(bytearray):
    def __reduce_ex__(self, protocol):
        return Zero, (_pickle.PickleBuffer(self),)
value = Zero(b"contents")
print(_pickle.dumps(value, 5))
buffers = []
data = _pickle.dumps([value, value], 5, buffer_callback=buffers.append)
print(data, [bytes(b.raw()) for b in buffers])
back = _pickle.loads(data, buffers=buffers)
print(back, back[0] is back[1])
print(_pickle.loads(_pickle.dumps(_pickle.PickleBuffer(b"ro"), 5, buffer_callback=lambda b: True)))
print(_pickle.dumps(_pickle.PickleBuffer(b"ro"), 5, buffer_callback=lambda b: False))
for arguments in {}, {"buffers": []}:
    try:
        _pickle.loads(data, **arguments)
    except _pickle.UnpicklingError as error:
        print(error)
view = _pickle.loads(b"\x97\x98.", buffers=[bytearray(b"abc")])
print(view.readonly, bytes(view))
for protocol, buffer in (4, b""), (5, memoryview(b"abcdef")[::2]):
    try:
        _pickle.dumps(_pickle.PickleBuffer(buffer), protocol)
    except _pickle.PicklingError as error:
        print(error)
