"""A resource warning tells where the object was allocated."""
import tracemalloc
import warnings

tracemalloc.start(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    file = open(__file__)
    del file
print(len(caught), caught[0].category, type(caught[0].source).__name__)
text = warnings.formatwarning(caught[0].message, caught[0].category, "file", 1, "")
message = warnings._formatwarnmsg(caught[0])
print("Object allocated at" in message, "open(__file__)" in message, text.count("\n"))
