class D(dict):
    def __missing__(self, key):
        return f"<{key}>"
print("{a} {b}".format_map(D(a=1)), "{a[0]}".format_map({"a": "xyz"}), "{a!r:>5}".format_map({"a": "b"}))
for call in ["'{}'.format_map({})", "'{a}'.format_map({})", "'{a}'.format_map(5)", "'{0}'.format_map({'0': 1})", "'{a}'.format_map()"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
