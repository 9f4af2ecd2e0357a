def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

attempt(warnings.filterwarnings, "nope")
attempt(warnings.filterwarnings, "ignore", 5)
attempt(warnings.filterwarnings, "ignore", "", "x")
attempt(warnings.filterwarnings, "ignore", "", int)
attempt(warnings.filterwarnings, "ignore", "", UserWarning, 5)
attempt(warnings.filterwarnings, "ignore", "", UserWarning, "", -1)
attempt(warnings.filterwarnings, "ignore", "", UserWarning, "", "x")
attempt(warnings.simplefilter, "ignore", int)
attempt(warnings.simplefilter, "ignore", UserWarning, -1)
n = len(warnings.filters)
warnings.simplefilter("ignore", append=True)
warnings.simplefilter("ignore", append=True)
print(len(warnings.filters) - n, warnings.filters[-1])
warnings.filterwarnings("error", "A.b", ImportWarning, "mod", 3)
print(warnings.filters[0][1].pattern, warnings.filters[0][1].flags & 2, warnings.filters[0][3].pattern, warnings.filters[0][4])
