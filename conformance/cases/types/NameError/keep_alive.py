"""What the errors hold, and let go."""
import gc
import weakref


class Thing:
    pass


thing = Thing()
seen = weakref.ref(thing)
try:
    thing.missing
except AttributeError as error:
    kept = error
del thing
print(seen() is kept.obj, kept.name)
kept.obj = None
print(seen())
error = NameError("x", name=[])
error.name.append(error)
seen = weakref.ref(Thing())
print(gc.is_tracked(error), seen())
del error
print(gc.collect() > 0)
