def g(a):
    b = yield a
    yield b
gen = g(1)
f = gen.gi_frame
print(f.f_lineno, f.f_lasti, f.f_locals, f.f_code is g.__code__, f.f_back, f.f_builtins is __builtins__.__dict__, f.f_generator is gen)
print(next(gen), f.f_lineno, f.f_locals, gen.gi_frame is f)
print(gen.send(2), f.f_lineno, f.f_locals, f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
print(next(gen, "end"), gen.gi_frame, f.f_lineno, f.f_locals, f.f_back)
def h(): yield __import__("sys")._getframe()
gen = h()
frame = next(gen)
print(frame is gen.gi_frame, frame.f_back, frame.f_generator is gen)
import sys
print(sys._getframe().f_generator)
