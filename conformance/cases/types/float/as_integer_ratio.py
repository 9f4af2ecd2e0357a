print((0.5).as_integer_ratio(), (-2.75).as_integer_ratio(), (0.1).as_integer_ratio(), (1e300).as_integer_ratio()[1], (0.0).as_integer_ratio(), (5e-324).as_integer_ratio()[0])
for x in (float("inf"), float("nan")):
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print((4.0).is_integer(), (4.5).is_integer(), float("inf").is_integer())
