import _bz2
import pickle

for name in "BZ2Compressor", "BZ2Decompressor":
    cls = getattr(_bz2, name)
    print(cls, cls.__text_signature__, [key for key in dir(cls) if not key.startswith("_")])
    for work in lambda: pickle.dumps(cls()), lambda: type("Sub", (cls,), {}):
        try:
            print(work())
        except TypeError as error:
            print(error)
