def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M:
    def __enter__(self): pass
    def __exit__(self, *a): print("exit", a)

for i in range(2):
    with M():
        if i == 0: continue
        break
print("end")
