type A = int
for what in ["A()", "issubclass(int, A)", "class_(A)", "A.bit_length", "A + 1", "A()[0]", "isinstance(5, A | str)"]:
    def class_(base):
        class C(base): pass
    try:
        print(eval(what))
    except (TypeError, AttributeError) as e:
        print(what, type(e).__name__, e)
