# Threads find whole modules.
import _thread, sys
modules = [sys.modules[n] for n in ("os", "posixpath", "stat", "abc")]
lock, found = _thread.allocate_lock(), []
lock.acquire()
def look():
    found.append([len(vars(module)) > 20 for module in modules])
    found.append(modules[0].path.basename("/a/b"))
    lock.release()
_thread.start_new_thread(look, ())
lock.acquire()
print(found)
print(modules[1].split("/x/y"), modules[3].ABCMeta.__name__)
print(type(modules[0]) is type(sys))
