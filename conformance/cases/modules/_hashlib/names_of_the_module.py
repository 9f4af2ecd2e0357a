# What the module has, and what hashlib makes of it.
import _hashlib
import hashlib

print([name for name in dir(_hashlib) if not name.startswith("__")])
print(_hashlib._GIL_MINSIZE, _hashlib.get_fips_mode(), _hashlib.__doc__)
print(sorted(_hashlib.openssl_md_meth_names))
print(sorted(_hashlib._constructors.values()))
print(type(_hashlib._constructors), type(_hashlib.openssl_md_meth_names))
print(all(name in hashlib.algorithms_available for name in _hashlib.openssl_md_meth_names))
