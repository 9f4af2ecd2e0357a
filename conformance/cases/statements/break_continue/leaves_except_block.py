import sys
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as e:
        print(sys.exception() is e)
        if i == 0:
            continue
        break
print(sys.exception())
print("e" in globals(), i)
