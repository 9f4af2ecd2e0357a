def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def m():
    print("evaluated")
    return "m"

assert True, m()
print("passed")
def f(): assert False, m()
show("failed", f)
