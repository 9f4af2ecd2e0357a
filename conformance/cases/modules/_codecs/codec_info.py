import codecs

info = codecs.lookup("utf-8")
print(repr(info)[:48], len(info), isinstance(info, tuple), info.name)
print(info.encode("ü"), info.decode(b"\xc3\xbc"), info[0] is info.encode, info._is_text_encoding)
print(info.incrementalencoder.__name__, info.streamwriter.__name__)
print(codecs.lookup("rot13")._is_text_encoding, codecs.lookup("utf-8") is info)
import copy, pickle
print(copy.copy(info) == info, pickle.loads(pickle.dumps(info)).name)
