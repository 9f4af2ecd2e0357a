import sys

monitoring = sys.monitoring


def tried(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def code():
    pass


tried(monitoring.set_events, 3, 1)
monitoring.use_tool_id(3, "tool")
events = monitoring.events
for wanted in (1 << 18, 1 << 19, 1 << 17, 1 << 16, -1, events.C_RETURN | events.CALL,
               events.C_RETURN | events.C_RAISE | events.CALL):
    tried(monitoring.set_events, 3, wanted)
    tried(monitoring.get_events, 3)
    monitoring.set_events(3, 0)
for wanted in (events.RAISE, events.LINE, events.BRANCH, events.C_RETURN, -1, 1 << 20):
    tried(monitoring.set_local_events, 3, code.__code__, wanted)
    tried(monitoring.get_local_events, 3, code.__code__)
    monitoring.set_local_events(3, code.__code__, 0)
tried(monitoring.set_local_events, 3, 5, 0)
tried(monitoring.get_local_events, 3, 4)
print(monitoring._all_events())
monitoring.free_tool_id(3)
