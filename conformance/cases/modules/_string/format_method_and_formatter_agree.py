import string

class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __getitem__(self, key):
        return repr(key)

f = string.Formatter().format
for text in ("{0:a{{}}", "{0:x}", "{0[01]}{0[-1]}{0[a b]}", "{0:{0}}", "{0!s:5}", "{0[a].upper}"[:6]):
    results = []
    for function in (lambda *args: text.format(*args), lambda *args: f(text, *args)):
        try:
            result = function(Spec()).partition(" object at")[0]
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        results.append(result)
    print(text, results)
