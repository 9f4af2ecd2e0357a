for call in ["memoryview()", "memoryview(5)", "memoryview('abc')", "memoryview([1])", "memoryview(b'', b'')", "memoryview(None)", "memoryview(x=b'')", "memoryview(b'a').foo"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
print(memoryview(object=b"kw").tobytes())
try:
    class M(memoryview):
        pass
except TypeError as e:
    print(e)
