class A:
    something = 1

A().zzzzzzzzz
