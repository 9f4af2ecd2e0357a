print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("".partition("a"), "äöü".partition("ö"), "€a€".rpartition("€"))
for call in ["'a'.partition('')", "'a'.rpartition('')", "'a'.partition(None)", "'a'.partition()"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
