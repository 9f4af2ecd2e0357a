# Methods and attributes of HASH.
import _hashlib
import copy as copy_module
import pickle
import re


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


hash = _hashlib.new("sha256", b"a")
print(re.sub("0x[0-9a-f]+", "0x", repr(hash)), re.sub("0x[0-9a-f]+", "0x", repr(_hashlib.new("shake_256"))))
copy = hash.copy()
hash.update(b"b")
print(copy.hexdigest() == _hashlib.new("sha256", b"a").hexdigest(), hash.hexdigest() == _hashlib.new("sha256", b"ab").hexdigest())
print(hash.digest().hex() == hash.hexdigest(), type(copy), copy == hash, hash == hash)
show(lambda: hash.update())
show(lambda: hash.update("text"))
show(lambda: hash.update(1))
show(lambda: hash.update(obj=b""))
show(lambda: hash.digest(1))
show(lambda: hash.hexdigest(length=1))
show(lambda: setattr(hash, "name", 1))
show(lambda: setattr(hash, "attribute", 1))
show(lambda: _hashlib.HASH.update(1, 2))
show(lambda: copy_module.copy(hash))
show(lambda: pickle.dumps(hash))
