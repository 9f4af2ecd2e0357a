for x in [1, 2, 3]:
    if x == 5:
        break
else:
    print("not found", x)
for x in "abc":
    if x == "b":
        break
else:
    print("never")
print(x)
for _ in []:
    print("never")
else:
    print("empty")
