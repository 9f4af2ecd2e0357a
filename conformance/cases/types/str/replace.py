print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("z", "q"))
print("hello".replace("l", "€"), "h€llo".replace("€", "e"), "banana".replace("an", ""), "x".replace("x", "xx" * 3, count=1))
print("aaa".replace("a", "b", 0), "aaa".replace("aa", "b"), "".replace("", "x"), "".replace("", "x", 0))
for call in ["'a'.replace('a')", "'a'.replace(1, 'b')", "'a'.replace('a', None)", "'a'.replace('a', 'b', 'c')", "'a'.replace('a', 'b', 1, 2)", "'a'.replace(old='a', new='b')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
