import select, os

r, w = os.pipe()
p = select.poll()
p.register(w)
print([(fd == w, event) for fd, event in p.poll(0)])
p.register(w, select.POLLIN)
print(p.poll(0))
p.modify(w, select.POLLOUT)
print([event for _, event in p.poll(0)], p.unregister(w), p.poll(0))
for call in (lambda: p.unregister(w), lambda: p.modify(w, 1)):
    try:
        call()
    except (KeyError, OSError) as error:
        print(type(error).__name__, error.args[0] == w or error)
