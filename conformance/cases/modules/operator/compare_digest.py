from _operator import _compare_digest as c
print(c("abc", "abc"), c("abc", "abd"), c("abc", "ab"), c(b"a", b"a"), c(b"a", bytearray(b"b")), c("", ""))
for args in (("a", b"a"), ("é", "é"), (1, 2), (b"a", "a"), ("a",)):
    try:
        c(*args)
    except TypeError as e:
        print(e)
