count = 5
def f():
    count += 1
try:
    f()
except UnboundLocalError as error:
    print(error)
def g():
    global count
    count += 1
g()
print(count)
