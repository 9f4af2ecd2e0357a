from _io import IncrementalNewlineDecoder

for translate in (False, True):
    decoder = IncrementalNewlineDecoder(None, translate)
    print([decoder.decode(part) for part in ("a\r", "\nb\r", "c\n", "d\r")], decoder.newlines)
    print(decoder.getstate(), repr(decoder.decode("", True)), decoder.newlines)
    decoder.reset()
    print(decoder.newlines, decoder.getstate())
    decoder.setstate((b"", 1))
    print(repr(decoder.decode("\nx")))
for bad in (5, (1,), ("x", "y")):
    try:
        decoder.setstate(bad)
    except TypeError as error:
        print(error)
