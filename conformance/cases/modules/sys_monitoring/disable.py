import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 2
monitoring.use_tool_id(TOOL, "case")


def loop(n):
    for i in range(n):
        i += 1


seen = []


def once(code, line):
    seen.append(line - code.co_firstlineno)
    return monitoring.DISABLE


monitoring.register_callback(TOOL, events.LINE, once)
monitoring.set_local_events(TOOL, loop.__code__, events.LINE)
loop(3)
print(seen)
loop(3)
print(seen)
monitoring.restart_events()
loop(1)
print(seen, monitoring.get_local_events(TOOL, loop.__code__) == events.LINE)
monitoring.set_local_events(TOOL, loop.__code__, 0)
monitoring.restart_events()
loop(1)
print(seen)


def always(code, *args):
    return monitoring.DISABLE


monitoring.register_callback(TOOL, events.RAISE, always)
monitoring.set_events(TOOL, events.RAISE)
try:
    int("x")
except ValueError as error:
    print(error)
print(monitoring.register_callback(TOOL, events.RAISE, None))
monitoring.set_events(TOOL, 0)
