import sys
def f(e):
    try:
        try: raise e
        except Exception: return "Exception"
        except BaseException as b: return type(b).__name__, b.args, getattr(b, "code", "no code")
    finally: pass
for e in (SystemExit, SystemExit(3), SystemExit("text"), SystemExit(1, 2), SystemExit(None), KeyboardInterrupt(), GeneratorExit("g"), ValueError()): print(f(e))
try: sys.exit()
except SystemExit as s: print(s.code, s.args)
try: sys.exit((1, 2))
except SystemExit as s: print(s.code, s.args)
try: exit_ = sys.exit([1])
except BaseException as s: print(s.code, s.args)
try:
    try: sys.exit(5)
    finally: print("cleanup runs")
except SystemExit as s: print(s.code)
s = SystemExit(1)
s.code = "changed"
print(s.code, s.args)
print("before the end")
try:
    sys.exit("message on stderr")
finally:
    print("last words")
