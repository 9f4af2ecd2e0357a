import unicodedata as u
for c in "aé€\U0001F600가中\uFB1D\U0001F1E6𝄞":
    print(u.name(c))
print(u.name("\0", None), u.name("\ue000", "private"), u.name("\n", "control"), u.name("\ud800", 5))
for call in ["u.name('\\0')", "u.name('')", "u.name('ab', 'x')", "u.name(5)", "u.name()"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
