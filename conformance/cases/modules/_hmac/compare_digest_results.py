import hmac

print(hmac.compare_digest(b"abc", b"abc"), hmac.compare_digest(b"abc", b"abd"), hmac.compare_digest(b"abc", b"ab"), hmac.compare_digest("abc", "abc"), hmac.compare_digest("", ""))
print(hmac.compare_digest(bytearray(b"x"), memoryview(b"x")), hmac.compare_digest(b"", b""))
class S(str): ...
class B(bytes): ...
print(hmac.compare_digest(S("a"), "a"), hmac.compare_digest(B(b"a"), b"a"))
