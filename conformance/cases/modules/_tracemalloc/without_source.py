"""A warning without tracing says how to get it."""
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    file = open(__file__)
    del file
print(len(caught), caught[0].category)
print("Enable tracemalloc to get the object allocation traceback" in warnings._formatwarnmsg(caught[0]))
print(caught[0].source is not None)
