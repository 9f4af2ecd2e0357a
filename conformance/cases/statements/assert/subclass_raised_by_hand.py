class MyAssertion(AssertionError): pass
try:
    raise MyAssertion("x", 1)
except AssertionError as e:
    print(type(e).__name__, e.args)
AssertionError = MyAssertion
try:
    assert 0, "plain"
except MyAssertion:
    print("mine")
except Exception as e:
    print(type(e) is MyAssertion, type(e).__mro__[1].__name__)
del AssertionError
print(AssertionError.__mro__)
