args = (1, 2)
print(complex(*args), complex(**{"real": 1, "imag": 2}), complex(1, imag=2))
for kw in ({"imag": "x"}, {"real": "1"}, {"real": "1", "imag": 1}, {"foo": 1}):
    try:
        print(complex(**kw))
    except TypeError as e:
        print(e)
