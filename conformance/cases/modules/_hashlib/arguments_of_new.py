# What `new` takes, and the order of its complaints.
import _hashlib
import hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: _hashlib.new())
show(lambda: _hashlib.new(None))
show(lambda: _hashlib.new("md5", "text"))
show(lambda: _hashlib.new("md5", None))
show(lambda: _hashlib.new("md5", b"", 1))
show(lambda: _hashlib.new("md5", unknown=1))
show(lambda: _hashlib.new("unknown", "text"))
show(lambda: _hashlib.new("unknown", b"", string=b""))
show(lambda: _hashlib.new("unknown", b""))
show(lambda: _hashlib.new("md5\0"))
show(lambda: _hashlib.new("\ud800"))
show(lambda: _hashlib.new("md5", string=b"abc").hexdigest())
show(lambda: _hashlib.new("md5", string=None))
show(lambda: _hashlib.new(name="md5", data=b"abc", usedforsecurity=False).hexdigest())
show(lambda: _hashlib.new("md5", usedforsecurity=[] < 1))
show(lambda: hashlib.new("unknown"))
show(lambda: hashlib.new(1))
