# Powers with a large modulus and a large exponent, around the lengths at which they are worked out in steps.
import hashlib


def show(base, exponent, modulus):
    result = pow(base, exponent, modulus)
    digest = hashlib.sha256(hex(result).encode()).hexdigest()[:16]
    print(result.bit_length(), result < 0, digest)


for bits in 2046, 2047, 2048, 2049, 2112, 4096:
    modulus = (1 << bits) - 159
    for exponent in (1 << bits) - 1, 1 << bits, (1 << bits) // 7, (15 << bits) + 1, (1 << 3 * bits) + (1 << bits):
        show(3, exponent, modulus)
        show(-5, exponent, -modulus)
    show(7**3000, -((1 << bits) // 3), modulus)
    show(modulus - 1, (1 << bits) + 1, modulus)
    show(0, 1 << bits, modulus)
show(3, (1 << 3000) - 1, 1 << 3000)
