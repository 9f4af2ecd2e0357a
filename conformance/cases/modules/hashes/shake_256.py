from _sha3 import shake_256 as new

hash = new(b"abc")
print(hash.name, hash.digest_size, hash.block_size, hash._rate_bits, hash._capacity_bits, hash._suffix)
print(hash.hexdigest(10), hash.digest(3), hash.digest(length=0))
for length in (-1, 2**29, "x"):
    try:
        hash.digest(length)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
