try:
    raise ExceptionGroup("g", [ValueError(1), TypeError("two")])
except* TypeError:
    print("handled one")
