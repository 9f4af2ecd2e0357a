# ends: work
import sys
m = sys.monitoring
m.use_tool_id(3, 'abuse')
def callback(*args):
    while True:
        pass
try:
    m.register_callback(3, m.events.LINE, callback)
    m.set_events(3, m.events.LINE)
    a = 1
    while True:
        pass
finally:
    m.free_tool_id(3)
