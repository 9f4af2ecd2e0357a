class A:
    _secret = 1

A().secret
