import _lzma

print([(name, getattr(_lzma, name)) for name in dir(_lzma) if name.isupper()])
print([_lzma.is_check_supported(check) for check in range(20)])
print(_lzma.LZMAError.__mro__, _lzma.LZMAError.__doc__)
for name in "LZMACompressor", "LZMADecompressor":
    cls = getattr(_lzma, name)
    print(cls, cls.__text_signature__, [key for key in dir(cls) if not key.startswith("_")])
