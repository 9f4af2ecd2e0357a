def t(x):
    print("t", x, end="; ")
    return x
print(t(0) or t("") or t([]) or t("last"))
print(t(1) and t(2) and t(0) and t(3))
print(not t(0) and (t(0) or t(5)))
print(t(1) if t(0) else t(2))
