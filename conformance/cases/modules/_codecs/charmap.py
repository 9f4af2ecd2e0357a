import codecs
print(codecs.charmap_decode(b"abc", "strict", {97: "x", 98: 0x20AC, 99: None} | {99: "z"}), codecs.charmap_decode(b"ab", "strict", "xy" + "z" * 100), codecs.charmap_encode("ab", "strict", {97: 65, 98: b"BB"}), codecs.charmap_decode(b"a\xff"))
table = codecs.charmap_build("abc" + "\ufffe" * 253)
print(type(table).__name__, codecs.charmap_encode("cab", "strict", table), codecs.charmap_encode("x", "replace", {120: 121, 63: 33}))
for call in ["codecs.charmap_decode(b'a', 'strict', {})", "codecs.charmap_decode(b'a', 'strict', {97: 'x\\ufffe'[1]})", "codecs.charmap_decode(b'a', 'strict', {97: 0x110000})", "codecs.charmap_decode(b'a', 'strict', {97: 1.5})", "codecs.charmap_encode('a', 'strict', {})", "codecs.charmap_encode('a', 'strict', {97: 300})", "codecs.charmap_encode('a', 'strict', {97: 'x'})", "codecs.charmap_encode('aé', 'strict', table)", "codecs.charmap_encode('é', 'xmlcharrefreplace', {38: 38})", "codecs.charmap_build('abc')", "codecs.charmap_build(5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
