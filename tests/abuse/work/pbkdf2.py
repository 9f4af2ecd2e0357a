# ends: work
import hashlib
hashlib.pbkdf2_hmac('sha256', b'', b'', 10**9)
