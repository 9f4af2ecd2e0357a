import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 2
monitoring.use_tool_id(TOOL, "case")


def work():
    a = 1
    return a


log = []
monitoring.use_tool_id(3, "other")
monitoring.register_callback(TOOL, events.LINE, lambda code, line: log.append(("first", line - code.co_firstlineno)))
monitoring.register_callback(3, events.PY_START, lambda code, offset: log.append(("second", offset)))
monitoring.set_local_events(TOOL, work.__code__, events.LINE)
monitoring.set_local_events(3, work.__code__, events.PY_START)
work()
print(log, monitoring._all_events())
monitoring.free_tool_id(TOOL)
log.clear()
work()
print(log)
monitoring.clear_tool_id(3)
work()
print(log, monitoring.get_tool(3), monitoring.get_local_events(3, work.__code__))


def jump(code, line):
    if line == work.__code__.co_firstlineno + 1:
        sys._getframe(1).f_lineno = line + 1


monitoring.register_callback(3, events.LINE, jump)
monitoring.set_local_events(3, work.__code__, events.LINE)
try:
    work()
except UnboundLocalError as error:
    print(error)
