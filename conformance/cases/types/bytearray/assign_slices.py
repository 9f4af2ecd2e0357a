# Slices assigned bytes of as many, more and fewer; with bounds that run code, and while the memory is lent.
own = bytearray(b"0123456789")
own[2:4] = b"ab"
own[4:4] = b"++"
own[-3:-1] = b""
own[8:2] = b"!"
own[20:] = b"end"
own[None:1] = b"start"
print(own)


class Bound:
    def __index__(self):
        own.clear()
        return 1


own[Bound() : 3] = b"xyz"
print(own)
own[0:2] = own
own[slice(0, 2)] = b"--"
own[slice(1, 9, 2)] = b"ab"
print(own)
view = memoryview(own)
own[0:2] = b"zz"
for new in b"z", b"zzz":
    try:
        own[0:2] = new
    except BufferError as error:
        print(error)
try:
    own[0:2] = "text"
except TypeError as error:
    print(error)
print(own)
