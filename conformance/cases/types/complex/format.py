print(f"{1+2j}|{1+2j:.2f}|{3.14159-2.71828j:.3}|{1+2j:>15}|{1+2j:<15.1f}|{1e10+1j:,}|{1+2j:e}|{-0j:+}|{1+2j:g}|{1j:#g}|{2+3j:n}")
for spec in ("d", "010", "=10", "s", "%", "x"):
    try:
        print(format(1 + 2j, spec))
    except ValueError as e:
        print(spec, e)
