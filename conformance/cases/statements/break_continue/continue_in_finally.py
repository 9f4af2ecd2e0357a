def f():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            1 / (i - 1)
        except ZeroDivisionError:
            seen.append("zero")
            continue
        finally:
            seen.append("finally")
        seen.append("end")
    return seen
print(f())
for i in range(2):
    try:
        continue
    finally:
        print("finally", i)
print(i)
