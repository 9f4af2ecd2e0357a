def f(): return
def g(): return 1, 2
def h(): return *[1], 2
print(f(), g(), h())
