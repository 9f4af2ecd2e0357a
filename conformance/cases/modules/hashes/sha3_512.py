from _sha3 import sha3_512 as new

hash = new()
print(hash.name, hash.digest_size, hash.block_size, hash.hexdigest())
hash.update(b"abc")
copy = hash.copy()
copy.update(memoryview(b"d" * 1000))
print(hash.hexdigest(), copy.hexdigest(), hash.digest().hex() == hash.hexdigest())
print(new(b"x", usedforsecurity=False).hexdigest(), new(string=b"x").hexdigest())
for argument in ("text", 5, None):
    try:
        new(argument)
    except TypeError as error:
        print(error)
