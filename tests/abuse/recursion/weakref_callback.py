# ends: ok
import weakref
class C:
    pass
count = 0
def again(ref):
    global keep, count
    count += 1
    if count < 10_000:
        made = C()
        keep = weakref.ref(made, again)
        del made
made = C()
keep = weakref.ref(made, again)
del made
