import dis
def f(a, b=1):
    try:
        return [x + a for x in b]
    except ValueError as e:
        print(e)
dis.dis(f)
dis.dis('x = 1 if y else 2')
print(dis.code_info(f))
