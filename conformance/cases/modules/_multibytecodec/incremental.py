# Bytes come one by one; a state can be taken and given back.
import codecs

data = "日本語\n𝄞é한".encode("gb18030")
decoder = codecs.getincrementaldecoder("gb18030")()
print([decoder.decode(data[at : at + 1]) for at in range(len(data))], decoder.decode(b"", True))
print(decoder.decode(b"\x81\x30"), decoder.getstate())
state = decoder.getstate()
try:
    decoder.decode(b"", True)
except UnicodeDecodeError as error:
    print(error, decoder.getstate())
decoder.reset()
print(decoder.getstate(), decoder.decode(b"x"))
decoder.setstate(state)
decoder.errors = "replace"
print(ascii(decoder.decode(b"", final=True)), decoder.errors)
for bad in 1, (1, 2), (b"", -1), (b"123456789", 0):
    try:
        decoder.setstate(bad)
    except (TypeError, OverflowError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
encoder = codecs.getincrementalencoder("johab")("xmlcharrefreplace")
print(encoder.encode("한é"), encoder.getstate(), encoder.encode("글", True))
