# What `scrypt` refuses.
import hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def derive(password=b"p", salt=b"s", n=2, r=1, p=1, **rest):
    show(lambda: hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, **rest))

for n in (15, 1, 0, -2, 2**70, -2**70, "a", None, 2.0, 2**16, 2**31, 2**63, True):
    derive(n=n)
for r in (0, -1, 2**31, 2**63, 2**70):
    derive(r=r)
for p in (0, -1, 2**30, 2**70, "a"):
    derive(p=p)
for length in (0, -1, 2**31, 2**70, "a"):
    derive(dklen=length)
for memory in (-1, 2**31, -2**70, "a", 1, 639):
    derive(maxmem=memory)
derive(n=2**15, r=8)
derive(n=2, r=2**28, p=2**28)
derive(password="p")
derive(salt=None)
show(lambda: hashlib.scrypt())
show(lambda: hashlib.scrypt(b"p"))
show(lambda: hashlib.scrypt(b"p", salt=b"s", n=2, p=1))
show(lambda: hashlib.scrypt(b"p", b"s", 2, 1, 1))
show(lambda: hashlib.scrypt(b"p", salt=b"s", n=2, r=1, p=1, maxmem=640).hex())
