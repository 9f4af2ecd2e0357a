import atexit

for i in range(3):
    atexit.register(print, "exit", i)
print(atexit._ncallbacks())
