import math
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.atan2(-0.0, -1), math.atan2(0, 0), math.atan2(math.inf, math.inf))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.tanh(math.inf), math.degrees(math.pi), math.radians(180), math.sin(-0.0), math.cos(math.nan))
print(math.sin(1e22), math.cos(1e15), math.atan(math.inf), math.sinh(-math.inf), math.degrees(math.inf))
