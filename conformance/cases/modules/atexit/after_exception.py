import atexit

atexit.register(print, "still")
print(1)
1 / 0
