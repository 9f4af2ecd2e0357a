import warnings

def make():
    warnings.warn("text")

__warningregistry__ = {}
warnings.simplefilter("default")
with warnings.catch_warnings(record=True) as log:
    make()
    make()
print(len(log))
print(sorted(map(str, __warningregistry__)))
warnings.filterwarnings("ignore", "unrelated")
registry = {}
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for n in range(3):
        warnings.warn_explicit("m", UserWarning, "f", n, registry=registry)
print(len(log), [key for key in registry if key != "version"])
