calls = []
def condition():
    calls.append(len(calls))
    return len(calls) < 4
while condition():
    if len(calls) == 2:
        continue
    print("body", calls[-1])
print(calls)
i = 0
while (i := i + 1) < 6:
    if i % 2:
        continue
    print(i)
