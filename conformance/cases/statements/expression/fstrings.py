name, n, d = "Ada", 3.14159, {"k": [1, 2]}
print(f"{name!r:>8}|{n:.2f}|{n:{8}.{2}}|{d['k'][0]}|{{}}|{name=}|{n = :.1f}")
print(f"{'nested ' + f'{n:.{1 + 1}f}'}" f" {name.upper()}", rf"\n{n:.0f}", f"{(lambda x: x * 2)(4)}")
print(f"""{
    n  # a comment
    :.3f}""", f"{name:{'>' if n > 3 else '<'}{6}}", f"{d!s:^16}")
class F:
    def __format__(self, spec): return f"[{spec}]"
print(f"{F():%Y-{n:.0f}}", f"{F()}", f"{'a' 'b'}", f"{1,}", f"{ {1: 2}[1] }")
