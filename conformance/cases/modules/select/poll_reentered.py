import select, os, threading, time

r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
thread = threading.Thread(target=p.poll)
thread.start()
for _ in range(500):
    time.sleep(0.005)
    try:
        p.poll(0)
    except RuntimeError as error:
        print(error)
        break
os.write(w, b"x")
thread.join()
print(len(p.poll(0)), thread.is_alive())
print(os.read(r, 5))
