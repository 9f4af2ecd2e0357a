s = "abcdef"
print(s[1:4], s[::-1], s[-3:-1], s[4:1:-1], s[10:], b"abc"[1:], b"abc"[::-1], bytearray(b"abcd")[::2])
print(memoryview(b"abcd")[1:3].tobytes(), memoryview(b"abcd")[::-1].tobytes())
