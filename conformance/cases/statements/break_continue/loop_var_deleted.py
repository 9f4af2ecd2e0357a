for i in range(3):
    if i == 1:
        del i
        break
try:
    i
except NameError as e:
    print(e)
for i in range(2):
    del i
    continue
try:
    print(i)
except NameError as e:
    print(e)
def f():
    for j in range(3):
        del j
    return j
try:
    f()
except UnboundLocalError as e:
    print(e)
