# ends: memory
import binascii
x = [binascii.unhexlify(b'00' * (1 << 20)) for _ in range(1000)]
