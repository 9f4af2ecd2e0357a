print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, [*[], *()])
a = *[1, 2], 3
print(a, dict(**{"x": 1}, y=2), print(*[1, 2], sep=","))
def f(): return *[1], 2
print(f(), [x for x in (*range(2), 9)])
for source in ["*a", "print(*)", "(*a)", "x = *a", "[**a]", "f(**a, *b)"]:
    try:
        compile(source, "<s>", "exec")
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)
