import annotationlib
type A = missing | int
print(callable(A.evaluate_value))
print(annotationlib.call_evaluate_function(A.evaluate_value, annotationlib.Format.STRING))
print(annotationlib.call_evaluate_function(A.evaluate_value, annotationlib.Format.FORWARDREF))
try:
    A.evaluate_value(1)
except NameError as e:
    print(e)
missing = str
print(A.evaluate_value(1))
try:
    A.evaluate_value(99)
except NotImplementedError as e:
    print(type(e).__name__, e)
