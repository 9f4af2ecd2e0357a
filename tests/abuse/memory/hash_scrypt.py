# ends: memory
import hashlib
hashlib.scrypt(b'', salt=b'', n=2**20, r=8, p=1, maxmem=2**31 - 1)
