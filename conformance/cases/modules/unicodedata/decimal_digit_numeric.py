import unicodedata as u
for c in "5٣²½Ⅷ一a𝟗":
    print(ascii(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
print(type(u.decimal("5")), type(u.digit("5")), type(u.numeric("5")), u.numeric("⅓"), u.numeric("兆", -1))
for call in ["u.decimal('a')", "u.digit('½')", "u.numeric('a')", "u.decimal('ab')", "u.digit(1)", "u.numeric()", "u.decimal('1', 2, 3)", "u.digit('x', default=5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
