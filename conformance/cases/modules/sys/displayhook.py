import sys, builtins

sys.displayhook(5)
print(builtins._)
sys.displayhook(None)
print(builtins._)
sys.displayhook("ü\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"))
del builtins._
class Bad:
    def __repr__(self):
        raise ValueError("repr")
try:
    sys.displayhook(Bad())
except ValueError as error:
    print(error, builtins._)
sys.displayhook = lambda value: print("shown", value)
for text in ("1 + 1", "None", "x = 5", "'a'; 2"):
    exec(compile(text, "", "single"))
del sys.displayhook
try:
    exec(compile("1 + 1", "", "single"))
except RuntimeError as error:
    print(error)
