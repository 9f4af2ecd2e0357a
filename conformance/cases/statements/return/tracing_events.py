import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name in ("f", "g"):
        events.append((frame.f_code.co_name, event, arg if event == "return" else None))
    return tracer
def f(): return 5
def g():
    try:
        return f()
    finally:
        pass
sys.settrace(tracer)
g()
sys.settrace(None)
print([e for e in events if e[1] == "return"])
print([e for e in events if e[1] == "call"])
print(len(events))
