s = "abracadabra"
print(s.find("bra"), s.rfind("bra"), s.find("bra", 2), s.find("bra", -3), s.find("", 5), s.find("", 12), s.rfind(""))
print(s.index("cad"), s.rindex("a"), s.find("a", None, None), s.find("zz"), s.count("a"), s.count(""), s.count("abra", 1))
print("äöü€𝄞".find("€"), "äöü€𝄞".find("𝄞", 1), "abc".find("€"), "€€€".count("€€"))
for call in ["s.index('z')", "s.rindex('z')", "s.find()", "s.find(1)", "s.find('a', 'b')", "s.count(None)", "s.find('a', 1, 2, 3)", "s.index(b'a')", "s.find(sub='a')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
