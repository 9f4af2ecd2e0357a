for a in (-7, -1, 0, 1, 7):
    for b in (-3, 2, 5):
        print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b, a & b, a | b, a ^ b)
