import unicodedata as u
print([u.category(c) for c in "aA1 _-(€\n\u0301\u200d\ud800\u0378ǅʰªⅧ½«»"])
print([u.category(c) for c in "\U0001F600\U0010ffff\ue000中가"], u.category("\0"))
for call in ["u.category('')", "u.category('ab')", "u.category(1)", "u.category(None)", "u.category()", "u.category('a', 'b')", "u.category(chr='a')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
