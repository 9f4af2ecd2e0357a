"""`_set_running_loop`, `_get_running_loop`, `get_running_loop`, `get_event_loop`."""
import threading
from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop
from _loop import Loop, tried

print(_get_running_loop())
tried(get_running_loop)
loop = Loop()
print(_set_running_loop(loop), get_running_loop() is loop, _get_running_loop() is loop, get_event_loop() is loop)
thread = threading.Thread(target=lambda: (print(_get_running_loop()), tried(get_running_loop)))
thread.start()
thread.join()
_set_running_loop(None)
print(_get_running_loop())
tried(_set_running_loop)
tried(_set_running_loop, 1, 2)
tried(get_running_loop, 1)
_set_running_loop("anything")
print(get_running_loop())
_set_running_loop(None)
