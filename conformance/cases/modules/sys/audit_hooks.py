def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

events = []
def hook(event, args):
    if event.startswith("my."):
        events.append((event, args))
        if event == "my.stop":
            raise RuntimeError("stopped")

sys.addaudithook(hook)
sys.audit("my.event")
sys.audit("my.event", 1, "two", None)
attempt(sys.audit, "my.stop", 3)
attempt(sys.audit)
attempt(sys.audit, 5)
attempt(sys.addaudithook)
print(events)
sys.addaudithook(lambda event, args: 1 / 0 if event == "my.zero" else None)
attempt(sys.audit, "my.zero")
print(events[-1])
