import sys

monitoring = sys.monitoring


def tried(function, *args):
    try:
        print(function.__name__, args[:2], function(*args))
    except Exception as error:
        print(function.__name__, args[:2], type(error).__name__, error)


print(vars(monitoring.events))
for number in (8, -1):
    tried(monitoring.use_tool_id, number, "x")
tried(monitoring.use_tool_id, 0, 1)
tried(monitoring.use_tool_id, 0, "a")
tried(monitoring.use_tool_id, 0, "a")
for number in (0, 1, 6):
    tried(monitoring.get_tool, number)
for event in (0, 3, 1 << 17, 1 << 18, 1 << 19):
    tried(monitoring.register_callback, 0, event, None)
print(monitoring.register_callback(0, 1, len), monitoring.register_callback(0, 1, None))
for number in (0, 9):
    tried(monitoring.free_tool_id, number)
tried(monitoring.get_tool, 0)
