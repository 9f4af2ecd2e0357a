import _imp, importlib.util

token = _imp.pyc_magic_number_token
print(token.to_bytes(4, "little") == importlib.util.MAGIC_NUMBER, importlib.util.MAGIC_NUMBER[2:])
print(len(importlib.util.MAGIC_NUMBER), type(token).__name__, token & 0xFFFF)
print(_imp.check_hash_based_pycs)
