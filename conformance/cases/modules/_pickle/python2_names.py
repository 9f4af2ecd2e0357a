import _pickle
import collections
import io

for protocol in 0, 2, 3:
    for value in range, map, OSError, collections.OrderedDict, ImportError:
        print(protocol, _pickle.dumps(value, protocol), _pickle.dumps(value, protocol, fix_imports=False))
print(_pickle.loads(b"c__builtin__\nxrange\n."), _pickle.loads(b"ccopy_reg\n_reconstructor\n.").__module__)
try:
    _pickle.loads(b"c__builtin__\nxrange\n.", fix_imports=False)
except ImportError as error:
    print(error)
for data in b"S'abc\\x41'\n.", b"U\x02\xe9\xff.", b"T\x02\0\0\0\xe9\xff.":
    for encoding in "ASCII", "latin-1", "bytes":
        try:
            print(repr(_pickle.loads(data, encoding=encoding)))
        except UnicodeDecodeError as error:
            print(error)
print(_pickle.loads(b"U\x02a\xff.", errors="ignore"))
