"""A view keeps its dict alive; cycles through views are collected."""
import gc
import weakref


class Table(dict):
    pass


table = Table(a=1)
seen = weakref.ref(table)
view = table.items()
del table
print(seen() is not None, list(view))
del view
print(seen())
table = Table()
table["view"] = table.keys()
seen = weakref.ref(table)
del table
gc.collect()
print(seen(), gc.is_tracked({}.keys()))
try:
    weakref.ref({}.keys())
except TypeError as error:
    print(error)
