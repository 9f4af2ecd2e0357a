import warnings

warnings.warn("first")
def f():
    warnings.warn("second", UserWarning, 2)
f()
f()
for _ in range(2):
    warnings.warn("once per place", RuntimeWarning)
warnings.warn(SyntaxWarning("an instance"), None)
warnings.warn_explicit("explicit", ImportWarning, "file", 7)
warnings.warn_explicit("explicit", BytesWarning, "file", 7)
warnings.warn("deprecated", DeprecationWarning)
print("done")
