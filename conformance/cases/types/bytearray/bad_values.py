b = bytearray(b"abc")
for source in ["b.append(256)", "b.append(-1)", "b.append('a')", "b.append(b'a')", "b.insert(0, 300)", "b.insert('a', 1)", "b.extend('abc')", "b.extend([1, 256])", "b.extend([1, 'a'])", "b.extend(5)", "b.remove(120)", "b.remove(256)", "b.remove('a')", "b.pop(10)", "bytearray().pop()", "b.index(256)", "b.index('a')", "b.find(-1)", "b.count(1.5)", "b[1.0]", "b['a']", "b[5]", "b + 'a'", "b + [1]", "b * 'a'", "b * -1", "'a' in b", "300 in b", "b.join(['a'])", "b.join([1])", "bytearray([1]).join(b'ab')", "b.resize(-1)", "b.resize('a')", "b.take_bytes(9)" if hasattr(b, "take_bytes") else "0", "bytearray('a')", "bytearray('a', 'nope')", "bytearray(1, 2)", "bytearray(b'', errors='strict')", "bytearray(-1)", "bytearray([1.5])", "bytearray(object())"]:
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, str(e).split(" at 0x")[0])
print(b)
