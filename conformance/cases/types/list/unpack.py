a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
(a, b), c = [1, 2], 3
print(a, b, c)
for text in ("a, b = [1]", "a, b = [1, 2, 3]", "a, *b, c = [1]", "a, b = 5"):
    try:
        exec(text)
    except (ValueError, TypeError) as e:
        print(e)
