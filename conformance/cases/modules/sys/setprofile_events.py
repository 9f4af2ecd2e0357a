import sys

events = []
def profiler(frame, event, arg):
    name = arg.__name__ if event.startswith("c_") else frame.f_code.co_name
    events.append((event, name))

def f():
    return len(g())

def g():
    return sorted([2, 1])

sys.setprofile(profiler)
f()
try:
    int("x")
except ValueError:
    pass
sys.setprofile(None)
for event in events:
    print(*event)
print(sys.getprofile())
