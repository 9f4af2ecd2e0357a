class I:
    def __iter__(self):
        raise TypeError("mine")
for text in ("a, b = 5", "a, b = I()", "[*5]", "[*I()]", "f(*5)", "f(*I())", "a, *b = None", "{**5}", "for a, b in [1]: pass"):
    try:
        exec(text, {"I": I, "f": print})
    except TypeError as e:
        print(e)
