x, width = 3.14159, 10
print(f"{x:{width}.{2}f}|{x!r:>{width}}|{f'{f"{x}"}'}|{'\n'.join(['a', 'b'])}")
print(f"{x = }|{x=:.2f}|{ x=!s}|{x + 1 = :.1f}|{{}}|{{{x}}}")
print(f"{(lambda y: y * 2)(2)}|{ {'a': 1}['a'] }|{x if x else 0}|{x:=^10}|{x!s:^10}")
print(f'''{
x  # comment
:.1f}''', f"{'a' 'b'}", rf"\d{1}\n", f"\N{DIGIT ONE}{2}", f"{'é'!a}")
class F:
    def __format__(self, spec): return f"<{spec}>"
print(f"{F()}|{F():}|{F():a{1}b}|{F()!r:.3}|{F():{{}}}")
