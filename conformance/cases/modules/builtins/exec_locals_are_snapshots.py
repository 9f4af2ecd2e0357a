def f():
    x = 1
    exec("x = 2; y = 3")
    print(x, "y" in locals())
    d = locals()
    exec("x = 4; z = 5", globals(), d)
    print(x, d["x"], d["z"], locals() is d)
    eval("(w := 9)")
    return sorted(locals())

print(f())
class C:
    exec("member = 5")
    print(member, "member" in locals())
exec("top = 1")
print(top)
