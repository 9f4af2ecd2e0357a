import select, os

r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
p.register(w, select.POLLOUT)
os.close(r)
print(sorted(event & select.POLLNVAL for _, event in p.poll(0)))
p.unregister(r)
print([event & select.POLLERR for _, event in p.poll(0)])
os.close(w)
print([event == select.POLLNVAL for _, event in p.poll()])
