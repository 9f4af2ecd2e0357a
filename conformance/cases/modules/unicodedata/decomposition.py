import unicodedata as u
for c in "éﬁ½a가Å①ﷺǅ\u0344\uF900\U0001D15E":
    print(ascii(c), repr(u.decomposition(c)))
for call in ["u.decomposition('ab')", "u.decomposition(b'a')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
