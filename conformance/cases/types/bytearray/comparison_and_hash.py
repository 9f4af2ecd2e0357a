b = bytearray(b"abc")
print(b == b"abc", b"abc" == b, b == memoryview(b"abc"), b == "abc", b == [97, 98, 99], b != b"abd", b < b"abd", b >= b"ab", b"b" > b)
for source in ["hash(b)", "{b}", "{b: 1}", "b < 'abc'", "b < [1]", "b == None", "b < memoryview(b'abd')", "memoryview(b'abc') == b", "max(b, b'abd')", "sorted([bytearray(b'b'), b'a'])", "b in [b'abc']", "b is bytearray(b)", "b.__eq__(1)", "b.__lt__('x')"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
