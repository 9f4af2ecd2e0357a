print(hash("") == hash(""), hash("a") == hash("a"), hash("abc") == hash("a" + "bc"), hash("é") != hash("e"))
a = "abc"
print(str(a) is a, a[:] is a, a.strip() is a, a + "" is a, "" + a is a, a * 1 is a, a.replace("z", "y") is a, "%s" % a == a)
print(a.__getnewargs__(), a.__sizeof__() > 40, "".isascii())
import sys
print(sys.intern("x" + str(1)) is sys.intern("x1"))
try:
    sys.intern(5)
except TypeError as e:
    print(e)
