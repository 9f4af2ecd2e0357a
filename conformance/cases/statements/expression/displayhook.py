import sys
exec(compile("1 + 1; None; 'text'; (x := 5)", "f", "single"))
import builtins
print(builtins._)
sys.displayhook = lambda value: print("hook", value)
exec(compile("None; [1]", "f", "single"))
1 + 1
del sys.displayhook
try:
    exec(compile("5", "f", "single"))
except RuntimeError as e:
    print(e)
sys.displayhook = sys.__displayhook__
exec(compile("7", "f", "single"))
