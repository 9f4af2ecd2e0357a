import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for text in ("a", "b", "a"):
        for category in (UserWarning, RuntimeWarning, UserWarning):
            warnings.warn(text, category)
print([(str(w.message), w.category.__name__) for w in log])
class Text:
    def __str__(self): return "object text"
try:
    with warnings.catch_warnings(record=True) as log:
        warnings.warn(Text())
        print(type(log[0].message).__name__, log[0].message.args[0].__class__.__name__, str(log[0].message))
except TypeError as error:
    print(error)
class Bad(UserWarning):
    def __str__(self): raise ValueError("no text")
try:
    warnings.warn(Bad())
except ValueError as error:
    print(error)
