import sys
f = sys._getframe()
print(type(f).__name__, type(f).__module__, type(f).__mro__, sorted(n for n in vars(type(f)) if not n.startswith("__")))
for source in ["f.f_code = 1", "f.f_back = None", "f.f_locals = {}", "f.f_globals = {}", "f.f_builtins = {}", "f.f_lasti = 0", "f.x = 1", "f.x", "f.f_trace = None", "f.f_trace_lines = False", "f.f_trace_lines = 1", "f.f_trace_opcodes = True", "f.f_trace_opcodes = 2", "del f.f_trace", "del f.f_lineno", "del f.f_trace_lines", "f.f_lineno = 1", "f.f_lineno = 'a'", "f.f_generator = 1", "type(f)()", "class F(type(f)): pass", "hash(f) == hash(f)", "f < f", "del f.f_code"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
print(f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
