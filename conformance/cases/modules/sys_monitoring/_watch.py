"""Prints the events of a call, but for those of the functions here."""

import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 2
names = {getattr(events, name): name for name in dir(events) if name.isupper() and name != "NO_EVENTS"}


def shown(value):
    plain = isinstance(value, (int, str, float, type(None)))
    return value if plain else getattr(value, "__name__", None) or type(value).__name__


def watch(function, *args, only):
    asked = 0
    for event in names:
        if names[event] in only:
            asked |= event

            def callback(code, *rest, event=event):
                if code.co_name not in ("watch", "callback"):
                    print(" ", names[event], code.co_name, *map(shown, rest))

            monitoring.register_callback(TOOL, event, callback)
    print(function.__name__, only)
    monitoring.set_events(TOOL, asked)
    try:
        function(*args)
    except Exception as error:
        print(" ", type(error).__name__)
    monitoring.set_events(TOOL, 0)
    for event in names:
        monitoring.register_callback(TOOL, event, None)


monitoring.use_tool_id(TOOL, "case")
