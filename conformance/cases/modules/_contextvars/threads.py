import contextvars

import threading

v = contextvars.ContextVar("v", default=0)
v.set(1)
seen = []
thread = threading.Thread(target=lambda: seen.append(v.get()), context=contextvars.copy_context())
thread.start()
thread.join()
thread = threading.Thread(target=lambda: (seen.append(v.get()), v.set(5)))
thread.start()
thread.join()
print(seen, v.get())
