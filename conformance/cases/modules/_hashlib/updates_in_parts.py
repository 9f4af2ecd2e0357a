# The same digest whatever the parts are.
import hashlib
import random

random.seed(7)
data = random.randbytes(3000)
for name in sorted(hashlib.algorithms_available):
    hash, position = hashlib.new(name), 0
    while position < len(data):
        step = random.choice((1, 3, 63, 64, 65, 127, 128, 129, 500))
        hash.update(memoryview(data)[position:position + step])
        position += step
    length = () if hash.digest_size else (20,)
    print(name, hash.digest(*length) == hashlib.new(name, data).digest(*length), hash.digest(*length)[:6].hex())
