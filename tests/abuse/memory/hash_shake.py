# ends: memory
import hashlib
x = hashlib.shake_128(b'').digest(2**29)
