import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 2
monitoring.use_tool_id(TOOL, "case")


def first():
    monitoring.register_callback(TOOL, events.LINE, lambda code, line: print(code.co_name, line - code.co_firstlineno))
    monitoring.set_events(TOOL, events.LINE)
    second = 1


def generator():
    yield 1
    yield 2
    third = 3


def outer():
    it = generator()
    next(it)
    first()
    next(it)
    list(it)
    monitoring.set_events(TOOL, 0)
    last = 1


outer()
