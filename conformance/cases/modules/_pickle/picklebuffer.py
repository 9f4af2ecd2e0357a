from _pickle import PickleBuffer
import array

buffer = PickleBuffer(array.array("i", [1, 2]))
raw = buffer.raw()
print(raw.format, raw.shape, raw.nbytes, raw.readonly, memoryview(buffer).format)
del raw
buffer.release()
buffer.release()
for use in buffer.raw, lambda: memoryview(buffer), lambda: bytes(buffer):
    try:
        use()
    except ValueError as error:
        print(error)
try:
    PickleBuffer(memoryview(b"abcd")[::2]).raw()
except BufferError as error:
    print(error)
for arguments in (), (5,), (b"", b""):
    try:
        PickleBuffer(*arguments)
    except TypeError as error:
        print(error)
