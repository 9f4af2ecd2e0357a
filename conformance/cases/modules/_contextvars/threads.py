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
context = contextvars.copy_context()
threads = [threading.Thread(target=lambda n: (v.set(n), seen.append((n, v.get()))), args=(n,), context=context.copy()) for n in (7, 8)]
for thread in threads:
    thread.start()
    thread.join()
print(seen, v.get(), context[v])
thread = threading.Thread(target=context.run, args=(v.set, 9))
thread.start()
thread.join()
print(context[v], v.get())
