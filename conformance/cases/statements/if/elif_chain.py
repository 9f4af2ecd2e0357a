def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "small odd"
        else:
            return "small even"
    else:
        return "large"
print([kind(n) for n in (-1, 0, 3, 4, 99)])
def ends(n):
    if n: return "first"
    elif not n and n is not None: pass
    elif n is None:
        if False: return "never"
    else: return "else"
    return "end"
print([ends(n) for n in (1, 0, None, "")])
if x := kind(5): print(x)
elif x == "never": print("never")
