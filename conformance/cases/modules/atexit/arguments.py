import atexit

atexit.register(print, 1, 2, sep="-", end="!\n")
print("end")
print(atexit._ncallbacks())
