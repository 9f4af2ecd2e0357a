for text in ("1", "j", "+j", "1e5j", "1.5+2.5j", "-1-1j", "nan", "infj", "1e400", "(2)", " ( 1+1j ) ", "1+2", "j1", "1j+2", "1_0+2_0j", "--1j", "()", "1ej", "\u0661+\u0662j"):
    try:
        print(repr(text), complex(text))
    except ValueError as e:
        print(repr(text), e)
