a, *b = "hello"
*c, d = range(4)
e, *f, g = {1: 2, 3: 4}
[*h] = ()
*i, = iter([1, 2])
(j, *k), *l = ["ab", "cd", "ef"]
print(a, b, c, d, e, f, g, h, i, j, k, l)
class O: pass
o = O()
lst = [0, 0]
o.first, *o.rest = 1, 2, 3
lst[0], *lst[1:] = "xyz"
print(o.first, o.rest, lst)
*lst[0:1], o.last = "pq", "r"
print(lst, o.last)
for source in ["*a = 1", "*a, *b = 1, 2", "a, *b, *c = x", "*a", "[*a, *b] = x", "*(a, b) = 1", "*a, = 5", "a, *b, c = (1,)", "*a, b = ()", "(*a) = 1", "*a.b, c = 1, 2", "a = *b", "a = *b,", "*a += 1", "del *a", "*a: int = 1", "*1, = x", "(*a, b), c = 1, 2", "[a, *b] = 'xyz'; print(a, b)", "*'ab', = 1"]:
    try:
        exec(source, {"x": [], "b": [1]})
        print("ok", source)
    except Exception as err:
        print(source, "|", type(err).__name__, err.msg if isinstance(err, SyntaxError) else err)
