print(b",".join([b"a", b"b"]), b"".join([bytearray(b"x"), memoryview(b"y")]), b"-".join(()), b"-".join(iter([b"q"])))
x = b"solo"
print(b",".join([x]) is x, type(bytearray(b",").join([b"a"])))
for call in ["b','.join(['a'])", "b','.join([1])", "b','.join(5)", "b','.join([b'a', None])", "b''.join(b'ab')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
