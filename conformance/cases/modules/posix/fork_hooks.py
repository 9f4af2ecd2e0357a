import os

os.register_at_fork(before=lambda: print("before 1", flush=True), after_in_parent=lambda: print("parent 1", flush=True))
os.register_at_fork(before=lambda: print("before 2", flush=True), after_in_child=lambda: os.write(w, b"child"))
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
print(os.read(r, 10))
