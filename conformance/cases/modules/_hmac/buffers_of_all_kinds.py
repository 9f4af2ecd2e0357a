import array, hmac

expected = hmac.digest(b"abcd", b"abcd", "sha256")
for make in (bytes, bytearray, memoryview, lambda b: array.array("B", b), lambda b: memoryview(bytearray(b))):
    print(hmac.new(b"abcd", make(b"abcd"), "sha256").digest() == expected, end=" ")
print()
print(hmac.new(bytearray(b"key"), array.array("I", [1, 2]), "md5").hexdigest())
try:
    hmac.new(b"key", memoryview(b"abcdefgh")[::2], "md5")
except (BufferError, TypeError, ValueError) as error:
    print(type(error).__name__, error)
