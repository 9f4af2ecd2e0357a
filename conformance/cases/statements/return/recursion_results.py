def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n, memo={}):
    if n in memo: return memo[n]
    if n < 2: return n
    memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(fact(20), fib(80), even(501))
def flatten(x):
    if not isinstance(x, list): return [x]
    return [z for y in x for z in flatten(y)]
print(flatten([1, [2, [3, [4]]], []]))
def forever(n): return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(e)
